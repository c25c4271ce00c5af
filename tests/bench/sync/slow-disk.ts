// A quiet note on a disk that takes twenty milliseconds longer for each commit, and on one that does not.
import { report } from "../measure.ts"
import { beginning } from "./edits.ts"
import { joinAll, type Outcome, type Plan, play, Script } from "./load.ts"
import { builtScript, type Usage } from "./process.ts"
import { loadOfMachine, median, reportPromise, runs } from "./rounds.ts"
import { startServer } from "./servers.ts"

const bench = "sync-slow-disk"
const plan: Plan = { rooms: 1, clients: 10, writers: 3, pace: 1, warmUp: 3, seconds: 20 }
const writers = { slow: builtScript("slow-writer"), plain: builtScript("write-worker") }
type Case = keyof typeof writers
type Found = Outcome & Pick<Usage, "stall" | "longest">
const found: Record<Case, Found[]> = { slow: [], plain: [] }

for (let n = 0; n < runs; n++) {
  for (const name of ["slow", "plain"] as const) {
    const outcome = await measured(writers[name])
    const fault = outcome.fault ?? (name === "slow" && outcome.p50 < 20 ? "no delay" : null)
    if (fault === null) found[name].push(outcome)
    else report(bench, { case: name, void: fault })
  }
}
for (const name of ["slow", "plain"] as const) {
  const of = (key: "p50" | "p99" | "stall" | "longest") => median(found[name].map((it) => it[key]))
  const times = { p50_ms: of("p50"), p99_ms: of("p99") }
  const stalls = { stall_p999_ms: of("stall"), longest_stall_ms: of("longest") }
  report(bench, {
    case: name,
    runs: found[name].length,
    ...times,
    ...stalls,
    load: loadOfMachine(),
  })
}
const p99 = found.slow.map((it) => it.p99)
reportPromise(bench, "20 ms more for each commit: p99 propagation, ms", p99, { most: 60 })
const stalls = found.slow.map(({ stall }, n) => stall - (found.plain[n]?.stall ?? Number.NaN))
const line = "20 ms more for each commit: the event loop's p99.9 delay, ms more than without"
reportPromise(bench, line, stalls, { most: 10 })

async function measured(writer: string): Promise<Found> {
  const script = new Script(plan, beginning(plan.writers))
  const notes = { count: 1, start: script.start, people: plan.clients }
  const server = await startServer("lineup", notes, { writer })
  try {
    await server.process.quiet()
    const rooms = await joinAll(server, script)
    await server.process.watch()
    const outcome = await play(server, rooms)
    const { stall, longest } = await server.process.unwatch()
    for (const room of rooms) room.leave()
    return { ...outcome, stall, longest }
  } finally {
    await server.end()
  }
}
