// One open document: what its connections send is audited, committed, and only then applied, acknowledged and passed on.
import * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { Pace } from "../../shared/support/pace.ts"
import { CLOSE, type RejectCode } from "../../shared/wire/wire.ts"
import { type LogEntry, type StoredDoc, StoreFault, type StoreFaultKind } from "../store/store.ts"
import { type Appended, type AppendRequest, appendTo } from "./append.ts"
import { Audience } from "./audience.ts"
import type { Connection } from "./connection.ts"
import { step1Frame, step2Frame, updateFrame } from "./frames.ts"
import { type Accepted, Holdings, type Offered, type Refusal } from "./holdings.ts"
import { Keeper, type KeeperOptions } from "./keeper.ts"
import { addsNothing, restore } from "./restore.ts"
import { LARGE, type Trials } from "./trial.ts"

/**
 * Passing on may take this part of the time, and a batch waits no longer than `longest` for more to come: in a loud room
 * of 200 one message in 25 ms costs each receiver less than one for each key; in a quiet one nothing waits.
 */
const PASSING_ON = { share: 0.1, longest: 25 }

export interface RoomOptions extends KeeperOptions {
  readonly trials: Trials
  /** The document has changed and is committed up to `seq`. */
  readonly changed: (room: Room) => void
  /** The room is of no use any more: the next to come opens the document anew. */
  readonly failed: (room: Room) => void
}

/** Whoever writes here: a connection, or a request of the API. */
export interface Writer {
  readonly id: string
  readonly user: { readonly id: string }
  readonly closed: boolean
  /** An update of theirs waits for its commit. */
  entered(): void
  /** So many of their updates are on disk. */
  committed(count: number): void
  refuse(code: RejectCode, text: string, closeCode: number): void
  /** What they wrote and have not been told of as committed is not stored. */
  close(code: number, text: string): void
}

interface Entered extends LogEntry {
  readonly by: Writer
}

export class Room {
  readonly id: string
  readonly generation: number
  /** The lowest schema version that may write here. */
  readonly schema: number
  readonly doc: Y.Doc
  readonly connections = new Set<Connection>()
  /** Requests of the API that are writing here: the room stays open for them. */
  requests = 0
  /** The document holds the log up to here. */
  seq: number

  readonly #options: RoomOptions
  readonly #audience = new Audience(this.connections)
  readonly #holdings: Holdings
  readonly #keeper: Keeper
  readonly #pace = new Pace(PASSING_ON)
  #entered: Entered[] = []
  /** When the batch under way was taken, on the clock that never jumps. */
  #takenAt = 0
  #committing: Promise<void> | null = null
  #appending: Promise<unknown> = Promise.resolve()
  /** The answer to a client that has nothing yet; null until one asks after a change. */
  #wholeState: Buffer | null = null

  constructor(id: string, stored: StoredDoc, options: RoomOptions) {
    this.id = id
    this.#options = options
    this.generation = stored.generation
    this.schema = stored.schema
    this.doc = restore(stored, (seq, fault) =>
      options.warn("An update of the log cannot be applied", { doc: id, seq, fault }),
    )
    this.seq = stored.head
    this.#holdings = new Holdings(this.doc, stored)
    this.#keeper = new Keeper(id, this.doc, stored, options)
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(NOTE_FRAGMENT)
  }

  /** Greets a connection with what the server has, and with who is there. */
  join(connection: Connection): void {
    this.connections.add(connection)
    connection.send(step1Frame(Y.encodeStateVector(this.doc)))
    this.#audience.tell(connection)
  }

  leave(connection: Connection): void {
    this.connections.delete(connection)
    this.#audience.leave(connection)
  }

