// All copies of one user on this device: which notes, how much waits, what was set aside, and clearing them.
import {
  ANSWERS,
  ASIDE,
  answerOf,
  beginningWith,
  DOCUMENTS,
  transact,
  UPDATES,
} from "./database.ts"
import { type AsideCopy, channelOf } from "./note-copy.ts"
import { type DocumentRow, documentIn, rowsIn, waitingIn } from "./rows.ts"

/** A note that can be opened on this device without the server. */
export interface LocalNote {
  readonly doc: string
  /** What a file of it is called, without an ending. */
  readonly title: string
  /** Changes of the user's that the server has not acknowledged. */
  readonly waiting: number
}

/** A copy that was set aside, with its place: `doc` and `at` name it. */
export interface LocalAside extends AsideCopy {
  readonly doc: string
}

/** The notes of a user that this device holds. Throws NotKept. */
export function localNotes(user: string): Promise<readonly LocalNote[]> {
  return transact({ stores: [DOCUMENTS, UPDATES] }, async (transaction) => {
    const store = transaction.objectStore(DOCUMENTS)
    const range = beginningWith(user)
    const keys = answerOf(store.getAllKeys(range))
    const rows = await answerOf<DocumentRow[]>(store.getAll(range))
    const docs = (await keys).map((key) => (Array.isArray(key) ? String(key[1]) : ""))
    const notes: LocalNote[] = []
    for (const [at, { title, acknowledged }] of rows.entries()) {
      const doc = docs[at] ?? ""
      const later = await rowsIn(transaction, user, doc, acknowledged)
      notes.push({ doc, title, waiting: waitingIn(later, acknowledged) })
    }
    return notes
  })
}

/** The updates that make up a note's copy, in order; none where there is no copy. Throws NotKept. */
export function localUpdates(user: string, doc: string): Promise<readonly Uint8Array[]> {
  return transact({ stores: [DOCUMENTS, UPDATES] }, async (transaction) => {
    const row = await documentIn(transaction, user, doc)
    const rows = row === undefined ? [] : await rowsIn(transaction, user, doc, 0)
    return rows.map(({ bytes }) => bytes)
  })
}

/** How many changes of a user the server has not acknowledged, over all notes and copies set aside. Throws NotKept. */
export async function waitingChanges(user: string): Promise<number> {
  const [notes, aside] = [await localNotes(user), await localAside(user)]
  return [...notes, ...aside].reduce((sum, { waiting }) => sum + waiting, 0)
}

/** The copies that were set aside, of one note or of all, oldest first. Throws NotKept. */
export function localAside(user: string, doc?: string): Promise<readonly LocalAside[]> {
  return transact({ stores: [ASIDE] }, async (transaction) => {
    const store = transaction.objectStore(ASIDE)
    const range = doc === undefined ? beginningWith(user) : beginningWith(user, doc)
    const keys = answerOf(store.getAllKeys(range))
    const copies = await answerOf<AsideCopy[]>(store.getAll(range))
    const docs = (await keys).map((key) => (Array.isArray(key) ? String(key[1]) : ""))
    return copies.map((copy, at) => ({ ...copy, doc: docs[at] ?? "" }))
  })
}

/** Deletes a copy that was set aside. Throws NotKept. */
export async function removeAside(user: string, { doc, at }: LocalAside): Promise<void> {
  await transact({ stores: [ASIDE], write: "strict" }, (transaction) =>
    answerOf(transaction.objectStore(ASIDE).delete([user, doc, at])),
  )
}

/**
 * Deletes all that this device holds of a user, and what was answered before anybody was known. Where the browser has
 * no database there is nothing to delete; else throws NotKept when it was not deleted.
 */
export async function clearLocalCopies(user: string): Promise<void> {
  if (globalThis.indexedDB === undefined) return
  const stores = [UPDATES, DOCUMENTS, ASIDE, ANSWERS] as const
  const docs = await transact({ stores, write: "strict" }, async (transaction) => {
    const keys = await answerOf(transaction.objectStore(DOCUMENTS).getAllKeys(beginningWith(user)))
    const all = stores.map((store) =>
      answerOf(transaction.objectStore(store).delete(beginningWith(user))),
    )
    all.push(answerOf(transaction.objectStore(ANSWERS).delete(beginningWith(""))))
    await Promise.all(all)
    return keys.map((key) => (Array.isArray(key) ? String(key[1]) : ""))
  })
  for (const doc of docs) {
    const channel = new BroadcastChannel(channelOf(user, doc))
    channel.postMessage(0)
    channel.close()
  }
}
