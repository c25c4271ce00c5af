// One's own caret while others write: it stays behind the letter it stood behind, whoever writes beside it.
import { Extension } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import type { ResolvedPos } from "@tiptap/pm/model"
import {
  type EditorState,
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import type * as Y from "yjs"
import { BLOCK, givenUpTo, type Split, splitsIn } from "../../shared/note/note.ts"
import { boundTo } from "./binding.ts"
import { blockWithId } from "./led-to.ts"
import { placeNow, type Stood, selectionIn } from "./places.ts"

/**
 * For so long after a focus the browser's caret is the one of before, or at the start of the note, until the editor has put
 * its own there, milliseconds (prosemirror-view does so after 20).
 */
const FOCUSING = 50

/**
 * The binding guesses the place after a change of others by counting letters as soon as the caret's block changed, or by a
 * block with the same words; a caret whose letters are still there needs no guess. Here the document's own answer counts.
 */
export const OwnCaret = Extension.create({
  name: "ownCaret",
  addProseMirrorPlugins() {
    let shown: EditorView | null = null
    let splits: readonly Split[] = []
    let focusedAt = Number.NEGATIVE_INFINITY
    return [
      new Plugin({
        key: new PluginKey("ownCaret"),
        view(view) {
          const { doc } = boundTo(view.state)
          shown = view
          let isFirst = true
          const begin = (): void => {
            isFirst = true
          }
          const hear = ({ local, origin }: Y.Transaction): void => {
            const put = local ? null : putCaret(view, focusedAt)
            if (put !== null) view.dispatch(view.state.tr.setSelection(put))
            // The binding notes but once where the caret stood, and a moment ago. What follows a change, as the tidying of
            // formats does, comes to a note that was drawn anew.
            if (put !== null || !(isFirst || origin === ySyncPluginKey))
              boundTo(view.state).binding.beforeTransactionSelection = selectionIn(view.state)
            isFirst = false
          }
          const look = (transaction: Y.Transaction): void => {
            splits = transaction.local ? [] : splitsIn(transaction)
          }
          doc.on("beforeAllTransactions", begin)
          doc.on("beforeTransaction", hear)
          // What it took can still be read then, and the editor shows nothing of it yet.
          doc.on("beforeObserverCalls", look)
          return {
            destroy: () => {
              shown = null
              doc.off("beforeAllTransactions", begin)
              doc.off("beforeTransaction", hear)
              doc.off("beforeObserverCalls", look)
            },
          }
        },
        props: {
          handleDOMEvents: {
            focus: (_, { timeStamp }) => {
              focusedAt = timeStamp
            },
          },
        },
        appendTransaction: (transactions, before, after) => {
          if (transactions.some((tr) => tr.docChanged && isChangeOrigin(tr)))
            return restored(before, after, splits)
          const isOther = (tr: Transaction) =>
            tr.docChanged || tr.selectionSet || tr.getMeta("focus") !== undefined
          if (transactions.some(isOther)) return null
          const put = shown === null ? null : putCaret(shown, focusedAt)
          return put === null ? null : after.tr.setSelection(put)
        },
      }),
    ]
  },
})

/**
 * Where a key or the mouse just put the caret, or null when it is where the editor has it. The browser tells of it in a
 * task of its own; what is drawn before that would put the caret back, and the next words would stand in the wrong place.
 */
function putCaret(view: EditorView, focusedAt: number): Selection | null {
  const { state } = view
  const put = view.dom.ownerDocument.getSelection()
  if (view.composing || !view.hasFocus() || performance.now() - focusedAt < FOCUSING) return null
  if (!(state.selection instanceof TextSelection)) return null
  const anchor = placeIn(view, put?.anchorNode, put?.anchorOffset)
  const head = placeIn(view, put?.focusNode, put?.focusOffset)
  if (anchor === null || head === null) return null
  if (anchor === state.selection.anchor && head === state.selection.head) return null
  const selection = TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head))
  return selection.eq(state.selection) ? null : selection
}

function placeIn(view: EditorView, node: Node | null = null, offset = 0): number | null {
  return node !== null && view.dom.contains(node) ? view.posAtDOM(node, offset) : null
}

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
