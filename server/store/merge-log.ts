// The log made smaller: what one connection wrote in a row becomes one entry, and who wrote what stays known.
import * as Y from "yjs"
import type { LogEntry } from "./log-port.ts"

export type LogRow = LogEntry & { readonly seq: number }

/** Updates of one connection that may still become one. */
interface Run {
  readonly rows: LogRow[]
  /** The lowest clock of each client that they hold. */
  readonly from: Map<number, number>
}

/**
 * Rows of the log, in order and without gaps, as fewer rows that give the same document. Rows of one user and
 * connection become one, with the seq and the time of the last of them, also across the rows of others: a run ends
 * where another's row builds on it. So each row still finds all that it builds on in those before it.
 */
export function mergeRuns(rows: readonly LogRow[]): LogRow[] {
  const open = new Map<string, Run>()
  const merged: LogRow[] = []
  const end = (by: string, run: Run) => {
    open.delete(by)
    merged.push(...mergedRun(run.rows))
  }
  for (const row of rows) {
    const by = JSON.stringify([row.user, row.connection])
    const { holds, needs } = readUpdate(row.bytes)
    for (const [other, run] of open) {
      if (other !== by && needs.some(([client, clock]) => isIn(run, client, clock))) end(other, run)
    }
    const run: Run = open.get(by) ?? { rows: [], from: new Map() }
    open.set(by, run)
    run.rows.push(row)
    for (const [client, clock] of holds) {
      run.from.set(client, Math.min(clock, run.from.get(client) ?? clock))
    }
  }
  for (const [by, run] of open) end(by, run)
  return merged.sort((a, b) => a.seq - b.seq)
}

function isIn(run: Run, client: number, clock: number): boolean {
  return (run.from.get(client) ?? Number.POSITIVE_INFINITY) <= clock
}

function mergedRun(rows: readonly LogRow[]): readonly LogRow[] {
  const last = rows.at(-1)
  if (last === undefined || rows.length === 1) return rows
  const bytes = Y.mergeUpdates(rows.map((row) => row.bytes))
  // A gap between them would leave what follows it waiting for ever: such rows stay as they are.
  if (Y.decodeUpdate(bytes).structs.some((struct) => struct instanceof Y.Skip)) return rows
  return [{ ...last, bytes, clients: [...new Set(rows.flatMap((row) => row.clients))] }]
}

type Place = readonly [client: number, clock: number]

/** Where an update's structs begin, and the places in the document that must be there before it. */
function readUpdate(bytes: Uint8Array): { holds: readonly Place[]; needs: readonly Place[] } {
  const { structs, ds } = Y.decodeUpdate(bytes)
  const holds: Place[] = []
  const needs: Place[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    holds.push([client, clock])
    if (clock > 0) needs.push([client, clock - 1])
    if (!(struct instanceof Y.Item)) continue
    for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
      if (id instanceof Y.ID) needs.push([id.client, id.clock])
    }
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) needs.push([client, clock + len - 1])
  }
  return { holds, needs }
}
