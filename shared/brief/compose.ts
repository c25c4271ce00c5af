// Composes the brief of one day from its notes and their index.
import type {
  ActorId,
  IndexedStatement,
  IsoDate,
  MeetingNames,
  NoteIndex,
  TopicId,
} from "../meeting/meeting.ts"
import type { Note, NoteItem } from "../notation/notation.ts"
import { alsoSaid } from "./also.ts"
import { type DayFacts, factsOf } from "./day.ts"
import { groupSections, groupsThatSpoke } from "./groups.ts"
import { lineUpSections } from "./line-ups.ts"
import { officialSections } from "./officials.ts"
import { heading, italic, paragraph } from "./piece.ts"
import { proposalSections } from "./proposals.ts"
import { alsoTookTheFloor, betweenDelegations, heardFirst, movedSince, notHeard } from "./room.ts"
import { keyPoints, nextSteps, ourView, toVerify } from "./tagged.ts"
import { type DayTopic, evidenceOf, type Place, placesWith, topicsOf } from "./topics.ts"
import { type BriefWords, english } from "./words.ts"

/** One note of the day, read. */
export interface DayNote {
  readonly id: string
  readonly title: string
  readonly room: string
  readonly note: Note
  readonly index: NoteIndex
}

export interface BriefDay {
  readonly date: IsoDate
  /** In the order of the day. */
  readonly notes: readonly DayNote[]
  /** All statements of earlier days, for shifts and first-time speakers. */
  readonly before: readonly IndexedStatement[]
  /** Who took the floor on an earlier day without a position, and so is not in `before`. */
  readonly spokeBefore?: readonly ActorId[]
}

/**
 * The brief as a note: pure, the same day always gives the same brief. Sections without content are
 * left out; nothing stands twice; nothing `[private]` enters, nor what only it supports. Block ids
 * count from b1; each block's `source` says where it comes from (parseSource).
 */
export function composeBrief(day: BriefDay, names: MeetingNames): Note {
  const facts = factsOf(day, names)
  const words = english
  const items = [
    ...titleBlocks(facts, words),
    ...keyPoints(facts, words),
    ...positionSections(facts, words),
    ...proposalSections(facts, words),
    ...betweenDelegations(facts, words),
    ...alsoTookTheFloor(facts, words),
    ...notHeard(facts, words),
    ...movedSince(facts, words),
    ...heardFirst(facts, words),
    ...toVerify(facts, words),
    ...ourView(facts, words),
    ...nextSteps(facts, words),
  ]
  return { items: withIds(items) }
}

function titleBlocks(
  { day, names: { meeting } }: DayFacts,
  words: BriefWords,
): readonly NoteItem[] {
  const dates = meeting.days.map((one) => one.date).sort()
  const number = dates.includes(day.date) ? dates.indexOf(day.date) + 1 : null
  const [round, ...more] = meeting.rounds
  const named = round !== undefined && more.length === 0 && !meeting.name.includes(round)
  return [
    heading(1, words.title(number, day.date), "title"),
    paragraph({
      piece: "meeting",
      from: [],
      words: [named ? `${meeting.name}, ${round}` : meeting.name],
    }),
    paragraph({ piece: "disclaimer", from: [], words: [italic(words.disclaimer)] }),
  ]
}

/** Line-ups, groups, what else was said and officials: each statement in the first of them that has a place for it. */
function positionSections(facts: DayFacts, words: BriefWords): readonly NoteItem[] {
  const topics = topicsOf(facts)
  const groups = groupsThatSpoke(facts)
  const loose = topics.filter((topic) => topic.shape === "loose")
  const isGroup = (actor: ActorId) => groups.some(({ group }) => group === actor)
  const isOfficial = (actor: ActorId) => facts.names.actorById(actor)?.neutral === true
  const isLoose = (topic: TopicId | null) =>
    topic === null || loose.some((other) => other.topic.id === topic)

  const { sentences, terms } = toldWithWords(topics)
  const quotations = facts.quotations.filter(
    ({ statement, isFragment }) =>
      statement === null || !(sentences.has(statement) || (isFragment && terms.has(statement))),
  )
  const ofOfficials = quotations.filter(({ holder }) => isOfficial(holder))
  const ofGroups = quotations.filter(({ holder, topic }) => isGroup(holder) && isLoose(topic))
  const others = quotations.filter(
    (quotation) => !ofOfficials.includes(quotation) && !ofGroups.includes(quotation),
  )
  const rests = topics
    .filter((topic) => topic.shape !== "table")
    .map((topic) => ({
      topic,
      places: untoldPlaces(topic, (actor) => topic.shape === "loose" && isGroup(actor)),
      quotations: others.filter((quotation) => quotation.topic === topic.topic.id),
    }))
  return [
    ...lineUpSections(topics, others, facts, words),
    ...groupSections(groups, loose, ofGroups, facts, words),
    ...alsoSaid(
      rests,
      others.filter((quotation) => quotation.topic === null),
      topics.filter((topic) => topic.shape === "table").flatMap((topic) => topic.places),
      facts,
      words,
    ),
    ...officialSections(ofOfficials, facts, words),
  ]
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

function withIds(items: readonly NoteItem[]): readonly NoteItem[] {
  let count = 0
  const next = () => {
    count += 1
    return `b${count}`
  }
  return items.map((item) =>
    item.kind === "table"
      ? {
          ...item,
          rows: item.rows.map((row) =>
            row.map((cell) => ({
              ...cell,
              blocks: cell.blocks.map((block) => ({ ...block, id: next() })),
            })),
          ),
        }
      : { ...item, id: next() },
  )
}
