// A day's topics as its brief arranges them: which get a table, which a list, and what is said elsewhere.
import type { ActorId, IndexedStatement, Topic } from "../meeting/meeting.ts"
import { byTopic, type LineUp, type LineUpEntry } from "../views/views.ts"
import type { DayFacts } from "./day.ts"
import { doubtsOf } from "./holders.ts"
import type { BriefWords } from "./words.ts"

/** Holders on one topic that make a line-up; below it the topic is told with the groups and with what else was said. */
const ENOUGH_FOR_LINE_UP = 4

/** One position of a topic, for or against, or (null) the topic as such, with who stands there. */
export interface Place {
  readonly label: string | null
  readonly against: boolean
  readonly entries: readonly LineUpEntry[]
}

export interface DayTopic {
  readonly topic: Topic
  /** `table`: several places, each in its column. `list`: one place that many hold. `loose`: neither. */
  readonly shape: "table" | "list" | "loose"
  /** Those taken, in the order of the positions; then what names no position. */
  readonly places: readonly Place[]
}

/** The topics raised on the day, in the order they were. */
export function topicsOf(facts: DayFacts): readonly DayTopic[] {
  const place = new Map(facts.said.map((row, n) => [row.id, n]))
  const first = ({ places }: DayTopic) =>
    Math.min(
      ...places.flatMap(({ entries }) =>
        entries.flatMap(({ evidence }) => evidence.map((row) => place.get(row.id) ?? 0)),
      ),
    )
  const scope = { day: facts.day.date, withoutPrivate: true }
  return byTopic(facts.all, facts.names, scope)
    .flatMap((lineUp) => {
      const topic = facts.names.topicById(lineUp.topic)
      return topic === undefined ? [] : [dayTopic(topic, lineUp)]
    })
    .sort((a, b) => first(a) - first(b))
}

/** The words of a place for one holder alone: its label with what limits it in brackets. */
export function placeWords(place: Place, entry: LineUpEntry, facts: DayFacts, words: BriefWords) {
  const [stance = "addresses"] = entry.stances
  const label = place.label ?? words.ofGroup[stance]
  // A stance on the topic as such is said already; beside a position it is a limit.
  const doubts = doubtsOf(entry.evidence, words).filter(
    (doubt) => place.label !== null || !Object.values<string>(words.stance).includes(doubt),
  )
  const limits = [...provisionsOf([entry], facts), ...entry.qualifiers, ...doubts]
  const full = place.against && place.label !== null ? words.against(label) : label
  return limits.length === 0 ? full : `${full} (${limits.join("; ")})`
}

/** Names of the provisions that every one of the statements is about. */
export function provisionsOf(entries: readonly LineUpEntry[], facts: DayFacts): readonly string[] {
  const [first, ...more] = entries.flatMap((entry) => entry.evidence)
  return (first?.provisions ?? [])
    .filter((id) => more.every((row) => row.provisions.includes(id)))
    .map((id) => facts.names.provisionById(id)?.name ?? id)
}

export function evidenceOf(entries: readonly LineUpEntry[]): readonly IndexedStatement[] {
  return entries.flatMap((entry) => entry.evidence)
}

/** The topic's places with the entries that pass; places left empty go. */
export function placesWith(
  topic: DayTopic,
  keep: (entry: LineUpEntry) => boolean,
): readonly Place[] {
  return topic.places
    .map((place) => ({ ...place, entries: place.entries.filter(keep) }))
    .filter((place) => place.entries.length > 0)
}

function dayTopic(topic: Topic, lineUp: LineUp): DayTopic {
  const positions = lineUp.columns.flatMap(({ position: { label }, entries, against }) => [
    { label, against: false, entries },
    { label, against: true, entries: against },
  ])
  const taken = positions.filter((place) => place.entries.length > 0)
  const holders = new Set<ActorId>(
    taken.flatMap((place) => place.entries.map((entry) => entry.holder)),
  )
  const outside = { label: null, against: false, entries: lineUp.outside }
  return {
    topic,
    shape:
      holders.size < ENOUGH_FOR_LINE_UP
        ? "loose"
        : lineUp.columns.filter((c) => c.entries.length + c.against.length > 0).length > 1
          ? "table"
          : "list",
    places: [...taken, ...(lineUp.outside.length > 0 ? [outside] : [])],
  }
}
