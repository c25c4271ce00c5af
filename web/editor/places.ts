// Places remembered by the letter they stand behind, which no edit of others moves.
import type { EditorState } from "@tiptap/pm/state"
import { getRelativeSelection, relativePositionToAbsolutePosition } from "@tiptap/y-tiptap"
import * as Y from "yjs"
import { boundTo } from "./binding.ts"

/** A selection as the shared document knows it. */
export type Stood = ReturnType<typeof getRelativeSelection>

/** The selection of an editor that shows what the shared document holds. */
export function selectionIn(state: EditorState): Stood {
  return getRelativeSelection(boundTo(state).binding, state)
}

/** Where a place is now: behind its letter, at the start of what it is in if it stood behind none; null if that is gone. */
export function placeNow(stood: Y.RelativePosition, state: EditorState): number | null {
  const { doc, type, mapping } = boundTo(state)
  // Behind no letter one stands at the block's start: behind those of another, one would write into their word.
  const place =
    stood.item === null ? new Y.RelativePosition(stood.type, stood.tname, null, -1) : stood
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc)
  if (found === null || !isLive(found.type)) return null
  // The binding denies the first place of the document.
  const at = relativePositionToAbsolutePosition(doc, type, place, mapping) ?? 1
  return Math.min(at, state.doc.content.size)
}

function isLive(type: Y.AbstractType<unknown>): boolean {
  for (let item = type._item; item !== null; item = parentOf(item)) if (item.deleted) return false
  return true
}

function parentOf({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null
}
