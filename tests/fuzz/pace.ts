// How long a function takes for each kilobyte, and which input takes longest.

/** An input that took long for its length. */
export interface Case {
  readonly number: number
  readonly kilobytes: number
  /** Microseconds for each kilobyte. */
  readonly pace: number
}

/** Only these say something about pace: shorter ones are mostly the clock's own time. */
const leastLength = 1000

/** Times one function over many inputs. */
export class Pace {
  readonly #work: (input: string) => unknown
  readonly #paces: number[] = []
  #worst: Case = { number: -1, kilobytes: 0, pace: 0 }

  constructor(work: (input: string) => unknown) {
    this.#work = work
  }

  run(number: number, input: string): void {
    let pace = this.#measure(input)
    if (input.length <= leastLength) return
    this.#paces.push(pace)
    // A pause of the machine is no fault of the input: what is slow must be so in three more runs.
    for (let again = 0; again < 3 && pace > this.#worst.pace; again++)
      pace = Math.min(pace, this.#measure(input))
    if (pace > this.#worst.pace) this.#worst = { number, kilobytes: input.length / 1000, pace }
  }

  /** How many inputs were long enough to count, their median pace, and the slowest of them. */
  get report(): { readonly count: number; readonly median: number; readonly worst: Case } {
    const paces = [...this.#paces].sort((a, b) => a - b)
    return { count: paces.length, median: paces[paces.length >> 1] ?? 0, worst: this.#worst }
  }

  #measure(input: string): number {
    const start = performance.now()
    this.#work(input)
    return ((performance.now() - start) * 1000) / (input.length / 1000)
  }
}
