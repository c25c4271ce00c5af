// The writing connection: commits a batch of jobs in one transaction, and opens itself anew after a fault of the disk.
import { rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import Database from "better-sqlite3"
import type { StoreFaultKind } from "../store.ts"
import { prepareConnection, waitForDisk } from "./connection.ts"
import type { Gives, Job, JobAnswer, Outcome, Row, Sql, Work } from "./job.ts"
import { LogWriter } from "./log-writer.ts"
import { snapshotKeeper } from "./snapshots.ts"

/** Frames of the write-ahead log after which it is folded into the file. */
const CHECKPOINT_PAGES = 1000

class UnexpectedRows extends Error {}

interface Prepared {
  readonly id: number
  /** Within the transaction. */
  readonly run: () => Gives[Work["kind"]]
}

export class Writing {
  readonly #file: string
  #open: Open | null

  /** Throws where the file cannot be opened with commits that wait for the disk. */
  constructor(file: string) {
    this.#file = file
    this.#open = new Open(file)
  }

  /** A job that fails takes back only its own changes; a commit that fails takes all jobs of the batch with it. */
  commit(jobs: readonly Job[]): readonly JobAnswer[] {
    try {
      this.#open ??= new Open(this.#file)
      return this.#open.commit(jobs)
    } catch (fault) {
      this.#giveUp()
      const failure = failureOf(fault, this.#file)
      return jobs.map(({ id }) => ({ id, ok: false, ...failure }))
    }
  }

  close(): void {
    this.#open?.db.close()
  }

  /** After a fault of the disk a connection may stay of no use for ever: the next batch has a new one. */
  #giveUp(): void {
    const { db } = this.#open ?? {}
    this.#open = null
    db?.close()
  }
}

class Open {
  readonly db: Database.Database
  readonly #log: LogWriter
  readonly #prepared = new Map<string, Database.Statement>()
  readonly #steps: Readonly<
    Record<"begin" | "commit" | "mark" | "keep" | "undo", Database.Statement>
  >
  #waits = true

  constructor(file: string) {
    this.db = new Database(file, { fileMustExist: true })
    try {
      prepareConnection(this.db)
      this.db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
      this.#log = new LogWriter(this.db)
      this.#steps = {
        begin: this.db.prepare("begin immediate"),
        commit: this.db.prepare("commit"),
        mark: this.db.prepare("savepoint job"),
        keep: this.db.prepare("release job"),
        undo: this.db.prepare("rollback to job"),
      }
    } catch (fault) {
      this.db.close()
      throw fault
    }
  }

  commit(jobs: readonly Job[]): readonly JobAnswer[] {
    this.#waitFor(jobs.some(isDurable))
    const prepared = jobs.map((job) => this.#prepare(job))
    this.#steps.begin.run()
    const answers = prepared.map(({ id, run }) => this.#carryOut(id, run))
    this.#steps.commit.run()
    return answers
  }

  /** What takes long is done before the transaction begins, for it keeps all others from writing. */
  #prepare(job: Job): Prepared {
    try {
      return { id: job.id, run: this.#doing(job) }
    } catch (fault) {
      return {
        id: job.id,
        run: () => {
          throw fault
        },
      }
    }
  }

  #waitFor(waits: boolean): void {
    if (waits === this.#waits) return
    waitForDisk(this.db, waits)
    this.#waits = waits
  }

  #carryOut(id: number, run: Prepared["run"]): JobAnswer {
    this.#steps.mark.run()
    try {
      const value = run()
      this.#steps.keep.run()
      return { id, ok: true, value }
    } catch (fault) {
      // A full disk may have ended the whole transaction: then there is no savepoint to go back to.
      if (!this.db.inTransaction) throw fault
      this.#steps.undo.run()
      this.#steps.keep.run()
      if (fault instanceof UnexpectedRows) return { id, ok: true, value: null }
      return { id, ok: false, ...failureOf(fault, this.db.name) }
    }
  }

  #doing(work: Work): Prepared["run"] {
    switch (work.kind) {
      case "append":
        return () => this.#log.append(work)
      case "compact":
        return this.#log.compaction(work)
      case "snapshot":
        return snapshotKeeper(this.db, work)
      default:
        return () => work.statements.map((statement) => this.#execute(statement))
    }
  }

  #execute({ sql, values, rows }: Sql): Outcome {
    const statement = this.#prepared.get(sql) ?? this.db.prepare(sql)
    this.#prepared.set(sql, statement)
    const outcome = statement.reader
      ? { rows: statement.all(...values) as Row[], changes: 0, lastId: 0 }
      : wrote(statement.run(...values))
    const touched = statement.reader ? outcome.rows.length : outcome.changes
    if (rows !== undefined && touched !== rows) {
      throw new UnexpectedRows(`${touched} rows instead of ${rows}: ${sql}`)
    }
    return outcome
  }
}

/** One job that has to be on disk makes the whole batch wait for it. */
function isDurable(job: Job): boolean {
  return job.kind !== "sql" || job.durable
}

function wrote(result: Database.RunResult): Outcome {
  return { rows: [], changes: result.changes, lastId: Number(result.lastInsertRowid) }
}

function failureOf(
  fault: unknown,
  file: string,
): { readonly why: StoreFaultKind; readonly message: string } {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : null
  const words = fault instanceof Error ? fault.message : String(fault)
  return { why: kindOf(code, file), message: code === null ? words : `${words} (${code})` }
}

/** SQLite names a full disk only where a write met it; elsewhere, as while it syncs, the disk itself is asked. */
function kindOf(code: string | null, file: string): StoreFaultKind {
  if (code === "SQLITE_FULL") return "full"
  if (code?.startsWith("SQLITE_READONLY")) return "read-only"
  return /^SQLITE_(IOERR|CANTOPEN)/.test(code ?? "") ? kindOfDisk(dirname(file)) : "failed"
}

function kindOfDisk(dir: string): StoreFaultKind {
  const probe = join(dir, "probe")
  try {
    writeFileSync(probe, Buffer.alloc(4096))
    return "failed"
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? fault.code : null
    if (code === "EROFS") return "read-only"
    return code === "ENOSPC" || code === "EDQUOT" ? "full" : "failed"
  } finally {
    rmSync(probe, { force: true })
  }
}
