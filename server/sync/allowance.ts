// How much one socket may send: a steady rate, and a burst that fills up again (a token bucket).

export interface Rate {
  readonly perSecond: number
  /** How much may come at once after a quiet time. */
  readonly burst: number
}

export class Allowance {
  readonly #rate: Rate
  #left: number
  #at: number

  /** `now` in milliseconds of a clock that never jumps. */
  constructor(rate: Rate, now: number) {
    this.#rate = rate
    this.#left = rate.burst
    this.#at = now
  }

  /** Takes so much; false when that is more than is left. */
  take(amount: number, now: number): boolean {
    const gained = ((now - this.#at) / 1000) * this.#rate.perSecond
    this.#left = Math.min(this.#rate.burst, this.#left + gained) - amount
    this.#at = now
    return this.#left >= 0
  }
}
