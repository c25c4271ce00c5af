// Composes the brief of one day from its notes and their index.
import type {
  ActorId,
  IndexedStatement,
  IsoDate,
  MeetingNames,
  NoteIndex,
} from "../meeting/meeting.ts"
import type { Note, NoteItem } from "../notation/notation.ts"
import type { LineUpEntry } from "../views/views.ts"
import { alsoSaid } from "./also.ts"
import { type DayFacts, factsOf } from "./day.ts"
import { groupSections, groupsThatSpoke, officialSections } from "./groups.ts"
import { lineUpSections } from "./line-ups.ts"
import { heading, italic, paragraph } from "./piece.ts"
import { proposalSections } from "./proposals.ts"
import { quotationsOf } from "./quotes.ts"
import { alsoTookTheFloor, betweenDelegations, heardFirst, movedSince, notHeard } from "./room.ts"
import { keyPoints, nextSteps, ourView, toVerify } from "./tagged.ts"
import { type DayTopic, topicsOf } from "./topics.ts"
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
  const isGroup = (actor: ActorId) => groups.some(({ group }) => group === actor)
  const isOfficial = (actor: ActorId) => facts.names.actorById(actor)?.neutral === true
  const isShared = (topic: DayTopic | undefined) => topic !== undefined && topic.shape !== "loose"
  const shared = new Set(topics.filter(isShared).map(({ topic }) => topic.id))

  const inKeyPoint = (entry: LineUpEntry) => entry.evidence.some(facts.isKey)
  const isOfLineUp = (entry: LineUpEntry) =>
    entry.position !== null && entry.evidence.some((row) => shared.has(row.topic))

  const quotations = quotationsOf(facts)
  const ofOfficials = quotations.filter((quotation) => isOfficial(quotation.holder))
  const ofGroups = quotations.filter(
    ({ holder, topic }) => isGroup(holder) && (topic === null || !shared.has(topic)),
  )
  const others = quotations.filter(
    (quotation) => !ofOfficials.includes(quotation) && !ofGroups.includes(quotation),
  )
  return [
    ...lineUpSections(topics, others, facts, words),
    ...groupSections(
      groups,
      topics,
      (entry) => inKeyPoint(entry) || isOfLineUp(entry),
      ofGroups,
      facts,
      words,
    ),
    ...alsoSaid(
      topics,
      (entry) => inKeyPoint(entry) || (isGroup(entry.holder) && !isOfLineUp(entry)),
      others,
      facts,
      words,
    ),
    ...officialSections(ofOfficials, facts, words),
  ]
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
