// One note's copy on this device, as one tab uses it: load, append, hear of other tabs, compact, set aside.
import {
  ASIDE,
  answerOf,
  beginningWith,
  DOCUMENTS,
  NotKept,
  transact,
  UPDATES,
} from "./database.ts"
import {
  type DocumentRow,
  documentIn,
  merged,
  type NumberedRow,
  rowsIn,
  type UpdateRow,
  waitingIn,
} from "./rows.ts"

/** Rows that are merged into one when a copy has more of them. */
const MANY = 300

export interface CopyOf {
  /** Id of the user: another's copies are never opened. */
  readonly user: string
  readonly doc: string
  /** What a file of it is called, without an ending. */
  readonly title: string
}

/** What the copy holds behind a number. */
export interface Found {
  readonly generation: number
  readonly rows: readonly NumberedRow[]
  /** The number of the last row, given or merged into another. */
  readonly last: number
  readonly acknowledged: number
}

/** Updates to store, merged into one row. */
export interface Appended {
  readonly updates: readonly Uint8Array[]
  /** How many changes of this user's they hold that the server has not acknowledged. */
  readonly changes: number
  /** The Yjs client id that made these changes. */
  readonly client: number
  readonly generation: number
  readonly schema: number
}

/** A copy that must not be merged any more: the server has another generation of the note. */
export interface AsideCopy {
  readonly title: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** How many of its changes the server never acknowledged. */
  readonly waiting: number
  /** When it was set aside, milliseconds since 1970 UTC. */
  readonly at: number
}

/** All that fails here throws NotKept. */
export class NoteCopy {
  readonly #of: CopyOf
  readonly #channel: BroadcastChannel | null
  /** Which copy this tab has read or begun; null while there is none. */
  #born: string | null = null
  #rows = 0

