// Two hundred notes with four clients each: what an edit costs the server, and how soon it is there.
import { beginning } from "./edits.ts"
import { checkKept } from "./kept.ts"
import { joinAll, type Outcome, type Plan, play, Script } from "./load.ts"
import { interleaved, type Line, option, reportLine, reportLoads } from "./rounds.ts"
import { type ServerName, startServer } from "./servers.ts"

const bench = "sync-many"
const servers: readonly ServerName[] = [
  ...(["relay", "lineup", "y-websocket", "y-websocket-leveldb"] as const),
  ...(["hocuspocus", "hocuspocus-sqlite"] as const),
]
const plan: Plan = { rooms: 200, clients: 4, writers: 2, pace: 5, warmUp: 3, seconds: 6 }
const size = { notes: plan.rooms, clients: plan.clients, writers: plan.writers }

const results = await interleaved(bench, servers, measured)
reportLoads(bench, results, size)
const isKept = lines("lineup")
  .map((line) => reportLine(bench, results, line))
  .every((it) => it)
if (!isKept || option("alone") === "yes") {
  const name = "lineup-sync-alone"
  const alone = await interleaved(bench, [name, "y-websocket", "y-websocket-leveldb"], measured)
  reportLoads(bench, alone, size)
  for (const line of lines(name)) reportLine(bench, alone, line)
}

async function measured(name: ServerName, round: number): Promise<Outcome> {
  const script = new Script(plan, beginning(plan.writers))
  const people = plan.rooms * plan.clients
  const server = await startServer(name, { count: plan.rooms, start: script.start, people })
  try {
    await server.process.quiet()
    const rooms = await joinAll(server, script)
    const outcome = await play(server, rooms)
    for (const room of rooms) room.leave()
    const fault = round === 0 ? await checkKept(server, script) : null
    return { ...outcome, fault: outcome.fault ?? fault }
  } finally {
    await server.end()
  }
}

function lines(of: ServerName): readonly Line<Outcome>[] {
  const cost = { of, line: "200 notes × 4 clients: server CPU per delivered edit", most: null }
  const value = ({ cpu }: Outcome) => cpu
  const p99 = ({ p99 }: Outcome) => p99
  return [
    { ...cost, to: "y-websocket", value, most: 1.2 },
    { ...cost, to: "y-websocket-leveldb", value, most: 0.5 },
    { ...cost, to: "hocuspocus", value },
    { ...cost, to: "hocuspocus-sqlite", value },
    { ...cost, to: "relay", value },
    { ...cost, line: "200 notes × 4 clients: p99 propagation", to: "relay", value: p99 },
  ]
}
