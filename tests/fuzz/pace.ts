// How long a function takes for each kilobyte, and which inputs are out of all proportion.

/** An input that took long for its length. */
export interface Case {
  readonly number: number
  readonly kilobytes: number
  /** Microseconds for each kilobyte. */
  readonly pace: number
}

/** Only these say something about pace: shorter ones are mostly the clock's own time. */
const leastLength = 1000
const kept = 100

/** Times one function over many inputs. */
export class Pace {
  readonly #work: (input: string) => unknown
  readonly #paces: number[] = []
  /** The slowest so far, the slowest first. */
  #worst: Case[] = []

  constructor(work: (input: string) => unknown) {
    this.#work = work
  }

  /** How many inputs were long enough to count. */
  get count(): number {
    return this.#paces.length
  }

  run(number: number, input: string): void {
    const pace = this.#measure(input)
    if (input.length <= leastLength) return
    this.#paces.push(pace)
    if (this.#worst.length === kept && pace <= (this.#worst.at(-1)?.pace ?? 0)) return
    this.#worst.push({ number, kilobytes: input.length / 1000, pace })
    this.#worst.sort((a, b) => b.pace - a.pace).splice(kept)
  }

  get median(): number {
    return [...this.#paces].sort((a, b) => a - b)[this.#paces.length >> 1] ?? 0
  }

  /**
   * The slowest inputs, each at its best of three more runs: a pause of the machine is no fault of the input.
   * `inputOf` makes the input of a number anew.
   */
  worst(inputOf: (number: number) => string): Case[] {
    return this.#worst
      .map((it) => {
        const input = inputOf(it.number)
        const paces = [1, 2, 3].map(() => this.#measure(input))
        return { ...it, pace: Math.min(it.pace, ...paces) }
      })
      .sort((a, b) => b.pace - a.pace)
  }

  #measure(input: string): number {
    const start = performance.now()
    this.#work(input)
    return ((performance.now() - start) * 1000) / (input.length / 1000)
  }
}
