// The words that others' edits took from this author, on offer until they are put back or let go.
import type * as Y from "yjs"
import { type LostText, putBack, stillHeld } from "../../shared/note/note.ts"
import { newId } from "./new-id.ts"

/** Words of this author's that went with a block someone joined, moved or deleted meanwhile. */
export interface LostWords {
  readonly id: string
  readonly text: string
  /** Up to 24 characters that stood before and after. */
  readonly left: string
  readonly right: string
  /** Writes the words back into the note. */
  putBack(): void
  dismiss(): void
}

/** The offers with what was found lost added; what the note holds in another copy is no loss. */
export function withLost(
  offers: readonly LostWords[],
  found: readonly LostText[],
  fragment: Y.XmlFragment,
  dismiss: (id: string) => void,
): readonly LostWords[] {
  const added = found
    .filter((lost) => !stillHeld(fragment, lost))
    .map((lost): LostWords => {
      const { client, clock, text, left, right } = lost
      const id = `${client}-${clock}`
      return {
        ...{ id, text, left, right },
        dismiss: () => dismiss(id),
        putBack() {
          dismiss(id)
          putBack(fragment, lost, newId)
        },
      }
    })
  return added.length === 0 ? offers : [...offers, ...added]
}

/** The offers whose words are not back in the note by another way: an undo, a copy that came later. */
export function stillLost(
  offers: readonly LostWords[],
  fragment: Y.XmlFragment,
): readonly LostWords[] {
  const left = offers.filter((offer) => !stillHeld(fragment, offer))
  return left.length === offers.length ? offers : left
}
