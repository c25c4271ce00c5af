// What ties the editor to the Yjs document: one place that knows the binding's untyped state.
import type { ResolvedPos } from "@tiptap/pm/model"
import type { EditorState } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { type ProsemirrorBinding, ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap"
import * as Y from "yjs"

export interface Bound {
  readonly doc: Y.Doc
  /** The note's fragment. */
  readonly type: Y.XmlFragment
  readonly mapping: ProsemirrorBinding["mapping"]
  /** The binding itself: what our extensions change of it, they say there. */
  readonly binding: ProsemirrorBinding
}

/** The document that an editor shows. Throws for an editor without one. */
export function boundTo(state: EditorState): Bound {
  const sync: { doc: Y.Doc; type: Y.XmlFragment; binding: ProsemirrorBinding } | undefined =
    ySyncPluginKey.getState(state)
  if (sync === undefined) throw new Error("This editor is not bound to a document")
  const { doc, type, binding } = sync
  return { doc, type, mapping: binding.mapping, binding }
}

/** What undoes and redoes an editor's changes. Throws for an editor without a document. */
export function undoManagerOf(state: EditorState): Y.UndoManager {
  const undo: { undoManager: Y.UndoManager } | undefined = yUndoPluginKey.getState(state)
  if (undo === undefined) throw new Error("This editor is not bound to a document")
  return undo.undoManager
}

/** Runs several dispatches as one edit: one update to the others, one step to undo. */
export function asOneEdit(view: EditorView, edit: () => void): void {
  boundTo(view.state).doc.transact(edit, ySyncPluginKey)
}

/**
 * The shared element of the node that holds a position at a depth, the fragment itself at depth 0; null while the
 * document has none there.
 */
export function elementAt(
  fragment: Y.XmlFragment,
  $pos: ResolvedPos,
  depth: number,
): Y.XmlFragment | null {
  let element = fragment
  for (let level = 0; level < depth; level++) {
    const index = $pos.index(level)
    const child = index < element.length ? element.get(index) : null
    if (!(child instanceof Y.XmlElement)) return null
    element = child
  }
  return element
}
