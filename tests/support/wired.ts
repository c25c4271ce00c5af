// A connection with an open socket that writes to a stream which tests can read and hold.
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { Duplex } from "node:stream"
import * as decoding from "lib0/decoding"
import { expect, onTestFinished } from "vitest"
import { WebSocket, WebSocketServer } from "ws"
import { Connection } from "../../server/sync/connection.ts"
import { SyncSocket } from "../../server/sync/socket.ts"

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
export async function connected(user = "u1") {
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
    ...{ id: `c-${user}`, who, wire },
    user: { id: user, name: user },
    caughtUp: () => caughtUp++,
  })
  return { wire, connection, caughtUpTimes: () => caughtUp }
}

/** The kind of a sync message that is on the wire, 0 to 2, and what it carries. */
export function syncIn(message: Buffer): { kind: number; bytes: Uint8Array } {
  const length = message[1] ?? 0
  const head = length < 126 ? 2 : length === 126 ? 4 : 10
  const decoder = decoding.createDecoder(new Uint8Array(message.subarray(head)))
  expect(decoding.readVarUint(decoder)).toBe(0)
  return { kind: decoding.readVarUint(decoder), bytes: decoding.readVarUint8Array(decoder) }
}

/** The update in a message that is on the wire. */
export function updateIn(message: Buffer): Uint8Array {
  const { kind, bytes } = syncIn(message)
  expect(kind).toBe(2)
  return bytes
}
