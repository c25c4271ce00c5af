// What is kept of an open document beside its log: snapshots, which make it quick to load, and versions, to go back to.
import * as Y from "yjs"
import type { LogStore, StoredDoc } from "../store/store.ts"

/**
 * Updates behind the snapshot after which a new one is taken, once they are as many bytes as the last one was: to take
 * and to check one costs as much as the document is large, and so it stays a part of what the typing costs.
 */
export const LONGEST_TAIL = 2_000
/** A version is kept after so much activity since the last one. Milliseconds. */
const VERSION_EVERY = 10 * 60_000

export interface KeeperOptions {
  readonly log: LogStore
  readonly now: () => number
  readonly warn: (message: string, details: object) => void
}

export class Keeper {
  readonly #id: string
  readonly #doc: Y.Doc
  readonly #options: KeeperOptions
  #snapshotSeq: number
  #snapshotBytes: number
  #tailBytes: number
  /** When the last version was kept, or activity began; null before there was any. */
  #versionAt: number | null

  constructor(id: string, doc: Y.Doc, stored: StoredDoc, options: KeeperOptions) {
    this.#id = id
    this.#doc = doc
    this.#options = options
    this.#snapshotSeq = stored.snapshot?.seq ?? 0
    this.#snapshotBytes = stored.snapshot?.bytes.length ?? 0
    this.#tailBytes = stored.tail.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.#versionAt = stored.versionAt
  }

  /**
   * The document has changed by so many bytes and is committed up to `seq`: keeps what is due. What cannot be kept is
   * tried again later.
   */
  changed(seq: number, bytes: number): void {
    this.#tailBytes += bytes
    if (this.#tailBytes >= this.#snapshotBytes && seq - this.#snapshotSeq >= LONGEST_TAIL) {
      this.saveSnapshot(seq, LONGEST_TAIL).catch((fault: unknown) =>
        this.#warn("A snapshot could not be stored", { fault }),
      )
    }
    const now = this.#options.now()
    // A clock that was set back would put the next version off for as long.
    if (this.#versionAt === null || this.#versionAt > now) this.#versionAt = now
    if (now - this.#versionAt >= VERSION_EVERY) this.#keepVersion(seq, now)
  }

  /** Keeps the document's present state as the place to load from, where enough has come since the last one. */
  async saveSnapshot(seq: number, least: number): Promise<void> {
    if (seq - this.#snapshotSeq < least) return
    const { pendingStructs, pendingDs } = this.#doc.store
    if (pendingStructs !== null || pendingDs !== null) {
      this.#warn("No snapshot of a document with gaps", {})
      return
    }
    const state = Y.encodeStateAsUpdate(this.#doc)
    this.#snapshotSeq = seq
    this.#snapshotBytes = state.length
    this.#tailBytes = 0
    await this.#options.log.saveSnapshot(this.#id, seq, state, this.#options.now())
  }

  #keepVersion(seq: number, at: number): void {
    this.#versionAt = at
    const bytes = Y.encodeStateAsUpdate(this.#doc)
    this.#options.log
      .keepVersion(this.#id, { seq, bytes, reason: "activity", at })
      .catch((fault: unknown) => this.#warn("A version could not be kept", { fault }))
  }

  #warn(message: string, details: object): void {
    this.#options.warn(message, { doc: this.#id, ...details })
  }
}
