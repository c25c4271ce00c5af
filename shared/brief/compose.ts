// Composes the brief of one day from its notes and their index.
import type {
  ActorId,
  IndexedStatement,
  IsoDate,
  MeetingNames,
  NoteIndex,
} from "../meeting/meeting.ts"
import type { Note } from "../notation/notation.ts"

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

/** The brief as a note: pure, the same day always gives the same brief; nothing `[private]` enters. */
export function composeBrief(_day: BriefDay, _names: MeetingNames): Note {
  return { items: [] }
}
