// The caret after undo and redo: it stands again where it stood before what was undone.
import { Extension } from "@tiptap/core"
import {
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
} from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type { UndoManager } from "yjs"
import { boundTo, undoManagerOf } from "./binding.ts"
import { placeNow, type Stood, selectionIn } from "./places.ts"

/**
 * The binding notes a step's caret when the editor is already ahead of the document, by places that are not there yet; and
 * it hands it back when the undone step is already drawn, so that it would count for the next change, another's perhaps.
 * Here both are done in time: noted while the two are in step, and restored at once.
 */
export const UndoCaret = Extension.create({
  name: "undoCaret",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("undoCaret"),
      view: (view) => {
        const steps = new Steps(view)
        return {
          update: ({ state }, before) => steps.look(state, before),
          destroy: () => steps.end(),
        }
      },
    }),
  ],
})

type StackItem = UndoManager["undoStack"][number]

class Steps {
  readonly #view: EditorView
  readonly #undo: UndoManager
  readonly #carets = new WeakMap<StackItem, Stood>()
  /** The selection as of the last look, and as of the beginning of the last change. */
  #now: Stood
  #before: Stood

  constructor(view: EditorView) {
    const { state } = view
    this.#view = view
    this.#undo = undoManagerOf(state)
    this.#now = selectionIn(state)
    this.#before = this.#now
    boundTo(state).doc.on("beforeAllTransactions", this.#begin)
    this.#undo.on("stack-item-added", this.#note)
    this.#undo.on("stack-item-popped", this.#restore)
  }

  /** What the editor shows is in the document by now. */
  look(state: EditorState, before: EditorState): void {
    if (state.doc !== before.doc || !state.selection.eq(before.selection))
      this.#now = selectionIn(state)
  }

  end(): void {
    boundTo(this.#view.state).doc.off("beforeAllTransactions", this.#begin)
    this.#undo.off("stack-item-added", this.#note)
    this.#undo.off("stack-item-popped", this.#restore)
  }

  readonly #begin = (): void => {
    this.#before = this.#now
  }

  readonly #note = ({ stackItem }: { stackItem: StackItem }): void => {
    this.#carets.set(stackItem, this.#before)
  }

  readonly #restore = ({ stackItem }: { stackItem: StackItem }): void => {
    const { state } = this.#view
    // The binding forgets what it would restore with the next change.
    boundTo(state).binding.afterAllTransactions()
    const stood = this.#carets.get(stackItem)
    const selection = stood === undefined ? null : restored(stood, state)
    if (selection !== null) this.#view.dispatch(state.tr.setSelection(selection).scrollIntoView())
  }
}

function restored({ type, anchor, head }: Stood, state: EditorState): Selection | null {
  const [from, to] = [placeNow(anchor, state), placeNow(head, state)]
  if (from === null || to === null) return null
  const $from = state.doc.resolve(from)
  const node = type === "node" ? $from.nodeAfter : null
  return node !== null && NodeSelection.isSelectable(node)
    ? new NodeSelection($from)
    : TextSelection.between($from, state.doc.resolve(to))
}
