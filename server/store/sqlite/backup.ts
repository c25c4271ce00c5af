// A data directory in one file, taken while it is served, and a data directory made of such a file.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import Database from "better-sqlite3"
import { migrate } from "./migrations.ts"

/** Files that make the documents' store in a data directory. */
const FILES = ["lineup.db", "lineup.db-wal", "lineup.db-shm"]
/** For so long clients may bring back what others wrote after the backup. Milliseconds. */
const RECOVERY = 7 * 24 * 3_600_000
/** More versions than an index has risen by since any backup: browsers that saw them must not stay ahead. */
const LEAP = 1_000_000_000

export interface Backup {
  /** When it was made, in milliseconds since 1970 UTC. */
  readonly at: number
  readonly documents: number
}

/** What a data directory holds beside its database, as it travels in a backup. */
export interface Beside {
  /** The key that signs session cookies; null where there is none yet. */
  readonly key: string | null
}

/**
 * Copies what is committed at this moment into a file that holds all, and nothing that was deleted. Others may write
 * meanwhile. The file appears at `out` when it is whole and on disk; there must be none yet.
 */
export function backUp(dir: string, out: string, { key, at }: Beside & { at: number }): Backup {
  const part = `${out}.part`
  rmSync(part, { force: true })
  // Before SQLite writes the first byte, so that it is never anybody else's to read.
  writeFileSync(part, "", { mode: 0o600 })
  try {
    const source = new Database(join(dir, "lineup.db"), { readonly: true, timeout: 10_000 })
    try {
      source.prepare("vacuum into ?").run(part)
    } finally {
      source.close()
    }
    const documents = describe(part, { key, at })
    syncPath(part)
    renameSync(part, out)
    syncPath(dirname(out))
    return { at, documents }
  } finally {
    rmSync(part, { force: true })
  }
}

function describe(file: string, { key, at }: Beside & { at: number }): number {
  const db = new Database(file)
  try {
    db.exec("create table backup (at integer not null, session_key text)")
    db.prepare("insert into backup (at, session_key) values (?, ?)").run(at, key)
    return db.prepare("select count(*) from doc").pluck().get() as number
  } finally {
    db.close()
  }
}

/** What a backup is, once all of it was read. Throws where the file is none, or is damaged. */
export function readBackup(file: string): Backup & Beside {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const sound = db.pragma("integrity_check", { simple: true })
    if (sound !== "ok") throw new Error(`it is damaged: ${String(sound)}`)
    const row = db.prepare("select at, session_key as key from backup").get()
    const documents = db.prepare("select count(*) from doc").pluck().get() as number
    return { ...(row as { at: number; key: string | null }), documents }
  } finally {
    db.close()
  }
}

/**
 * Makes the data directory's store of a backup, which stays as it is. What was there goes into a folder of its own,
 * `aside`. Nobody may serve the directory meanwhile.
 */
export function restoreInto(
  dir: string,
  file: string,
  { aside, now }: { readonly aside: string; readonly now: number },
): void {
  const made = join(dir, "lineup.db.restoring")
  rmSync(made, { force: true })
  copyFileSync(file, made)
  prepareRestored(made, now)
  syncPath(made)
  const old = FILES.filter((name) => existsSync(join(dir, name)))
  if (old.length > 0) mkdirSync(aside, { mode: 0o700 })
  for (const name of old) renameSync(join(dir, name), join(aside, name))
  renameSync(made, join(dir, "lineup.db"))
  syncPath(dir)
}

/** All rows of the index count as changed: what a browser holds may be newer than what the backup knows. */
function prepareRestored(file: string, now: number): void {
  const db = new Database(file)
  try {
    // The key leaves no trace in the file.
    db.pragma("secure_delete = ON")
    db.exec("drop table backup")
    migrate(db)
    db.transaction(() => {
      db.prepare("update doc set recovering_until = ?").run(now + RECOVERY)
      db.prepare("update meeting set index_version = index_version + ?").run(LEAP)
      db.exec(`update statement set version =
        (select index_version from meeting where meeting.id = statement.meeting)`)
    })()
  } finally {
    db.close()
  }
}

/** Waits until a file, or a folder's entries, are on disk. */
function syncPath(path: string): void {
  const fd = openSync(path, "r")
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
