import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import * as Y from "yjs"
import { meeting } from "../../tests/builders/meeting.ts"
import { builtWriter } from "../../tests/support/built.ts"
import { openSqlite } from "../store/sqlite/open.ts"
import { Keeper, LONGEST_TAIL } from "./keeper.ts"

const MINUTE = 60_000
/** A busy machine is no fault. */
const patience = { timeout: 60_000, interval: 20 }

/** A keeper of a stored document, and a clock to set. */
async function kept() {
  const dir = mkdtempSync(join(tmpdir(), "lineup-keeper-"))
  const store = await openSqlite(dir, await builtWriter(), expect.unreachable)
  onTestFinished(async () => {
    await store.close()
    rmSync(dir, { recursive: true })
  })
  await store.meetings.create(meeting({ id: "m" }), null, 0)
  const [id, doc] = ["n", new Y.Doc()]
  await store.notes.create(
    { id, meeting: "m", date: "2018-03-12" as never, title: "Plenary", room: "" },
    { id, schema: 1, at: 0, first: null },
  )
  const stored = async () => {
    const found = await store.log.load(id)
    if (found === null) throw new Error("The document is not stored")
    return found
  }
  const clock = { now: 100 * MINUTE }
  const open = async () =>
    new Keeper(id, doc, await stored(), {
      ...{ log: store.log, now: () => clock.now, warn: expect.unreachable },
    })
  let seq = 0
  const type = async (keeper: Keeper, times = 1, words = "x") => {
    const made: Uint8Array[] = []
    const keep = (update: Uint8Array) => made.push(update)
    doc.on("update", keep)
    for (let n = 0; n < times; n++) doc.getText("t").insert(doc.getText("t").length, words)
    doc.off("update", keep)
    const entries = made.map((bytes) => {
      return { bytes, user: "u1", connection: "c1", clients: [], at: clock.now }
    })
    seq += times
    await store.log.append(id, 1, entries)
    keeper.changed(
      seq,
      entries.reduce((sum, { bytes }) => sum + bytes.length, 0),
    )
  }
  const versionAt = async () => (await stored()).versionAt
  return { clock, open, type, stored, versionAt }
}

test("a version is kept after ten minutes of activity, and the next ten minutes later", async () => {
  const { clock, open, type, versionAt } = await kept()
  const keeper = await open()
  await type(keeper)
  clock.now += 9 * MINUTE
  await type(keeper)
  expect(await versionAt()).toBeNull()
  clock.now += MINUTE
  await type(keeper)
  await expect.poll(versionAt, patience).toBe(110 * MINUTE)
  clock.now += 9 * MINUTE
  const again = await open()
  await type(again)
  clock.now += MINUTE
  await type(again)
  await expect.poll(versionAt, patience).toBe(120 * MINUTE)
})

test("a clock that is set back puts no version off for longer than ten minutes", async () => {
  const { clock, open, type, versionAt } = await kept()
  const keeper = await open()
  await type(keeper)
  clock.now -= 60 * MINUTE
  await type(keeper)
  clock.now += 10 * MINUTE
  await type(keeper)
  await expect.poll(versionAt, patience).toBe(50 * MINUTE)
})

test("a long tail is folded into a snapshot", async () => {
  const { open, type, stored } = await kept()
  const keeper = await open()
  await type(keeper, LONGEST_TAIL - 1)
  expect((await stored()).snapshot).toBeNull()
  await type(keeper)
  await expect.poll(async () => (await stored()).snapshot?.seq, patience).toBe(LONGEST_TAIL)
  expect((await stored()).tail).toEqual([])
})

test("a large document is folded only when the tail is as large as the last snapshot", async () => {
  const { open, type, stored } = await kept()
  const keeper = await open()
  await type(keeper, LONGEST_TAIL, "x".repeat(100))
  await expect.poll(async () => (await stored()).snapshot?.seq, patience).toBe(LONGEST_TAIL)
  await type(keeper, LONGEST_TAIL)
  const { head, snapshot, tail } = await stored()
  expect(head).toBe(2 * LONGEST_TAIL)
  expect(snapshot?.seq).toBe(LONGEST_TAIL)
  expect(tail).toHaveLength(LONGEST_TAIL)
  await type(keeper, LONGEST_TAIL, "x".repeat(100))
  await expect.poll(async () => (await stored()).snapshot?.seq, patience).toBe(3 * LONGEST_TAIL)
})
