// How long after an edit the writer is told that it is on disk: in a quiet note, and at three thousand edits a second.
import { setTimeout as pause } from "node:timers/promises"
import { report } from "../measure.ts"
import { Client } from "./client.ts"
import { beginning } from "./edits.ts"
import { Histogram } from "./histogram.ts"
import { type Plan, Script, typed } from "./load.ts"
import { loadOfMachine, median, reportPromise, runs } from "./rounds.ts"
import { type Running, startServer } from "./servers.ts"
import { Typist } from "./typist.ts"

const bench = "sync-durable"
const quiet: Plan = { rooms: 1, clients: 2, writers: 1, pace: 4, warmUp: 3, seconds: 15 }
const loud: Plan = { rooms: 50, clients: 12, writers: 12, pace: 5, warmUp: 3, seconds: 8 }

for (const [name, plan, most] of [
  ["quiet", quiet, 30],
  ["3,000 edits/s", loud, 250],
] as const) {
  const p50: number[] = []
  const p95: number[] = []
  const lates: number[] = []
  const shares: number[] = []
  for (let n = 0; n < runs; n++) {
    const { times, late, busy } = await measured(plan)
    p50.push(times.at(0.5))
    p95.push(times.at(0.95))
    lates.push(late)
    shares.push(busy)
  }
  const size = { notes: plan.rooms, writers: plan.writers, edits_per_second: plan.pace }
  const times = { runs, p50_ms: median(p50), p95_ms: median(p95), load: loadOfMachine() }
  const way = { generator_late_ms: median(lates), server_cores: median(shares) }
  report(bench, { case: name, ...size, ...times, ...way })
  reportPromise(bench, `DURABLE after the edit, ${name}: p95, ms`, p95, { most })
}

interface Measured {
  readonly times: Histogram
  /** How late the generator sent, at worst. Milliseconds. */
  readonly late: number
  /** How many processors' time the server took. */
  readonly busy: number
}

async function measured(plan: Plan): Promise<Measured> {
  const script = new Script(plan, beginning(plan.writers))
  const people = plan.rooms * plan.clients
  const server = await startServer("lineup", { count: plan.rooms, start: script.start, people })
  try {
    await server.process.quiet()
    const writers = await joined(server, plan)
    const times = new Histogram()
    const first = script.edits.length - script.measured
    const [began, before] = [performance.now(), await server.process.usage()]
    const late = await typed(script, { from: 0, to: script.edits.length }, (room, number) => {
      const edit = script.edits[number]
      if (edit !== undefined)
        writers[room]?.[edit.writer]?.type(edit.update, number < first ? null : times)
    })
    for (let n = 0; n < 200 && writers.flat().some((it) => it.waits); n++) await pause(50)
    if (writers.flat().some((it) => it.waits)) throw new Error("Some edits never became durable")
    const { cpu } = await server.process.usage()
    return { times, late, busy: (cpu - before.cpu) / (performance.now() - began) }
  } finally {
    await server.end()
  }
}

async function joined(server: Running, { clients, rooms, writers }: Plan): Promise<Typist[][]> {
  const all: Typist[][] = []
  for (let room = 0; room < rooms; room++) {
    const doc = server.docs[room] ?? ""
    const typists: Typist[] = []
    for (let n = 0; n < clients; n++) {
      const client = await Client.join(server, { doc, person: room * clients + n, start: null })
      if (n < writers) typists.push(new Typist(client))
    }
    all.push(typists)
  }
  return all
}
