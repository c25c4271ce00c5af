import { expect, test } from "vitest"
import * as Y from "yjs"
import { connected, updateIn } from "../../tests/support/wired.ts"
import { awarenessFrame, updateFrame } from "./frames.ts"

/** A document's updates, one for each key. */
function typed(keys: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < keys; n++) doc.getText("t").insert(n, "x")
  return { doc, updates }
}

const nextTurn = () => new Promise(setImmediate)
const large = updateFrame(new Uint8Array(300 * 1024))

test("a receiver that keeps up gets each update as it comes", async () => {
  const { wire, connection } = await connected()
  const { updates } = typed(3)
  for (const update of updates) connection.pass(update, updateFrame(update))
  expect(wire.written.map(updateIn)).toEqual(updates)
})

test("a receiver that is behind gets what it missed as one message, and is told who is there", async () => {
  const { wire, connection, caughtUpTimes } = await connected()
  const { doc, updates } = typed(500)
  wire.hold()
  connection.send(large)
  for (const update of updates) connection.pass(update, updateFrame(update))
  connection.tell(awarenessFrame(Uint8Array.of(0)))
  expect(wire.written).toHaveLength(1)
  wire.release()
  await nextTurn()
  expect(wire.written).toHaveLength(2)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, updateIn(wire.written[1] ?? large))
  expect(copy.getText("t").toString()).toBe(doc.getText("t").toString())
  expect(caughtUpTimes()).toBe(1)
})

test("what is sent as a whole stands for all that the receiver missed before", async () => {
  const { wire, connection } = await connected()
  const { updates } = typed(3)
  wire.hold()
  connection.send(large)
  for (const update of updates) connection.pass(update, updateFrame(update))
  connection.sendWhole(large)
  wire.release()
  await nextTurn()
  expect(wire.written.map(({ length }) => length)).toEqual([large.length, large.length])
})

test("a receiver that falls too far behind is let go, to come back for the sum of it", async () => {
  const { wire, connection } = await connected()
  wire.hold()
  connection.send(large)
  const doc = new Y.Doc()
  doc.on("update", (update: Uint8Array) => connection.pass(update, updateFrame(update)))
  for (let n = 0; n < 50 && !connection.closed; n++) {
    doc.getText("t").insert(0, String(n % 10).repeat(100 * 1024))
  }
  expect(connection.closed).toBe(true)
  expect(wire.written).toHaveLength(1)
})
