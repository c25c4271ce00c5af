// Which of this client's changes the server has on disk. Counted, not compared: deletions do not show in a state vector.

interface Mark {
  readonly made: number
  readonly clock: number
}

/** The account of one session, over all its connections. */
export class Saving {
  #made = 0
  #acknowledged: Mark = { made: 0, clock: 0 }
  /** Whether the server answered a mark on the connection of now. */
  #answered = false
  #lastMark = 0
  /** Marks of the connection of now that are not answered yet. */
  readonly #open = new Map<number, Mark>()

  /** Changes made here that the server has not acknowledged. */
  get waiting(): number {
    return this.#made - this.#acknowledged.made
  }

  /** True only while every change is acknowledged, on the connection of now. */
  get saved(): boolean {
    return this.#answered && this.waiting === 0
  }

  /** Characters of this client at or above this Yjs clock are not acknowledged. */
  get acknowledgedClock(): number {
    return this.#acknowledged.clock
  }

  changed(): void {
    this.#made++
  }

  /** Everything is sent anew after this, so nothing counts as saved before it is acknowledged again. */
  connectionEnded(): void {
    this.#answered = false
    this.#open.clear()
  }

  /** All that was made so far was sent; `clock` is this client's clock. Gives the number to send as MARK. */
  mark(clock: number): number {
    this.#lastMark++
    this.#open.set(this.#lastMark, { made: this.#made, clock })
    return this.#lastMark
  }

  /** The server has everything before this mark on disk. A number that is not of this connection changes nothing. */
  durable(mark: number): void {
    const upTo = this.#open.get(mark)
    if (upTo === undefined) return
    this.#acknowledged = upTo
    this.#answered = true
    for (const earlier of this.#open.keys()) if (earlier <= mark) this.#open.delete(earlier)
  }
}
