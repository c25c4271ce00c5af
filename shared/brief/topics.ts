// A day's topics as its brief arranges them: which get a table, which a list, and what a key point told already.
import type { ActorId, IndexedStatement, Topic } from "../meeting/meeting.ts"
import { once } from "../support/once.ts"
import { byTopic, countedOnce, type LineUp, type LineUpEntry } from "../views/views.ts"
import type { DayFacts } from "./day.ts"

/** So many holders on one topic make a line-up; below it the topic is told with the groups and with what else was said. */
const ENOUGH_FOR_LINE_UP = 5

export interface Entry extends LineUpEntry {
  /** A key point or a passage tells it. */
  readonly isTold: boolean
}

/** One position of a topic, for or against, or (label null) the topic as such, with who stands there. */
export interface Place {
  readonly label: string | null
  readonly against: boolean
  readonly entries: readonly Entry[]
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
      ...evidenceOf(places.flatMap((one) => one.entries)).map((row) => place.get(row.id) ?? 0),
    )
  const scope = { day: facts.day.date, withoutPrivate: true }
  return sentencesOnce(
    byTopic(facts.all, facts.names, scope)
      .flatMap((lineUp) => {
        const topic = facts.names.topicById(lineUp.topic)
        return topic === undefined ? [] : [dayTopic(topic, lineUp, facts)]
      })
      .sort((a, b) => first(a) - first(b)),
  )
}

/** A sentence that only raises two topics is told with the first of them. */
function sentencesOnce(topics: readonly DayTopic[]): readonly DayTopic[] {
  const seen = new Map<string, Topic>()
  const isFirst = (topic: Topic, { note, block, sentence, holder }: IndexedStatement) => {
    const key = JSON.stringify([note, block, sentence, holder])
    if (!seen.has(key)) seen.set(key, topic)
    return seen.get(key) === topic
  }
  return topics.map((topic) => ({
    ...topic,
    places: topic.places.map((place) => {
      if (place.label !== null) return place
      const entries = place.entries.map((entry) => {
        const evidence = entry.evidence.filter((row) => isFirst(topic.topic, row))
        return { ...entry, evidence, made: countedOnce(evidence) }
      })
      return { ...place, entries: entries.filter((entry) => entry.evidence.length > 0) }
    }),
  }))
}

/** The topics, where the statements of these ids are told as well. */
export function markTold(
  topics: readonly DayTopic[],
  told: ReadonlySet<string>,
): readonly DayTopic[] {
  const isHere = ({ evidence }: Entry) => evidence.some(({ id }) => told.has(id))
  return topics.map((topic) => ({
    ...topic,
    places: topic.places.map((place) => ({
      ...place,
      entries: place.entries.map((entry) => ({ ...entry, isTold: entry.isTold || isHere(entry) })),
    })),
  }))
}

/** The topic's places with the entries that pass; places left empty go. */
export function placesWith(topic: DayTopic, keep: (entry: Entry) => boolean): readonly Place[] {
  return topic.places
    .map((place) => ({ ...place, entries: place.entries.filter(keep) }))
    .filter((place) => place.entries.length > 0)
}

export function evidenceOf(entries: readonly Entry[]): readonly IndexedStatement[] {
  return entries.flatMap((entry) => entry.evidence)
}

/** Names of the provisions that every one of the statements is about, by one note at least, save those that the topic's own name tells. */
export function provisionsOf(
  topic: Topic,
  entries: readonly Entry[],
  facts: DayFacts,
): readonly string[] {
  const [first, ...more] = entries
    .flatMap((entry) => entry.made)
    .map(({ sources }) => once(sources.flatMap((row) => row.provisions)))
  return (first ?? [])
    .filter((id) => more.every((provisions) => provisions.includes(id)))
    .map((id) => facts.names.provisionById(id)?.name ?? id)
    .filter((name) => !topic.name.includes(name))
}

function dayTopic(topic: Topic, lineUp: LineUp, facts: DayFacts): DayTopic {
  const entries = (held: readonly LineUpEntry[]): readonly Entry[] =>
    held.map((entry) => ({ ...entry, isTold: entry.evidence.some(facts.isKey) }))
  const positions = lineUp.columns.flatMap(({ position: { label }, entries: held, against }) => [
    { label, against: false, entries: entries(held) },
    { label, against: true, entries: entries(against) },
  ])
  const taken = positions.filter((place) => place.entries.length > 0)
  const outside = { label: null, against: false, entries: entries(lineUp.outside) }
  return {
    topic,
    shape: shapeOf(taken),
    places: [...taken, ...(outside.entries.length > 0 ? [outside] : [])],
  }
}

/** A line-up that key points tell whole needs no table. */
function shapeOf(taken: readonly Place[]): DayTopic["shape"] {
  const entries = taken.flatMap((place) => place.entries)
  const holders = new Set<ActorId>(entries.map((entry) => entry.holder))
  if (holders.size < ENOUGH_FOR_LINE_UP || entries.every((entry) => entry.isTold)) return "loose"
  return new Set(taken.map((place) => place.label)).size > 1 ? "table" : "list"
}
