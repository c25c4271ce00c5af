// What lies in the database of one note, and how it is read.
import * as Y from "yjs"
import { answerOf, DOCUMENTS, UPDATES } from "./database.ts"

/** Of a note's copy on this device. */
export interface DocumentRow {
  /** Unlike that of any other copy of the same note, before or after. */
  readonly born: string
  /** The server's generation of the document that the copy is of. */
  readonly generation: number
  /** The newest schema that wrote it. */
  readonly schema: number
  /** What a file of it is called, without an ending. */
  readonly title: string
  /** The number of the last row that was stored; rows count from 1. */
  readonly last: number
  /** The server has all rows up to this one on disk. */
  readonly acknowledged: number
}

/** One or more updates of a document, merged. */
export interface UpdateRow {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** How many changes of this user's it holds that were not acknowledged when it was stored. */
  readonly changes: number
  /** The Yjs client id that made these changes; 0 where there are none. */
  readonly client: number
}

export interface NumberedRow extends UpdateRow {
  readonly n: number
}

export function documentIn(
  transaction: IDBTransaction,
  user: string,
  doc: string,
): Promise<DocumentRow | undefined> {
  return answerOf<DocumentRow | undefined>(transaction.objectStore(DOCUMENTS).get([user, doc]))
}

/** The rows behind number `after`, in order. */
export async function rowsIn(
  transaction: IDBTransaction,
  user: string,
  doc: string,
  after: number,
): Promise<NumberedRow[]> {
  const store = transaction.objectStore(UPDATES)
  const range = IDBKeyRange.bound([user, doc, after], [user, doc, []], true)
  const keys = answerOf(store.getAllKeys(range))
  const rows = answerOf<UpdateRow[]>(store.getAll(range))
  const numbers = (await keys).map((key) => (Array.isArray(key) ? Number(key[2]) : 0))
  return (await rows).map((row, at) => ({ ...row, n: numbers[at] ?? 0 }))
}

/** How many changes of these rows the server has not acknowledged. */
export function waitingIn(rows: readonly NumberedRow[], acknowledged: number): number {
  return rows.reduce((sum, { n, changes }) => sum + (n > acknowledged ? changes : 0), 0)
}

export function merged(updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const [only] = updates
  // A copy of its own: what the database gets must not be a window on something larger.
  return new Uint8Array(updates.length === 1 && only ? only : Y.mergeUpdates([...updates]))
}
