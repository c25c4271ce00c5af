// Line-ups, groups, what else was said and officials: each statement in the first of them that has a place for it.
import type { ActorId, TopicId } from "../meeting/meeting.ts"
import type { NoteItem } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { alsoSaid } from "./also.ts"
import { type DayFacts, withTold } from "./day.ts"
import { groupSections, groupsThatSpoke } from "./groups.ts"
import { lineUpSections } from "./line-ups.ts"
import { isByOfficial, isOfficial, isQuestion, officialSections } from "./officials.ts"
import { type Passage, passagesOf } from "./passages.ts"
import { type DayTopic, evidenceOf, markTold, type Place, placesWith, topicsOf } from "./topics.ts"
import type { BriefWords } from "./words.ts"

/** The day's topics, and the passages that tell of them. */
export interface Told {
  readonly topics: readonly DayTopic[]
  readonly passages: readonly Passage[]
}

/** The facts and topics, with what is told in the words of the notes marked as told. */
export function toldIn(day: DayFacts, inProse: boolean): Told & { readonly facts: DayFacts } {
  const topics = topicsOf(day)
  if (!inProse) return { facts: day, topics, passages: [] }
  const lineUps = topics.filter(({ shape }) => shape === "table").map(({ topic }) => topic.id)
  const { passages, repeats } = passagesOf(day, new Set(lineUps))
  const rows = new Set(passages.flatMap(({ evidence }) => evidence.map(({ id }) => id)))
  return {
    facts: withTold(day, [...passages, ...repeats]),
    topics: markTold(topics, rows),
    passages,
  }
}

export function positionSections(
  { topics, passages }: Told,
  facts: DayFacts,
  words: BriefWords,
): readonly NoteItem[] {
  const groups = groupsThatSpoke(facts)
  const ofThese = new Set(groups.map(({ group }) => group))
  const isGroup = (actor: ActorId) => ofThese.has(actor)
  const loose = topics.filter((topic) => topic.shape === "loose")
  const isLoose = (topic: TopicId | null) =>
    topic === null || loose.some((other) => other.topic.id === topic)
  const tables = topics.filter((topic) => topic.shape === "table")

  const ofOfficials = passages.filter(
    (passage, n) => isByOfficial(passage, facts) || isQuestion(passage, passages[n + 1], facts),
  )
  const ofGroups = passages.filter(
    ({ holders: [holder, ...more] }) =>
      holder !== undefined && more.length === 0 && isGroup(holder),
  )
  const placed = new Set([...ofOfficials, ...ofGroups])
  const byTopic = groupBy(
    passages.filter((passage) => !placed.has(passage)),
    (passage) => topicOf(passage, facts),
  )

  const { sentences, terms } = toldWithWords(topics)
  const quotations = facts.quotations.filter(
    ({ statement, isFragment }) =>
      statement === null || !(sentences.has(statement) || (isFragment && terms.has(statement))),
  )
  const quotedOfficials = quotations.filter(({ holder }) => isOfficial(holder, facts))
  const quotedGroups = quotations.filter(({ holder, topic }) => isGroup(holder) && isLoose(topic))
  const apart = new Set([...quotedOfficials, ...quotedGroups])
  const others = quotations.filter((quotation) => !apart.has(quotation))
  const rests = topics
    .filter((topic) => topic.shape !== "table")
    .map((topic) => ({
      topic,
      passages: byTopic.get(topic.topic.id) ?? [],
      places: untoldPlaces(topic, (actor) => topic.shape === "loose" && isGroup(actor)),
      quotations: others.filter((quotation) => quotation.topic === topic.topic.id),
    }))
  return [
    ...lineUpSections(topics, byTopic, others, facts, words),
    ...groupSections(
      groups,
      { passages: ofGroups, topics: loose, quotations: quotedGroups },
      facts,
      words,
    ),
    ...alsoSaid(
      rests,
      others.filter((quotation) => quotation.topic === null),
      tables.flatMap((topic) => topic.places),
      facts,
      words,
    ),
    ...officialSections(ofOfficials, quotedOfficials, facts, words),
  ]
}

/** Under the first topic that somebody else than an official takes up. */
function topicOf({ rows }: Passage, facts: DayFacts): TopicId {
  return (rows.find((row) => !isOfficial(row.holder, facts)) ?? rows[0]).topic
}

/** The places of a topic of which something is still to be told, without the holders that are told apart. */
function untoldPlaces(topic: DayTopic, isApart: (actor: ActorId) => boolean): readonly Place[] {
  return placesWith(topic, (entry) => entry.isTold || !isApart(entry.holder))
    .map((place) =>
      place.label === null
        ? { ...place, entries: place.entries.filter((entry) => !entry.isTold) }
        : place,
    )
    .filter((place) => place.entries.some((entry) => !entry.isTold))
}

/**
 * Ids of the statements that are told with their words: of all quoted words where the sentence is told
 * whole, of terms where the holder is named with them in brackets.
 */
function toldWithWords(topics: readonly DayTopic[]): {
  readonly sentences: ReadonlySet<string>
  readonly terms: ReadonlySet<string>
} {
  const ids = (of: (topic: DayTopic) => readonly Place[]) =>
    new Set(
      topics
        .flatMap((topic) => of(topic).flatMap((place) => evidenceOf(place.entries)))
        .map((row) => row.id),
    )
  return {
    sentences: ids((topic) =>
      placesWith(topic, (entry) => !entry.isTold).filter((place) => place.label === null),
    ),
    terms: ids((topic) =>
      placesWith(topic, (entry) => !entry.isTold || topic.shape === "table").filter(
        (place) => place.label !== null,
      ),
    ),
  }
}
