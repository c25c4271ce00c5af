// How soon recurring work may begin again, so that it takes but a share of the time and yet never waits long.

export interface PaceOptions {
  /** The part of the time that the work may take, from 0 to 1. */
  readonly share: number
  /** It never waits longer than this, whatever it costs. Milliseconds. */
  readonly longest: number
}

/** Counts what each piece of work costs. In a quiet time the next begins at once: the wait runs from the last beginning. */
export class Pace {
  readonly #share: number
  readonly #longest: number
  #began = Number.NEGATIVE_INFINITY
  #cost = 0

  constructor({ share, longest }: PaceOptions) {
    this.#share = share
    this.#longest = longest
  }

  /** For how long from now the next piece should wait. Milliseconds. */
  wait(now: number): number {
    const apart = Math.min(this.#cost / this.#share, this.#longest)
    return Math.max(0, this.#began + apart - now)
  }

  /** A piece of work was done; its cost counts, evened out over the last few. Times by one clock that never jumps. */
  worked(began: number, ended: number): void {
    this.#began = began
    this.#cost += (ended - began - this.#cost) / 4
  }
}
