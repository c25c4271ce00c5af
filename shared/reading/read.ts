// The reading of a whole note.
import type { MeetingNames, NoteIndex, Statement, Tag } from "../meeting/meeting.ts"
import type { Note } from "../notation/notation.ts"

/** Where a sentence stands in its block's text, in UTF-16 units; a chip counts with the words it covers there. */
export interface SentenceSpan {
  readonly start: number
  readonly end: number
}

/** What the reading knows of one block besides its rows. */
export interface BlockReading {
  readonly id: string
  /** Those typed in the block, and `private` when a heading or lead hands it down. */
  readonly tags: readonly Tag[]
  readonly time: string | null
  readonly sentences: readonly SentenceSpan[]
}

export interface NoteReading {
  readonly index: NoteIndex
  readonly blocks: readonly BlockReading[]
}

/** Reads a note by the rules of notation.md. The same note and meeting always give the same index. */
export function readNoteIndex(_note: Note, _names: MeetingNames): NoteReading {
  const none = {
    statements: [],
    interventions: [],
    proposals: [],
    relations: [],
    memberships: [],
    quotes: [],
    highlights: [],
    problems: [],
  }
  return { index: none, blocks: [] }
}

/** The rows alone. */
export function indexOf(note: Note, names: MeetingNames): NoteIndex {
  return readNoteIndex(note, names).index
}

/** An id for each statement, in their order: block|speaker|topic|position|n, n counting equal ones from 0. */
export function statementIds(statements: readonly Statement[]): readonly string[] {
  return statements.map((row, n) => `${row.block}|${n}`)
}