  /** What the document has beyond a client's state vector. Throws on bytes that are none. */
  answerStep1(connection: Connection, stateVector: Uint8Array): void {
    // Of a client that has nothing, as most that come: the whole state, encoded once.
    if (stateVector.length === 1 && stateVector[0] === 0) {
      this.#wholeState ??= step2Frame(Y.encodeStateAsUpdate(this.doc))
      connection.sendWhole(this.#wholeState)
    } else connection.sendWhole(step2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)))
  }

  tellPresence(connection: Connection): void {
    this.#audience.tell(connection)
  }

  /** False: the message is malformed. */
  receivePresence(connection: Connection, update: Uint8Array): boolean {
    return this.#audience.receive(connection, update)
  }

  /**
   * Accepts an update for the next commit, or refuses it and lets the connection go. A promise: that takes a moment, and
   * what else the connection sends waits for it.
   */
  receiveUpdate(by: Writer, update: Uint8Array, step2: boolean): Promise<void> | null {
    const offered = { update, step2, user: by.user.id, presentAs: this.#audience.userOf }
    if (update.length > LARGE) return this.#tryOut(by, offered)
    this.#judge(by, update, this.#holdings.examine(offered))
    return null
  }

  /** One after the other: what is asked twice at once must not be written twice. */
  append(request: AppendRequest): Promise<Appended> {
    const appended = this.#appending.then(() => appendTo(this, request))
    this.#appending = appended.catch(() => undefined)
    return appended
  }

  /** Resolves when all that was accepted is on disk. */
  async settled(): Promise<void> {
    while (this.#committing !== null) await this.#committing
  }

  /** Keeps the document's present state as the place to load from, where enough has come since the last one. */
  saveSnapshot(least: number): Promise<void> {
    return this.#keeper.saveSnapshot(this.seq, least)
  }

  closeAll(code: number, text: string): void {
    for (const connection of this.connections) connection.close(code, text)
  }

  dispose(): void {
    this.#audience.dispose()
    this.doc.destroy()
  }

  async #tryOut(by: Writer, offered: Offered): Promise<void> {
    const { trials } = this.#options
    const found = await this.#holdings.tryOut(offered, trials, this.#audience.users())
    if (!by.closed) this.#judge(by, offered.update, found)
  }

  #judge(by: Writer, update: Uint8Array, found: Accepted | Refusal): void {
    if (found.ok) {
      // While a batch is under way, what looks known may be a part of it: then it waits for the disk like the rest.
      if (this.#committing === null && addsNothing(this.doc, found)) return
      this.#enter(by, update, found)
    } else {
      const details = { doc: this.id, user: by.user.id, bytes: update.length }
      this.#options.warn(`Refused an update: ${found.text}`, details)
      by.refuse(found.code, found.text, found.close)
    }
  }

  #enter(by: Writer, bytes: Uint8Array, found: Accepted): void {
    this.#holdings.enter(bytes, found, by.user.id)
    by.entered()
    this.#entered.push({
      ...{ by, bytes, user: by.user.id, connection: by.id },
      ...{ clients: found.introduced, at: this.#options.now() },
    })
    this.#committing ??= this.#commitAll()
  }

  /** What arrives while a batch is being committed is the next batch. */
  async #commitAll(): Promise<void> {
    try {
      while (this.#entered.length > 0) {
        await this.#untilDue()
        this.#takenAt = performance.now()
        const batch = this.#entered
        this.#entered = []
        await this.#commit(batch)
      }
    } finally {
      this.#committing = null
    }
  }

  /** All frames of one turn of the event loop make a batch, and in a loud room those of a few milliseconds. */
  #untilDue(): Promise<void> {
    const wait = this.#pace.wait(performance.now())
    return new Promise((due) => {
      if (wait < 1) setImmediate(due)
      else setTimeout(due, wait)
    })
  }

  async #commit(batch: readonly Entered[]): Promise<void> {
    try {
      const appended = await this.#options.log.append(this.id, this.generation, batch)
      if (!appended.ok) this.#fail(batch, CLOSE.replaced, "This note was replaced or removed.")
      else if (appended.head !== this.seq + batch.length) {
        // A commit that was reported as failed stands in the log all the same: the document is loaded anew with it.
        this.#fail(batch, CLOSE.tryLater, "The note is opened anew.")
      } else this.#apply(batch, appended.head)
    } catch (fault) {
      this.#options.warn("A batch could not be committed", { doc: this.id, fault })
      this.#sendBack(batch, whyOf(fault))
    }
  }

  #apply(batch: readonly Entered[], head: number): void {
    const began = performance.now()
    this.doc.transact(() => {
      for (const { bytes } of batch) Y.applyUpdate(this.doc, bytes)
    })
    this.seq = head
    this.#wholeState = null
    const size = batch.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.#holdings.applied(size)
    this.#passOn(batch)
    // Counted from when the batch was taken: the next one may be on its way to the disk when its time has come.
    this.#pace.worked(this.#takenAt, this.#takenAt + performance.now() - began)
    this.#options.changed(this)
    this.#keeper.changed(this.seq, size)
  }

  /** One message to each: all of the batch, without what the receiver wrote itself; who wrote it is told that it is safe. */
  #passOn(batch: readonly Entered[]): void {
    const written = new Map<Writer, number>()
    for (const { by } of batch) written.set(by, (written.get(by) ?? 0) + 1)
    const all = merged(batch)
    const frame = updateFrame(all)
    for (const connection of this.connections) {
      const own = written.get(connection)
      if (own === undefined) connection.pass(all, frame)
      else if (own < batch.length) {
        const others = merged(batch.filter(({ by }) => by !== connection))
        connection.pass(others, updateFrame(others))
      }
    }
    for (const [by, count] of written) by.committed(count)
  }

  /** A batch that did not reach the disk is still with its authors: they keep it, and send it again when they come back. */
  #sendBack(batch: readonly Entered[], why: string): void {
    const lost = [...batch, ...this.#entered]
    this.#entered = []
    this.#holdings.rollBack(lost)
    for (const by of new Set(lost.map((entered) => entered.by))) by.close(CLOSE.tryLater, why)
  }

  /** The document here is not the stored one any more. */
  #fail(batch: readonly Entered[], code: number, text: string): void {
    for (const { by } of [...batch, ...this.#entered]) by.close(code, text)
    this.#entered = []
    this.#options.failed(this)
    this.closeAll(code, text)
  }
}

function merged(batch: readonly Entered[]): Uint8Array {
  return Y.mergeUpdates(batch.map(({ bytes }) => bytes))
}

const whyNotStored: Readonly<Record<StoreFaultKind, string>> = {
  full: "The server's disk is full",
  "read-only": "The server's disk cannot be written to",
  failed: "The server could not store this",
}

function whyOf(fault: unknown): string {
  const why = whyNotStored[fault instanceof StoreFault ? fault.why : "failed"]
  return `${why}: keep the note open, it is sent again.`
}
