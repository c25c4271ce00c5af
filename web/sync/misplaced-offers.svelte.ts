// The offers to move misplaced words, as a screen shows them: they follow the note a moment later.
import type * as Y from "yjs"
import { watchMisplaced } from "../../shared/note/note.ts"
import { type MisplacedWords, type Offer, stillToMove, withMisplaced } from "./misplaced-words.ts"

export type { MisplacedWords } from "./misplaced-words.ts"

const LOOK_AGAIN_AFTER = 250

export class MisplacedOffers {
  #offers = $state.raw<readonly Offer[]>([])
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #stop: () => void

  /** `acknowledged`: characters of this client's at or above that Yjs clock nobody else can have seen. */
  constructor(fragment: Y.XmlFragment, acknowledged: () => number) {
    const { doc } = fragment
    if (doc === null) throw new Error("The fragment must belong to a document")
    const found = watchMisplaced(doc, {
      acknowledged,
      found: (misplaced) => {
        this.#offers = withMisplaced(this.#offers, misplaced, fragment, (id) => {
          this.#offers = this.#offers.filter((offer) => offer.id !== id)
        })
      },
    })
    const lookAgain = () => {
      if (this.#offers.length === 0) return
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined
        this.#offers = stillToMove(this.#offers, fragment)
      }, LOOK_AGAIN_AFTER)
    }
    doc.on("update", lookAgain)
    this.#stop = () => {
      found()
      doc.off("update", lookAgain)
      clearTimeout(this.#timer)
    }
  }

  /** Oldest first; white space alone is not worth a word. */
  get offers(): readonly MisplacedWords[] {
    return this.#offers.filter(({ text }) => text.trim() !== "")
  }

  close(): void {
    this.#stop()
  }
}
