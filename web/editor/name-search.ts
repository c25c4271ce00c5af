// What a popup lists for what was typed: used in this note first, then heard in this meeting, then by how well it matches.
import type { Actor, IsoDate, MeetingNames, Topic } from "../../shared/meeting/meeting.ts"
import { printChip } from "../../shared/notation/notation.ts"
import { membersOn } from "../../shared/roster/roster.ts"
import { fold } from "../../shared/support/fold.ts"
import { words } from "../ui/words.ts"
import type { MentionKind } from "./mention.ts"
import { type FoldedName, foldedName, foldTyping, type Named, nameIndex } from "./name-index.ts"

/** A row of the popup. */
export type Choice =
  | {
      readonly kind: "name"
      /** The chip to put, by id. */
      readonly ref: string
      readonly name: string
      readonly hint: string
      /** Draws flag or badge; null for topics, positions and provisions. */
      readonly actor: Actor | null
    }
  | { readonly kind: "new"; readonly entry: NewEntry; readonly label: string }

/** Something that the meeting does not know yet. */
export interface NewEntry {
  readonly kind: "organisation" | "person" | "group" | "topic" | "provision"
  readonly name: string
}

export interface SearchAround {
  readonly names: MeetingNames
  readonly date: IsoDate
  /** Ids used in this note, each with how late it stands there: the higher the later. */
  readonly used: ReadonlyMap<string, number>
  readonly heard: ReadonlySet<string>
  readonly mayCreate: boolean
}

/** Rows that a list shows at most; typing on narrows it. */
const most = 20

/** The choices for a name, best first; those that make something new come last. */
export function choicesFor(
  mention: { readonly kind: MentionKind; readonly cited: boolean; readonly query: string },
  around: SearchAround,
): readonly Choice[] {
  const { kind } = mention
  const query = foldTyping(mention.query.replace(/^\[/, ""))
  const ranked = nameIndex(around.names)
    [kind].map((one, order) => ({ one, order, rank: rank(one, query) }))
    .filter(({ rank }) => rank < noMatch)
    .map((found) => ({ ...found, use: use(found.one.id, around) }))
    .sort(
      (a, b) =>
        tier(a.rank) - tier(b.rank) || b.use - a.use || a.rank - b.rank || a.order - b.order,
    )
  const group = groupOf(around)
  const known = ranked
    .slice(0, most)
    .map(({ one }) => nameChoice(one, mention.cited, around, group))
  // Two letters are the beginning of a name that is there, not a new name.
  const isNew =
    (query.length > 2 || known.length === 0) && !ranked.some(({ rank }) => rank === exactMatch)
  return isNew ? [...known, ...newChoices(kind, mention.query, around)] : known
}

/** The positions of a topic in their order, those that match. */
export function positionChoices(topic: Topic, typed: string): readonly Choice[] {
  const query = foldTyping(typed)
  return topic.positions
    .filter(({ id, label }) => rankOf([label, id].map(fold).map(foldedName), query) < noMatch)
    .map(({ id, label }) => ({
      kind: "name",
      ref: printChip({ kind: "topic", name: topic.id, position: id, stance: null }),
      name: label,
      hint: "",
      actor: null,
    }))
}

const exactMatch = 0
const noMatch = 4

/** 0 the whole name, 1 its beginning, 2 the beginning of a word in it, 3 its letters in order from a word's beginning. */
function rank(one: Named, query: string): number {
  return rankOf(one.names, query)
}

function rankOf(names: readonly FoldedName[], query: string): number {
  if (query === "") return 1
  return Math.min(...names.map((name) => rankOne(name, query)))
}

function rankOne({ text, starts }: FoldedName, query: string): number {
  if (text === query) return exactMatch
  if (text.startsWith(query)) return 1
  if (starts.some((at) => text.startsWith(query, at))) return 2
  if (query.length < 3) return noMatch
  return starts.some((at) => hasInOrder(text, at, query)) ? 3 : noMatch
}

function hasInOrder(text: string, from: number, query: string): boolean {
  if (text[from] !== query[0]) return false
  let at = from
  for (const letter of query) {
    at = text.indexOf(letter, at) + letter.length
    if (at < letter.length) return false
  }
  return true
}

/** The whole name, then what begins so, then what only has the letters: however often that was used. */
function tier(rank: number): number {
  return rank === 2 ? 1 : rank
}

/** The later in this note the higher; then heard in the meeting, then the rest. */
function use(id: string, { used, heard }: SearchAround): number {
  const late = used.get(id)
  return late === undefined ? (heard.has(id) ? 0 : -1) : late + 1
}

function nameChoice(
  one: Named,
  cited: boolean,
  around: SearchAround,
  group: ReadonlyMap<string, string>,
): Choice {
  const actor = one.kind === "actor" ? (one.thing as Actor) : null
  return {
    kind: "name",
    ref: refOf(one, cited),
    name: one.name,
    hint: hint(one, around, group),
    actor,
  }
}

function refOf({ kind, id }: Named, cited: boolean): string {
  if (kind === "actor") return printChip({ kind, name: id, cited, agreement: null, unsure: false })
  if (kind === "topic") return printChip({ kind, name: id, position: null, stance: null })
  return printChip({ kind, name: id, edits: [] })
}

function hint(one: Named, around: SearchAround, group: ReadonlyMap<string, string>): string {
  if (around.used.has(one.id)) return words.popup.usedHere
  if (around.heard.has(one.id)) return words.popup.heard
  if (one.kind === "topic") return words.popup.positions((one.thing as Topic).positions.length)
  if (one.kind === "provision") return ""
  const actor = one.thing as Actor
  if (actor.role !== undefined) return actor.role
  const of = group.get(actor.id)
  return of === undefined ? words.popup.actorKinds[actor.kind] : words.popup.memberOf(of)
}

/** For each member today the first of the meeting's groups that it belongs to. */
function groupOf({ names, date }: SearchAround): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const group of names.actors) {
    if (group.kind !== "group") continue
    for (const member of membersOn(group, date))
      if (!found.has(member)) found.set(member, group.name)
  }
  return found
}

function newChoices(kind: MentionKind, typed: string, { mayCreate }: SearchAround): Choice[] {
  const name = typed.replace(/^\[/, "").trim()
  if (!mayCreate || !/\p{L}/u.test(name)) return []
  const kinds: NewEntry["kind"][] = kind === "actor" ? ["organisation", "person", "group"] : [kind]
  return kinds.map((entry) => ({
    kind: "new",
    entry: { kind: entry, name },
    label: words.popup.addAs[entry](name),
  }))
}
