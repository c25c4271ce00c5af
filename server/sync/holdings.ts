// What the server holds of one document: what is in it, with what is accepted and on its way to the disk.
import * as Y from "yjs"
import { CLOSE, type RejectCode } from "../../shared/wire/wire.ts"
import type { StoredDoc } from "../store/store.ts"
import { type Audit, audit } from "./audit.ts"

/** Bytes of one update as it is typed; a step 2 may be as large as a document. */
const LARGEST_UPDATE = 2 * 1024 * 1024
const LARGEST_DOC = 8 * 1024 * 1024

export type Accepted = Extract<Audit, { ok: true }>

export interface Refusal {
  readonly ok: false
  readonly code: RejectCode
  readonly text: string
  /** The code to close the connection with. */
  readonly close: number
}

/** An update, and who sends it. */
export interface Offered {
  readonly update: Uint8Array
  readonly user: string
  /** All that a client has, after it came back, and not something just typed. */
  readonly step2: boolean
  /** Whose presence a client id is; null: nobody's. */
  readonly presentAs: (client: number) => string | null
}

export class Holdings {
  readonly #doc: Y.Doc
  readonly #recovering: boolean
  #clocks: Map<number, number>
  readonly #authors: Map<number, string>
  #size: number
  /** Bytes that are accepted and not yet in the document. */
  #underWay = 0

  constructor(doc: Y.Doc, { authors, size, recovering }: StoredDoc) {
    this.#doc = doc
    this.#recovering = recovering
    this.#clocks = clocksOf(doc)
    this.#authors = new Map(authors)
    this.#size = size
  }

  /** Whether an update may go to the disk. */
  examine({ update, user, step2, presentAs }: Offered): Accepted | Refusal {
    if (update.length > (step2 ? LARGEST_DOC : LARGEST_UPDATE)) {
      const text = "This change is too large for one note."
      return { ok: false, code: "too-large", text, close: CLOSE.tooLarge }
    }
    const found = audit(
      update,
      {
        ...{ clocks: this.#clocks, authors: this.#authors, presentAs },
        recovering: this.#recovering && step2,
      },
      user,
    )
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

  /** An update is on its way to the disk: what comes now may build on it. */
  enter(update: Uint8Array, { clocks, introduced }: Accepted, user: string): void {
    for (const [client, clock] of clocks) this.#clocks.set(client, clock)
    for (const client of introduced) this.#authors.set(client, user)
    this.#size += update.length
    this.#underWay += update.length
  }

  /** An update is on disk and in the document. */
  applied(update: Uint8Array): void {
    this.#underWay -= update.length
  }

  /** Updates that were on their way will not come: only what is in the document is held. */
  rollBack(entries: readonly { readonly clients: readonly number[] }[]): void {
    for (const { clients } of entries) for (const client of clients) this.#authors.delete(client)
    this.#clocks = clocksOf(this.#doc)
    this.#size -= this.#underWay
    this.#underWay = 0
  }

  #hasRoomFor(update: Uint8Array): boolean {
    if (this.#size + update.length <= LARGEST_DOC) return true
    // The log counts what was merged or deleted since; the document may be much smaller.
    this.#size = Y.encodeStateAsUpdate(this.#doc).length + this.#underWay
    return this.#size + update.length <= LARGEST_DOC
  }
}

function clocksOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}
