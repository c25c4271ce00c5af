// Words that stand in the wrong part of a split block, on offer until they are moved, left, or gone from there.
import type * as Y from "yjs"
import { type Misplaced, moveBehind, stillMisplaced } from "../../shared/note/note.ts"

/** Words that somebody typed at the end of a paragraph that another split meanwhile. */
export interface MisplacedWords {
  readonly id: string
  /** Id of the block they stand in, and the words as they are now. */
  readonly block: string
  readonly text: string
  /** Moves them behind the words they were typed behind, in the other part. */
  move(): void
  /** Leaves them where they are. */
  keep(): void
}

/** An offer, and what it was made of. */
export interface Offer extends MisplacedWords {
  readonly misplaced: Misplaced
}

/** The offers with what was found added; words that are on offer already are not offered twice. */
export function withMisplaced(
  offers: readonly Offer[],
  found: readonly Misplaced[],
  fragment: Y.XmlFragment,
  dismiss: (id: string) => void,
): readonly Offer[] {
  const known = new Set(offers.map(({ id }) => id))
  const added = found.map((misplaced): Offer => {
    const { client, clock, block, text } = misplaced
    const id = `${client}-${clock}`
    return {
      ...{ id, block, text, misplaced },
      keep: () => dismiss(id),
      move() {
        dismiss(id)
        moveBehind(fragment, misplaced)
      },
    }
  })
  const fresh = added.filter(({ id }) => !known.has(id))
  return fresh.length === 0 ? offers : [...offers, ...fresh]
}

/** The offers as the note stands now: their words grow while their author types on, and an offer goes with its words. */
export function stillToMove(offers: readonly Offer[], fragment: Y.XmlFragment): readonly Offer[] {
  const left = offers.flatMap((offer): Offer[] => {
    const now = stillMisplaced(fragment, offer.misplaced)
    if (now === null) return []
    return [now.text === offer.text ? offer : { ...offer, text: now.text }]
  })
  const same = left.length === offers.length && left.every((offer, n) => offer === offers[n])
  return same ? offers : left
}
