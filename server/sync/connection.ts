// One socket in a note: who is behind it, what it still waits for, and how it is told.
import type { Duplex } from "node:stream"
import { CLOSE, type RejectCode } from "../../shared/wire/wire.ts"
import type { Who } from "../access/access.ts"
import { Allowance } from "./allowance.ts"
import { Backlog } from "./backlog.ts"
import { durableFrame, rejectFrame, updateFrame } from "./frames.ts"
import type { Present } from "./presence.ts"
import type { SyncSocket } from "./socket.ts"

/** A receiver with so much still to take over is behind: what comes meanwhile waits here, merged. Bytes. */
const BEHIND = 256 * 1024
/** A receiver that lets more than this pile up is let go; it comes back and gets the sum of it. Bytes. */
const LONGEST_BACKLOG = 4 * 1024 * 1024
/** More than one whole note, which has to go out at once. Bytes. */
const MOST_BUFFERED = 16 * 1024 * 1024
const MESSAGES = { perSecond: 200, burst: 2000 }
/** A whole note may come at once, and another after a lost connection. */
const BYTES = { perSecond: 1024 * 1024, burst: 32 * 1024 * 1024 }

export interface ConnectionOptions {
  readonly id: string
  readonly who: Who
  readonly user: { readonly id: string; readonly name: string }
  /** The stream that carries the socket. */
  readonly wire: Duplex
  /** The receiver has taken over all that it was behind. */
  readonly caughtUp: (connection: Connection) => void
}

export class Connection implements Present {
  readonly id: string
  readonly who: Who
  readonly user: { readonly id: string; readonly name: string }
  /** Said HELLO: understands MARK, DURABLE and REJECT. */
  knowsMarks = false

  readonly #socket: SyncSocket
  readonly #wire: Duplex
  readonly #caughtUp: (connection: Connection) => void
  readonly #backlog = new Backlog()
  #behind = false
  #closed = false
  #heard = true
  #lastHeard = 0
  #entered = 0
  #committed = 0
  #lastMark = 0
  #marks: { readonly n: number; readonly after: number }[] = []
  readonly #messages = new Allowance(MESSAGES, performance.now())
  readonly #bytes = new Allowance(BYTES, performance.now())

  constructor(socket: SyncSocket, { id, who, user, wire, caughtUp }: ConnectionOptions) {
    this.#socket = socket
    this.#wire = wire
    this.#caughtUp = caughtUp
    this.id = id
    this.who = who
    this.user = user
    socket.onTooLarge = () => this.#reject("too-large", "This change is too large for one note.")
  }

  /** Once closed, nothing that the socket still brings counts. */
  get closed(): boolean {
    return this.#closed
  }

  /**
   * Sends what has to arrive. The messages are whole already, so they go to the stream as they are: made once for all
   * receivers, and one write for each. The socket itself sends pings and closes only, each of them whole, too.
   */
  send(frame: Buffer): void {
    if (this.#closed || this.#wire.destroyed) return
    if (this.#wire.writableLength > MOST_BUFFERED) this.#tooSlow()
    else this.#wire.write(frame)
  }

  /** Passes an update on: at once, or, while the receiver is behind, later with all else that it missed. */
  pass(update: Uint8Array, frame: Buffer): void {
    if (this.#closed) return
    if (!this.#isBehind()) {
      this.send(frame)
      return
    }
    this.#backlog.add(update)
    if (this.#backlog.bytes > LONGEST_BACKLOG) this.#tooSlow()
  }

  /** Sends what is soon out of date, unless the receiver is behind: then it is told when it has caught up. */
  tell(frame: Buffer): void {
    if (!this.#isBehind()) this.send(frame)
  }

  /** Sends all that the receiver lacks: nothing needs to wait for it any more. */
  sendWhole(frame: Buffer): void {
    this.#backlog.clear()
    this.send(frame)
  }

  ping(): void {
    if (!this.#closed) this.#socket.ping()
  }

  /** Something came, if only the answer to a ping. */
  heard(): void {
    this.#heard = true
  }

  /** For how many heartbeats nothing came; asked once in each. */
  silentFor(beat: number): number {
    if (this.#heard) this.#lastHeard = beat
    this.#heard = false
    return beat - this.#lastHeard
  }

  /** False: more than anybody types. */
  mayReceive(bytes: number): boolean {
    const now = performance.now()
    const few = this.#messages.take(1, now)
    return this.#bytes.take(bytes, now) && few
  }

  /** An update of this socket waits for its commit. */
  entered(): void {
    this.#entered++
  }

  /** So many of its updates are on disk now: every MARK behind them is answered. */
  committed(count: number): void {
    this.#committed += count
    let answered: number | null = null
    for (const { n, after } of this.#marks) {
      if (after > this.#committed) break
      answered = n
    }
    if (answered === null) return
    this.#marks = this.#marks.filter(({ after }) => after > this.#committed)
    this.send(durableFrame(answered))
  }

  mark(n: number): void {
    if (!this.knowsMarks) return
    this.#lastMark = n
    this.#marks.push({ n, after: this.#entered })
    this.committed(0)
  }

  /** What the client sent since its last MARK will not be stored, and nothing that it sends from now on. */
  refuse(code: RejectCode, text: string, closeCode: number): void {
    this.#reject(code, text)
    this.close(closeCode, text)
  }

  close(code: number, text: string): void {
    if (this.#closed) return
    this.#closed = true
    this.#socket.close(code, shortened(text))
  }

  /** Does not wait for the other side. */
  terminate(): void {
    this.#closed = true
    this.#socket.terminate()
  }

  #reject(code: RejectCode, text: string): void {
    if (this.knowsMarks) this.send(rejectFrame(this.#lastMark + 1, code, text))
  }

  #isBehind(): boolean {
    if (!this.#behind && this.#wire.writableLength > BEHIND) {
      this.#behind = true
      this.#wire.once("drain", () => this.#catchUp())
    }
    return this.#behind
  }

  #catchUp(): void {
    this.#behind = false
    if (this.#closed) return
    if (!this.#backlog.empty) this.send(updateFrame(this.#backlog.take()))
    this.#caughtUp(this)
  }

  #tooSlow(): void {
    this.#backlog.clear()
    this.close(CLOSE.tryLater, "This connection is too slow for the note; it will catch up.")
  }
}

/** A close frame has room for 123 bytes. */
function shortened(text: string): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= 123) return text
  return `${new TextDecoder().decode(bytes.subarray(0, 117)).replace(/\uFFFD+$/, "")}…`
}
