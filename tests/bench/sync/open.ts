// A day-long note that nobody has open: from the knock to its state, against what Yjs needs to build it.
import * as Y from "yjs"
import { report, timed } from "../measure.ts"
import { Client } from "./client.ts"
import { aDay, storeDay } from "./day.ts"
import { median, reportPromise, runs } from "./rounds.ts"
import { type Running, startServer } from "./servers.ts"

const bench = "sync-open"
/** The first notes warm the server up. */
const warmUp = 3
const day = aDay()
const count = warmUp + runs
const server = await startServer(
  "lineup",
  { count, start: null, people: 1 },
  {
    more: async (store, docs) => {
      for (const doc of docs) await storeDay(store, doc, day)
    },
  },
)
const cold: number[] = []
const open: number[] = []
const built: number[] = []
try {
  await server.process.quiet()
  for (const doc of server.docs) {
    const [first, again] = [await joined(server, doc), await joined(server, doc)]
    cold.push(first)
    // What the socket, the door and the sending take is no part of opening.
    open.push(first - again)
    built.push(timed(() => Y.applyUpdate(new Y.Doc(), day.state)))
  }
} finally {
  await server.end()
}
const measured = (times: readonly number[]) => times.slice(warmUp)
const size = { edits: day.updates.length, kB: day.state.length / 1000, runs }
report(bench, {
  ...{ ...size, knock_to_state_ms: median(measured(cold)) },
  ...{ opening_ms: median(measured(open)), apply_update_ms: median(measured(built)) },
})
const ratios = measured(open).map((time, n) => time / (measured(built)[n] ?? Number.NaN))
reportPromise(bench, "cold open of a day-long note, to Y.applyUpdate", ratios, { most: 1.3 })

async function joined(from: Running, doc: string): Promise<number> {
  const began = performance.now()
  const client = await Client.join(from, { doc, person: 0, start: null })
  const took = performance.now() - began
  client.wire.end()
  if (client.state.length < day.state.length * 0.9) throw new Error("The note is not whole")
  return took
}
