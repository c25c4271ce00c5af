// The editor and its document, in step: drawn without changing it, and written exactly where it was typed.
import { Extension } from "@tiptap/core"
import { Slice } from "@tiptap/pm/model"
import { Plugin, PluginKey, Selection } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { getRelativeSelection, ySyncPluginKey } from "@tiptap/y-tiptap"
import * as Y from "yjs"
import { BLOCK, newBlocks, textsOf } from "../../shared/note/note.ts"
import { boundTo } from "./binding.ts"
import { Drawn } from "./draw.ts"
import { write } from "./write.ts"
import type { Caret } from "./write-words.ts"

/**
 * The binding of the library would delete from the document what the schema does not know, merely by drawing it; it
 * guesses what was typed by comparing a block's words, so that the words of two people who write there at once get mixed;
 * and it makes a block's text with its first letter, so that two who begin one block would make two texts of it. Its
 * drawing and its writing are replaced here; it keeps what tells the one of the other, and the carets.
 */
export const Exact = Extension.create({
  name: "exact",
  // Directly behind the binding: all others find the document drawn.
  priority: 999,
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("exact"),
      view(view) {
        drawFirst(view)
        writeExactly(view)
        return {}
      },
    }),
  ],
})

/** Shows the document, the selection in its words if it has any. */
function drawFirst(view: EditorView): void {
  const { binding, type } = boundTo(view.state)
  const drawn = new Drawn(type, view.state.schema)
  binding.mapping = drawn
  binding.mux(() => {
    const { tr, selection } = view.state
    tr.replace(0, tr.doc.content.size, new Slice(drawn.content, 0, 0))
    const $pos = tr.doc.resolve(Math.min(selection.from, tr.doc.content.size))
    tr.setSelection(Selection.findFrom($pos, 1, true) ?? Selection.near($pos))
    tr.setMeta("addToHistory", false).setMeta(ySyncPluginKey, { isChangeOrigin: true, binding })
    view.dispatch(tr)
  })
}

function writeExactly(view: EditorView): void {
  const { doc, type, binding } = boundTo(view.state)
  // Called within the transaction in which the editor's change is written: all leaves as one update.
  binding._prosemirrorChanged = (after) => {
    doc.transact((transaction) => {
      write(type, after, { mapping: binding.mapping, caret: caretOf(view) })
      binding.beforeTransactionSelection = getRelativeSelection(binding, view.state)
      giveTexts(transaction)
    }, ySyncPluginKey)
  }
}

function caretOf({ state }: EditorView): Caret | null {
  const { $head, empty } = state.selection
  if (!empty || $head.parent.type.name !== BLOCK) return null
  return { block: $head.parent, offset: $head.parentOffset }
}

/** Gives their text to the blocks that a transaction brought without any. */
function giveTexts(transaction: Y.Transaction): void {
  for (const block of newBlocks(transaction)) {
    if (textsOf(block).length === 0) block.insert(0, [new Y.XmlText()])
  }
}
