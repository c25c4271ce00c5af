// The worker thread that writes to the disk, so that the event loop never waits for it. All jobs that arrived while
// the last batch was being committed are the next batch: one transaction, one wait for the disk. A batch that holds
// only what can be derived again waits for none.
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads"
import Database from "better-sqlite3"
import { prepareConnection } from "./connection.ts"
import {
  type Job,
  type JobAnswer,
  type Outcome,
  type Row,
  type Sql,
  UNEXPECTED_ROWS,
} from "./job.ts"

class UnexpectedRows extends Error {
  readonly code = UNEXPECTED_ROWS
}

if (parentPort !== null) serve(parentPort, String(workerData))

function serve(port: MessagePort, file: string): void {
  const db = new Database(file)
  prepareConnection(db)
  const prepared = new Map<string, Database.Statement>()
  port.on("message", (first: Job | "close") => {
    const batch = waiting(port, first)
    const jobs = batch.filter((message) => message !== "close")
    if (jobs.length > 0) for (const answer of commit(db, prepared, jobs)) port.postMessage(answer)
    if (jobs.length < batch.length) {
      db.close()
      port.close()
    }
  })
}

function waiting(port: MessagePort, first: Job | "close"): (Job | "close")[] {
  const batch = [first]
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
    batch.push(next.message)
  }
  return batch
}

/** A job that fails takes back only its own statements; a commit that fails takes all jobs of the batch with it. */
function commit(
  db: Database.Database,
  prepared: Map<string, Database.Statement>,
  jobs: readonly Job[],
): JobAnswer[] {
  try {
    db.pragma(`synchronous = ${jobs.some(({ durable }) => durable) ? "FULL" : "NORMAL"}`)
    db.exec("begin immediate")
    const answers = jobs.map((job) => carryOut(db, prepared, job))
    db.exec("commit")
    return answers
  } catch (fault) {
    if (db.inTransaction) db.exec("rollback")
    return jobs.map((job) => failed(job, fault))
  }
}

function carryOut(
  db: Database.Database,
  prepared: Map<string, Database.Statement>,
  job: Job,
): JobAnswer {
  db.exec("savepoint job")
  try {
    const outcomes = job.statements.map((statement) => execute(db, prepared, statement))
    db.exec("release job")
    return { id: job.id, ok: true, outcomes }
  } catch (fault) {
    // A full disk may have ended the whole transaction: then there is no savepoint to go back to.
    if (!db.inTransaction) throw fault
    db.exec("rollback to job")
    db.exec("release job")
    return failed(job, fault)
  }
}

function execute(
  db: Database.Database,
  prepared: Map<string, Database.Statement>,
  { sql, values, rows }: Sql,
): Outcome {
  const statement = prepared.get(sql) ?? db.prepare(sql)
  prepared.set(sql, statement)
  const outcome = statement.reader
    ? { rows: statement.all(...values) as Row[], changes: 0, lastId: 0 }
    : wrote(statement.run(...values))
  const touched = statement.reader ? outcome.rows.length : outcome.changes
  if (rows !== undefined && touched !== rows) {
    throw new UnexpectedRows(`${touched} rows instead of ${rows}: ${sql}`)
  }
  return outcome
}

function wrote(result: Database.RunResult): Outcome {
  return { rows: [], changes: result.changes, lastId: Number(result.lastInsertRowid) }
}

function failed(job: Job, fault: unknown): JobAnswer {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "UNKNOWN"
  return {
    id: job.id,
    ok: false,
    code,
    message: fault instanceof Error ? fault.message : String(fault),
  }
}
