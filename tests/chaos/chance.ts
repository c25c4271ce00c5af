// Chance that can be told again: all that a run draws follows from one seed, CHAOS_SEED or a new one each time.
import { randomInt } from "node:crypto"
import { onTestFailed } from "vitest"

/** How many rounds the longest test makes, by CHAOS_ROUNDS; the others make their share of it. */
const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? 6)
const FULL = 1000

/** A share of what a full run makes, and at least one. */
export function times(full: number): number {
  return Math.max(1, Math.round((full * ROUNDS) / FULL))
}

/** Whether this run is the long one, on a machine of its own: then times are held strictly. */
export const isFull = ROUNDS >= FULL

export class Chance {
  readonly seed: number
  #state: number

  constructor(seed: number) {
    this.seed = seed
    this.#state = seed >>> 0
  }

  /** From 0 to before 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 to before `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  pick<T>(all: readonly T[]): T {
    const picked = all[this.below(all.length)]
    if (picked === undefined) throw new RangeError("There is nothing to pick from")
    return picked
  }
}

/** A test's chance; its seed is told when the test fails. */
export function chanceOfTest(): Chance {
  const chance = new Chance(Number(process.env.CHAOS_SEED ?? randomInt(2 ** 31)))
  onTestFailed(() => {
    process.stderr.write(`To run it again: CHAOS_SEED=${chance.seed} CHAOS_ROUNDS=${ROUNDS}\n`)
  })
  return chance
}

/** One line of JSON about what a test did. */
export function summary(of: string, what: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ chaos: of, ...what })}\n`)
}
