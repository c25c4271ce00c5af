// Large updates are tried in a thread of their own before they may touch a document: some that are small to send take
// minutes to apply, and while the event loop applies an update it does nothing else.
import { inThread } from "../thread.ts"
import type { Audit, Holding } from "./audit.ts"

/** Updates of more bytes than this are tried first. */
export const LARGE = 64 * 1024
/** An update that takes longer to apply is not applied. A document as large as any takes a third of it. Milliseconds. */
export const HEAVIEST = 2_000
/** How long a trial may take in all, milliseconds, and how much memory, megabytes. */
const BOUNDS = { patience: 5_000, memory: 256 }

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
    const found = this.#last.then(() => inThread(this.#script, trial, BOUNDS, tooHeavy))
    this.#last = found.catch(() => undefined)
    return found
  }
}
