// Who of the team was where and when: what the documents' log tells, and what people say of it.
import type { Corrected } from "../../shared/views/views.ts"

/** A user's keys in a note within a quarter of an hour. */
export interface TypedAt {
  readonly user: string
  readonly room: string
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

/** A correction with who made it; corrections are only ever added. */
export interface CorrectionRecord extends Corrected {
  /** The user's id, or the script's name. */
  readonly by: string
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

export interface CoverageStore {
  /**
   * Who typed in the notes of that day, once for each quarter of an hour of the clock. Where the log is compacted, what
   * one connection wrote in a row counts at its end alone.
   */
  typed(meeting: string, day: string): Promise<readonly TypedAt[]>
  /** In the order in which they were made. */
  corrections(meeting: string, day: string): Promise<readonly CorrectionRecord[]>
  /** Resolves when it is on disk. */
  correct(meeting: string, correction: CorrectionRecord): Promise<void>
}
