// Hostile clients beside honest ones: nobody else is touched, the event loop is never kept, memory stays small.
import { expect, onTestFinished, test, vi } from "vitest"
import * as Y from "yjs"
import { RawClient, stockClient, synced, type, until } from "../support/sync.ts"
import { chanceOfTest, isFull, summary, times } from "./chance.ts"
import { corpus, goodFrames, type Hostile, mutated } from "./corpus.ts"
import { loadedFrom } from "./held.ts"
import { meetingDir } from "./meeting-dir.ts"
import { ServingProcess } from "./serving-process.ts"

vi.setConfig({ testTimeout: 0 })

/** Milliseconds; where other tests run beside, they keep our event loop waiting as well. */
const LONGEST_BLOCK = isFull ? 100 : 2000
const MOST_MEMORY = 512 * 1024 * 1024
/** How long an attack that nothing ends is let go on, milliseconds. */
const LONGEST_ATTACK = 3000

/** A note in which somebody types and somebody reads, each by the stock client; and tokens for attackers. */
async function scene() {
  const serving = await ServingProcess.prepare()
  const { dir, docs, tokens } = await meetingDir({ notes: 1, people: 6 })
  const at = await serving.start(dir)
  const [doc = "", ,] = docs
  const [writes = "", reads = "", ...attackers] = tokens
  if (at === null) throw new Error("The server did not start")
  const victim = stockClient(at, doc, { token: writes })
  const witness = stockClient(at, doc, { token: reads })
  await Promise.all([synced(victim.provider), synced(witness.provider)])
  const text = type(victim.fragment, "Words of the victim.")
  let said = 0
  /** The victim types, and the witness sees it. */
  const heard = async () => {
    said++
    text.insert(text.length, ` ${said}.`)
    const all = victim.fragment.toString()
    await until(witness.doc, () => witness.fragment.toString() === all)
  }
  await heard()
  const attacker = async (n: number) => {
    const client = await RawClient.open(at, doc, { token: attackers[n % attackers.length] ?? "" })
    client.hello()
    return client
  }
  await serving.measure()
  return { serving, dir, doc, at, token: reads, victim, witness, heard, attacker }
}

type Scene = Awaited<ReturnType<typeof scene>>

async function attack(it: Scene, { frames }: Hostile, n: number): Promise<string> {
  const client = await it.attacker(n)
  const { clientID } = it.victim.doc
  const clock = Y.getState(it.victim.doc.store, clientID)
  for (const frame of frames({ client: clientID, clock })) client.send(frame)
  client.mark(1e6)
  const end = await Promise.race([
    client.next(
      (heard) => heard.kind === "closed" || (heard.kind === "durable" && heard.n === 1e6),
    ),
    new Promise<{ kind: "open" }>((done) => setTimeout(done, LONGEST_ATTACK, { kind: "open" })),
  ])
  await it.heard()
  client.socket.terminate()
  return end.kind === "closed" ? String(end.code) : end.kind
}

test("none of the hostile messages keeps the server, or touches what others write", async () => {
  const it = await scene()
  const ends: Record<string, string> = {}
  const blocks: Record<string, number> = {}
  for (const [n, hostile] of corpus.entries()) {
    ends[hostile.name] = await attack(it, hostile, n)
    const { blocked } = await it.serving.measure()
    if (blocked > 50) blocks[hostile.name] = Math.round(blocked)
  }
  const { peak } = await it.serving.measure()
  summary("hostile", { blocks, memory: peak, ends })
  expect(Object.entries(blocks).filter(([, blocked]) => blocked > LONGEST_BLOCK)).toEqual([])
  expect(peak).toBeLessThan(MOST_MEMORY)
  expect(JSON.stringify([...it.witness.provider.awareness.getStates()])).not.toContain("Forged")
  const words = it.victim.fragment.toString()
  await it.serving.stop()
  const again = await it.serving.start(it.dir)
  if (again === null) throw new Error("The server did not start again")
  const stored = await loadedFrom(again, it.doc, it.token)
  expect(stored.store.pendingStructs).toBeNull()
  expect(stored.getXmlFragment("note").toString()).toContain(words)
})

test("messages changed by chance keep nobody, and the note stays whole", async () => {
  const chance = chanceOfTest()
  const it = await scene()
  const good = goodFrames()
  let client = await it.attacker(0)
  const sent = times(20_000)
  for (let n = 0; n < sent; n++) {
    if (client.heard.at(-1)?.kind === "closed") client = await it.attacker(n)
    client.send(mutated(chance.pick(good), (end) => chance.below(end)))
    // Each is answered before the next, or ends its connection.
    client.mark(n + 2)
    await client.durable(n + 2)
    if (n % 100 === 0) await it.heard()
  }
  await it.heard()
  const { blocked, peak } = await it.serving.measure()
  summary("mutated", { seed: chance.seed, sent, blocked: Math.round(blocked), memory: peak })
  expect(blocked).toBeLessThan(LONGEST_BLOCK)
  expect(peak).toBeLessThan(MOST_MEMORY)
  const stored = await loadedFrom(it.at, it.doc, it.token)
  expect(stored.store.pendingStructs).toBeNull()
})

test("who may not write a note changes nothing in it", async () => {
  const serving = await ServingProcess.prepare()
  const place = await meetingDir({ notes: 1, people: 2 })
  await place.server.open()
  const reader = await place.server.token(place.meeting, "reader")
  await place.server.close()
  const at = await serving.start(place.dir)
  if (at === null) throw new Error("The server did not start")
  const [doc = ""] = place.docs
  onTestFinished(() => serving.kill())
  for (const token of [reader, "nonsense"]) {
    const client = await RawClient.open(at, doc, { token })
    for (const frame of goodFrames()) client.send(frame)
    expect([4401, 4403]).toContain(await client.closed())
  }
  const stored = await loadedFrom(at, doc, place.tokens[0] ?? "")
  expect(stored.getXmlFragment("note").length).toBe(0)
})
