import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { Duplex } from "node:stream"
import * as decoding from "lib0/decoding"
import { expect, onTestFinished, test } from "vitest"
import { WebSocket, WebSocketServer } from "ws"
import * as Y from "yjs"
import { Connection } from "./connection.ts"
import { awarenessFrame, updateFrame } from "./frames.ts"
import { SyncSocket } from "./socket.ts"

/** The stream of a receiver that takes over nothing while it is held. */
class Wire extends Duplex {
  readonly written: Buffer[] = []
  #held: (() => void)[] | null = null

  hold(): void {
    this.#held = []
  }
  release(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const go of held) go()
  }
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.written.push(chunk)
    if (this.#held === null) done()
    else this.#held.push(done)
  }
  override _read(): void {}
}

const who = { kind: "script", token: "t", hash: "h", meeting: "m", role: "note-taker" } as const

/** A connection whose socket is open, and which writes to a stream of ours. */
async function connected() {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", WebSocket: SyncSocket })
  await once(server, "listening")
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [[socket]] = await Promise.all([once(server, "connection"), once(client, "open")])
  onTestFinished(() => {
    client.terminate()
    server.close()
  })
  if (socket === undefined) throw new Error("No socket was opened")
  const wire = new Wire()
  let caughtUp = 0
  const connection = new Connection(socket, {
    ...{ id: "c1", who, wire },
    user: { id: "u1", name: "One" },
    caughtUp: () => caughtUp++,
  })
  return { wire, connection, caughtUpTimes: () => caughtUp }
}

/** The update in a message that is on the wire. */
function updateIn(message: Buffer): Uint8Array {
  const length = message[1] ?? 0
  const head = length < 126 ? 2 : length === 126 ? 4 : 10
  const decoder = decoding.createDecoder(new Uint8Array(message.subarray(head)))
  expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([0, 2])
  return decoding.readVarUint8Array(decoder)
}

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
