// The position index as it is stored: a cache of what reading the notes gives.
import type { DayMembership, IndexedStatement } from "../../shared/meeting/meeting.ts"

/** What one reading of a note gives, against what is stored of it. */
export interface NoteReadingRecord {
  readonly note: string
  readonly meeting: string
  readonly day: string
  /** The log's head and the meeting's revision that were read. */
  readonly seq: number
  readonly revision: number
  readonly upserts: readonly IndexedStatement[]
  /** Ids that are gone. */
  readonly removals: readonly string[]
  /** All that the note names now; null where they are as stored. */
  readonly memberships: readonly DayMembership[] | null
  /** How many statements and problems the note has now. */
  readonly statements: number
  readonly problems: number
}

interface IndexedNote {
  readonly seq: number
  readonly revision: number
  readonly day: string
  readonly statements: readonly IndexedStatement[]
  readonly memberships: readonly DayMembership[]
}

export interface StatementFilter {
  readonly topic?: string
  readonly actor?: string
  readonly day?: string
  readonly stance?: string
  /** Changes after this version of the index only, removals among them. */
  readonly since?: number
}

export interface StatementPage {
  readonly statements: readonly IndexedStatement[]
  readonly removed: readonly string[]
  /** Where the next page begins; null on the last. */
  readonly next: { readonly version: number; readonly id: string } | null
}

/** A note whose stored reading is older than its document or its meeting. */
interface StaleNote {
  readonly note: string
  readonly meeting: string
}

export interface StatementIndex {
  /** The version of a meeting's index; 0 before the first reading. */
  version(meeting: string): Promise<number>
  /** Stores a reading in one transaction, without waiting for the disk, since it can be derived again; gives the index's version after it, which rises only when statements or memberships changed. */
  replace(reading: NoteReadingRecord): Promise<number>
  /** After a crash: raises all versions beyond those that were told of readings which a power cut has taken back. */
  leap(): Promise<void>
  /** Takes out the statements whose note is not there any more; who asks what changed since learns of it. */
  removeStrays(): Promise<void>
  /** What is stored of a note; null before its first reading. */
  ofNote(note: string): Promise<IndexedNote | null>
  /** By the version in which they changed last; `actor` is speaker or holder. */
  page(
    meeting: string,
    filter: StatementFilter,
    from: { readonly version: number; readonly id: string } | null,
    limit: number,
  ): Promise<StatementPage>
  /** Those of all notes of the meeting, note by note. */
  memberships(meeting: string): Promise<readonly DayMembership[]>
  count(meeting: string): Promise<number>
  stale(): Promise<readonly StaleNote[]>
}
