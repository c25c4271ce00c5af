// A session's document and its copy on this device: every change goes there, and what other tabs stored comes back.
import * as Y from "yjs"
import { SCHEMA_VERSION } from "../../shared/note/note.ts"
import {
  askToKeep,
  type CopyOf,
  type Found,
  NoteCopy,
  NotKept,
  type NotKeptReason,
} from "../local/local.ts"
import type { Saving } from "./saving.ts"

/** What colleagues type may be gathered for so long: the server has it. Milliseconds. */
const GATHER = 1_000
const RETRY_AFTER = 5_000
/** The server is not kept waiting longer for this device's disk. Milliseconds. */
const PATIENCE = 2_000
/** A tab that was killed between storing and telling is noticed so much later. Milliseconds. */
const LOOK_EVERY = 30_000

export interface KeepingOptions {
  readonly doc: Y.Doc
  readonly of: CopyOf
  readonly saving: Saving
  /** Something changed of what is stored, or why not. */
  readonly changed: () => void
  /** Changes of an earlier or another tab wait for the server: of this client id, from this Yjs clock on. */
  readonly found: (client: number, clock: number) => void
}

export class Keeping {
  /** The server's generation of the document; 0 while none is known. */
  generation = 0
  readonly #how: KeepingOptions
  readonly #copy: NoteCopy
  #trouble: NotKeptReason | null = null
  /** The document holds all that the server or the device had of it: from then on it can be stored. */
  #complete = false
  #pending: Uint8Array[] = []
  /** What was not stored is made good by storing the whole document. */
  #whole = false
  #seen = 0
  #acknowledged = 0
  /** What there is to do, by the one who works. */
  readonly #due = { write: false, read: false, acknowledge: false, setAside: false }
  #working: Promise<void> | null = null
  #over = false
  #gatherTimer: ReturnType<typeof setTimeout> | undefined
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  readonly #lookTimer: ReturnType<typeof setInterval>

