// What is pasted, put in at the caret: words into their line, blocks between blocks, all in one step.
import { Fragment, type Node } from "@tiptap/pm/model"
import { Selection, TextSelection, type Transaction } from "@tiptap/pm/state"
import { isInTable } from "@tiptap/pm/tables"
import type { EditorView } from "@tiptap/pm/view"
import * as Y from "yjs"
import { BLOCK, giveText, TABLE } from "../../shared/note/note.ts"
import { asOneEdit, boundTo, elementAt, undoManagerOf } from "./binding.ts"
import { change } from "./kinds.ts"

/** The range of the document that holds what was put in. */
export interface Put {
  readonly from: number
  readonly to: number
}

/**
 * Puts blocks and tables in place of the selection; `split` parts the block at the caret. One block goes into the line. Of
 * several, a plain first one continues the words before the caret, and a plain last one those behind it. Null when the caret
 * stands in no block.
 */
export function putAtCaret(
  view: EditorView,
  nodes: readonly Node[],
  split: () => void,
): Put | null {
  if (view.state.selection.$from.parent.type.name !== BLOCK) return null
  giveTextBefore(view)
  undoManagerOf(view.state).stopCapturing()
  const put: Put[] = []
  asOneEdit(view, () => {
    if (!view.state.selection.empty) send(view, view.state.tr.deleteSelection())
    // What must not be deleted (kept-stays.ts) is still selected.
    if (!view.state.selection.empty) return
    put.push(putBlocks(view, isInTable(view.state) ? withoutTables(nodes) : nodes, split))
  })
  undoManagerOf(view.state).stopCapturing()
  return put[0] ?? { from: 0, to: 0 }
}

/** The text of a block that a foreign client made without one is no part of the paste: undo would take it, and with it what a colleague begins there. */
function giveTextBefore({ state }: EditorView): void {
  const { $from } = state.selection
  const block = elementAt(boundTo(state).type, $from, $from.depth)
  if (block instanceof Y.XmlElement && block.length === 0) giveText(block)
}

/** A table stands in no cell: its blocks do. */
function withoutTables(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (node.type.name !== TABLE) return [node]
    const blocks: Node[] = []
    node.descendants((one) => {
      if (one.type.name === BLOCK && one.content.size > 0) blocks.push(one)
      return one.type.name !== BLOCK
    })
    return blocks
  })
}

function putBlocks(view: EditorView, nodes: readonly Node[], split: () => void): Put {
  const { $from } = view.state.selection
  const { parent, parentOffset } = $from
  const [first] = nodes
  if (first === undefined) return { from: $from.pos, to: $from.pos }
  if (parent.content.size === 0) return fill(view, nodes)
  if (nodes.length === 1 && first.type.name === BLOCK) return putWords(view, first.content)
  if (parentOffset === 0) return putBetween(view, nodes, $from.before())
  if (parentOffset < parent.content.size) split()
  // What a newer client wrote may not be parted: then all goes behind it.
  return putBehind(view, nodes, view.state.selection.$from.before() !== $from.before())
}

function putWords(view: EditorView, words: Fragment): Put {
  const { from } = view.state.selection
  const to = from + words.size
  send(view, caretAt(view.state.tr.insert(from, words), to))
  return { from, to }
}

/** An empty block becomes the first one: it may be what a colleague is just about to write in. */
function fill(view: EditorView, [first, ...rest]: readonly Node[]): Put {
  const { tr, selection } = view.state
  const { $from } = selection
  const at = $from.before()
  if (first?.type.name !== BLOCK)
    return putTable(view, first === undefined ? rest : [first, ...rest])
  const { id, kind, level, depth } = first.attrs
  if (id !== null) change(tr, at, $from.parent, { id })
  if (kind !== null) change(tr, at, $from.parent, { kind, level })
  if (depth !== null) change(tr, at, $from.parent, { depth })
  tr.insert($from.pos, first.content)
  const end = at + first.content.size + 2
  tr.insert(end, rest)
  send(view, rest.length === 0 ? caretAt(tr, end - 1) : caretBehind(tr, end + sizeOf(rest)))
  return { from: at, to: end + sizeOf(rest) }
}

/** A table takes an empty block's place, save that of the last one: there one goes on writing. */
function putTable(view: EditorView, nodes: readonly Node[]): Put {
  const { tr, selection } = view.state
  const { $from } = selection
  const isLast = $from.after() === tr.doc.content.size
  const [at, to] = [$from.before(), $from.before() + sizeOf(nodes)]
  tr.replaceWith(at, isLast ? at : $from.after(), nodes)
  send(view, caretBehind(tr, to))
  return { from: at, to }
}

function putBetween(view: EditorView, nodes: readonly Node[], at: number): Put {
  const to = at + sizeOf(nodes)
  send(view, caretBehind(view.state.tr.insert(at, nodes), to))
  return { from: at, to }
}

/** The caret stands at the end of words or, when they were parted there, at the start of the second part. */
function putBehind(view: EditorView, nodes: readonly Node[], parted: boolean): Put {
  const { tr, selection } = view.state
  const start = parted ? selection.$from.before() : selection.$from.after()
  const above = view.state.doc.resolve(start).nodeBefore
  const blocks = [...nodes]
  const [first, last] = [blocks[0], blocks.at(-1)]
  const joinsAbove = isPlain(first) && above?.attrs.kind !== "heading"
  const joinsBelow = parted && isPlain(last) && (last !== first || !joinsAbove)
  if (joinsBelow) blocks.pop()
  if (joinsAbove) blocks.shift()
  const to = start + sizeOf(blocks)
  tr.insert(start, blocks)
  if (joinsBelow && last !== undefined)
    caretAt(tr.insert(to + 1, last.content), to + 1 + last.content.size)
  else caretBehind(tr, to)
  const words = joinsAbove && first !== undefined ? first.content : Fragment.empty
  if (words.size > 0) tr.insert(start - 1, words)
  send(view, tr)
  return { from: start - 1, to: view.state.selection.to }
}

function isPlain(node: Node | undefined): boolean {
  return node?.type.name === BLOCK && node.attrs.kind === null && node.attrs.depth === null
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0)
}

function caretAt(tr: Transaction, pos: number): Transaction {
  return tr.setSelection(TextSelection.create(tr.doc, pos))
}

/** At the end of the block that ends there; behind a table. */
function caretBehind(tr: Transaction, pos: number): Transaction {
  const $pos = tr.doc.resolve(pos)
  const isTable = $pos.nodeBefore?.type.name === TABLE
  return tr.setSelection(Selection.near($pos, isTable ? 1 : -1))
}

/** No paste is typing. */
function send(view: EditorView, tr: Transaction): void {
  view.dispatch(tr.setMeta("paste", true).setMeta("uiEvent", "paste").scrollIntoView())
}
