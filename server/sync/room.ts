// One open document: audits what its connections send, commits it, then applies it, acknowledges and passes it on.
import * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { CLOSE, type RejectCode } from "../../shared/wire/wire.ts"
import { type LogEntry, type LogStore, type StoredDoc, StoreFault } from "../store/store.ts"
import { type Audit, audit } from "./audit.ts"
import type { Connection } from "./connection.ts"
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from "./frames.ts"
import { Presence } from "./presence.ts"
import { addsNothing, restore } from "./restore.ts"

/** Bytes of one update as it is typed; a step 2 may be as large as a document. */
const LARGEST_UPDATE = 2 * 1024 * 1024
const LARGEST_DOC = 8 * 1024 * 1024
/** Updates behind the snapshot after which a new one is taken. */
const LONGEST_TAIL = 500
/** Presence goes out at most this often. Milliseconds. */
const PRESENCE_EVERY = 50

export interface RoomOptions {
  readonly log: LogStore
  readonly now: () => number
  readonly warn: (message: string, details: object) => void
  /** The document has changed and is committed up to `seq`. */
  readonly changed: (room: Room) => void
  /** The room is of no use any more: the next to come opens the document anew. */
  readonly failed: (room: Room) => void
}

type Accepted = Extract<Audit, { ok: true }>

interface Refusal {
  readonly ok: false
  readonly code: RejectCode
  readonly text: string
  readonly close: number
}

interface Entered extends LogEntry {
  readonly by: Connection
}

export class Room {
  readonly id: string
  readonly generation: number
  /** The lowest schema version that may write here. */
  readonly schema: number
  readonly doc: Y.Doc
  readonly connections = new Set<Connection>()
  /** The document holds the log up to here. */
  seq: number

  readonly #options: RoomOptions
  readonly #presence = new Presence()
  /** What is committed or accepted: the document itself follows after the commit. */
  readonly #clocks: Map<number, number>
  readonly #authors: Map<number, string>
  #size: number
  /** Bytes that are accepted and not yet in the document. */
  #underWay = 0
  #entered: Entered[] = []
  #committing: Promise<void> | null = null
  #snapshotSeq: number
  #fullState: { readonly seq: number; readonly frame: Uint8Array } | null = null
  readonly #changedIds = new Set<number>()
  #presenceTimer: NodeJS.Timeout | null = null

  constructor(id: string, stored: StoredDoc, options: RoomOptions) {
    this.id = id
    this.#options = options
    this.generation = stored.generation
    this.schema = stored.schema
    this.doc = restore(stored, (seq, fault) =>
      options.warn("An update of the log cannot be applied", { doc: id, seq, fault }),
    )
    this.seq = stored.head
    this.#snapshotSeq = stored.snapshot?.seq ?? 0
    this.#clocks = Y.decodeStateVector(Y.encodeStateVector(this.doc))
    this.#authors = new Map(stored.authors)
    this.#size = stored.size
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(NOTE_FRAGMENT)
  }

  /** Greets a connection with what the server has, and with who is there. */
  join(connection: Connection): void {
    this.connections.add(connection)
    connection.send(step1Frame(Y.encodeStateVector(this.doc)))
    this.tellPresence(connection)
  }

  leave(connection: Connection): void {
    this.connections.delete(connection)
    this.#tellOthers(this.#presence.leave(connection))
  }

