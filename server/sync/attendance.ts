// One connection's way through a document: greeting, frames, leaving. What comes before the document is loaded waits.
import { SCHEMA_VERSION } from "../../shared/note/note.ts"
import { assertNever } from "../../shared/support/assert-never.ts"
import { CLOSE, SYNC_PROTOCOL } from "../../shared/wire/wire.ts"
import type { Connection } from "./connection.ts"
import { type Frame, helloFrame, parseFrame } from "./frames.ts"
import type { Room } from "./room.ts"
import type { Rooms } from "./rooms.ts"

/** Bytes that may come before the document is loaded: a step 2 and what is typed meanwhile. */
const MOST_EARLY = 32 * 1024 * 1024

export class Attendance {
  readonly doc: string
  readonly #connection: Connection
  readonly #rooms: Rooms
  #room: Room | null = null
  #early: Buffer[] = []
  #earlyBytes = 0

  constructor(doc: string, connection: Connection, rooms: Rooms) {
    this.doc = doc
    this.#connection = connection
    this.#rooms = rooms
  }

  async enter(): Promise<void> {
    this.#room = await this.#rooms.join(this.doc, this.#connection)
    if (this.#room === null) this.#connection.close(CLOSE.noSuchNote, "There is no such note.")
    const early = this.#early
    this.#early = []
    for (const data of early) this.receive(data)
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
    if (this.#room === null) {
      this.#early.push(data)
      this.#earlyBytes += data.length
      if (this.#earlyBytes > MOST_EARLY) connection.close(CLOSE.tryLater, "Too much at once.")
      return
    }
    const frame = parseFrame(data)
    if (frame === null) connection.close(CLOSE.malformed, "This message cannot be read.")
    else this.#act(frame, this.#room)
  }

  #act(frame: Frame, room: Room): void {
    const connection = this.#connection
    switch (frame.kind) {
      case "step1":
        this.#answerStep1(frame.stateVector, room)
        break
      case "update":
        room.receiveUpdate(connection, frame.update, frame.step2)
        break
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
  }

  #answerStep1(stateVector: Uint8Array, room: Room): void {
    try {
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
