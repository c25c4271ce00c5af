// Opens the store on a data directory: `lineup.db`, with one reading connection and one writing thread.
import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import Database from "better-sqlite3"
import type { Store } from "../store.ts"
import { sqliteAccess } from "./access.ts"
import { prepareConnection } from "./connection.ts"
import { sqliteCoverage } from "./coverage.ts"
import { tablesDialect } from "./dialect.ts"
import { sqliteLog } from "./log.ts"
import { migrate } from "./migrations.ts"
import { sqliteBriefs, sqliteMeetings, sqliteNotes } from "./records.ts"
import { sqliteReviews } from "./reviews.ts"
import { sqliteStatements } from "./statements.ts"
import { Tables } from "./tables.ts"
import { Writer } from "./writer.ts"

/**
 * Creates what is missing and brings older tables up to date. `script` is the built worker; `warn` hears of what went
 * wrong and was mended. Rejects where commits would not wait for the disk.
 */
export async function openSqlite(
  dir: string,
  script: string,
  warn: (message: string, details: object) => void,
): Promise<Store> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const file = join(dir, "lineup.db")
  const db = openForReading(file)
  const open = () =>
    Writer.open({ script, file, warn }).catch((fault: unknown) => {
      db.close()
      throw fault
    })
  const thread = await open()
  // Snapshots and compaction take long to prepare: in a thread of their own no commit waits for that.
  const keeper = await open()
  const tables = new Tables(db, thread)
  return {
    log: sqliteLog(tables, keeper, warn),
    statements: sqliteStatements(tables),
    reviews: sqliteReviews(tables),
    coverage: sqliteCoverage(tables),
    meetings: sqliteMeetings(tables),
    notes: sqliteNotes(tables),
    briefs: sqliteBriefs(tables),
    access: sqliteAccess(tables),
    accounts: { dialect: tablesDialect(tables), type: "sqlite" },
    get writable() {
      return thread.alive
    },
    async close() {
      await keeper.close()
      await thread.close()
      db.close()
    },
  }
}

function openForReading(file: string): Database.Database {
  const db = new Database(file)
  try {
    prepareConnection(db)
    migrate(db)
    db.pragma("query_only = ON")
    return db
  } catch (fault) {
    db.close()
    throw fault
  }
}

/** Whether the last one to serve the directory did not close it: its write-ahead log is still there. */
export function wasLeftOpen(dir: string): boolean {
  return existsSync(join(dir, "lineup.db-wal"))
}

/** Holds the data directory for one serving process; null when another one holds it. The system frees it when the process ends. */
export function lockForServing(dir: string): { release(): void } | null {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const lock = new Database(join(dir, "serving.lock"), { timeout: 0 })
  try {
    lock.exec("begin exclusive")
  } catch (fault) {
    lock.close()
    if (fault instanceof Database.SqliteError && fault.code === "SQLITE_BUSY") return null
    throw fault
  }
  return { release: () => lock.close() }
}
