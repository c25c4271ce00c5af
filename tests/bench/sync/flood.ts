// How many edits a second one note bears: more and more of them, until the slowest come a second late.
import { report } from "../measure.ts"
import { beginning } from "./edits.ts"
import { joinAll, type Plan, play, Script } from "./load.ts"
import { interleaved, median, reportLine } from "./rounds.ts"
import { type ServerName, startServer } from "./servers.ts"

const bench = "sync-flood"
const LATE = 1000
const [first, growth, steps] = [160, 1.5, 12]
const size = { clients: 50, writers: 40 }
const servers: readonly ServerName[] = ["relay", "lineup", "y-websocket", "hocuspocus"]

interface Outcome {
  readonly fault: string | null
  /** The highest pace at which the slowest edits came within a second. Edits a second. */
  readonly ceiling: number
}

const results = await interleaved(bench, servers, measured)
for (const [server, outcomes] of results) {
  const ceiling = median(outcomes.map((it) => it?.ceiling ?? Number.NaN))
  report(bench, { server, ...size, runs: outcomes.length, ceiling_edits_per_second: ceiling })
}
for (const to of servers) {
  if (to === "lineup") continue
  const line = "flood ceiling, edits a second"
  const value = ({ ceiling }: Outcome) => ceiling
  reportLine(bench, results, { line, of: "lineup", to, value, most: null })
}

async function measured(name: ServerName): Promise<Outcome> {
  const start = beginning(size.writers)
  const server = await startServer(name, { count: steps, start, people: size.clients })
  let ceiling = 0
  try {
    for (let step = 0; step < steps; step++) {
      const pace = first * growth ** step
      const plan: Plan = { rooms: 1, ...size, pace: pace / size.writers, warmUp: 1, seconds: 4 }
      const rooms = await joinAll(server, new Script(plan, start), step)
      const { fault, p99, late } = await play(server, rooms)
      for (const room of rooms) room.leave()
      if (fault !== null || p99 > LATE) break
      // What the generator did not manage to send says nothing of the server.
      if (late > LATE) return { fault: `the generator was ${Math.round(late)} ms late`, ceiling }
      ceiling = pace
    }
    return { fault: null, ceiling }
  } finally {
    await server.end()
  }
}
