// Reading and writing the tables: reads on the event loop's own connection, writes through the writing thread.
import type Database from "better-sqlite3"
import type { Outcome, Row, Sql, Value } from "./job.ts"
import type { Writer } from "./writer.ts"

/** One statement with its values. */
export function sql(text: string, ...values: readonly Value[]): Sql {
  return { sql: text, values }
}

/** A statement that has to touch just one row, or the whole change is not made. */
export function once(text: string, ...values: readonly Value[]): Sql {
  return { sql: text, values, rows: 1 }
}

export class Tables {
  readonly writer: Writer
  readonly #db: Database.Database
  readonly #prepared = new Map<string, Database.Statement>()

  constructor(db: Database.Database, writer: Writer) {
    this.#db = db
    this.writer = writer
  }

  /** The rows of a query, as committed. */
  all(text: string, ...values: readonly Value[]): Row[] {
    const statement = this.#prepared.get(text) ?? this.#db.prepare(text)
    this.#prepared.set(text, statement)
    return statement.all(...values) as Row[]
  }

  first(text: string, ...values: readonly Value[]): Row | null {
    return this.all(text, ...values)[0] ?? null
  }

  /** Several reads of one and the same state. */
  together<T>(read: () => T): T {
    return this.#db.transaction(read)()
  }

  write(...statements: readonly Sql[]): Promise<readonly Outcome[]> {
    return this.writer.run(statements)
  }

  /** Null when a `once` statement did not find its row: nothing was changed. */
  attempt(...statements: readonly Sql[]): Promise<readonly Outcome[] | null> {
    return this.writer.attempt(statements)
  }

  /** As `attempt`, for what can be derived again: committed, but a power cut may take it back as a whole. */
  attemptDerived(...statements: readonly Sql[]): Promise<readonly Outcome[] | null> {
    return this.writer.attempt(statements, { durable: false })
  }
}

/** A column that the tables declare as text. */
export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== "string")
    throw new TypeError(`Column ${column} holds ${typeof value}, not text`)
  return value
}

export function number(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== "number")
    throw new TypeError(`Column ${column} holds ${typeof value}, not a number`)
  return value
}

export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : number(row, column)
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (!(value instanceof Uint8Array)) throw new TypeError(`Column ${column} holds no bytes`)
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
}
