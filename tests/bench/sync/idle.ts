// A thousand notes opened and left, and a thousand more: what stays in the server's memory.
import { setTimeout as pause } from "node:timers/promises"
import { report } from "../measure.ts"
import { Client } from "./client.ts"
import { beginning } from "./edits.ts"
import type { Usage } from "./process.ts"
import { median, reportPromise, runs } from "./rounds.ts"
import { type Running, startServer } from "./servers.ts"

const bench = "sync-idle"
const [few, many] = [50, 1000]
/** Longer than a note without anybody stays open. Milliseconds. */
const LEFT = 37_000

// Each run mostly waits: they may do so together.
const found = await Promise.all(Array.from({ length: runs }, measured))
const [held, rss] = [found.map((it) => it.held), found.map((it) => it.rss)]
report(bench, {
  ...{ notes: many, runs, held_before_MB: median(found.map(({ before }) => before.held / 1e6)) },
  ...{ rss_before_MB: median(found.map(({ before }) => before.rss / 1e6)) },
})
const heldLine = "1,000 notes opened and left: heap and external memory, to the start"
reportPromise(bench, heldLine, held, { most: 1.2 })
reportPromise(bench, "a second 1,000 notes: resident memory, to the first", rss, { most: 1.05 })

async function measured(): Promise<{ before: Usage; held: number; rss: number }> {
  const notes = { count: few + 2 * many, start: beginning(2), people: 10 }
  const server = await startServer("lineup", notes)
  try {
    await server.process.quiet()
    // What the first notes load stays: it is a part of the server.
    const before = await openedAndLeft(server, 0, few)
    const first = await openedAndLeft(server, few, many)
    const second = await openedAndLeft(server, few + many, many)
    return { before, held: first.held / before.held, rss: second.rss / first.rss }
  } finally {
    await server.end()
  }
}

async function openedAndLeft(server: Running, from: number, count: number): Promise<Usage> {
  for (const doc of server.docs.slice(from, from + count)) {
    const { wire } = await Client.join(server, { doc, person: 0, start: null })
    wire.end()
  }
  await pause(LEFT)
  await server.process.quiet()
  return server.process.collected()
}