  constructor(how: KeepingOptions) {
    this.#how = how
    this.#copy = new NoteCopy(how.of, (n) => {
      if (n > this.#seen || n === 0) void this.#want("read")
    })
    this.#lookTimer = setInterval(() => this.look(), LOOK_EVERY)
  }

  /** Why this device keeps nothing now; null while it does. */
  get trouble(): NotKeptReason | null {
    return this.#trouble
  }

  /** Brings what this device has of the document into it, and tells when that is done. Resolves then, or after 2 s. */
  async load(ready: () => void): Promise<void> {
    const loaded = this.#load().then((found) => found && ready())
    let timer: ReturnType<typeof setTimeout> | undefined
    const patience = new Promise((done) => {
      timer = setTimeout(done, PATIENCE)
    })
    await Promise.race([loaded, patience])
    clearTimeout(timer)
  }

  /** The server's content is in the document. */
  complete(): void {
    void askToKeep()
    if (this.#complete) return
    this.#complete = true
    this.#whole = true
    void this.#want("write")
  }

  /** Stores an update of the document: what was typed here at once, what came from the server soon. */
  take(update: Uint8Array, { own }: { own: boolean }): void {
    if (!this.#whole) this.#pending.push(update)
    if (!this.#complete) return
    if (own) void this.#want("write")
    else this.#gatherTimer ??= setTimeout(() => this.#want("write"), GATHER)
  }

  /** Looks what other tabs have stored. */
  look(): void {
    if (this.#complete) void this.#want("read")
  }

  /** The server has acknowledged more. */
  acknowledged(): void {
    if (this.#how.saving.acknowledgedRow > this.#acknowledged) void this.#want("acknowledge")
  }

  /** Signed in again: what was cleared meanwhile is stored anew. */
  resume({ even = this.#trouble === "cleared" } = {}): void {
    if (!even) return
    this.#trouble = null
    this.#copy.beginAnew()
    this.#how.saving.copyGone()
    this.#seen = 0
    this.#acknowledged = 0
    this.#whole = true
    void this.#want("write")
  }

  /** The copy must not be merged any more: nothing is stored to it from now on. Resolves when it is out of use. */
  setAside(): Promise<void> {
    return this.#want("setAside")
  }

  /** What is on its way is still stored. */
  close(): void {
    this.#due.write = true
    this.#over = true
    clearTimeout(this.#gatherTimer)
    clearTimeout(this.#retryTimer)
    clearInterval(this.#lookTimer)
    void this.#work().finally(() => this.#copy.close())
  }

  /** False where this device has nothing. */
  async #load(): Promise<boolean> {
    const found = await this.#try(() => this.#copy.load())
    if (!found || this.#over) return false
    // The device was slower than the server, and what it has is of another generation.
    if (this.generation !== 0 && found.generation !== this.generation) {
      await this.#try(() => this.#copy.setAside())
      this.resume({ even: true })
      return false
    }
    this.generation = found.generation
    this.#complete = true
    this.#apply(found)
    this.#how.changed()
    // What another tab stored since.
    this.look()
    return true
  }

  #want(what: "write" | "read" | "acknowledge" | "setAside"): Promise<void> {
    this.#due[what] = true
    return this.#work()
  }

  #work(): Promise<void> {
    this.#working ??= this.#workAll().finally(() => {
      this.#working = null
    })
    return this.#working
  }

  /** One thing at a time, so that rows are entered in their order. */
  async #workAll(): Promise<void> {
    // What is typed in the same turn goes together.
    await null
    const due = this.#due
    for (;;) {
      if (due.read) {
        due.read = false
        if (!this.#over) await this.#advance(null)
      } else if (due.write) {
        due.write = false
        await this.#write()
      } else if (due.acknowledge) {
        due.acknowledge = false
        await this.#acknowledge()
      } else if (due.setAside) {
        due.setAside = false
        await this.#try(() => this.#copy.setAside())
        this.#refuse("replaced")
      } else return
    }
  }

  async #write(): Promise<void> {
    const { saving, doc } = this.#how
    clearTimeout(this.#gatherTimer)
    this.#gatherTimer = undefined
    // Set aside: what is typed on stays in the tab, and the screen says so.
    if (this.#trouble === "replaced" || !this.#complete) return
    const updates = this.#whole ? [Y.encodeStateAsUpdate(doc)] : this.#pending
    if (updates.length === 0) return
    this.#pending = []
    this.#whole = false
    const batch = saving.storing()
    const { changes } = batch
    const n = await this.#try(() =>
      this.#copy.append({
        ...{ updates, changes, client: doc.clientID },
        ...{ generation: this.generation, schema: SCHEMA_VERSION },
      }),
    )
    if (n === null) {
      this.#pending = []
      this.#whole = true
      this.#retryLater()
      return
    }
    this.#trouble = null
    if (n === this.#seen + 1) {
      this.#seen = n
      saving.stored(batch, n)
    } else await this.#advance({ n, stored: () => saving.stored(batch, n) })
    this.acknowledged()
    this.#how.changed()
  }

  /** Brings in what was stored behind the last row seen; `own` is the one that this tab stored. */
  async #advance(own: { readonly n: number; readonly stored: () => void } | null): Promise<void> {
    const found = await this.#try(() => this.#copy.since(this.#seen))
    const rows = found?.rows ?? []
    if (found) this.#apply({ ...found, rows: rows.filter(({ n }) => n < (own?.n ?? n + 1)) })
    own?.stored()
    if (found && own !== null) this.#apply({ ...found, rows: rows.filter(({ n }) => n > own.n) })
    if (own !== null) this.#seen = Math.max(this.#seen, own.n)
    if (rows.length > 0) this.#how.changed()
  }

  #apply({ rows, last, acknowledged }: Found): void {
    const { doc, saving, found } = this.#how
    doc.transact(() => {
      for (const { bytes } of rows) Y.applyUpdate(doc, bytes, this)
    }, this)
    for (const { n, changes, client, bytes } of rows) {
      const waiting = n > acknowledged ? changes : 0
      saving.found(n, waiting)
      if (waiting > 0) found(client, firstClock(bytes, client))
    }
    this.#seen = Math.max(this.#seen, last)
  }

  async #acknowledge(): Promise<void> {
    const n = this.#how.saving.acknowledgedRow
    if (n <= this.#acknowledged) return
    this.#acknowledged = n
    // What was merged meanwhile stands in a new row, and is here already.
    const done = await this.#try(async () => {
      await this.#copy.acknowledge(n)
      return true
    })
    if (done === null) this.#acknowledged = 0
  }

  async #try<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work()
    } catch (fault) {
      if (!(fault instanceof NotKept)) throw fault
      this.#refuse(fault.why)
      return null
    }
  }

  #refuse(why: NotKeptReason): void {
    this.#trouble = why
    if (why === "cleared") this.#how.saving.copyGone()
    this.#how.saving.notStored()
    this.#how.changed()
  }

  #retryLater(): void {
    const { trouble } = this
    const isFinal = trouble === "unavailable" || trouble === "cleared" || trouble === "replaced"
    if (this.#over || isFinal) return
    clearTimeout(this.#retryTimer)
    this.#retryTimer = setTimeout(() => this.#want("write"), RETRY_AFTER)
  }
}

function firstClock(update: Uint8Array, client: number): number {
  const mine = Y.decodeUpdate(update).structs.filter(({ id }) => id.client === client)
  return Math.min(...mine.map(({ id }) => id.clock), Number.MAX_SAFE_INTEGER)
}
