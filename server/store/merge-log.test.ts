import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { anyLog } from "../../tests/builders/any-log.ts"
import { type LogRow, mergeRuns } from "./merge-log.ts"

const numRuns = Number(process.env.FUZZ_RUNS || 300)

const anyRows = anyLog.map((log) => log.map((entry, i): LogRow => ({ ...entry, seq: i + 1 })))

test("merged rows give the same document, name the same writers, and each builds on those before it", () => {
  void fc.assert(
    fc.property(anyRows, (rows) => {
      const merged = mergeRuns(rows)
      expect(merged.length).toBeLessThanOrEqual(rows.length)
      expect(writersIn(merged)).toEqual(writersIn(rows))
      const [before, after] = [rows, merged].map((it) => documentOf(it))
      expect(after && Y.encodeStateAsUpdate(after)).toEqual(before && Y.encodeStateAsUpdate(before))
    }),
    { numRuns },
  )
})

test("what two type at once, each in a block of their own, becomes two rows", () => {
  const writers = ["a", "b"].map((user) => ({ user, doc: new Y.Doc() }))
  let seq = 0
  const rows: LogRow[] = []
  for (const { user, doc } of writers) {
    doc.on("update", (bytes: Uint8Array) => {
      rows.push({ seq: ++seq, bytes, user, connection: user, clients: [], at: seq })
    })
  }
  for (let i = 0; i < 200; i++) {
    for (const { user, doc } of writers) doc.getText(user).insert(i, "x")
  }
  const merged = mergeRuns(rows)
  expect(merged.map(({ user, seq, at }) => [user, seq, at])).toEqual([
    ["a", 399, 399],
    ["b", 400, 400],
  ])
  expect(merged.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(4000)
})

test("rows with a gap between them stay as they are", () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (bytes: Uint8Array) => updates.push(bytes))
  for (const word of ["a", "b", "c"]) doc.getText().insert(0, word)
  const rows = updates
    .filter((_, i) => i !== 1)
    .map((bytes, i) => ({ seq: i, bytes, user: "u", connection: "c", clients: [], at: 0 }))
  expect(mergeRuns(rows)).toEqual(rows)
})

function documentOf(rows: readonly LogRow[]): Y.Doc {
  const doc = new Y.Doc()
  for (const { bytes } of rows) {
    Y.applyUpdate(doc, bytes)
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  }
  return doc
}

/** Who wrote each letter, and who deleted. */
function writersIn(rows: readonly LogRow[]): Map<string, string> {
  const writers = new Map<string, string>()
  for (const { bytes, user, connection, clients } of rows) {
    const by = `${user} ${connection}`
    const { structs, ds } = Y.decodeUpdate(bytes)
    for (const client of clients) writers.set(`client ${client}`, by)
    for (const { id, length } of structs) {
      for (let i = 0; i < length; i++) writers.set(`${id.client} ${id.clock + i}`, by)
    }
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) {
        for (let i = 0; i < len; i++) writers.set(`deleted ${client} ${clock + i} by ${by}`, by)
      }
    }
  }
  return writers
}
