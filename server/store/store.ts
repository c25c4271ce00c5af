// What the server keeps, as ports in the callers' words. An adapter proves itself by the suites in tests/contract.
import type { Dialect } from "kysely"
import type { AccessRecords } from "./access-port.ts"
import type { CoverageStore } from "./coverage-port.ts"
import type { LogStore } from "./log-port.ts"
import type { Briefs, Meetings, Notes } from "./records-port.ts"
import type { ReviewStore } from "./reviews-port.ts"
import type { StatementIndex } from "./statements-port.ts"

export type {
  AccessRecords,
  InviteRecord,
  TokenRecord,
} from "./access-port.ts"
export type { CorrectionRecord, CoverageStore, TypedAt } from "./coverage-port.ts"
export type { LogEntry, LogStore, NewDoc, StoredDoc } from "./log-port.ts"
export type {
  BriefRecord,
  Briefs,
  MeetingRecord,
  Meetings,
  NotePlace,
  NoteRecord,
  Notes,
  Publication,
} from "./records-port.ts"
export type { Added, NewReview, ReviewStore, StoredReview } from "./reviews-port.ts"
export type {
  NoteReadingRecord,
  StatementFilter,
  StatementIndex,
  StatementPage,
} from "./statements-port.ts"

/** Everything on one data directory or database. Who opens it closes it. */
export interface Store {
  readonly log: LogStore
  readonly statements: StatementIndex
  readonly reviews: ReviewStore
  readonly coverage: CoverageStore
  readonly meetings: Meetings
  readonly notes: Notes
  readonly briefs: Briefs
  readonly access: AccessRecords
  /** Tables of the account library, reached by its own query builder. */
  readonly accounts: { readonly dialect: Dialect; readonly type: "sqlite" }
  /** False once nothing can be committed any more. */
  readonly writable: boolean
  close(): Promise<void>
}

/** Why nothing can be stored: no space on the disk or in the quota, a disk that is read only, anything else. */
export type StoreFaultKind = "full" | "read-only" | "failed"

/** The change could not be committed: nothing of it is stored. */
export class StoreFault extends Error {
  override readonly name = "StoreFault"
  readonly why: StoreFaultKind
  constructor(message: string, why: StoreFaultKind) {
    super(message)
    this.why = why
  }
}
