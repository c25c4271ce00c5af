// What the server holds of one document: what is in it, with what is accepted and on its way to the disk.
import * as Y from "yjs"
import { CLOSE, type RejectCode } from "../../shared/wire/wire.ts"
import type { StoredDoc } from "../store/store.ts"
import { type Audit, audit, type Holding } from "./audit.ts"
import type { Trials } from "./trial.ts"

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
  readonly presentAs: Holding["presentAs"]
}

export class Holdings {
  readonly #doc: Y.Doc
  readonly #recovering: boolean
  #clocks: Map<number, number>
  readonly #authors: Map<number, string>
  #size: number
  /** Bytes that are accepted and not yet in the document. */
  #underWay = 0
  #rolledBack = 0

  constructor(doc: Y.Doc, { authors, size, recovering }: StoredDoc) {
    this.#doc = doc
    this.#recovering = recovering
    this.#clocks = clocksOf(doc)
    this.#authors = new Map(authors)
    this.#size = size
  }

  /** Whether an update may go to the disk. */
  examine(offered: Offered): Accepted | Refusal {
    if (isTooLarge(offered)) return tooLarge
    return this.#judge(offered, audit(offered.update, this.#holding(offered), offered.user))
  }

  /** As `examine`, for a large update: it is tried out first. Rejects when it cannot be tried. */
  async tryOut(
    offered: Offered,
    trials: Trials,
    present: ReadonlyMap<number, string>,
  ): Promise<Accepted | Refusal> {
    if (isTooLarge(offered)) return tooLarge
    const { update, user } = offered
    const { presentAs: _, ...holding } = this.#holding(offered)
    const state = Y.encodeStateAsUpdate(this.#doc)
    const rolledBack = this.#rolledBack
    const found = await trials.run({ update, state, user, present, ...holding })
    // What it builds on may have been taken back meanwhile; nothing else can make it wrong.
    if (rolledBack !== this.#rolledBack) return notNow
    return this.#judge(offered, found)
  }

  /** An update is on its way to the disk: what comes now may build on it. */
  enter(update: Uint8Array, { clocks, introduced }: Accepted, user: string): void {
    for (const [client, clock] of clocks) {
      this.#clocks.set(client, Math.max(clock, this.#clocks.get(client) ?? 0))
    }
    for (const client of introduced) this.#authors.set(client, user)
    this.#size += update.length
    this.#underWay += update.length
  }

  /** So many bytes are on disk and in the document. */
  applied(bytes: number): void {
    this.#underWay -= bytes
  }

  /** Updates that were on their way will not come: only what is in the document is held. */
  rollBack(entries: readonly { readonly clients: readonly number[] }[]): void {
    for (const { clients } of entries) for (const client of clients) this.#authors.delete(client)
    this.#rolledBack++
    this.#clocks = clocksOf(this.#doc)
    this.#size -= this.#underWay
    this.#underWay = 0
  }

  #holding({ step2, presentAs }: Offered): Holding {
    const recovering = this.#recovering && step2
    return { clocks: this.#clocks, authors: this.#authors, presentAs, recovering }
  }

  #judge({ update, step2 }: Offered, found: Audit): Accepted | Refusal {
    if (found.ok) return this.#hasRoomFor(update) ? found : full
    if (found.code === "too-large") return { ...found, close: CLOSE.tooLarge }
    // A gap closes by the exchange of states that follows a new connection, unless it stands in that exchange. Of a server
    // that was set back, a client may know more in any way.
    const mends = !step2 && (found.gap || this.#recovering)
    return { ...found, close: mends ? CLOSE.tryLater : CLOSE.malformed }
  }

  #hasRoomFor(update: Uint8Array): boolean {
    if (this.#size + update.length <= LARGEST_DOC) return true
    // The log counts what was merged or deleted since; the document may be much smaller.
    this.#size = Y.encodeStateAsUpdate(this.#doc).length + this.#underWay
    return this.#size + update.length <= LARGEST_DOC
  }
}

const tooLarge: Refusal = {
  ...{ ok: false, code: "too-large", close: CLOSE.tooLarge },
  text: "This change is too large for one note.",
}
const full: Refusal = {
  ...{ ok: false, code: "over-quota", close: CLOSE.tooLarge },
  text: "The note is full: go on in a new one.",
}
const notNow: Refusal = {
  ...{ ok: false, code: "invalid", close: CLOSE.tryLater },
  text: "The change could not be looked at now; it is sent again.",
}

function isTooLarge({ update, step2 }: Offered): boolean {
  return update.length > (step2 ? LARGEST_DOC : LARGEST_UPDATE)
}

function clocksOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}
