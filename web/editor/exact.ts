// What is typed goes into the document exactly where it was typed, and every block has one text from its birth.
import { Extension } from "@tiptap/core"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import * as Y from "yjs"
import { BLOCK, giveText, newBlocks, plainText, textsOf } from "../../shared/note/note.ts"
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
  const behind = after.slice($head.parentOffset)
  if (!before.endsWith(behind)) return
  const old = before.slice(0, before.length - behind.length)
  const now = after.slice(0, $head.parentOffset)
  const same = alike(old, now)
  text.delete(same, old.length - same)
  insertBehind(text, same, now.slice(same))
}

/** How many characters two texts begin with alike, none of them half a character. */
function alike(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return /[\uD800-\uDBFF]/.test(one[length - 1] ?? "") ? length - 1 : length
}

/**
 * Writes directly behind the letter before a place. Yjs itself would pass over the letters that were deleted there: then
 * nobody could tell what was typed before from what was typed after they went (shared/note/misplaced.ts).
 */
function insertBehind(text: Y.XmlText, index: number, words: string): void {
  const left = index === 0 ? null : letterBefore(text, index)
  const right = left === null ? text._start : left.right
  const { doc } = text
  if (doc === null || words === "") return
  if (right?.deleted !== true || (index > 0 && left === null)) {
    text.insert(index, words)
    return
  }
  doc.transact((transaction) => {
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
    const content = new Y.ContentString(words)
    new Y.Item(id, left, left?.lastId ?? null, right, right.id, text, null, content).integrate(
      transaction,
      0,
    )
    // Yjs remembers where letters are by their number; these numbers are old now.
    text._searchMarker?.splice(0)
  })
}

/** The item that ends with the letter before a place; null where that letter stands within an item. */
function letterBefore(text: Y.XmlText, index: number): Y.Item | null {
  let length = 0
  for (let item = text._start; item !== null && length < index; item = item.right) {
    if (!item.deleted && item.countable) length += item.length
    if (length === index) return item
  }
  return null
}

/** Gives their text to the blocks that a transaction brought without any. */
function giveTexts(transaction: Y.Transaction): void {
  for (const block of newBlocks(transaction)) {
    if (textsOf(block).length === 0) block.insert(0, [new Y.XmlText()])
  }
}
