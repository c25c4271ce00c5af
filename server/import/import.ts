// Files of other programs, read in a thread of their own: some that are small to send take all memory, or for ever.
import { inThread } from "../thread.ts"
import type { ReadFile, SentFile } from "./read.ts"

export type { ReadFile, SentFile } from "./read.ts"

/** Bytes of the largest file that is taken. */
export const LARGEST_FILE = 20 * 1024 * 1024
/** How long a file may take to read, milliseconds, and how much memory, megabytes. */
const BOUNDS = { patience: 20_000, memory: 512 }
/** Files that may wait for the one that is being read. */
const LONGEST_QUEUE = 8

/** `busy`: so many files wait already that this one was not taken. */
export type Read = ReadFile | { readonly ok: false; readonly code: "busy"; readonly why: string }

export class Importer {
  readonly #script: string
  readonly #bounds: typeof BOUNDS
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** `script` is the built import-worker. */
  constructor(script: string, bounds = BOUNDS) {
    this.#script = script
    this.#bounds = bounds
  }

  /** Reads a file; one at a time, together they could take all memory. Rejects when no thread can be made. */
  async read(file: SentFile): Promise<Read> {
    if (this.#waiting > LONGEST_QUEUE) return busy
    this.#waiting += 1
    const read = this.#last.then(() =>
      inThread<ReadFile>(this.#script, file, this.#bounds, tooHeavy),
    )
    this.#last = read.catch(() => undefined)
    return read.finally(() => {
      this.#waiting -= 1
    })
  }
}

const busy: Read = {
  ok: false,
  code: "busy",
  why: "Many files are being read now: try again in a minute.",
}

const tooHeavy: ReadFile = {
  ok: false,
  code: "too-large",
  why: "This file takes too long to read, or too much memory. Split it, or copy its words into a new document, and try again.",
}
