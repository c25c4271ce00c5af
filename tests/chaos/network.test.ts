// A bad network between clients and the server: what is shown is true, nothing is lost, and nobody else waits for it.
import { expect, onTestFinished, test, vi } from "vitest"
import * as Y from "yjs"
import { openSession } from "../../web/sync/session.svelte.ts"
import { type Chance, chanceOfTest, isFull, summary, times } from "./chance.ts"
import { areEqual, loadedFrom } from "./held.ts"
import { type MeetingDir, meetingDir } from "./meeting-dir.ts"
import { Network } from "./network.ts"
import { scribble } from "./scribble.ts"
import { ServingProcess } from "./serving-process.ts"
import { sessionWriter, socketTo, stockWriter, type Writer } from "./writers.ts"

vi.setConfig({ testTimeout: 0 })

/** Milliseconds; on a machine that does other things meanwhile all takes longer. */
const SLACK = isFull ? 0 : 10_000
const OFFLINE_SHOWN = 12_000 + SLACK
/** A heartbeat of 5 s, and three of them unanswered. */
const DROPPED = 25_000 + SLACK
const patience = { timeout: 60_000, interval: 20 }

async function withNetwork() {
  const serving = await ServingProcess.prepare()
  const it = await meetingDir({ notes: 1, people: 4 })
  const at = await serving.start(it.dir)
  if (at === null) throw new Error("The server did not start")
  return { ...it, serving, at, network: await Network.to(at), doc: it.docs[0] ?? "" }
}

/** Somebody on a note; odd ones by the product's session. Ends with the test. */
function writerOf(it: MeetingDir & { doc: string }, n: number, where: Network["place"]): Writer {
  const how = { name: `writer ${n}`, doc: it.doc, token: it.tokens[n] ?? "", where: () => where }
  const writer = n % 2 === 0 ? stockWriter(how) : sessionWriter(how)
  onTestFinished(() => writer.close())
  return writer
}

async function together(writers: readonly Writer[]): Promise<void> {
  await vi.waitFor(() => {
    expect(writers.map(({ synced }) => synced)).not.toContain(false)
    expect(areEqual(writers.map(({ doc }) => doc))).toBe(true)
  }, patience)
}

test("a line that died unnoticed shows as offline, and the server lets go of it", async () => {
  const it = await withNetwork()
  const session = openSession({
    ...{ doc: it.doc, user: { id: "me", name: "Me" }, base: "ws://server/sync" },
    socket: socketTo(() => it.network.place, it.tokens[0] ?? ""),
  })
  onTestFinished(() => session.close())
  const witness = openSession({
    ...{ doc: it.doc, user: { id: "other", name: "Other" }, base: "ws://server/sync" },
    socket: socketTo(() => it.at, it.tokens[1] ?? ""),
  })
  onTestFinished(() => witness.close())
  await vi.waitFor(() => expect(session.state.kind).toBe("saved"), patience)
  await vi.waitFor(() => expect(witness.people).toHaveLength(2), patience)
  it.network.weather.dead = true
  const died = Date.now()
  session.fragment.insert(0, [new Y.XmlElement("block")])
  expect(session.state.kind).toBe("saving")
  await vi.waitFor(() => expect(session.state.kind).toBe("offline"), patience)
  const shown = Date.now() - died
  await vi.waitFor(() => expect(witness.people).toHaveLength(1), patience)
  const dropped = Date.now() - died
  summary("half-open", { shown, dropped })
  expect(session.state).toMatchObject({ waiting: 1 })
  it.network.mend()
  await vi.waitFor(() => expect(session.state.kind).toBe("saved"), patience)
  await vi.waitFor(() => expect(witness.fragment.length).toBe(1), patience)
  expect(shown).toBeLessThan(OFFLINE_SHOWN)
  expect(dropped).toBeLessThan(DROPPED)
})

/** Everyone types through bad weather, which changes all the time. */
async function storm(chance: Chance, network: Network, writers: readonly Writer[]): Promise<void> {
  const typing = setInterval(() => scribble(chance.pick(writers).fragment, chance), 20)
  try {
    for (let left = times(300); left >= 0; left--) {
      network.weather.stalled = chance.below(10) < 3
      network.weather.delay = () => 300 + chance.below(1700)
      if (chance.below(8) === 0) network.cut()
      await new Promise((done) => setTimeout(done, chance.below(1000)))
    }
  } finally {
    clearInterval(typing)
  }
}

test("nothing is lost where a third of the time nothing passes, all comes late, and lines are cut", async () => {
  const chance = chanceOfTest()
  const it = await withNetwork()
  const writers = [0, 1, 2, 3].map((n) => writerOf(it, n, it.network.place))
  await together(writers)
  await storm(chance, it.network, writers)
  it.network.mend()
  await together(writers)
  const stored = await loadedFrom(it.at, it.doc, it.tokens[0] ?? "")
  expect(areEqual([stored, ...writers.map(({ doc }) => doc)])).toBe(true)
  summary("storm", { seed: chance.seed, letters: stored.getXmlFragment("note").toString().length })
})

test("long offline work arrives though the line is cut again and again while it is sent", async () => {
  const chance = chanceOfTest()
  const it = await withNetwork()
  const writers = [0, 1].map((n) => writerOf(it, n, it.network.place))
  const reader = writerOf(it, 2, it.at)
  await together([...writers, reader])
  for (let round = times(30); round >= 0; round--) {
    it.network.weather.cutAfter = 0
    it.network.cut()
    for (let n = 0; n < 300; n++) scribble(chance.pick(writers).fragment, chance)
    for (let cuts = 4; cuts > 0; cuts--) {
      it.network.weather.cutAfter = chance.below(40_000)
      await vi.waitFor(() => {
        const { cutAfter } = it.network.weather
        const done = writers.every(({ synced }) => synced)
        expect(cutAfter < 0 || done).toBe(true)
      }, patience)
    }
    it.network.mend()
    await together([...writers, reader])
  }
})

test("who receives 10 kB a second catches up, and the others do not wait", async () => {
  const chance = chanceOfTest()
  const it = await withNetwork()
  const slow = writerOf(it, 0, it.network.place)
  const [writer, fast] = [writerOf(it, 1, it.at), writerOf(it, 2, it.at)]
  await together([slow, writer, fast])
  it.network.weather.rate = 10_000
  let slowest = 0
  for (let n = times(1000) + 20; n > 0; n--) {
    const block = new Y.XmlElement("block")
    block.insert(0, [new Y.XmlText(`${chance.below(1e9)} `.repeat(200))])
    writer.fragment.push([block])
    const sent = performance.now()
    await vi.waitFor(() => expect(fast.fragment.length).toBe(writer.fragment.length), patience)
    slowest = Math.max(slowest, performance.now() - sent)
    if (n % 3 === 0) writer.fragment.delete(0, 1)
  }
  expect(slow.fragment.length).toBeLessThan(writer.fragment.length)
  await together([slow, writer, fast])
  summary("slow receiver", { slowest: Math.round(slowest) })
  expect(slowest).toBeLessThan(1000 + SLACK)
})
