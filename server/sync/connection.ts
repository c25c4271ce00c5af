// One socket in a note: who is behind it, what it still waits for, and how it is told.
import type { WebSocket } from "ws"
import { CLOSE, type RejectCode } from "../../shared/wire/wire.ts"
import type { Who } from "../access/access.ts"
import { durableFrame, rejectFrame } from "./frames.ts"
import type { Present } from "./presence.ts"

/** A receiver that lets this much pile up is let go; it comes back and gets the sum of it. More than one whole note. */
const MOST_BUFFERED = 16 * 1024 * 1024
/** A receiver that is so far behind is not told who is there: that will be said again. */
const BEHIND = 1024 * 1024
/** Messages a second in the long run, and how many may come at once. */
const RATE = { perSecond: 200, burst: 2000 }

export interface ConnectionOptions {
  readonly id: string
  readonly who: Who
  readonly user: { readonly id: string; readonly name: string }
  readonly now: () => number
}

export class Connection implements Present {
  readonly id: string
  readonly who: Who
  readonly user: { readonly id: string; readonly name: string }
  /** Said HELLO: understands MARK, DURABLE and REJECT. */
  knowsMarks = false

  readonly #socket: WebSocket
  readonly #now: () => number
  #closed = false
  #heard = true
  #lastHeard = 0
  #entered = 0
  #committed = 0
  #lastMark = 0
  #marks: { readonly n: number; readonly after: number }[] = []
  #allowance = { left: RATE.burst, at: 0 }

  constructor(socket: WebSocket, { id, who, user, now }: ConnectionOptions) {
    this.#socket = socket
    this.id = id
    this.who = who
    this.user = user
    this.#now = now
    this.#allowance.at = now()
  }

  /** Once closed, nothing that the socket still brings counts. */
  get closed(): boolean {
    return this.#closed
  }

  send(frame: Uint8Array): void {
    if (this.#closed) return
    if (this.#socket.bufferedAmount > MOST_BUFFERED) {
      this.close(CLOSE.tryLater, "This connection is too slow for the note; it will catch up.")
      return
    }
    this.#socket.send(frame)
  }

  /** Sends what is soon out of date, unless the receiver is behind. */
  tell(frame: Uint8Array): void {
    if (this.#socket.bufferedAmount <= BEHIND) this.send(frame)
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

  /** False: more messages than anybody types. */
  mayReceive(): boolean {
    const now = this.#now()
    const gained = ((now - this.#allowance.at) / 1000) * RATE.perSecond
    const left = Math.min(RATE.burst, this.#allowance.left + gained) - 1
    this.#allowance = { left, at: now }
    return left >= 0
  }

  /** An update of this socket waits for its commit. */
  entered(): void {
    this.#entered++
  }

  /** So many of its updates are on disk now: every MARK behind them is answered. */
  committed(count: number): void {
    this.#committed += count
    const answered = this.#marks.filter(({ after }) => after <= this.#committed)
    const last = answered.at(-1)
    if (last === undefined) return
    this.#marks = this.#marks.slice(answered.length)
    this.send(durableFrame(last.n))
  }

  mark(n: number): void {
    if (!this.knowsMarks) return
    this.#lastMark = n
    this.#marks.push({ n, after: this.#entered })
    this.committed(0)
  }

  /** What the client sent since its last MARK will not be stored, and nothing that it sends from now on. */
  refuse(code: RejectCode, text: string, closeCode: number): void {
    if (this.knowsMarks) this.send(rejectFrame(this.#lastMark + 1, code, text))
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
}

/** A close frame has room for 123 bytes. */
function shortened(text: string): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= 123) return text
  return `${new TextDecoder().decode(bytes.subarray(0, 117)).replace(/\uFFFD+$/, "")}…`
}
