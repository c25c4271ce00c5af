// How far notes are read whose rows did not change: no row waits for that, so it is stored later, the last of each note.
import type { NoteReadingRecord, Store } from "../store/store.ts"

/** Milliseconds. */
const LATER = 1_000

export interface UnchangedOptions {
  readonly store: Store
  readonly warn: (message: string, details: object) => void
}

export class Unchanged {
  readonly #options: UnchangedOptions
  readonly #readings = new Map<string, NoteReadingRecord>()
  #timer: NodeJS.Timeout | null = null

  constructor(options: UnchangedOptions) {
    this.#options = options
  }

  keep(reading: NoteReadingRecord): void {
    this.#readings.set(reading.note, reading)
    this.#timer ??= setTimeout(() => void this.store(), LATER)
  }

  /** Stores all now; what a later reading has overtaken meanwhile changes nothing. A fault is reported. */
  async store(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const readings = [...this.#readings.values()]
    this.#readings.clear()
    const { store, warn } = this.#options
    try {
      await Promise.all(readings.map((reading) => store.statements.replace(reading)))
    } catch (fault) {
      warn("How far notes were read could not be stored", { fault })
    }
  }
}
