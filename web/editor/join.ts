// Backspace at a block's start and Delete at its end: two blocks become one.
import type { Node } from "@tiptap/pm/model"
import { NodeSelection, Selection, TextSelection } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { BLOCK } from "../../shared/note/note.ts"
import { asOneEdit } from "./binding.ts"
import type { ColleagueWithin } from "./colleagues.ts"
import { isKept, keptIn } from "./kept.ts"
import { change, makePlainer } from "./kinds.ts"

/** Backspace at the start of a block: takes its indent, then its kind, then joins it to the block above. */
export function joinBack(view: EditorView, colleague: ColleagueWithin): boolean {
  const { selection, tr, doc } = view.state
  const { $from, empty } = selection
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== BLOCK) return false
  const at = $from.before()
  if (makePlainer(tr, at, $from.parent)) view.dispatch(tr)
  else if (doc.resolve(at).nodeBefore?.type.name === BLOCK) joinAt(view, at, colleague)
  else stepOutBack(view, at)
  return true
}

/** Delete at the end of a block: joins the block below to it. */
export function joinAhead(view: EditorView, colleague: ColleagueWithin): boolean {
  const { selection, tr, doc } = view.state
  const { $from, empty } = selection
  const { parent } = $from
  if (!empty || $from.parentOffset < parent.content.size || parent.type.name !== BLOCK) return false
  const at = $from.after()
  const { nodeAfter: below } = doc.resolve(at)
  if (below?.type.name === BLOCK) joinAt(view, at, colleague)
  else if (isKept(below)) view.dispatch(tr.setSelection(NodeSelection.create(doc, at)))
  return true
}

/** Joins the two blocks that meet at a position. An empty one just goes; else the one keeps its element where a colleague stands. */
function joinAt(view: EditorView, at: number, colleague: ColleagueWithin): void {
  const $at = view.state.doc.resolve(at)
  const { nodeBefore: above, nodeAfter: below } = $at
  if (above === null || below === null) return
  const start = at - above.nodeSize
  const end = at + below.nodeSize
  const { tr } = view.state
  if (above.content.size === 0) tr.delete(start, at)
  else if (below.content.size === 0) caretAt(tr.delete(at, end), at - 1)
  else if (
    colleague(view.state, at, end) &&
    !colleague(view.state, start, at) &&
    keptIn(above).length === 0
  ) {
    keepBelow(view, at, above, below)
    return
  } else tr.join(at)
  view.dispatch(tr.scrollIntoView())
}

/** A colleague writes in the second block: the words of the first go to it, and theirs stay where they are. */
function keepBelow(view: EditorView, at: number, above: Node, below: Node): void {
  const { kind, level, depth } = above.attrs
  asOneEdit(view, () => {
    const { tr } = view.state
    change(tr, at, below, { kind, level, depth })
    tr.insert(at + 1, above.content)
    view.dispatch(caretAt(tr, at + 1 + above.content.size))
    view.dispatch(view.state.tr.delete(at - above.nodeSize, at).scrollIntoView())
  })
}

/** There is no block above: out of an empty block below a table into the table, else nowhere. */
function stepOutBack(view: EditorView, at: number): void {
  const { tr, doc } = view.state
  const $at = doc.resolve(at)
  if ($at.nodeBefore === null) return
  const empty = $at.nodeAfter?.content.size === 0 && $at.parent.childCount > $at.index() + 1
  if (empty) tr.delete(at, at + 2)
  tr.setSelection(Selection.near(tr.doc.resolve(at), -1))
  view.dispatch(tr.scrollIntoView())
}

type Change = EditorView["state"]["tr"]

function caretAt(tr: Change, pos: number): Change {
  return tr.setSelection(TextSelection.create(tr.doc, pos))
}
