// What is typed goes into the document exactly where it was typed, and every block has one text from its birth.
import { Extension } from "@tiptap/core"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import * as Y from "yjs"
import { BLOCK, blockElements, giveText, plainText, textsOf } from "../../shared/note/note.ts"
import { boundTo, elementAt } from "./binding.ts"

/**
 * The binding compares a block's words before and after to find what was typed: between equal letters it takes a place
 * that only looks like the caret's, and the words of two people who write there at once get mixed. It makes a block's
 * text with its first letter, too: two who begin one block at once would make two texts of one block.
 */
export const Exact = Extension.create({
  name: "exact",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("exact"),
      view(view) {
        writeExactly(view)
        return {}
      },
    }),
  ],
})

function writeExactly(view: EditorView): void {
  const { doc, binding } = boundTo(view.state)
  const write = binding._prosemirrorChanged.bind(binding)
  // Called within the transaction in which the editor's change is written: all leaves as one update.
  binding._prosemirrorChanged = (after) => {
    doc.transact((transaction) => {
      writeAtCaret(view)
      write(after)
      giveTexts(transaction)
    }, ySyncPluginKey)
  }
}

/** Writes what was typed or deleted at the caret, in one block; leaves all else to the binding. */
function writeAtCaret(view: EditorView): void {
  const { state } = view
  const { $head, empty } = state.selection
  if (!empty || $head.parent.type.name !== BLOCK) return
  const element = elementAt(boundTo(state).type, $head, $head.depth)
  if (!(element instanceof Y.XmlElement)) return
  if ((element.getAttribute("id") ?? null) !== $head.parent.attrs.id) return
  const after = $head.parent.textContent
  const texts = textsOf(element)
  const before = texts.map(plainText).join("")
  if (before === after) return
  const [text = giveText(element)] = texts
  if (texts.length > 1) return
  const more = after.length - before.length
  const at = $head.parentOffset - Math.max(more, 0)
  if (more > 0 && at >= 0 && before === after.slice(0, at) + after.slice(at + more)) {
    text.insert(at, after.slice(at, at + more))
  } else if (more < 0 && after === before.slice(0, at) + before.slice(at - more)) {
    text.delete(at, -more)
  }
}

/** Gives their text to the blocks that a transaction brought without any. */
function giveTexts(transaction: Y.Transaction): void {
  const isNew = (element: Y.XmlElement): boolean => {
    const id = element._item?.id
    return id !== undefined && id.clock >= (transaction.beforeState.get(id.client) ?? 0)
  }
  for (const [parent, keys] of transaction.changed) {
    if (!keys.has(null) || !(parent instanceof Y.XmlFragment)) continue
    for (const block of blockElements(parent)) {
      if (isNew(block) && textsOf(block).length === 0) block.insert(0, [new Y.XmlText()])
    }
  }
}
