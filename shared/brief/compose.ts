// Composes the brief of one day from its notes and their index.
import type {
  ActorId,
  IndexedStatement,
  IsoDate,
  MeetingNames,
  NoteIndex,
} from "../meeting/meeting.ts"
import type { Note, NoteItem } from "../notation/notation.ts"
import { type DayFacts, factsOf } from "./day.ts"
import { wordsIn } from "./language.ts"
import { heading, italic, paragraph } from "./piece.ts"
import { positionSections, toldIn } from "./positions.ts"
import { proposalSections } from "./proposals.ts"
import { alsoTookTheFloor, betweenDelegations, heardFirst, movedSince, notHeard } from "./room.ts"
import { keyPoints, nextSteps, opening, ourView, toVerify } from "./tagged.ts"
import type { BriefLanguage, BriefWords } from "./words.ts"

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

export interface ComposeOptions {
  /** Of all that is composed; what is taken from the notes stays in theirs, and what the team named as it was entered. */
  readonly language?: BriefLanguage
  /**
   * Prose, unless said otherwise that of English, tells in the words of the notes what they say in sentences; a list
   * names positions and who holds them.
   */
  readonly voice?: "prose" | "list"
}

/**
 * The brief as a note: pure, the same day always gives the same brief. Sections without content are
 * left out; nothing stands twice; nothing `[private]` enters, nor what only it supports. Block ids
 * count from b1; each block's `source` says where it comes from (parseSource).
 */
export function composeBrief(
  day: BriefDay,
  names: MeetingNames,
  { language = "en", voice = language === "en" ? "prose" : "list" }: ComposeOptions = {},
): Note {
  const words = wordsIn(language)
  const inProse = voice === "prose"
  const { facts, ...told } = toldIn(factsOf(day, names), inProse)
  const items = [
    ...titleBlocks(facts, words),
    ...opening(facts, words),
    ...keyPoints(facts, words),
    ...positionSections(told, facts, words),
    ...proposalSections(facts, words),
    ...betweenDelegations(facts, words),
    ...alsoTookTheFloor(facts, words, inProse),
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
