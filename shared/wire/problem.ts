// RFC 9457 problem details, as every error answer under /api carries them.

import type { IndexedStatement } from "../meeting/meeting.ts"
import type { EntryAnswer } from "./answers.ts"

export type ProblemType =
  | "invalid"
  | "not-signed-in"
  | "not-allowed"
  | "not-found"
  | "gone"
  | "stale"
  | "too-many"
  | "too-large"
  | "unavailable"
  | "internal"

export interface ProblemDetails {
  readonly type: ProblemType
  readonly title: string
  readonly status: number
  /** What happened and what to do now, for the person at the screen. */
  readonly detail: string
  /** Copyable id that the server's log carries too. */
  readonly instance: string
  /** Of a request that did not fit its schema: one line a fault. */
  readonly faults?: readonly string[]
  /** Of a stale change of a name: the entry as it stands now; null where it was taken out. */
  readonly current?: EntryAnswer | null
  /** Where a reviewed statement's words changed meanwhile: as it stands now. */
  readonly statement?: IndexedStatement
}
