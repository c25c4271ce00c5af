// Enter: a block becomes two, and whoever stands in one of them keeps its element.
import { TextSelection } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { BLOCK, inFamily } from "../../shared/note/note.ts"
import { newId } from "../sync/new-id.ts"
import { asOneEdit } from "./binding.ts"
import type { ColleagueWithin } from "./colleagues.ts"
import { keptIn } from "./kept.ts"
import { change, makePlainer } from "./kinds.ts"

/** Parts the block at the caret; an empty one loses its indent and kind first. Selected words go. */
export function splitFlat(view: EditorView, colleague: ColleagueWithin): boolean {
  if (view.state.selection.empty) splitAtCaret(view, colleague)
  else {
    asOneEdit(view, () => {
      view.dispatch(view.state.tr.deleteSelection())
      splitAtCaret(view, colleague)
    })
  }
  return true
}

function splitAtCaret(view: EditorView, colleague: ColleagueWithin): void {
  const { $from } = view.state.selection
  if ($from.parent.type.name !== BLOCK) return
  if ($from.parent.content.size === 0) splitEmpty(view)
  else if ($from.parentOffset === 0) insertAbove(view)
  else if (tailStays(view, colleague)) keepTail(view)
  else keepHead(view)
}

function splitEmpty(view: EditorView): void {
  const { tr, selection } = view.state
  const { $from } = selection
  if (makePlainer(tr, $from.before(), $from.parent)) view.dispatch(tr.scrollIntoView())
  else keepHead(view)
}

/** At the start of words, those keep their element and id; the new block is the empty one. */
function insertAbove(view: EditorView): void {
  const { tr, selection } = view.state
  const { $from } = selection
  const { type, attrs } = $from.parent
  const above = type.create({ ...attrs, id: newId(), source: null })
  view.dispatch(tr.insert($from.before(), above).scrollIntoView())
}

function keepHead(view: EditorView): void {
  const { tr, selection } = view.state
  const { $from } = selection
  const { type, attrs, content } = $from.parent
  const id = idFor(attrs.id, $from.parentOffset < content.size)
  const tail = { ...attrs, id, source: null, ...(attrs.kind === "heading" ? plain : {}) }
  view.dispatch(tr.split($from.pos, 1, [{ type, attrs: tail }]).scrollIntoView())
}

/** A colleague writes behind the caret, or a placeholder stands there: the head moves to a new block, and their words stay where they are. */
function keepTail(view: EditorView): void {
  const { parent, parentOffset, pos } = view.state.selection.$from
  const at = pos - parentOffset - 1
  const words = parent.content.cut(0, parentOffset)
  const id = idFor(parent.attrs.id, words.size > 0)
  const head = parent.type.create({ ...parent.attrs, id, source: null }, words)
  const tail = at + head.nodeSize
  asOneEdit(view, () => {
    view.dispatch(view.state.tr.insert(at, head))
    const tr = view.state.tr.delete(tail + 1, tail + 1 + parentOffset)
    if (parent.attrs.kind === "heading") change(tr, tail, parent, plain)
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, tail + 1)).scrollIntoView())
  })
}

/** Where a colleague writes, or else where a placeholder stands, the element stays. */
function tailStays(view: EditorView, colleague: ColleagueWithin): boolean {
  const { $from } = view.state.selection
  const [head, tail] = [
    $from.parent.cut(0, $from.parentOffset),
    $from.parent.cut($from.parentOffset),
  ]
  if (keptIn(head).length > 0) return false
  if (keptIn(tail).length > 0) return true
  const behind = colleague(view.state, $from.pos + 1, $from.end())
  return behind && !colleague(view.state, $from.start(), $from.pos)
}

const plain = { kind: null, level: null }

/** A block that takes words along stays in the family: where two split one block at once, the words are in both parts. */
function idFor(parted: string | null, takesWords: boolean): string {
  return takesWords && parted !== null ? inFamily(parted, newId()) : newId()
}
