import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { expect, onTestFinished, test, vi } from "vitest"
import { migrate } from "../../server/store/sqlite/migrations.ts"
import { openSqlite } from "../../server/store/sqlite/open.ts"
import { StoreFault } from "../../server/store/store.ts"
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

test("a writing thread that dies is told of, its jobs fail, and a new one goes on; but not for ever", async () => {
  const dir = mkdtempSync(join(tmpdir(), "lineup-store-"))
  const flag = join(dir, "die")
  const script = join(dir, "mortal.mjs")
  // The product's own thread, which ends when the next job finds the flag.
  writeFileSync(
    script,
    `import { existsSync } from "node:fs"
     import { parentPort } from "node:worker_threads"
     const on = parentPort.on.bind(parentPort)
     parentPort.on = (name, hear) => on(name, (message) => {
       if (existsSync(${JSON.stringify(flag)})) process.exit(1)
       hear(message)
     })
     await import(${JSON.stringify(await builtWriter())})`,
  )
  const warn = vi.fn()
  const store = await openSqlite(join(dir, "data"), script, warn)
  onTestFinished(async () => {
    await store.close()
    rmSync(dir, { recursive: true })
  })
  await withNote(store)
  const [first, second] = typed("ab")
  if (first === undefined || second === undefined) throw new Error("Nothing was typed")
  await store.log.append("n1", 1, [first])
  for (let deaths = 1; deaths <= 6; deaths++) {
    writeFileSync(flag, "")
    const failed = await store.log.append("n1", 1, [second]).catch((fault: unknown) => fault)
    expect(failed).toBeInstanceOf(StoreFault)
    expect(failed).toMatchObject({ why: "failed" })
    rmSync(flag)
    expect(warn).toHaveBeenCalledTimes(deaths)
    expect(store.writable).toBe(deaths < 6)
    if (deaths === 1) {
      expect(await store.log.append("n1", 1, [second])).toEqual({ ok: true, head: 2 })
    }
  }
  await expect(store.log.append("n1", 1, [second])).rejects.toBeInstanceOf(StoreFault)
  expect(await store.log.load("n1")).toMatchObject({ head: 2 })
})

test("tables as the first releases wrote them are brought up to date, with all that they hold", async () => {
  const place = await makePlace()
  onTestFinished(() => place.remove())
  const log = typed("abc")
  for (const tables of [1, 2, 3]) {
    const db = new Database(join(place.dir, "lineup.db"))
    migrate(db, tables)
    if (tables === 1) fillFirstTables(db, log)
    db.close()
  }
  const store = await place.open()
  onTestFinished(() => store.close())
  const doc = await store.log.load("n1")
  expect(doc).toMatchObject({ head: 3, versionAt: 7, recovering: false, tail: [{ seq: 3 }] })
  expect(doc?.snapshot).toEqual({ seq: 2, bytes: stateOf(log.slice(0, 2)) })
  expect(doc && restored(doc).getText().toString()).toBe("abc")
  expect(await store.statements.stale()).toEqual([{ note: "n1", meeting: "m" }])
  await store.log.saveSnapshot("n1", 3, stateOf(log), 1)
  expect(await store.log.compact("n1", 10)).toBe(2)
  expect(await store.reviews.since("m", 0, 1)).toEqual([])
})

/** What a store held before snapshots had checksums. */
function fillFirstTables(db: Database.Database, log: ReturnType<typeof typed>): void {
  db.exec(`
    insert into meeting (id, body, made_at) values ('m', '{"id":"m","name":"A","days":[]}', 1);
    insert into doc (id, schema, head, size, made_at) values ('n1', 1, 3, 30, 1);
    insert into note (id, meeting, date, title, room, at) values ('n1', 'm', '2018-03-12', '', '', 1);
    insert into reading (note, seq, revision, day, statements, problems)
      values ('n1', 3, 1, '2018-03-12', 0, 0);
    insert into version (doc, number, seq, bytes, reason, at) values ('n1', 1, 1, x'0000', 'kept', 7)`)
  const row = db.prepare(
    "insert into log (doc, seq, bytes, user, connection, clients, at) values ('n1', ?, ?, 'u', 'c', '[]', 1)",
  )
  for (const [i, { bytes }] of log.entries()) row.run(i + 1, bytes)
  db.prepare("insert into snapshot (doc, seq, bytes, at) values ('n1', 2, ?, 1)").run(
    stateOf(log.slice(0, 2)),
  )
}
