// The open documents: each is loaded when the first asks for it, and put away some time after the last has left.
import type * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { CLOSE } from "../../shared/wire/wire.ts"
import type { Appended, AppendRequest } from "./append.ts"
import type { Connection } from "./connection.ts"
import type { KeeperOptions } from "./keeper.ts"
import { restore } from "./restore.ts"
import { Room } from "./room.ts"
import type { Trials } from "./trial.ts"

/** More sockets in one note than a delegation has people. */
const MOST_CONNECTIONS = 500

/** A document without connections stays open for so long. Milliseconds. */
const IDLE = 30_000
/** Who typed which key is known for so long; after it, who wrote what, in what one connection wrote in a row. Milliseconds. */
const KEYS_APART = 7 * 24 * 3_600_000

/** Updates since the last snapshot that make one worth taking when a room is put away. */
const WORTH_A_SNAPSHOT = 50

export interface RoomsOptions extends KeeperOptions {
  readonly trials: Trials
  /** A document has changed and is committed up to `seq`. */
  readonly changed: (doc: string, seq: number) => void
}

/** What a document holds, committed up to `seq`. To be read at once, and never changed. */
export interface Reading {
  readonly fragment: Y.XmlFragment
  readonly seq: number
}

export class Rooms {
  readonly #options: RoomsOptions
  readonly #open = new Map<string, Promise<Room | null>>()
  readonly #idle = new Map<string, NodeJS.Timeout>()

  constructor(options: RoomsOptions) {
    this.#options = options
  }

  /** Null: there is no such document. */
  join(doc: string, connection: Connection): Promise<Room | null> {
    return this.#use(doc, (room) => {
      if (room.connections.size >= MOST_CONNECTIONS) {
        connection.close(CLOSE.tryLater, "Too many have this note open: close it elsewhere.")
      }
      if (!connection.closed) room.join(connection)
      if (room.connections.size === 0) this.#idleSoon(room)
      return room
    })
  }

  leave(room: Room, connection: Connection): void {
    room.leave(connection)
    if (room.connections.size === 0) this.#idleSoon(room)
  }

  /** Appends to a document. Null: there is no such document. */
  append(doc: string, request: AppendRequest): Promise<Appended | null> {
    return this.#use(doc, async (room) => {
      room.requests += 1
      try {
        return await room.append(request)
      } finally {
        room.requests -= 1
        if (isIdle(room)) this.#idleSoon(room)
      }
    })
  }

  /** Reads a document, the open one where there is one. Null: there is no such document. */
  async read<T>(doc: string, read: (reading: Reading) => T): Promise<T | null> {
    const open = await this.#open.get(doc)
    if (open) return read({ fragment: open.fragment, seq: open.seq })
    return readStored(this.#options, doc, read)
  }

  /** Waits for every commit, takes the snapshots that are worth it, and puts all away. */
  async close(): Promise<void> {
    const rooms = await Promise.all(this.#open.values())
    await Promise.all(
      rooms.map(async (room) => {
        await room?.settled()
        if (room !== null) await this.#finish(room)
      }),
    )
  }

  /** Opens a document and takes it into use before anything can put it away. Null: there is no such document. */
  async #use<T>(doc: string, use: (room: Room) => T | Promise<T>): Promise<T | null> {
    for (;;) {
      const opening = this.#room(doc)
      const room = await opening
      if (room === null) return null
      // Put away or failed while we waited: the next one.
      if (this.#open.get(doc) !== opening) continue
      this.#cancelIdle(doc)
      return use(room)
    }
  }

  #room(doc: string): Promise<Room | null> {
    const open = this.#open.get(doc)
    if (open !== undefined) return open
    const opening = this.#load(doc)
    this.#open.set(doc, opening)
    // What could not be opened is tried anew by the next who asks.
    const forget = () => this.#open.delete(doc)
    opening.then((room) => room === null && forget(), forget)
    return opening
  }

  async #load(doc: string): Promise<Room | null> {
    const { log, trials, now, warn, changed } = this.#options
    const stored = await log.load(doc)
    if (stored === null) return null
    return new Room(doc, stored, {
      ...{ log, trials, now, warn },
      changed: (room) => changed(doc, room.seq),
      failed: () => this.#open.delete(doc),
    })
  }

  #idleSoon(room: Room): void {
    this.#cancelIdle(room.id)
    const timer = setTimeout(() => {
      if (!isIdle(room)) return
      this.#putAway(room).catch((fault: unknown) =>
        this.#options.warn("A note could not be put away", { doc: room.id, fault }),
      )
    }, IDLE)
    timer.unref()
    this.#idle.set(room.id, timer)
  }

  #cancelIdle(doc: string): void {
    clearTimeout(this.#idle.get(doc))
    this.#idle.delete(doc)
  }

  async #putAway(room: Room): Promise<void> {
    await room.settled()
    if (!isIdle(room)) return
    await this.#finish(room)
    const { log, now } = this.#options
    while ((await log.compact(room.id, now() - KEYS_APART)) > 0);
  }

  /** All is committed, so whoever opens the note from here on finds everything in the log. */
  async #finish(room: Room): Promise<void> {
    this.#cancelIdle(room.id)
    this.#open.delete(room.id)
    await room.saveSnapshot(WORTH_A_SNAPSHOT)
    room.dispose()
  }
}

function isIdle({ connections, requests }: Room): boolean {
  return connections.size === 0 && requests === 0
}

/** Reads a document as it is stored. Null: there is no such document. */
export async function readStored<T>(
  { log, warn }: Pick<RoomsOptions, "log" | "warn">,
  doc: string,
  read: (reading: Reading) => T,
): Promise<T | null> {
  const stored = await log.load(doc)
  if (stored === null) return null
  const loaded = restore(stored, (seq, fault) =>
    warn("An update of the log cannot be applied", { doc, seq, fault }),
  )
  try {
    return read({ fragment: loaded.getXmlFragment(NOTE_FRAGMENT), seq: stored.head })
  } finally {
    loaded.destroy()
  }
}
