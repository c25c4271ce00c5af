// How every connection to the database file is set, the writing thread's and the reading one's alike.
import type Database from "better-sqlite3"

/** WAL, and FULL: with WAL alone SQLite would report a commit that a power cut can still take back. */
export function prepareConnection(db: Database.Database): void {
  db.pragma("busy_timeout = 5000")
  const journal = db.pragma("journal_mode = WAL", { simple: true })
  if (journal !== "wal") {
    throw new Error(
      `SQLite keeps no write-ahead log here (${journal}): put the data directory on a local disk.`,
    )
  }
  waitForDisk(db, true)
  db.pragma("foreign_keys = ON")
}

/** Whether commits from here on wait for the disk. Throws when SQLite would not do as it is told. */
export function waitForDisk(db: Database.Database, waits: boolean): void {
  db.pragma(`synchronous = ${waits ? "FULL" : "NORMAL"}`)
  const found = db.pragma("synchronous", { simple: true })
  if (found !== (waits ? 2 : 1)) {
    throw new Error(`SQLite would not wait for the disk (synchronous = ${found}): nothing is safe.`)
  }
}
