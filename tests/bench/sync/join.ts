// A hundred clients that come to a day-long note at once, against a bare server that sends them as many bytes.
import { report } from "../measure.ts"
import { Client } from "./client.ts"
import { aDay, storeDay } from "./day.ts"
import { median, type Results, reportLine, runs } from "./rounds.ts"
import { type Running, type ServerName, startServer } from "./servers.ts"

const bench = "sync-join"
const crowd = 100
const day = aDay()
const start = { update: day.state, client: day.clients[0] ?? 0 }
const names: readonly ServerName[] = ["lineup", "y-websocket", "hocuspocus"]
interface Outcome {
  readonly fault: null
  readonly ms: number
  readonly cpu: number
}
const results = new Map<ServerName, Outcome[]>()

const servers: Running[] = []
try {
  for (const name of names) servers.push(await withDay(name))
  const env = { STATE_BYTES: String(day.state.length) }
  servers.push(await startServer("bare", { count: 1, start: null, people: 1 }, { env }))
  // The first storm warms each of them up.
  for (const server of servers) await storm(server)
  for (let n = 0; n < runs; n++) {
    for (const server of servers) {
      const found = results.get(server.name) ?? []
      results.set(server.name, [...found, await storm(server)])
    }
  }
} finally {
  for (const server of servers) await server.end()
}
for (const [server, outcomes] of results) {
  const [ms, cpu] = [median(outcomes.map((it) => it.ms)), median(outcomes.map((it) => it.cpu))]
  const size = { clients: crowd, kB_each: day.state.length / 1000, runs: outcomes.length }
  report(bench, { server, ...size, last_has_it_ms: ms, cpu_ms: cpu })
}
const line = "join storm: the last has the state"
for (const of of names) {
  const most = of === "lineup" ? 1.5 : null
  const all: Results<Outcome> = results
  reportLine(bench, all, { line, of, to: "bare", value: ({ ms }) => ms, most })
}

/** The note is open on it: one who has it stays. */
async function withDay(name: ServerName): Promise<Running> {
  const more = name === "lineup" ? storeDay : null
  const server = await startServer(
    name,
    { count: 1, start: null, people: crowd + 1 },
    {
      more: async (store, docs) => more?.(store, docs[0] ?? "", day),
    },
  )
  await server.process.quiet()
  const given = name === "lineup" ? null : start.update
  await Client.join(server, { doc: server.docs[0] ?? "", person: crowd, start: given })
  await server.process.quiet()
  return server
}

/** From the first knock to the last byte of the last state. */
async function storm(server: Running): Promise<Outcome> {
  const [doc = ""] = server.docs
  const before = await server.process.usage()
  const began = performance.now()
  const clients = await Promise.all(
    Array.from({ length: crowd }, (_, person) => Client.join(server, { doc, person, start: null })),
  )
  const ms = performance.now() - began
  const after = await server.process.usage()
  for (const client of clients) {
    client.wire.end()
    if (client.state.length < day.state.length * 0.9)
      throw new Error("A client was not given the note")
  }
  await server.process.quiet()
  return { fault: null, ms, cpu: after.cpu - before.cpu }
}
