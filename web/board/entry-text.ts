// What stands at the end of an entry's row: who spoke for a group, who is apart, how sure it is.
import type {
  Actor,
  ActorId,
  IndexedStatement,
  MeetingNames,
} from "../../shared/meeting/meeting.ts"
import type { LineUpEntry, LineUpMember } from "../../shared/views/views.ts"
import { badgeOf } from "../ui/badge.ts"
import { dayName } from "../ui/time.ts"
import { words } from "../ui/words.ts"

/** The actor, or one that shows only the id when the roster has lost it: a row is never dropped. */
export function actorOf(id: ActorId, names: MeetingNames): Actor {
  return names.actorById(id) ?? { id, kind: "organisation", name: id, aliases: [] }
}

/** Notes for an entry, the weightiest first. */
export function entryNotes(
  entry: LineUpEntry,
  names: MeetingNames,
  how: { readonly session: boolean },
): readonly string[] {
  const { rep, without, apart, apartFrom, alsoIn, inNotes } = words.board
  const most = Math.max(...entry.made.map(({ sources }) => sources.length))
  const name = (id: ActorId) => actorOf(id, names).name
  const spokesmen = entry.speakers.filter((speaker) => speaker !== entry.holder)
  const elsewhere = entry.members.filter((m) => m.standing === "own" && !standsWith(m, entry))
  const [together, separate] = [true, false].map((side) =>
    entry.groups.filter((link) => link.together === side).map((link) => badge(link.group, names)),
  )
  return [
    entry.unsure ? words.board.unsure : "",
    spokesmen.length > 0 ? rep(few(spokesmen.map(name))) : "",
    entry.except.length > 0 ? without(few(entry.except.map(name))) : "",
    elsewhere.length > 0 ? apart(few(elsewhere.map((m) => name(m.actor)))) : "",
    separate?.length ? apartFrom(few(separate)) : "",
    together?.length ? alsoIn(few(together)) : "",
    most > 1 ? inNotes(most) : "",
    how.session ? entry.days.map(dayName).join(", ") : "",
  ].filter((note) => note !== "")
}

/** What a member's row says of it. */
export function memberNote(member: LineUpMember, entry: LineUpEntry, names: MeetingNames): string {
  const { leftOut, itself, alsoThrough } = words.board
  switch (member.standing) {
    case "except":
      return leftOut
    case "own":
      return itself(standsWith(member, entry) ? null : positionOf(member, entry, names))
    case "derived":
      return member.through.length === 0
        ? ""
        : alsoThrough(few(member.through.map((group) => actorOf(group, names).name)))
  }
}

/** The position of a statement as the topic labels it; the topic's name where it names none. */
export function positionLabel(
  { topic, position }: Pick<IndexedStatement, "topic" | "position">,
  names: MeetingNames,
): string {
  const known = names.topicById(topic)
  if (position === null) return known?.name ?? topic
  return known?.positions.find(({ id }) => id === position)?.label ?? position
}

/** "Austria for EU-27". */
export function speakerText(
  { speaker, onBehalfOf }: Pick<IndexedStatement, "speaker" | "onBehalfOf">,
  names: MeetingNames,
): string {
  const name = actorOf(speaker, names).name
  if (onBehalfOf === null) return name
  return words.board.speaksFor(name, actorOf(onBehalfOf, names).name)
}

/** "regular/irregular: in between, less adamant". */
export function claimText(
  { topic, position, qualifier }: Pick<IndexedStatement, "topic" | "position" | "qualifier">,
  names: MeetingNames,
): string {
  const name = names.topicById(topic)?.name ?? topic
  const claim = position === null ? name : `${name}: ${positionLabel({ topic, position }, names)}`
  return qualifier === null ? claim : `${claim}, ${qualifier}`
}

function standsWith(member: LineUpMember, entry: LineUpEntry): boolean {
  const against = entry.stances.includes("opposes")
  return member.own.some(
    (s) => s.position === entry.position && (s.stance === "opposes") === against,
  )
}

function positionOf(member: LineUpMember, entry: LineUpEntry, names: MeetingNames): string {
  const own = member.own.at(-1)
  if (own === undefined) return ""
  const position = names
    .topicById(own.topic)
    ?.positions.find((p) => p.id === own.position && own.position !== entry.position)
  return position?.label ?? words.stance[own.stance]
}

function badge(id: ActorId, names: MeetingNames): string {
  return badgeOf(actorOf(id, names))
}

/** Two names, or a count of them. */
function few(list: readonly string[]): string {
  return list.length > 2 ? String(list.length) : list.join(", ")
}
