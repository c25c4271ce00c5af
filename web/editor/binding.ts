// What ties the editor to the Yjs document: one place that knows the binding's untyped state.
import type { EditorState } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { type ProsemirrorBinding, ySyncPluginKey } from "@tiptap/y-tiptap"
import type * as Y from "yjs"

export interface Bound {
  readonly doc: Y.Doc
  /** The note's fragment. */
  readonly type: Y.XmlFragment
  readonly mapping: ProsemirrorBinding["mapping"]
}

/** The document that an editor shows. Throws for an editor without one. */
export function boundTo(state: EditorState): Bound {
  const sync: { doc: Y.Doc; type: Y.XmlFragment; binding: ProsemirrorBinding } | undefined =
    ySyncPluginKey.getState(state)
  if (sync === undefined) throw new Error("This editor is not bound to a document")
  return { doc: sync.doc, type: sync.type, mapping: sync.binding.mapping }
}

/** Runs several dispatches as one edit: one update to the others, one step to undo. */
export function asOneEdit(view: EditorView, edit: () => void): void {
  boundTo(view.state).doc.transact(edit, ySyncPluginKey)
}
