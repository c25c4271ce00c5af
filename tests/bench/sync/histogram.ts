// Times in steps of a twentieth of a millisecond, up to a minute: as many as come, in little memory.
const STEP = 0.05
const LONGEST = 60_000

export class Histogram {
  readonly #counts = new Uint32Array(LONGEST / STEP)
  #total = 0

  add(milliseconds: number): void {
    const step = Math.min(this.#counts.length - 1, Math.max(0, Math.floor(milliseconds / STEP)))
    this.#counts[step] = (this.#counts[step] ?? 0) + 1
    this.#total++
  }

  /** The time that this share of all did not exceed. Milliseconds. */
  at(share: number): number {
    let left = this.#total * share
    for (const [step, count] of this.#counts.entries()) {
      left -= count
      if (left <= 0) return (step + 1) * STEP
    }
    return LONGEST
  }
}
