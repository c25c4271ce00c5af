import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { expect, onTestFinished, test, vi } from "vitest"
import { openSqlite } from "../../server/store/sqlite/open.ts"
import { builtWriter } from "../support/built.ts"
import { logContract, restored, stateOf, typed } from "./log-contract.ts"
import { type StorePlace, storeContract, withNote } from "./store-contract.ts"

async function makePlace(
  warn: (message: string, details: object) => void = expect.unreachable,
): Promise<StorePlace & { readonly dir: string }> {
  const dir = mkdtempSync(join(tmpdir(), "lineup-store-"))
  const writer = await builtWriter()
  return {
    dir,
    open: () => openSqlite(dir, writer, warn),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

storeContract("SQLite", makePlace)
logContract("SQLite", makePlace)

test("a damaged snapshot is told of and passed over, for the one before it or the whole log", async () => {
  const warn = vi.fn()
  const place = await makePlace(warn)
  const store = await place.open()
  onTestFinished(async () => {
    await store.close()
    place.remove()
  })
  await withNote(store)
  const log = typed("abcd")
  await store.log.append("n1", 1, log)
  for (const seq of [1, 2, 3]) {
    await store.log.saveSnapshot("n1", seq, stateOf(log.slice(0, seq)), 1)
  }
  const load = async () => {
    const doc = await store.log.load("n1")
    if (doc === null) throw new Error("The document is gone")
    expect(restored(doc).getText().toString()).toBe("abcd")
    return doc.snapshot?.seq ?? null
  }
  const flipLastByte = (seq: number) => {
    const db = new Database(join(place.dir, "lineup.db"))
    const { bytes } = db.prepare("select bytes from snapshot where seq = ?").get(seq) as {
      bytes: Buffer
    }
    bytes[bytes.length - 1] = 255 - (bytes.at(-1) ?? 0)
    db.prepare("update snapshot set bytes = ? where seq = ?").run(bytes, seq)
    db.close()
  }
  expect(await load()).toBe(3)
  expect(warn).not.toHaveBeenCalled()
  flipLastByte(3)
  expect(await load()).toBe(2)
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/damaged/), { doc: "n1", seq: 3 }]])
  flipLastByte(2)
  expect(await load()).toBeNull()
  await store.log.saveSnapshot("n1", 4, stateOf(log), 1)
  expect(await load()).toBe(4)
})
