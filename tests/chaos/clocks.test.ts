// The server's wall clock jumps by hours, there and back, while people write: nobody is shut out, nothing is lost.
import Database from "better-sqlite3"
import { expect, onTestFinished, test, vi } from "vitest"
import { openSession } from "../../web/sync/session.svelte.ts"
import { chanceOfTest, summary, times } from "./chance.ts"
import { areEqual, loadedFrom } from "./held.ts"
import { meetingDir } from "./meeting-dir.ts"
import { scribble } from "./scribble.ts"
import { ServingProcess } from "./serving-process.ts"
import { socketTo } from "./writers.ts"

vi.setConfig({ testTimeout: 0 })

const HOUR = 3_600_000
const PEOPLE = 3
const patience = { timeout: 60_000, interval: 10 }

test("a clock that jumps shuts nobody out, loses nothing, and keeps no version too many", async () => {
  const chance = chanceOfTest()
  const serving = await ServingProcess.prepare()
  const { dir, docs, tokens } = await meetingDir({ notes: 1, people: PEOPLE })
  const [doc = ""] = docs
  const at = await serving.start(dir)
  if (at === null) throw new Error("The server did not start")
  const sessions = tokens.map((token, n) => {
    const socket = socketTo(() => at, token)
    const user = { id: `${n}`, name: `${n}` }
    return openSession({ doc, user, base: "ws://server/sync", socket })
  })
  onTestFinished(() => {
    for (const session of sessions) session.close()
  })
  const saved = () =>
    vi.waitFor(() => {
      expect(sessions.map(({ state }) => state.kind)).toEqual(sessions.map(() => "saved"))
      expect(areEqual(sessions.map((session) => session.doc))).toBe(true)
    }, patience)
  await saved()
  const jumps = times(100) + 3
  let dropped = 0
  for (const session of sessions) session.provider.on("connection-close", () => dropped++)
  for (let n = 0; n < jumps; n++) {
    serving.setClock((chance.below(25) - 12) * HOUR)
    for (let m = 0; m < 20; m++) scribble(chance.pick(sessions).fragment, chance)
    await saved()
    for (const { people } of sessions) expect(people.length).toBeGreaterThan(1)
  }
  expect(dropped).toBe(0)
  const stored = await loadedFrom(at, doc, tokens[0] ?? "")
  expect(areEqual([stored, ...sessions.map((session) => session.doc)])).toBe(true)
  await serving.stop()
  const db = new Database(`${dir}/lineup.db`, { readonly: true })
  const versions = Number(db.prepare("select count(*) from version").pluck().get())
  db.close()
  summary("clocks", { seed: chance.seed, jumps, versions })
  // One for each jump ahead at most.
  expect(versions).toBeLessThanOrEqual(jumps)
})
