// Meetings with their notes, briefs and publications.
import type { Meeting } from "../../shared/meeting/meeting.ts"
import type { Note } from "../../shared/notation/notation.ts"
import type { NewDoc } from "./log-port.ts"

export interface MeetingRecord {
  readonly meeting: Meeting
  /** Rises with each change. */
  readonly revision: number
}

export interface Meetings {
  find(meeting: string): Promise<MeetingRecord | null>
  /** In the order in which they were made. */
  all(): Promise<readonly MeetingRecord[]>
  /** False when the id is taken; `lead` becomes its first lead. */
  create(meeting: Meeting, lead: string | null, at: number): Promise<boolean>
  /** Stores the meeting as revision + 1; false when somebody changed it since that revision. */
  replace(meeting: Meeting, revision: number): Promise<boolean>
}

/** A note or, by the same words, what is known of it without opening its document. */
export interface NoteRecord {
  readonly id: string
  readonly meeting: string
  readonly date: string
  readonly title: string
  readonly room: string
  readonly archived: boolean
  readonly statements: number
  readonly problems: number
  /** Null while nobody has typed. */
  readonly changedAt: number | null
}

/** What is undefined stays as it is. */
type NoteChange = {
  readonly [K in "date" | "title" | "room" | "archived"]?: NoteRecord[K] | undefined
}

/** Where a note belongs: all that a reading of it asks for. */
export interface NotePlace {
  readonly meeting: string
  readonly date: string
  readonly archived: boolean
  /** Of the meeting's names. */
  readonly revision: number
}

export interface Notes {
  find(note: string): Promise<NoteRecord | null>
  /** As `find`, and cheaper: it is asked for at each reading. */
  place(note: string): Promise<NotePlace | null>
  /** By day, then in the order in which they were made. */
  of(meeting: string): Promise<readonly NoteRecord[]>
  /** The note and its document, together or not at all. */
  create(
    note: Pick<NoteRecord, "id" | "meeting" | "date" | "title" | "room">,
    doc: NewDoc,
  ): Promise<void>
  change(note: string, change: NoteChange): Promise<void>
}

export interface BriefRecord {
  readonly id: string
  readonly meeting: string
  readonly date: string
  readonly publications: readonly Omit<Publication, "note" | "remark" | "brief">[]
}

/** A frozen version of a brief. */
export interface Publication {
  readonly id: string
  readonly brief: string
  /** From 1, by brief. */
  readonly number: number
  readonly title: string
  readonly remark: string
  readonly note: Note
  /** The name of who published it. */
  readonly by: string
  readonly at: number
  readonly secret: string
}

export interface Briefs {
  find(brief: string): Promise<BriefRecord | null>
  of(meeting: string): Promise<readonly BriefRecord[]>
  create(
    brief: { readonly id: string; readonly meeting: string; readonly date: string },
    doc: NewDoc,
  ): Promise<void>
  /** Freezes a version under the next number. */
  publish(publication: Omit<Publication, "number">): Promise<Publication>
  publication(secret: string): Promise<(Publication & { readonly meeting: string }) | null>
}
