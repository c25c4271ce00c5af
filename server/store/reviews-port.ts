// What people said of statements: only ever added to, and kept by meeting in the order in which it was said.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import type { ReviewBegun, ReviewEvent, ReviewReply } from "../../shared/views/views.ts"

/** An event before it has its number. */
export type NewReview = Numberless<ReviewBegun> | Numberless<ReviewReply>
type Numberless<E> = E extends ReviewEvent ? Omit<E, "version"> : never

interface Addition {
  readonly meeting: string
  /** Of the client: what it added before is not added again. */
  readonly key: string
  /** The id of the statement that was reviewed first, in whose thread this stands. */
  readonly statement: string
  readonly event: NewReview
  /** Adds only while the index holds this statement just so; null adds anyway. */
  readonly whileHolding: IndexedStatement | null
}

export type Added =
  | { readonly ok: true; readonly event: ReviewEvent; readonly isNew: boolean }
  /** The statement is not so any more: nothing was added. */
  | { readonly ok: false }

/** A stored event and its thread. */
export interface StoredReview {
  readonly event: ReviewEvent
  readonly statement: string
}

export interface ReviewStore {
  /** The number of the meeting's last event; 0 before the first. */
  version(meeting: string): Promise<number>
  /** Resolves when it is on disk, under the meeting's next number; with what the key added before, if it did. */
  add(addition: Addition): Promise<Added>
  find(meeting: string, version: number): Promise<StoredReview | null>
  /** What was added under a key; null where nothing was. */
  withKey(meeting: string, key: string): Promise<ReviewEvent | null>
  /** At most so many events after a version, in order. */
  since(meeting: string, version: number, limit: number): Promise<readonly ReviewEvent[]>
  /** How many events stand in a statement's thread. */
  count(meeting: string, statement: string): Promise<number>
}