  /** What the document has beyond a client's state vector. */
  answerStep1(connection: Connection, stateVector: Uint8Array): void {
    // Of a client that has nothing, as most that come: the whole state, encoded once.
    if (stateVector.length === 1 && stateVector[0] === 0) connection.send(this.#wholeState())
    else connection.send(step2Frame(Y.encodeStateAsUpdate(this.doc, stateVector)))
  }

  tellPresence(connection: Connection): void {
    const others = this.#presence.encode(this.#presence.ids, connection)
    connection.tell(awarenessFrame(others))
  }

  /** False: the message is malformed. */
  receivePresence(connection: Connection, update: Uint8Array): boolean {
    const changed = this.#presence.receive(update, connection)
    if (changed === null) return false
    this.#tellOthers(changed)
    return true
  }

  /** Accepts an update for the next commit, or refuses it and lets the connection go. */
  receiveUpdate(connection: Connection, update: Uint8Array, step2: boolean): void {
    const found = this.#examine(connection, update, step2)
    if (found.ok) {
      // While a batch is under way, what looks known may be a part of it: then it waits for the disk like the rest.
      if (this.#committing === null && addsNothing(this.doc, found)) return
      this.#enter(connection, update, found)
    } else {
      const details = { doc: this.id, user: connection.user.id, bytes: update.length }
      this.#options.warn(`Refused an update: ${found.text}`, details)
      connection.refuse(found.code, found.text, found.close)
    }
  }

  /** Resolves when all that was accepted is on disk. */
  async settled(): Promise<void> {
    while (this.#committing !== null) await this.#committing
  }

  /** Keeps the document's present state as the place to load from, where enough has come since the last one. */
  async saveSnapshot(least: number): Promise<void> {
    if (this.seq - this.#snapshotSeq < least) return
    const { pendingStructs, pendingDs } = this.doc.store
    if (pendingStructs !== null || pendingDs !== null) {
      this.#options.warn("No snapshot of a document with gaps", { doc: this.id })
      return
    }
    this.#snapshotSeq = this.seq
    const state = Y.encodeStateAsUpdate(this.doc)
    await this.#options.log.saveSnapshot(this.id, this.seq, state, this.#options.now())
  }

  closeAll(code: number, text: string): void {
    for (const connection of this.connections) connection.close(code, text)
  }

  dispose(): void {
    if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer)
    this.doc.destroy()
  }

  #examine(connection: Connection, update: Uint8Array, step2: boolean): Accepted | Refusal {
    if (update.length > (step2 ? LARGEST_DOC : LARGEST_UPDATE)) {
      const text = "This change is too large for one note."
      return { ok: false, code: "too-large", text, close: CLOSE.tooLarge }
    }
    const holding = { clocks: this.#clocks, authors: this.#authors }
    const found = audit(update, holding, connection.user.id)
    if (!found.ok) {
      // A gap closes by the exchange of states that follows a new connection, unless it stands in that exchange.
      return { ...found, close: found.gap && !step2 ? CLOSE.tryLater : CLOSE.malformed }
    }
    if (!this.#hasRoomFor(update)) {
      const text = "The note is full: go on in a new one."
      return { ok: false, code: "over-quota", text, close: CLOSE.tooLarge }
    }
    return found
  }

  #enter(by: Connection, bytes: Uint8Array, found: Accepted): void {
    for (const [client, clock] of found.clocks) this.#clocks.set(client, clock)
    for (const client of found.introduced) this.#authors.set(client, by.user.id)
    this.#size += bytes.length
    this.#underWay += bytes.length
    by.entered()
    this.#entered.push({
      ...{ by, bytes, user: by.user.id, connection: by.id },
      ...{ clients: found.introduced, at: this.#options.now() },
    })
    this.#committing ??= this.#commitAll()
  }

  /** What arrives while a batch is being committed is the next batch. */
  async #commitAll(): Promise<void> {
    // All frames that came in the same turn of the event loop make the first batch.
    await new Promise(setImmediate)
    try {
      while (this.#entered.length > 0) {
        const batch = this.#entered
        this.#entered = []
        const appended = await this.#options.log.append(this.id, this.generation, batch)
        if (appended.ok) this.#apply(batch, appended.head)
        else this.#fail(CLOSE.replaced, "This note was replaced or removed.")
      }
    } catch (fault) {
      this.#options.warn("A batch could not be committed", { doc: this.id, fault })
      const full = fault instanceof StoreFault && fault.why === "full"
      const why = full ? "The server's disk is full" : "The server could not store this"
      this.#fail(CLOSE.tryLater, `${why}: keep the note open, it is sent again.`)
    } finally {
      this.#committing = null
    }
  }

  #apply(batch: readonly Entered[], head: number): void {
    this.doc.transact(() => {
      for (const { bytes } of batch) Y.applyUpdate(this.doc, bytes)
    })
    this.seq = head
    this.#underWay -= batch.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.#passOn(batch)
    for (const by of new Set(batch.map((entered) => entered.by))) {
      by.committed(batch.filter((entered) => entered.by === by).length)
    }
    this.#options.changed(this)
    if (this.seq - this.#snapshotSeq >= LONGEST_TAIL) {
      this.saveSnapshot(LONGEST_TAIL).catch((fault: unknown) =>
        this.#options.warn("A snapshot could not be stored", { doc: this.id, fault }),
      )
    }
  }

  /** One message to each: all of the batch, without what the receiver wrote itself. */
  #passOn(batch: readonly Entered[]): void {
    const writers = new Set(batch.map(({ by }) => by))
    const framed = (entered: readonly Entered[]) =>
      updateFrame(Y.mergeUpdates(entered.map(({ bytes }) => bytes)))
    const all = framed(batch)
    for (const connection of this.connections) {
      const others = writers.has(connection) ? batch.filter(({ by }) => by !== connection) : batch
      if (others.length > 0) connection.send(others === batch ? all : framed(others))
    }
  }

  /** What was accepted and not committed is gone from here, and still with its authors: nobody was told otherwise. */
  #fail(code: number, text: string): void {
    this.#entered = []
    this.#options.failed(this)
    this.closeAll(code, text)
  }

  #hasRoomFor(update: Uint8Array): boolean {
    if (this.#size + update.length <= LARGEST_DOC) return true
    // The log counts what was merged or deleted since; the document may be much smaller.
    this.#size = Y.encodeStateAsUpdate(this.doc).length + this.#underWay
    return this.#size + update.length <= LARGEST_DOC
  }

  #wholeState(): Uint8Array {
    if (this.#fullState?.seq !== this.seq) {
      this.#fullState = { seq: this.seq, frame: step2Frame(Y.encodeStateAsUpdate(this.doc)) }
    }
    return this.#fullState.frame
  }

  /** The first change goes out at once, those that follow closely go out together. */
  #tellOthers(ids: readonly number[]): void {
    for (const id of ids) this.#changedIds.add(id)
    if (this.#changedIds.size === 0 || this.#presenceTimer !== null) return
    this.#sendPresence()
    this.#presenceTimer = setTimeout(() => {
      this.#presenceTimer = null
      this.#tellOthers([])
    }, PRESENCE_EVERY)
  }

  #sendPresence(): void {
    const ids = [...this.#changedIds]
    this.#changedIds.clear()
    const all = awarenessFrame(this.#presence.encode(ids, null))
    for (const connection of this.connections) {
      const own = this.#presence.isOneOf(ids, connection)
      connection.tell(own ? awarenessFrame(this.#presence.encode(ids, connection)) : all)
    }
  }
}
