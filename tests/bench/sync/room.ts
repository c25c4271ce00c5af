// One note with ten, fifty and two hundred clients: how soon an edit is there, and what it costs the server.
import { beginning } from "./edits.ts"
import { checkKept } from "./kept.ts"
import { joinAll, type Outcome, type Plan, play, Script } from "./load.ts"
import { interleaved, type Line, option, type Results, reportLine, reportLoads } from "./rounds.ts"
import { type ServerName, startServer } from "./servers.ts"

const bench = "sync-room"
const servers: readonly ServerName[] = [
  ...(["relay", "lineup", "y-websocket", "y-websocket-leveldb"] as const),
  ...(["hocuspocus", "hocuspocus-sqlite"] as const),
]
const sizes = [
  { clients: 10, writers: 3 },
  { clients: 50, writers: 8 },
  { clients: 200, writers: 20 },
].filter(({ clients }) => (option("clients") ?? String(clients)) === String(clients))
const cpu = ({ cpu }: Outcome) => cpu
const [p50, p99] = [({ p50 }: Outcome) => p50, ({ p99 }: Outcome) => p99]

for (const size of sizes) {
  const plan: Plan = { rooms: 1, ...size, pace: 8, warmUp: 12, seconds: 6 }
  const results = await interleaved(bench, servers, (name, round) => measured(name, plan, round))
  reportLoads(bench, results, { clients: plan.clients, writers: plan.writers })
  const isKept = lines(plan.clients)
    .map((line) => reportLine(bench, results, line))
    .every((it) => it)
  // Where the whole product is not good enough, the sync alone tells where the cost lies.
  if (!isKept || option("alone") === "yes") await alone(plan, results)
}

async function measured(name: ServerName, plan: Plan, round: number): Promise<Outcome> {
  const script = new Script(plan, beginning(plan.writers))
  const notes = { count: 1, start: script.start, people: plan.clients }
  const server = await startServer(name, notes)
  try {
    const rooms = await joinAll(server, script)
    const outcome = await play(server, rooms)
    for (const room of rooms) room.leave()
    const fault = round === 0 ? await checkKept(server, script) : null
    return { ...outcome, fault: outcome.fault ?? fault }
  } finally {
    await server.end()
  }
}

async function alone(plan: Plan, results: Results<Outcome>): Promise<void> {
  const name = "lineup-sync-alone"
  const found = await interleaved(bench, [name, "relay"], (it, round) => measured(it, plan, round))
  reportLoads(bench, found, { clients: plan.clients, writers: plan.writers })
  const all = new Map([...results, ...found])
  for (const line of lines(plan.clients)) {
    if (line.to === "relay") reportLine(bench, all, { ...line, of: name })
  }
}

function lines(clients: number): readonly Line<Outcome>[] {
  const ours = { of: "lineup", most: null } as const
  const size = `1 note × ${clients} clients`
  const most = (limit: number, at: number) => (clients === at ? limit : null)
  const cost = `${size}: server CPU per delivered edit`
  return [
    { ...ours, line: cost, to: "relay", value: cpu, most: most(0.65, 200) },
    { ...ours, line: cost, to: "hocuspocus", value: cpu, most: most(0.5, 200) },
    { ...ours, line: cost, to: "hocuspocus-sqlite", value: cpu },
    { ...ours, line: cost, to: "y-websocket", value: cpu },
    { ...ours, line: cost, to: "y-websocket-leveldb", value: cpu },
    { ...ours, line: `${size}: p99 propagation`, to: "relay", value: p99, most: most(1.4, 200) },
    { ...ours, line: `${size}: p50 propagation`, to: "relay", value: p50 },
    {
      ...{ ...ours, line: `${size}: p50 propagation, ms more`, to: "relay", value: p50 },
      ...{ compare: (a, b) => a - b, most: most(3, 10) },
    },
  ]
}
