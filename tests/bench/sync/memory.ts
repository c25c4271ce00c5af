// What an open small note takes of the server's memory: between five hundred and two thousand of them.

import { report } from "../measure.ts"
import { Client } from "./client.ts"
import { beginning } from "./edits.ts"
import { interleaved, median, reportPromise } from "./rounds.ts"
import { type ServerName, startServer } from "./servers.ts"

const bench = "sync-memory"
const [few, many] = [500, 2000]
const start = beginning(2)

interface Outcome {
  readonly fault: null
  /** Resident memory for each note. kB. */
  readonly each: number
  readonly rss: number
}

const results = await interleaved(bench, ["lineup", "y-websocket", "hocuspocus"], measured)
for (const [server, outcomes] of results) {
  const each = outcomes.flatMap((it) => (it === null ? [] : [it.each]))
  const rss = median(outcomes.map((it) => it?.rss ?? Number.NaN))
  report(bench, { server, notes: many, runs: each.length, rss_MB: rss })
  const line = `resident memory, kB a note between ${few} and ${many} open notes`
  reportPromise(bench, line, each, { of: server, most: server === "lineup" ? 100 : null })
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
    return (await server.process.collected()).rss
  }
  try {
    await server.process.quiet()
    const before = await openUpTo(few)
    const after = await openUpTo(many)
    return { fault: null, each: (after - before) / 1000 / (many - few), rss: after / 1e6 }
  } finally {
    for (const { wire } of clients) wire.end()
    await server.end()
  }
}
