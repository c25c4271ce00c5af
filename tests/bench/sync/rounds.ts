// Runs that alternate between the servers, their medians with the spread, and ratios within one run.
import { readFileSync } from "node:fs"
import { type Numbers, report } from "../measure.ts"
import type { Outcome } from "./load.ts"
import type { ServerName } from "./servers.ts"

/** Of each server the outcomes of its runs, in their order; null where a run was void. */
export type Results<T> = ReadonlyMap<ServerName, readonly (T | null)[]>

/** `--runs 1 --servers relay,lineup --clients 200`, for quick looks. */
export function option(name: string): string | null {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? null : (process.argv[at + 1] ?? null)
}

export const runs = Number(option("runs") ?? 5)

/** Each round meets all servers, each round in another order. */
export async function interleaved<T extends { readonly fault: string | null }>(
  bench: string,
  servers: readonly ServerName[],
  measure: (server: ServerName, round: number) => Promise<T>,
): Promise<Results<T>> {
  const only = option("servers")?.split(",")
  const chosen = servers.filter((name) => only === undefined || only.includes(name))
  const results = new Map<ServerName, (T | null)[]>(chosen.map((name) => [name, []]))
  for (let round = 0; round < runs; round++) {
    for (let n = 0; n < chosen.length; n++) {
      const name = chosen[(n + round) % chosen.length]
      if (name === undefined) continue
      const outcome = await measure(name, round)
      if (outcome.fault !== null) report(bench, { server: name, void: outcome.fault })
      results.get(name)?.push(outcome.fault === null ? outcome : null)
    }
  }
  return results
}

/** The latency, the cost and the size of each server. */
export function reportLoads(bench: string, results: Results<Outcome>, size: Numbers): void {
  for (const [server, outcomes] of results) {
    const of = (key: keyof Outcome) => median(outcomes.map((it) => Number(it?.[key] ?? Number.NaN)))
    report(bench, {
      ...{ server, ...size, runs: outcomes.length, delivered: of("delivered") },
      ...{ p50_ms: of("p50"), p99_ms: of("p99"), cpu_us_per_edit: of("cpu") },
      ...{ rss_MB: of("rss"), generator_late_ms: of("late"), load: loadOfMachine() },
    })
  }
}

export interface Line<T> {
  readonly line: string
  readonly of: ServerName
  readonly to: ServerName
  readonly value: (outcome: T) => number
  /** How the two compare; a ratio unless told. */
  readonly compare?: (ours: number, theirs: number) => number
  /** The most that it may be; null where nothing was promised. */
  readonly most: number | null
}

/** One line of what was promised: the median of the rounds' ratios, with the least and the largest. True if it is kept. */
export function reportLine<T>(bench: string, results: Results<T>, line: Line<T>): boolean {
  const { of, to, value, most, compare = (ours, theirs) => ours / theirs } = line
  const theirs = results.get(to)
  const ratios = (results.get(of) ?? []).flatMap((outcome, round) => {
    const other = theirs?.[round] ?? null
    return outcome === null || other === null ? [] : [compare(value(outcome), value(other))]
  })
  if (ratios.length === 0) return true
  return reportPromise(bench, line.line, ratios, { of, to, most })
}

/** As a line of what was promised, of values that were found without a peer. */
export function reportPromise(
  bench: string,
  line: string,
  values: readonly number[],
  { most, ...names }: { readonly most: number | null; readonly of?: string; readonly to?: string },
): boolean {
  const ratio = median(values)
  const kept = most === null || ratio <= most
  report(bench, {
    ...{ line, ...names, runs: values.length, ratio },
    ...{ least: Math.min(...values), largest: Math.max(...values) },
    ...(most === null ? {} : { at_most: most, kept: kept ? "yes" : "NO" }),
  })
  return kept
}

/** Of what is a number; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.filter((it) => !Number.isNaN(it)).sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  if (sorted.length % 2 === 1) return middle
  return (middle + (sorted[sorted.length / 2 - 1] ?? Number.NaN)) / 2
}

/** How many processes want to work, as the system counts them over a minute. */
export function loadOfMachine(): number {
  return Number(readFileSync("/proc/loadavg", "utf8").split(" ")[0])
}
