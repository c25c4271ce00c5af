// The event loop's side of the writing thread. What arrives while a batch is being committed is the next batch: one
// message, one transaction, one wait for the disk. In a loud time a batch waits a little, so that more come together.
import { Worker } from "node:worker_threads"
import { Pace } from "../../../shared/support/pace.ts"
import type { LogEntry } from "../log-port.ts"
import { StoreFault } from "../store.ts"
import type { FromThread, Gives, Job, JobAnswer, Outcome, Sql, ToThread, Work } from "./job.ts"

/** Commits take a sixth of the time at most, unless that would make them wait for longer than this. Milliseconds. */
const PACE = { share: 1 / 6, longest: 12 }
/** A thread that dies is started anew, so often in a minute at most. */
const RESTARTS = 5
const MINUTE = 60_000

interface Waiting {
  readonly done: (value: Gives[Work["kind"]]) => void
  readonly fail: (fault: StoreFault) => void
}

export interface WriterOptions {
  /** The built worker. */
  readonly script: string
  /** The database. */
  readonly file: string
  readonly warn: (message: string, details: object) => void
}

export class Writer {
  readonly #options: WriterOptions
  readonly #waiting = new Map<number, Waiting>()
  readonly #restarts: number[] = []
  #worker: Worker
  #opened: Promise<void>
  /** What goes with the next message. */
  #batch: Job[] = []
  readonly #pace = new Pace(PACE)
  /** When the batch that is being committed went out; null while none is. */
  #sentAt: number | null = null
  #isDue = false
  #next = 1
  #closing = false
  #ended: StoreFault | null = null

  private constructor(options: WriterOptions) {
    this.#options = options
    this.#worker = this.#start()
    this.#opened = opened(this.#worker)
  }

  /** Rejects where the file cannot be opened with commits that wait for the disk. */
  static async open(options: WriterOptions): Promise<Writer> {
    const writer = new Writer(options)
    await writer.#opened
    return writer
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
    { durable }: { readonly durable: boolean } = { durable: true },
  ): Promise<readonly Outcome[] | null> {
    return this.do({ kind: "sql", statements, durable })
  }

  /** Resolves when the work is on disk, with what it gives; rejects with StoreFault when nothing of it is. */
  do<K extends Work["kind"]>(work: Extract<Work, { kind: K }>): Promise<Gives[K]> {
    if (this.#ended !== null) return Promise.reject(this.#ended)
    const id = this.#next++
    return new Promise<Gives[K]>((done, fail) => {
      // The thread answers each kind of work with what that kind gives.
      this.#waiting.set(id, { done: (value) => done(value as Gives[K]), fail })
      this.#batch.push({ id, ...work })
      this.#sendSoon()
    })
  }

  /** Commits what is waiting and ends the thread. */
  async close(): Promise<void> {
    if (this.#ended !== null) return
    this.#send()
    this.#closing = true
    const exited = new Promise<void>((done) => this.#worker.once("exit", () => done()))
    this.#worker.postMessage("close" satisfies ToThread)
    await exited
  }

  /** Behind the commit under way, if there is one; with all that comes in this turn of the event loop, or a little longer. */
  #sendSoon(): void {
    if (this.#isDue || this.#sentAt !== null || this.#batch.length === 0) return
    this.#isDue = true
    const send = () => {
      this.#isDue = false
      this.#send()
    }
    const wait = this.#pace.wait(performance.now())
    if (wait < 1) setImmediate(send)
    else setTimeout(send, wait)
  }

  #send(): void {
    const jobs = this.#batch
    this.#batch = []
    if (jobs.length === 0 || this.#ended !== null) return
    const { packed, buffer } = pack(jobs)
    this.#sentAt = performance.now()
    this.#worker.postMessage(packed satisfies ToThread, [buffer])
  }

  #committed(answers: readonly JobAnswer[]): void {
    if (this.#sentAt !== null) this.#pace.worked(this.#sentAt, performance.now())
    this.#sentAt = null
    for (const answer of answers) this.#settle(answer)
    this.#sendSoon()
  }

  #start(): Worker {
    const { script, file, warn } = this.#options
    const worker = new Worker(script, { workerData: file })
    worker.on("message", (message: FromThread) => {
      if (message !== "open") this.#committed(message)
    })
    worker.on("error", (fault) => warn("The writing thread failed", { fault }))
    worker.on("exit", () => this.#exited())
    return worker
  }

  #settle(answer: JobAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.ok) waiting?.done(answer.value)
    else
      waiting?.fail(new StoreFault(`The change could not be stored: ${answer.message}`, answer.why))
  }

  /** Whether what it was told last is on disk, nobody knows: all of it counts as failed, and a new thread goes on. */
  #exited(): void {
    const now = performance.now()
    const died = new StoreFault("The writing thread has ended", "failed")
    const recent = this.#restarts.filter((at) => now - at < MINUTE)
    if (this.#closing || recent.length >= RESTARTS) this.#ended = died
    this.#batch = []
    this.#sentAt = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { fail } of waiting) fail(died)
    if (this.#closing) return
    if (this.#ended !== null) {
      this.#options.warn("The writing thread died again and again: nothing can be stored", {})
      return
    }
    this.#options.warn("The writing thread died: a new one goes on", { waiting: waiting.length })
    this.#restarts.push(now)
    this.#worker = this.#start()
  }
}

function opened(worker: Worker): Promise<void> {
  return new Promise((done, fail) => {
    worker.once("message", () => done())
    worker.once("error", fail)
  })
}

/**
 * The bytes of all entries in one buffer, which moves to the thread. As they are they lie in the sockets' buffers, and
 * each of those would be copied whole for the few bytes of one keystroke.
 */
function pack(jobs: readonly Job[]): { packed: readonly Job[]; buffer: ArrayBuffer } {
  const sizes = jobs.map((job) => (job.kind === "append" ? bytesIn(job.entries) : 0))
  const all = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  const moved = (entry: LogEntry): LogEntry => {
    const { user, connection, clients } = entry
    const bytes = all.subarray(at, at + entry.bytes.length)
    bytes.set(entry.bytes)
    at += entry.bytes.length
    return { bytes, user, connection, clients, at: entry.at }
  }
  const packed = jobs.map((job) =>
    job.kind === "append" ? { ...job, entries: job.entries.map(moved) } : job,
  )
  return { packed, buffer: all.buffer }
}

function bytesIn(entries: readonly LogEntry[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
}
