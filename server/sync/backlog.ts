// What a slow receiver has still to get: merged, so that it stays small however long the receiver takes.
import * as Y from "yjs"

/** Updates that are kept apart before they are merged into one. */
const MOST_APART = 64

export class Backlog {
  #updates: Uint8Array[] = []
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  get empty(): boolean {
    return this.#updates.length === 0
  }

  add(update: Uint8Array): void {
    // A copy: an update of one keystroke may lie in a buffer as large as a socket reads at once.
    this.#updates.push(update.slice())
    this.#bytes += update.length
    if (this.#updates.length > MOST_APART) this.#keep([Y.mergeUpdates(this.#updates)])
  }

  /** All of it as one update; the backlog is empty after it. */
  take(): Uint8Array {
    const all = Y.mergeUpdates(this.#updates)
    this.#keep([])
    return all
  }

  /** The receiver gets it by another way. */
  clear(): void {
    this.#keep([])
  }

  #keep(updates: Uint8Array[]): void {
    this.#updates = updates
    this.#bytes = updates.reduce((sum, { length }) => sum + length, 0)
  }
}
