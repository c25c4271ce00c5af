// The browser's own database: opening it, one transaction at a time, and why it may keep nothing.

/** Key [user, doc, n]: what the document was changed by, in the order it was stored. */
export const UPDATES = "updates"
/** Key [user, doc]: what is known of a note's copy. */
export const DOCUMENTS = "documents"
/** Key [user, doc, at]: copies that must not be merged any more. */
export const ASIDE = "aside"
/** Key [user or "", path]: what the server answered last. */
export const ANSWERS = "answers"

type Store = typeof UPDATES | typeof DOCUMENTS | typeof ASIDE | typeof ANSWERS

/** Why this device keeps nothing. */
export type NotKeptReason =
  /** The browser has no database for this page: a private window, for instance. */
  | "unavailable"
  /** The disk, or what the browser allows, is full. */
  | "full"
  /** A tab with an older Lineup holds the database. */
  | "blocked"
  /** The database is of a newer Lineup than this page. */
  | "newer"
  /** The copy was cleared meanwhile: somebody signed out in another tab. */
  | "cleared"
  /** The copy on this device is of another generation of the note. */
  | "replaced"
  | "failed"

/** Nothing was stored. `why` says what to tell; the browser's own fault is the cause. */
export class NotKept extends Error {
  override readonly name = "NotKept"
  readonly why: NotKeptReason

  constructor(why: NotKeptReason, cause?: unknown) {
    super(`Not stored on this device: ${why}`, { cause })
    this.why = why
  }
}

export interface Access {
  readonly stores: readonly Store[]
  /** What a person typed waits for the disk; what can be had from the server does not. */
  readonly write?: "strict" | "relaxed"
}

const NAME = "lineup"
const VERSION = 1

let opening: Promise<IDBDatabase> | null = null

/**
 * Runs `work` in one transaction, and gives what it gives when the browser has completed that transaction. `work` may
 * wait for requests of the transaction and for nothing else. Throws NotKept, and then nothing of it was stored.
 */
export async function transact<T>(
  access: Access,
  work: (transaction: IDBTransaction) => Promise<T>,
): Promise<T> {
  try {
    const transaction = await begin(access)
    const completed = completion(transaction)
    try {
      const result = await work(transaction)
      await completed
      return result
    } catch (fault) {
      abort(transaction)
      // The reason of an abort says more than the request that it ended.
      await completed.catch((reason: unknown) => {
        if (reason instanceof DOMException && reason.name === "QuotaExceededError") throw reason
      })
      throw fault
    }
  } catch (fault) {
    throw asNotKept(fault)
  }
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** All keys that begin so, and go on with anything. */
export function beginningWith(...start: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...start], [...start, []])
}

async function begin({ stores, write }: Access): Promise<IDBTransaction> {
  const mode = write === undefined ? "readonly" : "readwrite"
  const start = async () =>
    (await database()).transaction([...stores], mode, { durability: write ?? "default" })
  try {
    return await start()
  } catch (fault) {
    // Closed since it was opened: by the browser, or for a newer tab that has done its work by now.
    if (!(fault instanceof DOMException && fault.name === "InvalidStateError")) throw fault
    opening = null
    return await start()
  }
}

function database(): Promise<IDBDatabase> {
  if (opening === null) {
    const mine = open()
    opening = mine
    // What failed is tried anew by the next who asks.
    mine.catch(() => {
      if (opening === mine) opening = null
    })
  }
  return opening
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (globalThis.indexedDB === undefined) return reject(new NotKept("unavailable"))
    const request = indexedDB.open(NAME, VERSION)
    let given = false
    request.onupgradeneeded = () => {
      for (const store of [UPDATES, DOCUMENTS, ASIDE, ANSWERS]) {
        request.result.createObjectStore(store)
      }
    }
    request.onblocked = () => {
      given = true
      reject(new NotKept("blocked"))
    }
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const database = request.result
      // Unblocked after all, but nobody waits any more: the next use opens it.
      if (given) return database.close()
      const forget = () => {
        opening = null
      }
      database.onclose = forget
      database.onversionchange = () => {
        database.close()
        forget()
      }
      resolve(database)
    }
  })
}

function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new NotKept("failed"))
  })
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch (fault) {
    // It had ended already, by the very fault that brought us here.
    if (!(fault instanceof DOMException && fault.name === "InvalidStateError")) throw fault
  }
}

const reasons: Readonly<Record<string, NotKeptReason>> = {
  QuotaExceededError: "full",
  VersionError: "newer",
  SecurityError: "unavailable",
}

function asNotKept(fault: unknown): NotKept {
  if (fault instanceof NotKept) return fault
  const name = fault instanceof DOMException ? fault.name : ""
  return new NotKept(reasons[name] ?? "failed", fault)
}
