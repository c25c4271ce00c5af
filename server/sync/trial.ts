// Large updates are tried in a thread of their own before they may touch a document: some that are small to send take
// minutes to apply, and while the event loop applies an update it does nothing else.
import { Worker } from "node:worker_threads"
import type { Audit, Holding } from "./audit.ts"

/** Updates of more bytes than this are tried first. */
export const LARGE = 64 * 1024
/** An update that takes longer to apply is not applied. A document as large as any takes a third of it. Milliseconds. */
export const HEAVIEST = 2_000
/** How long a trial may take in all, milliseconds, and how much memory, megabytes. */
const PATIENCE = 5_000
const MEMORY = 256

/** What the thread needs: an update, and what the server holds, all of it copied. */
export interface Trial extends Omit<Holding, "presentAs"> {
  readonly update: Uint8Array
  /** The document as one update. */
  readonly state: Uint8Array
  readonly user: string
  /** Whose presence each client id is. */
  readonly present: ReadonlyMap<number, string>
}

export const tooHeavy: Audit = {
  ok: false,
  code: "too-large",
  text: "This change is too heavy for one note.",
  gap: false,
}

export class Trials {
  readonly #script: string
  #last: Promise<unknown> = Promise.resolve()

  /** `script` is the built trial-worker. */
  constructor(script: string) {
    this.#script = script
  }

  /** Audits an update by trying it. One trial at a time: together they could take all memory. Rejects when no thread can be made. */
  run(trial: Trial): Promise<Audit> {
    const found = this.#last.then(() => tryOut(this.#script, trial))
    this.#last = found.catch(() => undefined)
    return found
  }
}

function tryOut(script: string, trial: Trial): Promise<Audit> {
  return new Promise((done, fail) => {
    const worker = new Worker(script, {
      workerData: trial,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    const impatient = setTimeout(() => {
      void worker.terminate()
      done(tooHeavy)
    }, PATIENCE)
    worker.on("message", done)
    worker.on("error", (fault: NodeJS.ErrnoException) => {
      if (fault.code === "ERR_WORKER_OUT_OF_MEMORY") done(tooHeavy)
      else fail(fault)
    })
    worker.on("exit", () => {
      clearTimeout(impatient)
      fail(new Error("The trial ended without an answer"))
    })
  })
}
