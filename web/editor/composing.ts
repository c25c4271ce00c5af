// Whether a key belongs to an input method: then nobody else may act on it.
import type { EditorView } from "@tiptap/pm/view"

/** True while an input method composes, and for the keys it swallows (229 is its key code). */
export function belongsToInputMethod(view: EditorView, event: KeyboardEvent): boolean {
  return event.isComposing || view.composing || event.keyCode === 229
}
