// How every connection to the database file is set, the writing thread's and the reading one's alike.
import type Database from "better-sqlite3"

/** WAL, and FULL: with WAL alone SQLite would report a commit that a power cut can still take back. */
export function prepareConnection(db: Database.Database): void {
  db.pragma("busy_timeout = 5000")
  db.pragma("journal_mode = WAL")
  db.pragma("synchronous = FULL")
  db.pragma("foreign_keys = ON")
}