  /** `heard` is told the number of a row that another tab has stored; 0 when the copies were cleared. */
  constructor(of: CopyOf, heard: (n: number) => void) {
    this.#of = of
    const known = globalThis.indexedDB !== undefined && globalThis.BroadcastChannel !== undefined
    this.#channel = known ? new BroadcastChannel(channelOf(of.user, of.doc)) : null
    if (this.#channel !== null) {
      this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === "number") heard(data)
      }
    }
  }

  /** All that was kept; null where this note was never open on this device. */
  async load(): Promise<Found | null> {
    const found = await this.#read(0)
    this.#born = found?.born ?? null
    this.#rows = found?.rows.length ?? 0
    return found
  }

  /** What was stored behind row `after`, by this tab or another; null where there is no copy yet. */
  async since(after: number): Promise<Found | null> {
    if (this.#born === null) return null
    const found = await this.#read(after)
    if (found?.born !== this.#born) throw new NotKept("cleared")
    return found
  }

  /** Stores updates as one row, on disk where they hold own changes; gives its number. */
  async append({ updates, changes, client, generation, schema }: Appended): Promise<number> {
    const { user, doc, title } = this.#of
    const bytes = merged(updates)
    const stored = await transact(
      { stores: [DOCUMENTS, UPDATES], write: changes > 0 ? "strict" : "relaxed" },
      async (transaction) => {
        const before = await this.#own(transaction, generation)
        const n = (before?.last ?? 0) + 1
        const row: DocumentRow = {
          ...{ born: before?.born ?? newBirth(), generation, title, last: n },
          schema: Math.max(schema, before?.schema ?? 0),
          acknowledged: before?.acknowledged ?? 0,
        }
        const update: UpdateRow = { bytes, changes, client: changes > 0 ? client : 0 }
        transaction.objectStore(UPDATES).put(update, [user, doc, n])
        await answerOf(transaction.objectStore(DOCUMENTS).put(row, [user, doc]))
        return row
      },
    )
    this.#born = stored.born
    this.#rows++
    this.#channel?.postMessage(stored.last)
    return stored.last
  }

  /** The server has everything up to row `n` on disk. */
  async acknowledge(n: number): Promise<void> {
    const { user, doc } = this.#of
    await transact({ stores: [DOCUMENTS], write: "relaxed" }, async (transaction) => {
      const row = await documentIn(transaction, user, doc)
      if (row === undefined || row.born !== this.#born || row.acknowledged >= n) return
      const next: DocumentRow = { ...row, acknowledged: n }
      await answerOf(transaction.objectStore(DOCUMENTS).put(next, [user, doc]))
    })
    if (this.#rows > MANY) await this.compact()
  }

  /** Merges all rows that wait for nothing into one new row, and deletes them, at once. */
  async compact(): Promise<void> {
    const { user, doc } = this.#of
    this.#rows = 0
    await transact({ stores: [DOCUMENTS, UPDATES], write: "strict" }, async (transaction) => {
      const row = await documentIn(transaction, user, doc)
      if (row === undefined || row.born !== this.#born) return
      const rows = await rowsIn(transaction, user, doc, 0)
      const settled = rows.filter(({ n, changes }) => changes === 0 || n <= row.acknowledged)
      if (settled.length < 2) return
      const updates = transaction.objectStore(UPDATES)
      for (const { n } of settled) updates.delete([user, doc, n])
      // At the end, so that a tab that has not read them all finds them there.
      const last = row.last + 1
      const all: UpdateRow = {
        bytes: merged(settled.map(({ bytes }) => bytes)),
        ...{ changes: 0, client: 0 },
      }
      updates.put(all, [user, doc, last])
      const next: DocumentRow = { ...row, last }
      await answerOf(transaction.objectStore(DOCUMENTS).put(next, [user, doc]))
      this.#rows = rows.length - settled.length + 1
    })
  }

  /** Takes the copy out of use, whole, and keeps it as a file could be made of it. */
  async setAside(): Promise<void> {
    const { user, doc } = this.#of
    const stores = [DOCUMENTS, UPDATES, ASIDE] as const
    await transact({ stores, write: "strict" }, async (transaction) => {
      const row = await documentIn(transaction, user, doc)
      if (row === undefined || row.born !== this.#born) return
      const rows = await rowsIn(transaction, user, doc, 0)
      const at = Date.now()
      const copy: AsideCopy = {
        bytes: merged(rows.map(({ bytes }) => bytes)),
        waiting: waitingIn(rows, row.acknowledged),
        ...{ title: row.title, at },
      }
      if (rows.length > 0) transaction.objectStore(ASIDE).put(copy, [user, doc, at])
      transaction.objectStore(UPDATES).delete(beginningWith(user, doc))
      await answerOf(transaction.objectStore(DOCUMENTS).delete([user, doc]))
    })
  }

  /** Forgets which copy this tab had: the next that is appended begins a new one where there is none. */
  beginAnew(): void {
    this.#born = null
  }

  close(): void {
    this.#channel?.close()
  }

  #read(after: number): Promise<(Found & { readonly born: string }) | null> {
    const { user, doc } = this.#of
    return transact({ stores: [DOCUMENTS, UPDATES] }, async (transaction) => {
      const row = await documentIn(transaction, user, doc)
      if (row === undefined) return null
      const { born, generation, last, acknowledged } = row
      const rows = last === after ? [] : await rowsIn(transaction, user, doc, after)
      return { born, generation, rows, last, acknowledged }
    })
  }

  /** The copy that this tab may write to; undefined where it begins one. */
  async #own(transaction: IDBTransaction, generation: number): Promise<DocumentRow | undefined> {
    const row = await documentIn(transaction, this.#of.user, this.#of.doc)
    if (this.#born !== null && row?.born !== this.#born) throw new NotKept("cleared")
    if (row !== undefined && row.generation !== generation) throw new NotKept("replaced")
    return row
  }
}

/** Tabs with the same note of the same user tell each other numbers there, and nothing else. */
export function channelOf(user: string, doc: string): string {
  return `lineup ${user} ${doc}`
}

function newBirth(): string {
  return crypto.getRandomValues(new Uint32Array(2)).join("-")
}
