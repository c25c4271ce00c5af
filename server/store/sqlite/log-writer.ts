// What the writing thread does to the documents' log: appends, and merges what is old.
import type Database from "better-sqlite3"
import { type LogRow, mergeRuns } from "../merge-log.ts"
import type { AppendWork, CompactWork } from "./job.ts"

/** Rows of the log that are merged in one call: a few milliseconds. */
const ROWS_AT_ONCE = 500

interface StoredRow extends Omit<LogRow, "clients"> {
  readonly clients: string
}

export class LogWriter {
  readonly #take: Database.Statement
  readonly #row: Database.Statement
  readonly #author: Database.Statement
  readonly #old: Database.Statement
  readonly #gone: Database.Statement
  readonly #merged: Database.Statement
  readonly #reached: Database.Statement

  constructor(db: Database.Database) {
    // Numbers are taken in the statement that locks the document's row, so their order is that of the commits.
    this.#take = db
      .prepare(
        `update doc set head = head + ?, size = size + ?, changed_at = coalesce(?, changed_at)
         where id = ? and generation = ? and deleted_at is null returning head`,
      )
      .pluck()
    this.#row = db.prepare(
      "insert into log (doc, seq, bytes, user, connection, clients, at) values (?, ?, ?, ?, ?, ?, ?)",
    )
    this.#author = db.prepare(
      "insert or ignore into author (doc, client, user, seq) values (?, ?, ?, ?)",
    )
    this.#old = db.prepare(
      `select log.* from log join doc on doc.id = log.doc where log.doc = ? and log.seq > doc.merged
         and log.seq <= (select max(seq) from snapshot where snapshot.doc = log.doc)
       order by log.seq limit ?`,
    )
    this.#gone = db.prepare("delete from log where doc = ? and seq = ?")
    this.#merged = db.prepare("update log set bytes = ?, clients = ? where doc = ? and seq = ?")
    this.#reached = db.prepare("update doc set merged = ? where id = ?")
  }

  /** The new head; null: there is no such document of that generation. */
  append({ doc, generation, entries }: AppendWork): number | null {
    const size = entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const typed = entries.findLast(({ user }) => user !== "server")?.at ?? null
    const head = this.#take.get(entries.length, size, typed, doc, generation)
    if (typeof head !== "number") return null
    entries.forEach(({ bytes, user, connection, clients, at }, i) => {
      const seq = head - entries.length + 1 + i
      this.#row.run(doc, seq, bytes, user, connection, JSON.stringify(clients), at)
      for (const client of clients) this.#author.run(doc, client, user, seq)
    })
    return head
  }

  /** Merges what is old and gives what puts it in the place of the rows; that gives how many rows went. */
  compaction({ doc, before }: CompactWork): () => number {
    const found = (this.#old.all(doc, ROWS_AT_ONCE) as StoredRow[]).map((row) => ({
      ...row,
      clients: JSON.parse(row.clients) as number[],
    }))
    const young = found.findIndex(({ at }) => at >= before)
    const rows = young === -1 ? found : found.slice(0, young)
    const last = rows.at(-1)
    if (last === undefined) return () => 0
    const merged = new Map(mergeRuns(rows).map((row) => [row.seq, row]))
    return () => {
      for (const { seq, bytes } of rows) {
        const row = merged.get(seq)
        if (row === undefined) this.#gone.run(doc, seq)
        else if (row.bytes !== bytes) {
          this.#merged.run(row.bytes, JSON.stringify(row.clients), doc, seq)
        }
      }
      this.#reached.run(last.seq, doc)
      return rows.length - merged.size
    }
  }
}
