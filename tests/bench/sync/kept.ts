// Whether a server that keeps notes has them after it was started anew, with all that was typed.
import { setTimeout as pause } from "node:timers/promises"
import { Client } from "./client.ts"
import { EditFinder } from "./edits.ts"
import type { Script } from "./load.ts"
import { keeps, type Running } from "./servers.ts"

/** Peers store some seconds after the last edit, ours before anybody hears of it: it is not even given time to end. */
export async function checkKept(server: Running, script: Script): Promise<string | null> {
  if (!keeps(server.name)) return null
  const [doc = ""] = server.docs
  if (!server.name.startsWith("lineup")) await pause(3000)
  await server.restart()
  const client = await Client.join(server, { doc, person: 0, start: null })
  const found = new Set<number>()
  const finder = new EditFinder((number) => found.add(number))
  finder.read(Buffer.from(client.state))
  // Some answer before they have loaded, and send the rest when they have.
  client.wire.stream = (bytes) => finder.read(bytes)
  for (let n = 0; n < 50 && found.size < script.edits.length; n++) await pause(100)
  client.wire.end()
  const lost = script.edits.length - found.size
  return lost === 0 ? null : `${lost} of ${script.edits.length} edits are not in the store`
}
