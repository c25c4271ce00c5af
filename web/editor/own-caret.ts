// One's own caret while others write: it stays behind the letter it stood behind, whoever writes beside it.
import { Extension } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import type { ResolvedPos } from "@tiptap/pm/model"
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state"
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap"
import * as Y from "yjs"
import { BLOCK } from "../../shared/note/note.ts"
import { boundTo } from "./binding.ts"
import { blockWithId } from "./led-to.ts"

/**
 * The binding guesses the place after a change of others by counting letters as soon as the caret's block changed, or by a
 * block with the same words; a caret whose letters are still there needs no guess. Here the document's own answer counts.
 */
export const OwnCaret = Extension.create({
  name: "ownCaret",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("ownCaret"),
      appendTransaction: (transactions, before, after) =>
        transactions.some((tr) => tr.docChanged && isChangeOrigin(tr))
          ? restored(before, after)
          : null,
    }),
  ],
})

function restored(before: EditorState, after: EditorState): Transaction | null {
  const { binding } = boundTo(after)
  // The binding has none when it draws a document anew.
  const stood: typeof binding.beforeTransactionSelection | null = binding.beforeTransactionSelection
  if (stood === null || !(before.selection instanceof TextSelection)) return null
  const anchor = placeOf(stood.anchor, before.selection.$anchor, after)
  const head = placeOf(stood.head, before.selection.$head, after)
  if (anchor === null || head === null) return null
  const selection = TextSelection.between(after.doc.resolve(anchor), after.doc.resolve(head))
  if (selection.eq(after.selection)) return null
  return after.tr.setSelection(selection).setMeta(ySyncPluginKey, { isChangeOrigin: true })
}

/** Where the letter is that stood before the place; else the same block, made anew elsewhere; else null. */
function placeOf(stood: Y.RelativePosition, $was: ResolvedPos, after: EditorState): number | null {
  const { doc, type, mapping } = boundTo(after)
  // Behind no letter one stands at the block's start: behind those of another, one would write into their word.
  const place =
    stood.item === null ? new Y.RelativePosition(stood.type, stood.tname, null, -1) : stood
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc)
  if (found !== null && isLive(found.type)) {
    // The binding denies the first place of the document.
    const at = relativePositionToAbsolutePosition(doc, type, place, mapping) ?? 1
    return Math.min(at, after.doc.content.size)
  }
  const id: unknown = $was.parent.type.name === BLOCK ? $was.parent.attrs.id : null
  const again = typeof id === "string" ? blockWithId(after.doc, id) : null
  if (again === null) return null
  return again.pos + 1 + Math.min($was.parentOffset, again.node.content.size)
}

function isLive(type: Y.AbstractType<unknown>): boolean {
  for (let item = type._item; item !== null; item = parentOf(item)) if (item.deleted) return false
  return true
}

function parentOf({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null
}
