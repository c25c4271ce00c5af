import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { expect, onTestFinished, test } from "vitest"
import { prepareConnection } from "../../server/store/sqlite/connection.ts"
import { openSqlite } from "../../server/store/sqlite/open.ts"
import { typed } from "../contract/log-contract.ts"
import { withNote } from "../contract/store-contract.ts"
import { builtWriter } from "../support/built.ts"

/** What a disk may leave half written, or change, is looked at in steps of this. Bytes. */
const SECTOR = 512
const FILE = "lineup.db"
const LOG = "lineup.db-wal"

/** The files of a store that was killed, and how long the write-ahead log was when each append was acknowledged. */
async function killedStore() {
  const root = mkdtempSync(join(tmpdir(), "lineup-torn-"))
  const dir = join(root, "served")
  const open = async () => openSqlite(dir, await builtWriter(), expect.unreachable)
  let store = await open()
  await withNote(store)
  // Closed and opened: the tables are in the file itself, and the log begins with the appends.
  await store.close()
  store = await open()
  const acked: { readonly head: number; readonly length: number }[] = []
  for (const entry of typed("a word or two of what was said")) {
    const appended = await store.log.append("n1", 1, [entry])
    if (!appended.ok) throw new Error("Nothing was appended")
    acked.push({ head: appended.head, length: statSync(join(dir, LOG)).size })
  }
  const kept = join(root, "killed")
  mkdirSync(kept)
  for (const name of [FILE, LOG]) copyFileSync(join(dir, name), join(kept, name))
  await store.close()
  onTestFinished(() => rmSync(root, { recursive: true }))
  return { root, acked, file: join(kept, FILE), log: readFileSync(join(kept, LOG)) }
}

/** The copy as it is found after the fault. */
function broken({ root, file }: { readonly root: string; readonly file: string }, log: Uint8Array) {
  const dir = mkdtempSync(join(root, "broken-"))
  copyFileSync(file, join(dir, FILE))
  writeFileSync(join(dir, LOG), log)
  return dir
}

/** How many entries a reopened log holds, which are a beginning of it; null where opening was refused. */
function headIn(dir: string): number | null {
  const db = new Database(join(dir, FILE))
  try {
    prepareConnection(db)
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok")
    const seqs = db.prepare("select seq from log order by seq").pluck().all() as number[]
    expect(seqs).toEqual(seqs.map((_, i) => i + 1))
    expect(db.prepare("select head from doc").pluck().get()).toBe(seqs.length)
    return seqs.length
  } catch (fault) {
    if (fault instanceof Database.SqliteError) return null
    throw fault
  } finally {
    db.close()
    rmSync(dir, { recursive: true })
  }
}

test("a write-ahead log that is cut anywhere holds all that was acknowledged before the cut", async () => {
  const killed = await killedStore()
  expect(killed.acked.length).toBeGreaterThan(20)
  for (let cut = 0; cut <= killed.log.length; cut += SECTOR) {
    const head = headIn(broken(killed, killed.log.subarray(0, cut)))
    const safe = killed.acked.findLast(({ length }) => length <= cut)?.head ?? 0
    if (head !== null) expect(head, `cut at ${cut}`).toBeGreaterThanOrEqual(safe)
  }
})

test("a write-ahead log with a changed byte holds all that was acknowledged before it", async () => {
  const killed = await killedStore()
  for (let at = SECTOR - 1; at < killed.log.length; at += SECTOR) {
    const log = Buffer.from(killed.log)
    log[at] = 255 - (log[at] ?? 0)
    const head = headIn(broken(killed, log))
    const safe = killed.acked.findLast(({ length }) => length <= at)?.head ?? 0
    if (head !== null) expect(head, `changed at ${at}`).toBeGreaterThanOrEqual(safe)
  }
})

test("the store opens on a torn log, and goes on from what it holds", async () => {
  const killed = await killedStore()
  const [, , third] = killed.acked
  if (third === undefined) throw new Error("Too little was appended")
  const dir = broken(killed, killed.log.subarray(0, third.length + SECTOR))
  const store = await openSqlite(dir, await builtWriter(), expect.unreachable)
  onTestFinished(() => store.close())
  expect(await store.log.load("n1")).toMatchObject({ head: 3 })
  const [entry] = typed("x")
  expect(await store.log.append("n1", 1, entry === undefined ? [] : [entry])).toEqual({
    ...{ ok: true, head: 4 },
  })
})
