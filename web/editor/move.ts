// Alt+Shift+Up and Alt+Shift+Down: the selected blocks change places with a neighbour.
import type { NodeRange } from "@tiptap/pm/model"
import { NodeSelection, TextSelection } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import * as Y from "yjs"
import { BLOCK, CELL, HEADER_CELL, namesIn } from "../../shared/note/note.ts"
import { asOneEdit, boundTo, elementAt } from "./binding.ts"
import type { ColleagueWithin } from "./colleagues.ts"
import { runsOf } from "./draw.ts"
import { keptIn } from "./kept.ts"
import { selectKept } from "./kept-stays.ts"

/**
 * Moves the selected blocks up (-1) or down (1) by one, in their table cell if they are in one. Yjs knows no moves: one
 * side is made anew. Here we choose which, and keep the elements where a colleague stands, else those with more words.
 */
export function moveFlat(view: EditorView, way: -1 | 1, colleague: ColleagueWithin): boolean {
  const range = movable(view)
  if (range === null) return false
  const { parent, startIndex, endIndex } = range
  const neighbour = parent.maybeChild(way < 0 ? startIndex - 1 : endIndex)
  if (!neighbour) return true
  const { selection } = view.state
  const shift = way * neighbour.nodeSize
  const elements = elementOf(view, range)
  const from = way < 0 ? startIndex - 1 : startIndex
  const to = way < 0 ? endIndex : endIndex + 1
  // [from, middle) and [middle, to) change places: one of the two is made anew on the other's far side.
  const middle = way < 0 ? startIndex : endIndex
  const [first, second] = [elements.slice(from, middle), elements.slice(middle, to)]
  if (!first.every(canBeRemade) && !second.every(canBeRemade)) {
    selectKept(view, keptIn(neighbour)[0])
    return true
  }
  const keepFirst = movedStay(view, range, way, colleague) !== way < 0
  const remakeFirst = !second.every(canBeRemade) || (!keepFirst && first.every(canBeRemade))
  asOneEdit(view, () => {
    if (remakeFirst) remake(elements, from, middle, to)
    else remake(elements, middle, to, from)
  })
  const { tr } = view.state
  tr.setSelection(
    selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, selection.from + shift)
      : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift),
  )
  view.dispatch(tr.scrollIntoView())
  return true
}

/** The run of sibling blocks that the selection touches. */
function movable(view: EditorView): NodeRange | null {
  const { $from, $to } = view.state.selection
  return $from.blockRange(
    $to,
    ({ type }) =>
      type === type.schema.topNodeType || type.name === CELL || type.name === HEADER_CELL,
  )
}

function movedStay(
  view: EditorView,
  { start, end, parent, startIndex, endIndex }: NodeRange,
  way: -1 | 1,
  colleague: ColleagueWithin,
): boolean {
  const size = parent.child(way < 0 ? startIndex - 1 : endIndex).nodeSize
  const inMoved = colleague(view.state, start + 1, end - 1)
  const inNeighbour =
    way < 0
      ? colleague(view.state, start - size + 1, start - 1)
      : colleague(view.state, end + 1, end + size - 1)
  return inMoved === inNeighbour ? end - start >= size : inMoved
}

/** The shared element whose children the range's blocks are. */
function elementOf(view: EditorView, { $from, depth }: NodeRange): Y.XmlFragment {
  const element = elementAt(boundTo(view.state).type, $from, depth)
  if (element === null) throw new Error("The editor and its document differ")
  return element
}

/** Whether a copy would be the same: only of what the schema knows. */
function canBeRemade(element: unknown): boolean {
  if (!(element instanceof Y.XmlElement)) return false
  if (!Object.values(element.getAttributes()).every(isPlain)) return false
  if (element.nodeName !== BLOCK)
    return namesIn(element).length > 0 && element.toArray().every(canBeRemade)
  return element
    .toArray()
    .every((text) => text instanceof Y.XmlText && runsOf(text).every(({ key }) => key === null))
}

function isPlain(value: unknown): boolean {
  return !(value instanceof Y.AbstractType)
}

/** Deletes the children from `from` to `to` and inserts copies of them where `at` was. */
function remake(parent: Y.XmlFragment, from: number, to: number, at: number): void {
  const copies = parent.slice(from, to).map((child) => child.clone())
  parent.delete(from, to - from)
  parent.insert(at > from ? at - (to - from) : at, copies as (Y.XmlElement | Y.XmlText)[])
}
