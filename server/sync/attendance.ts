// One connection's way through a document: greeting, frames, leaving. What comes before the document is loaded waits.
import { SCHEMA_VERSION } from "../../shared/note/note.ts"
import { assertNever } from "../../shared/support/assert-never.ts"
import { CLOSE, SYNC_PROTOCOL } from "../../shared/wire/wire.ts"
import type { Connection } from "./connection.ts"
import { type Frame, helloFrame, parseFrame } from "./frames.ts"
import type { Room } from "./room.ts"
import type { Rooms } from "./rooms.ts"

/** Bytes that may wait: a step 2 and what is typed meanwhile. */
const MOST_WAITING = 32 * 1024 * 1024

/** Bytes of a state vector: more clients than ever wrote in one note. */
const LONGEST_STATE_VECTOR = 256 * 1024

export interface AttendanceOptions {
  readonly rooms: Rooms
  readonly warn: (message: string, details: object) => void
}

export class Attendance {
  readonly doc: string
  readonly #warn: AttendanceOptions["warn"]
  readonly #connection: Connection
  readonly #rooms: Rooms
  #room: Room | null = null
  /** What came waits: for the document to be loaded, or for a large update before it to be tried. */
  #waits = true
  #waiting: Buffer[] = []
  #waitingBytes = 0

  constructor(doc: string, connection: Connection, { rooms, warn }: AttendanceOptions) {
    this.doc = doc
    this.#warn = warn
    this.#connection = connection
    this.#rooms = rooms
  }

  async enter(): Promise<void> {
    this.#room = await this.#rooms.join(this.doc, this.#connection)
    if (this.#room === null) this.#connection.close(CLOSE.noSuchNote, "There is no such note.")
    else this.#goOn(this.#room)
  }

  /** The connection was behind, and was not told who came and went. */
  caughtUp(): void {
    this.#room?.tellPresence(this.#connection)
  }

  leave(): void {
    this.#connection.terminate()
    if (this.#room !== null) this.#rooms.leave(this.#room, this.#connection)
  }

  receive(data: Buffer): void {
    const connection = this.#connection
    if (connection.closed) return
    connection.heard()
    if (!connection.mayReceive(data.length)) {
      connection.close(CLOSE.tryLater, "More came at once than anybody types; it is sent again.")
      return
    }
    this.#waiting.push(data)
    this.#waitingBytes += data.length
    if (!this.#waits && this.#room !== null) this.#goOn(this.#room)
    else if (this.#waitingBytes > MOST_WAITING) {
      connection.close(CLOSE.tryLater, "Too much at once; it is sent again.")
    }
  }

  /** Takes up what waits, in its order. */
  #goOn(room: Room): void {
    this.#waits = false
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      this.#waitingBytes -= next.length
      if (this.#connection.closed) continue
      const frame = parseFrame(next)
      if (frame === null) {
        this.#connection.close(CLOSE.malformed, "This message cannot be read.")
        continue
      }
      const done = this.#act(frame, room)
      if (done === null) continue
      this.#waits = true
      done.then(
        () => this.#goOn(room),
        (fault: unknown) => this.#failed(fault),
      )
      return
    }
  }

  #failed(fault: unknown): void {
    this.#warn("A large update could not be tried", { doc: this.doc, fault })
    this.#connection.close(CLOSE.tryLater, "The server could not look at this; it is sent again.")
  }

  /** A promise: what comes after this frame waits for it. */
  #act(frame: Frame, room: Room): Promise<void> | null {
    const connection = this.#connection
    switch (frame.kind) {
      case "step1":
        this.#answerStep1(frame.stateVector, room)
        break
      case "update":
        return room.receiveUpdate(connection, frame.update, frame.step2)
      case "awareness":
        if (!room.receivePresence(connection, frame.update)) {
          connection.close(CLOSE.malformed, "This presence cannot be read.")
        }
        break
      case "query-awareness":
        room.tellPresence(connection)
        break
      case "hello":
        this.#greet(frame, room)
        break
      case "mark":
        connection.mark(frame.n)
        break
      case "other":
        break
      default:
        assertNever(frame)
    }
    return null
  }

  #answerStep1(stateVector: Uint8Array, room: Room): void {
    try {
      if (stateVector.length > LONGEST_STATE_VECTOR) throw new RangeError("too long")
      room.answerStep1(this.#connection, stateVector)
    } catch {
      // Yjs throws on a state vector that ends too early.
      this.#connection.close(CLOSE.malformed, "This state vector cannot be read.")
    }
  }

  #greet(hello: Extract<Frame, { kind: "hello" }>, room: Room): void {
    const connection = this.#connection
    if (hello.protocol !== SYNC_PROTOCOL || hello.schema < room.schema) {
      connection.close(CLOSE.reloadNeeded, "This page is older than the note: reload it.")
    } else if (hello.generation !== 0 && hello.generation !== room.generation) {
      connection.close(CLOSE.replaced, "This note was replaced by an earlier version of it.")
    } else {
      connection.knowsMarks = true
      connection.send(helloFrame(SCHEMA_VERSION, room.generation))
    }
  }
}
