// The words that others' edits took from this author: found on their way in, offered until they are back or let go.
import type * as Y from "yjs"
import { applyAndFindLost, type LostText } from "../../shared/note/note.ts"
import { type LostWords, stillLost, withLost } from "./lost-words.ts"

const LOOK_AGAIN_AFTER = 250

export class LostOffers {
  #offers = $state.raw<readonly LostWords[]>([])
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #doc: Y.Doc
  readonly #fragment: Y.XmlFragment
  /** Client ids of other tabs of this person's, with the clock from which on the server has not acknowledged them. */
  readonly #tabs = new Map<number, number>()

  constructor(doc: Y.Doc, fragment: Y.XmlFragment) {
    this.#doc = doc
    this.#fragment = fragment
    doc.on("update", () => this.#lookSoon())
  }

  /** Oldest first. */
  get offers(): readonly LostWords[] {
    return this.#offers
  }

  /** Words of an earlier or another tab of this person's wait for the server, too, from this Yjs clock on. */
  lookFor(client: number, clock: number): void {
    if (!this.#tabs.has(client)) this.#tabs.set(client, clock)
  }

  allAcknowledged(): void {
    this.#tabs.clear()
  }

  /** Applies an update of others by `apply`, and offers what it takes; this tab's words are acknowledged up to a clock. */
  receive(update: Uint8Array, apply: () => void, acknowledged: number): void {
    const found: LostText[] = []
    const authors = [...this.#tabs, [this.#doc.clientID, acknowledged] as const]
    const all = authors.reduce(
      (inner, [client, clock]) =>
        () => {
          const author = { client, acknowledged: clock }
          found.push(...applyAndFindLost(this.#doc, update, inner, author))
        },
      apply,
    )
    all()
    if (found.length === 0) return
    this.#offers = withLost(this.#offers, found, this.#fragment, (id) => {
      this.#offers = this.#offers.filter((offer) => offer.id !== id)
    })
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #lookSoon(): void {
    if (this.#offers.length === 0) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#offers = stillLost(this.#offers, this.#fragment)
    }, LOOK_AGAIN_AFTER)
  }
}
