// The event loop's side of the writing thread: hands it jobs and waits for their commit.
import { Worker } from "node:worker_threads"
import { StoreFault, type StoreFaultKind } from "../store.ts"
import { type Job, type JobAnswer, type Outcome, type Sql, UNEXPECTED_ROWS } from "./job.ts"

interface Waiting {
  readonly done: (outcomes: readonly Outcome[] | null) => void
  readonly fail: (fault: StoreFault) => void
}

export class Writer {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #next = 1
  #ended: StoreFault | null = null

  /** `script` is the built worker, `file` the database. */
  constructor(script: string, file: string) {
    this.#worker = new Worker(script, { workerData: file })
    this.#worker.on("message", (answer: JobAnswer) => this.#settle(answer))
    this.#worker.on("error", (fault) => this.#end(`The writing thread failed: ${fault.message}`))
    this.#worker.on("exit", () => this.#end("The writing thread has ended"))
  }

  /** True while commits are possible. */
  get alive(): boolean {
    return this.#ended === null
  }

  /** Resolves when all the statements are on disk; rejects with StoreFault when none is. */
  async run(statements: readonly Sql[]): Promise<readonly Outcome[]> {
    const outcomes = await this.attempt(statements)
    if (outcomes === null) throw new StoreFault("Another change came first", "failed")
    return outcomes
  }

  /** As `run`, but null when a statement did not touch as many rows as it had to: then nothing was changed. */
  attempt(
    statements: readonly Sql[],
    { durable }: Pick<Job, "durable"> = { durable: true },
  ): Promise<readonly Outcome[] | null> {
    if (this.#ended !== null) return Promise.reject(this.#ended)
    const job: Job = { id: this.#next++, statements, durable }
    return new Promise((done, fail) => {
      this.#waiting.set(job.id, { done, fail })
      this.#worker.postMessage(job)
    })
  }

  /** Commits what is waiting and ends the thread. */
  async close(): Promise<void> {
    if (this.#ended !== null) return
    const exited = new Promise<void>((done) => this.#worker.once("exit", () => done()))
    this.#worker.postMessage("close")
    await exited
  }

  #settle(answer: JobAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.ok) waiting?.done(answer.outcomes)
    else if (answer.code === UNEXPECTED_ROWS) waiting?.done(null)
    else {
      const message = `The change could not be stored (${answer.code}): ${answer.message}`
      waiting?.fail(new StoreFault(message, kindOf(answer.code)))
    }
  }

  #end(message: string): void {
    this.#ended ??= new StoreFault(message, "failed")
    for (const { fail } of this.#waiting.values()) fail(this.#ended)
    this.#waiting.clear()
  }
}

function kindOf(code: string): StoreFaultKind {
  if (code === "SQLITE_FULL") return "full"
  return code.startsWith("SQLITE_READONLY") ? "read-only" : "failed"
}
