// What crosses between the event loop and the writing thread.
import type { LogEntry, StoreFaultKind } from "../store.ts"

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
export interface SqlWork {
  readonly kind: "sql"
  readonly statements: readonly Sql[]
  /** Whether to wait for the disk. What can be derived again need not: a power cut may take it back, never a part. */
  readonly durable: boolean
}

export interface AppendWork {
  readonly kind: "append"
  readonly doc: string
  readonly generation: number
  readonly entries: readonly LogEntry[]
}

export interface SnapshotWork {
  readonly kind: "snapshot"
  readonly doc: string
  readonly seq: number
  readonly bytes: Uint8Array
  readonly at: number
}

export interface CompactWork {
  readonly kind: "compact"
  readonly doc: string
  readonly before: number
}

export type Work = SqlWork | AppendWork | SnapshotWork | CompactWork

/** What each kind of work gives once it is committed. */
export interface Gives {
  /** Null: a statement did not touch as many rows as it had to, and nothing was changed. */
  readonly sql: readonly Outcome[] | null
  /** The document's head; null: it is gone or of another generation, and nothing was appended. */
  readonly append: number | null
  readonly snapshot: null
  /** How many rows went. */
  readonly compact: number
}

export type Job = { readonly id: number } & Work

/** The jobs of one batch, in order; or the word to end. */
export type ToThread = readonly Job[] | "close"

export type JobAnswer =
  | { readonly id: number; readonly ok: true; readonly value: Gives[Work["kind"]] }
  | {
      readonly id: number
      readonly ok: false
      readonly why: StoreFaultKind
      readonly message: string
    }

/** The first message says that the file is open as it has to be; then the answers to each batch. */
export type FromThread = "open" | readonly JobAnswer[]
