// What an open small note takes of the server's memory: between five hundred and two thousand of them.

import { setTimeout as pause } from "node:timers/promises"
import { report } from "../measure.ts"
import { Client } from "./client.ts"
import { beginning } from "./edits.ts"
import type { Usage } from "./process.ts"
import { interleaved, median, reportPromise } from "./rounds.ts"
import { type Running, type ServerName, startServer } from "./servers.ts"

const bench = "sync-memory"
const [few, many] = [500, 2000]
const start = beginning(2)

interface Outcome {
  readonly fault: null
  /** For each note. kB. */
  readonly resident: number
  readonly held: number
  /** With all notes open. MB. */
  readonly rss: number
}

const results = await interleaved(bench, ["lineup", "y-websocket", "hocuspocus"], measured)
for (const [server, outcomes] of results) {
  const found = outcomes.filter((it) => it !== null)
  const rss = median(found.map((it) => it.rss))
  report(bench, { server, notes: many, runs: found.length, rss_MB: rss })
  const between = `kB a note between ${few} and ${many} open notes`
  const promise = { of: server, most: server === "lineup" ? 100 : null }
  const [resident, held] = [found.map((it) => it.resident), found.map((it) => it.held)]
  reportPromise(bench, `resident memory, ${between}`, resident, promise)
  reportPromise(bench, `heap and external memory, ${between}`, held, promise)
}

async function measured(name: ServerName): Promise<Outcome> {
  const server = await startServer(name, { count: many, start, people: 100 })
  const given = name === "lineup" ? null : start.update
  const clients: Client[] = []
  const openUpTo = async (count: number) => {
    while (clients.length < count) {
      const person = clients.length
      const doc = server.docs[person] ?? ""
      clients.push(await Client.join(server, { doc, person, start: given }))
    }
    await server.process.quiet()
    return settled(server)
  }
  try {
    await server.process.quiet()
    await settled(server)
    const before = await openUpTo(few)
    const after = await openUpTo(many)
    const each = (key: "rss" | "held") => (after[key] - before[key]) / 1000 / (many - few)
    return { fault: null, resident: each("rss"), held: each("held"), rss: after.rss / 1e6 }
  } finally {
    for (const { wire } of clients) wire.end()
    await server.end()
  }
}

/** What a start leaves behind is given back to the system only by and by. */
async function settled({ process }: Running): Promise<Usage> {
  let usage = await process.collected()
  for (let n = 0; n < 5; n++) {
    await pause(500)
    usage = await process.collected()
  }
  return usage
}
