// What every store must do with a document's log: snapshots and compaction lose nothing of it.
import * as fc from "fast-check"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import type { LogEntry, Store, StoredDoc } from "../../server/store/store.ts"
import { anyLog } from "../builders/any-log.ts"
import { newDoc, note, type StorePlace, withNote } from "./store-contract.ts"

// Each run appends to a document of its own on a real disk.
const numRuns = Number(process.env.FUZZ_RUNS || 300)

export function logContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the log on ${name}`, () => {
    let place: StorePlace
    let store: Store
    beforeEach(async () => {
      place = await makePlace()
      store = await place.open()
      await withNote(store)
    })
    afterEach(async () => {
      await store.close()
      place.remove()
    })

    test("starts from the newest snapshot and keeps the log behind it", async () => {
      const log = typed("abc")
      await store.log.append("n1", 1, log)
      await store.log.saveSnapshot("n1", 2, stateOf(log.slice(0, 2)), 5)
      await store.log.saveSnapshot("n1", 1, stateOf(log.slice(0, 1)), 6)
      await store.close()
      store = await place.open()
      const doc = await store.log.load("n1")
      expect(doc?.snapshot).toEqual({ seq: 2, bytes: stateOf(log.slice(0, 2)) })
      expect(doc?.tail.map(({ seq }) => seq)).toEqual([3])
      expect((await store.log.entriesAfter("n1", 0)).map(({ seq }) => seq)).toEqual([1, 2, 3])
    })

    test("refuses a snapshot that lacks a word, a deletion, or what it builds on", async () => {
      const log = typed("abc")
      const doc = documentOf(log)
      await store.log.append("n1", 1, log)
      const refused = /holds less/
      const lacksLast = store.log.saveSnapshot("n1", 3, stateOf(log.slice(0, 2)), 5)
      await expect(lacksLast).rejects.toThrow(refused)
      const lacksFirst = store.log.saveSnapshot("n1", 3, Y.mergeUpdates(bytesOf(log.slice(1))), 5)
      await expect(lacksFirst).rejects.toThrow(refused)
      const whole = Y.encodeStateAsUpdate(doc)
      doc.getText().delete(0, 1)
      const deleted = { ...entry(Y.encodeStateAsUpdate(doc)), clients: [] }
      await store.log.append("n1", 1, [deleted])
      await expect(store.log.saveSnapshot("n1", 4, whole, 5)).rejects.toThrow(refused)
      expect((await store.log.load("n1"))?.snapshot).toBeNull()
      await store.log.saveSnapshot("n1", 4, Y.encodeStateAsUpdate(doc), 5)
      expect((await store.log.load("n1"))?.snapshot?.seq).toBe(4)
    })

    test("compacts what the snapshot covers and what is old enough, and nothing else", async () => {
      const log = typed("abcdef").map((it, i) => ({ ...it, at: i * 1000 }))
      await store.log.append("n1", 1, log)
      expect(await store.log.compact("n1", 9000)).toBe(0)
      await store.log.saveSnapshot("n1", 5, stateOf(log.slice(0, 5)), 5)
      expect(await store.log.compact("n1", 3000)).toBe(2)
      const after = await store.log.entriesAfter("n1", 0)
      expect(after.map(({ seq, at }) => [seq, at])).toEqual([
        ...[3, 4, 5, 6].map((seq) => [seq, (seq - 1) * 1000]),
      ])
      expect(await store.log.compact("n1", 9000)).toBe(1)
      expect((await store.log.entriesAfter("n1", 0)).map(({ seq }) => seq)).toEqual([3, 5, 6])
      expect(await store.log.load("n1")).toMatchObject({ head: 6, tail: [{ seq: 6 }] })
    })

    test("a compacted log gives the same document, from every entry on", async () => {
      let docs = 0
      const cut = fc.record({ snapshot: fc.nat(99), before: fc.nat(99), from: fc.nat(99) })
      await fc.assert(
        fc.asyncProperty(anyLog, cut, async (log, cut) => {
          const id = `doc${++docs}`
          const part = (share: number) => Math.floor((log.length * share) / 100)
          await store.notes.create(note(id), newDoc(id))
          if (log.length > 0) await store.log.append(id, 1, log)
          const upTo = part(cut.snapshot)
          await store.log.saveSnapshot(id, upTo, stateOf(log.slice(0, upTo)), 1)
          await store.log.compact(id, part(cut.before) * 1000)
          await store.log.compact(id, Number.MAX_SAFE_INTEGER)
          const whole = stateOf(log)
          const loaded = await store.log.load(id)
          expect(loaded && Y.encodeStateAsUpdate(restored(loaded))).toEqual(whole)
          const known = documentOf(log.slice(0, part(cut.from)))
          for (const { bytes } of await store.log.entriesAfter(id, part(cut.from))) {
            Y.applyUpdate(known, bytes)
          }
          expect(Y.encodeStateAsUpdate(known)).toEqual(whole)
          expect(loaded?.authors).toEqual(authorsIn(log))
        }),
        { numRuns },
      )
    })

    test("tells when the last version was kept", async () => {
      expect((await store.log.load("n1"))?.versionAt).toBeNull()
      const version = { seq: 0, bytes: Uint8Array.of(0, 0), reason: "published" }
      await store.log.keepVersion("n1", { ...version, at: 4711 })
      await store.log.keepVersion("n1", { ...version, at: 4712 })
      expect((await store.log.load("n1"))?.versionAt).toBe(4712)
    })
  })
}

/** A log of one writer who types letter by letter. */
export function typed(words: string): LogEntry[] {
  const doc = new Y.Doc()
  const log: LogEntry[] = []
  doc.on("update", (bytes: Uint8Array) => {
    log.push({ ...entry(bytes), clients: log.length === 0 ? [doc.clientID] : [] })
  })
  for (const letter of words) doc.getText().insert(doc.getText().length, letter)
  return log
}

/** The state that entries make. */
export function stateOf(log: readonly LogEntry[]): Uint8Array {
  return Y.encodeStateAsUpdate(documentOf(log))
}

/** The document that a store gives back, with nothing left over that could not be applied. */
export function restored({ snapshot, tail }: StoredDoc): Y.Doc {
  const doc = new Y.Doc()
  for (const bytes of [...(snapshot === null ? [] : [snapshot.bytes]), ...bytesOf(tail)]) {
    Y.applyUpdate(doc, bytes)
  }
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  return doc
}

function documentOf(log: readonly LogEntry[]): Y.Doc {
  const doc = new Y.Doc()
  for (const bytes of bytesOf(log)) Y.applyUpdate(doc, bytes)
  return doc
}

function bytesOf(rows: readonly { readonly bytes: Uint8Array }[]): Uint8Array[] {
  return rows.map(({ bytes }) => bytes)
}

function authorsIn(log: readonly LogEntry[]): Map<number, string> {
  return new Map(log.flatMap(({ clients, user }) => clients.map((client) => [client, user])))
}

function entry(bytes: Uint8Array): LogEntry {
  return { bytes, user: "u1", connection: "c1", clients: [], at: 1 }
}
