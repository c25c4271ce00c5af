// A WebSocket client of the barest kind. What a load generator saves here is left for the servers: it scans the
// stream for what it looks for, and splits it into messages only where somebody wants messages.
import { randomBytes } from "node:crypto"
import { connect, type Socket } from "node:net"

const [BINARY, CLOSE, PING, PONG] = [2, 8, 9, 10]
/** An answer to a ping that nobody waits to see. Milliseconds. */
const SIGN_OF_LIFE = 4000
const pong = framed(PONG, new Uint8Array())

export class Wire {
  /** Hears each message whole. Null: `stream` hears the bytes as they come, frames and all. */
  message: ((data: Buffer) => void) | null = null
  stream: (bytes: Buffer) => void = () => undefined
  readonly #socket: Socket
  readonly #alive: NodeJS.Timeout
  #rest: Buffer = Buffer.alloc(0)
  #last: Buffer = Buffer.alloc(0)
  #closed: string | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#alive = setInterval(() => socket.write(pong), SIGN_OF_LIFE)
    socket.on("close", () => {
      clearInterval(this.#alive)
      // A close frame is the last that comes: its end is the reason.
      this.#closed ??= this.#last
        .subarray(-80)
        .toString("latin1")
        .replace(/[^ -~]+/g, " ")
    })
  }

  /** Opens ws://HOST:PORT/PATH; rejects when the upgrade is refused. */
  static open(url: string, headers: Readonly<Record<string, string>>): Promise<Wire> {
    const { hostname, port, pathname, host } = new URL(url)
    const all = {
      ...{ host, connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" },
      ...{ "sec-websocket-key": randomBytes(16).toString("base64"), ...headers },
    }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    return new Promise((done, fail) => {
      const socket = connect(Number(port), hostname)
      socket.setNoDelay(true)
      socket.write(`GET ${pathname} HTTP/1.1\r\n${lines.join("")}\r\n`)
      let answer = Buffer.alloc(0)
      const read = (bytes: Buffer) => {
        answer = Buffer.concat([answer, bytes])
        const end = answer.indexOf("\r\n\r\n")
        if (end < 0) return
        socket.off("data", read).off("error", fail)
        if (!answer.toString("latin1").startsWith("HTTP/1.1 101")) {
          socket.destroy()
          return fail(new Error(`Refused: ${answer.subarray(0, end).toString("latin1")}`))
        }
        const wire = new Wire(socket)
        socket.on("error", (fault) => {
          wire.#closed ??= fault.message
        })
        socket.on("data", (more) => wire.#hear(more))
        done(wire)
        // Whoever opened it sets its ears first.
        if (answer.length > end + 4) queueMicrotask(() => wire.#hear(answer.subarray(end + 4)))
      }
      socket.on("data", read).once("error", fail)
    })
  }

  /** Bytes that `framed` has made. */
  write(frame: Uint8Array): void {
    this.#socket.write(frame)
  }

  /** Why it is no longer open; null while it is. */
  get closed(): string | null {
    return this.#closed
  }

  end(): void {
    clearInterval(this.#alive)
    this.#closed ??= "ended here"
    this.#socket.destroy()
  }

  #hear(bytes: Buffer): void {
    this.#last = bytes
    if (this.message === null) this.stream(bytes)
    else this.#split(this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]))
  }

  #split(bytes: Buffer): void {
    let at = 0
    for (;;) {
      const frame = frameAt(bytes, at)
      if (frame === null) break
      at = frame.end
      if (frame.kind === BINARY) this.message?.(bytes.subarray(frame.start, frame.end))
      if (frame.kind === PING) this.write(pong)
      if (frame.kind === CLOSE) this.end()
    }
    this.#rest = bytes.subarray(at)
  }
}

/** A message as a client sends it; of the mask, which only has to be there, nothing but zeros. */
export function framed(kind: number, payload: Uint8Array): Uint8Array {
  const { length } = payload
  const size = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(6 + size + length)
  frame[0] = 0x80 | kind
  frame[1] = 0x80 | (size === 0 ? length : size === 2 ? 126 : 127)
  if (size === 2) frame.writeUInt16BE(length, 2)
  if (size === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, 6 + size)
  return frame
}

export function binary(payload: Uint8Array): Uint8Array {
  return framed(BINARY, payload)
}

/** Null: not all of it is here. Servers send whole messages in a frame each, unmasked. */
function frameAt(bytes: Buffer, at: number): { kind: number; start: number; end: number } | null {
  const [first, second] = [bytes[at], bytes[at + 1]]
  if (first === undefined || second === undefined) return null
  const short = second & 0x7f
  const size = short === 126 ? 2 : short === 127 ? 8 : 0
  const start = at + 2 + size
  if (bytes.length < start) return null
  const length =
    size === 0
      ? short
      : size === 2
        ? bytes.readUInt16BE(at + 2)
        : Number(bytes.readBigUInt64BE(at + 2))
  return bytes.length < start + length ? null : { kind: first & 0x0f, start, end: start + length }
}
