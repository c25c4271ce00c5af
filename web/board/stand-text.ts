// Where an actor stood, in words: its places, whom it stood with, and what it rests on.
import type {
  ActorId,
  IndexedStatement,
  MeetingNames,
  Stance,
  TopicId,
} from "../../shared/meeting/meeting.ts"
import { groupBy } from "../../shared/support/group-by.ts"
import { once } from "../../shared/support/once.ts"
import type { Place } from "../../shared/views/views.ts"
import type { NoteSummary } from "../../shared/wire/wire.ts"
import { words } from "../ui/words.ts"
import { noteTitle } from "./differing.ts"
import { actorOf, positionLabel } from "./entry-text.ts"
import { topicName } from "./view-text.ts"

/** The evidence of one place: position and stance. */
interface PlaceSaid {
  readonly label: string
  readonly stance: Stance
  readonly qualifiers: readonly string[]
}

/** Each place once, in order: "Regular/irregular: strong separation". */
export function placesSaid(
  evidence: readonly IndexedStatement[],
  names: MeetingNames,
): readonly PlaceSaid[] {
  const places = groupBy(evidence, (s) => `${s.position ?? ""}|${s.stance}`)
  return [...places.values()].map((same) => ({
    label: placeLabel(same[0], names),
    stance: same[0].stance,
    qualifiers: once(same.flatMap((s) => s.qualifier ?? [])),
  }))
}

/** What stands below the words: the note, the time, who spoke for a group, how it came about. */
export function source(
  statement: IndexedStatement,
  names: MeetingNames,
  notes: readonly NoteSummary[],
): readonly string[] {
  const { speaker, onBehalfOf, time, via } = statement
  const name = (id: ActorId) => actorOf(id, names).name
  return [
    noteTitle(statement.note, notes),
    time ?? "",
    onBehalfOf === null ? "" : words.board.speaksFor(name(speaker), name(onBehalfOf)),
    via === "lead" ? words.shifts.inList : "",
    via === "heading" ? words.shifts.underHeading : "",
  ].filter((part) => part !== "")
}

/** "with 14 others", "with Tuvalu, Chile, Canada and 7 others": the first of those named come first. */
export function companyWords(
  others: readonly ActorId[],
  named: readonly ActorId[],
  names: MeetingNames,
): string {
  const { andOthers, withOthers } = words.shifts
  const shown = named.slice(0, NAMED).map((id) => actorOf(id, names).name)
  if (shown.length === 0) return withOthers(others.length)
  if (shown.length === others.length) return words.shifts.with(shown.join(", "))
  return andOthers(shown.join(", "), others.length - shown.length)
}

const NAMED = 3

/** A row of the flow: "strong separation", "against: no dichotomy". */
export function laneLabel({ position, side }: Place, topic: TopicId, names: MeetingNames): string {
  const { against, asSuch, forIt, ofTwoMinds } = words.shifts
  const label = position === null ? asSuch : positionLabel({ topic, position }, names)
  if (side === "against") return against(label)
  if (side === "mixed") return ofTwoMinds(label)
  return position === null ? forIt(label) : label
}

function placeLabel(s: IndexedStatement, names: MeetingNames): string {
  const topic = topicName(s.topic, names)
  return s.position === null ? topic : `${topic}: ${positionLabel(s, names)}`
}
