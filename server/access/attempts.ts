// Slows down whoever guesses: after some failures each further one doubles the wait.

export interface AttemptLimits {
  /** Failures that cost nothing. */
  readonly free: number
  /** The first wait; it doubles with each failure, up to `longest`. Milliseconds. */
  readonly wait: number
  readonly longest: number
}

interface Failures {
  count: number
  /** Until then nothing is tried. */
  until: number
}

export class Attempts {
  readonly #limits: AttemptLimits
  readonly #now: () => number
  readonly #failures = new Map<string, Failures>()

  constructor(limits: AttemptLimits, now: () => number) {
    this.#limits = limits
    this.#now = now
  }

  /** Milliseconds that this key has to wait; 0 when it may try. */
  wait(key: string): number {
    return Math.max(0, (this.#failures.get(key)?.until ?? 0) - this.#now())
  }

  /** Counts an attempt as failed. Call it before the attempt, so that many at once do not slip through. */
  failed(key: string): void {
    this.#forgetOld()
    const count = (this.#failures.get(key)?.count ?? 0) + 1
    const over = count - this.#limits.free
    const wait = over < 0 ? 0 : Math.min(this.#limits.wait * 2 ** over, this.#limits.longest)
    this.#failures.set(key, { count, until: this.#now() + wait })
  }

  /** Takes back all failures of the key. */
  forget(key: string): void {
    this.#failures.delete(key)
  }

  /** Takes back one failure. */
  forgive(key: string): void {
    const failures = this.#failures.get(key)
    if (failures === undefined) return
    if (failures.count <= 1) this.#failures.delete(key)
    else this.#failures.set(key, { count: failures.count - 1, until: 0 })
  }

  /** Keeps the memory small: who had no failure for twice the longest wait starts anew. */
  #forgetOld(): void {
    if (this.#failures.size < 1000) return
    const old = this.#now() - 2 * this.#limits.longest
    for (const [key, { until }] of this.#failures) if (until < old) this.#failures.delete(key)
  }
}
