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
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import type * as Y from "yjs"
import { BLOCK, givenUpTo, type Split, splitsIn } from "../../shared/note/note.ts"
import { boundTo } from "./binding.ts"
import { blockWithId } from "./led-to.ts"
import { placeNow, type Stood } from "./places.ts"

/**
 * The binding guesses the place after a change of others by counting letters as soon as the caret's block changed, or by a
 * block with the same words; a caret whose letters are still there needs no guess. Here the document's own answer counts.
 */
export const OwnCaret = Extension.create({
  name: "ownCaret",
  addProseMirrorPlugins() {
    let splits: readonly Split[] = []
    return [
      new Plugin({
        key: new PluginKey("ownCaret"),
        view({ state }) {
          const { doc } = boundTo(state)
          const look = (transaction: Y.Transaction): void => {
            splits = transaction.local ? [] : splitsIn(transaction)
          }
          // What it took can still be read then, and the editor shows nothing of it yet.
          doc.on("beforeObserverCalls", look)
          return { destroy: () => doc.off("beforeObserverCalls", look) }
        },
        appendTransaction: (transactions, before, after) =>
          transactions.some((tr) => tr.docChanged && isChangeOrigin(tr))
            ? restored(before, after, splits)
            : null,
      }),
    ]
  },
})

function restored(
  before: EditorState,
  after: EditorState,
  splits: readonly Split[],
): Transaction | null {
  const { binding } = boundTo(after)
  // The binding has none when it draws a document anew.
  const stood: Stood | null = binding.beforeTransactionSelection
  if (stood === null || !(before.selection instanceof TextSelection)) return null
  const { $anchor, $head } = before.selection
  const anchor = inOtherPart(stood.anchor, after, splits) ?? placeOf(stood.anchor, $anchor, after)
  const head = inOtherPart(stood.head, after, splits) ?? placeOf(stood.head, $head, after)
  if (anchor === null || head === null) return null
  const selection = TextSelection.between(after.doc.resolve(anchor), after.doc.resolve(head))
  if (selection.eq(after.selection)) return null
  return after.tr.setSelection(selection).setMeta(ySyncPluginKey, { isChangeOrigin: true })
}

/** Behind the same letter in the new block, when a split just took that letter there; else null. */
function inOtherPart(
  { item }: Y.RelativePosition,
  after: EditorState,
  splits: readonly Split[],
): number | null {
  for (const split of item === null ? [] : splits) {
    const given = item === null ? null : givenUpTo(split, item, 1)
    const block = given === null ? null : blockWithId(after.doc, split.to)
    if (given === null || block === null) continue
    const behind = split.words.slice(0, given)
    const at = block.node.textContent.lastIndexOf(behind)
    if (at >= 0) return block.pos + 1 + at + behind.length
  }
  return null
}

/** Where the letter is that stood before the place; else the same block, made anew elsewhere; else null. */
function placeOf(stood: Y.RelativePosition, $was: ResolvedPos, after: EditorState): number | null {
  const now = placeNow(stood, after)
  if (now !== null) return now
  const id: unknown = $was.parent.type.name === BLOCK ? $was.parent.attrs.id : null
  const again = typeof id === "string" ? blockWithId(after.doc, id) : null
  if (again === null) return null
  return again.pos + 1 + Math.min($was.parentOffset, again.node.content.size)
}
