// Measuring: times of many runs, as a line of JSON for each benchmark and a line for people beside it.

export type Numbers = Readonly<Record<string, number | string>>

export interface Spread {
  readonly runs: number
  readonly median: number
  readonly p95: number
}

/** Milliseconds that the work took. */
export function timed(work: () => unknown): number {
  const before = performance.now()
  work()
  return performance.now() - before
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** Runs the work until it is warm, then so many times; milliseconds each. */
export function repeated(runs: number, work: (n: number) => unknown): Spread {
  for (let n = 0; n < Math.ceil(runs / 4); n++) work(n)
  return spread(Array.from({ length: runs }, (_, n) => timed(() => work(n))))
}

export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { runs: sorted.length, median: at(0.5), p95: at(0.95) }
}

/** Prints a benchmark: JSON on standard output, and for people on standard error. */
export function report(bench: string, numbers: Numbers): void {
  const short = Object.fromEntries(
    Object.entries(numbers).map(([key, value]) => [
      key,
      typeof value === "number" ? rounded(value) : value,
    ]),
  )
  process.stdout.write(`${JSON.stringify({ bench, ...short })}\n`)
  const words = Object.entries(short).map(([key, value]) => `${key} ${value}`)
  process.stderr.write(`${bench.padEnd(34)} ${words.join(", ")}\n`)
}

/** The spread with its unit in the keys. */
export function milliseconds({ runs, median, p95 }: Spread): Numbers {
  return { runs, median_ms: median, p95_ms: p95 }
}

export function microseconds({ runs, median, p95 }: Spread): Numbers {
  return { runs, median_us: median * 1000, p95_us: p95 * 1000 }
}

/** Four digits that count. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4))
}
