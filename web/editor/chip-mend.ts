// Mends from outside the text: chips changed, words put in, a block taken away, each as one step to undo, the caret where it was.
import type { Editor } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import type { Transaction } from "@tiptap/pm/state"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { chipMark } from "../../shared/note/note.ts"
import type { ChipAt, Span } from "../../shared/reading/reading.ts"
import { newId } from "../sync/new-id.ts"
import { labelOf, replaceRun } from "./chip.ts"
import { type ChipRun, chipsIn } from "./chip-runs.ts"
import { undoStepEnds } from "./chip-typing.ts"
import { blockWithId, placeIn } from "./led-to.ts"

/** Another ref for a chip. */
export interface ChipChange {
  readonly at: ChipAt
  readonly ref: string
}

/** Words and chips to put in: a string is plain words, `{ ref }` a chip. */
export type Insert = readonly (string | { readonly ref: string })[]

/** The chip of a block by its number; undefined when either is gone. */
export function chipRunAt(doc: Node, { block, chip }: ChipAt): ChipRun | undefined {
  const found = blockWithId(doc, block)
  return found === null ? undefined : chipsIn(found.node, found.pos + 1)[chip]
}

/** A part of a block as a range of the document; null when the block is gone. */
export function rangeOf(
  doc: Node,
  block: string,
  { start, end }: Span,
): { readonly from: number; readonly to: number } | null {
  const found = blockWithId(doc, block)
  if (found === null) return null
  const at = found.pos + 1
  const from = at + placeIn(found.node, start, 1)
  return { from, to: Math.max(from, at + placeIn(found.node, end, -1)) }
}

/** Gives chips other refs. Their words stay, save where the new name has others. False when one of them is gone. */
export function changeChips(
  editor: Editor,
  changes: readonly ChipChange[],
  names: MeetingNames,
): boolean {
  const { doc, tr } = editor.state
  const placed = changes.flatMap(({ at, ref }) => {
    const run = chipRunAt(doc, at)
    return run === undefined ? [] : [{ run, ref }]
  })
  if (placed.length < changes.length || placed.length === 0) return false
  // From the end, so that no place moves before its turn.
  for (const { run, ref } of placed.sort((a, b) => b.run.from - a.run.from)) {
    if (labelOf(ref, names) === labelOf(run.ref, names)) giveRef(tr, run, ref)
    else replaceRun(tr, run, ref, names)
  }
  return asOneStep(editor, tr)
}

/** Puts words and chips in directly behind a chip. */
export function putBehind(
  editor: Editor,
  at: ChipAt,
  insert: Insert,
  names: MeetingNames,
): boolean {
  const run = chipRunAt(editor.state.doc, at)
  return run !== undefined && put(editor, run.to, insert, names)
}

/** Puts words and chips in at a place of a block, in UTF-16 units of its text. */
export function putAt(
  editor: Editor,
  block: string,
  start: number,
  insert: Insert,
  names: MeetingNames,
): boolean {
  const range = rangeOf(editor.state.doc, block, { start, end: start })
  return range !== null && put(editor, range.from, insert, names)
}

/** Deletes a part of a block's words, and the block when nothing is left of it. */
export function deleteWords(editor: Editor, block: string, span: Span): boolean {
  const { doc, tr } = editor.state
  const [found, range] = [blockWithId(doc, block), rangeOf(doc, block, span)]
  if (found === null || range === null) return false
  const isAll = range.to - range.from === found.node.content.size
  if (isAll && doc.resolve(found.pos).parent.childCount > 1) {
    tr.delete(found.pos, found.pos + found.node.nodeSize)
  } else tr.delete(range.from, range.to)
  return asOneStep(editor, tr)
}

/** Gives a block an id of its own, unlike that of any block it once was one with. */
export function giveOwnId(editor: Editor, block: string): boolean {
  const found = blockWithId(editor.state.doc, block)
  if (found === null) return false
  return asOneStep(editor, editor.state.tr.setNodeAttribute(found.pos, "id", newId()))
}

function put(editor: Editor, pos: number, insert: Insert, names: MeetingNames): boolean {
  const { tr, schema } = editor.state
  const mark = schema.marks[chipMark]
  const around = tr.doc.resolve(pos).marks()
  const nodes = insert.map((part) => {
    if (typeof part === "string") return schema.text(part, around)
    const chip = mark?.create({ ref: part.ref }).addToSet(around) ?? around
    return schema.text(labelOf(part.ref, names), chip)
  })
  return asOneStep(editor, tr.insert(pos, nodes))
}

function giveRef(tr: Transaction, run: ChipRun, ref: string): void {
  const mark = tr.doc.type.schema.marks[chipMark]
  if (mark !== undefined) tr.addMark(run.from, run.to, mark.create({ ref }))
}

function asOneStep(editor: Editor, tr: Transaction): boolean {
  undoStepEnds(editor.state)
  editor.view.dispatch(tr)
  undoStepEnds(editor.state)
  return true
}
