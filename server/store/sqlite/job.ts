// What crosses between the event loop and the writing thread.

/** A value that SQLite holds. */
export type Value = string | number | null | Uint8Array

export interface Sql {
  readonly sql: string
  readonly values: readonly Value[]
  /** The job fails, and changes nothing, unless this statement changes or returns just so many rows. */
  readonly rows?: number
}

export type Row = Readonly<Record<string, Value>>

/** What one statement gave. */
export interface Outcome {
  readonly rows: readonly Row[]
  readonly changes: number
  readonly lastId: number
}

/** Statements that are carried out together or not at all. */
export interface Job {
  readonly id: number
  readonly statements: readonly Sql[]
  /** Whether to wait for the disk. What can be derived again need not: a power cut may take it back, never a part. */
  readonly durable: boolean
}

export type JobAnswer =
  | { readonly id: number; readonly ok: true; readonly outcomes: readonly Outcome[] }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string }

/** The code of a job that failed on its `rows`. */
export const UNEXPECTED_ROWS = "UNEXPECTED_ROWS"
