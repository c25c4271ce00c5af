// A chip is one thing to caret, selection and deletion, though it is text in the document.
import { Extension } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import type { Node, ResolvedPos } from "@tiptap/pm/model"
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { chipMark } from "../../shared/note/note.ts"
import { type ChipRun, chipAtPos, chipsIn } from "./chip-runs.ts"
import { refAsTyped } from "./chip-text.ts"
import { belongsToInputMethod } from "./composing.ts"

/** One caret stop, one click, one deletion; a Backspace behind a chip first turns it to text. */
export const ChipAtomic = Extension.create<{ readonly names: () => MeetingNames }>({
  name: "chipAtomic",
  priority: 1100,
  addProseMirrorPlugins() {
    const { names } = this.options
    const editor = this.editor
    return [
      new Plugin({
        key: new PluginKey("chipAtomic"),
        props: {
          handleKeyDown: (view, event) => onKey(view, event, names()),
          handleClick: onClick,
          handleDOMEvents: {
            beforeinput: (view, event) => onBeforeInput(view, event, names()),
            compositionend(view) {
              // The browser's own change of the document is read first.
              setTimeout(() => {
                if (!view.isDestroyed && !view.composing) view.dispatch(view.state.tr)
              })
              return false
            },
          },
        },
        appendTransaction(transactions, before, after) {
          if (editor.view.composing) return null
          const tr = after.tr
          if (transactions.some((one) => one.docChanged && !isChangeOrigin(one)))
            mendCut(tr, transactions, before, after)
          keepWhole(tr, before)
          return tr.docChanged || tr.selectionSet ? tr : null
        },
      }),
    ]
  },
})

function onKey(view: EditorView, event: KeyboardEvent, names: MeetingNames): boolean {
  if (belongsToInputMethod(view, event) || !view.editable) return false
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") return stepOver(view, event)
  if (event.key === "Backspace") {
    const byWord = event.ctrlKey || event.altKey || event.metaKey
    return byWord ? deleteChip(view, "before") : chipToText(view, names)
  }
  if (event.key === "Delete") return deleteChip(view, "after")
  return false
}

/** Phones send a Backspace as input, without a key that says so. */
function onBeforeInput(view: EditorView, event: Event, names: MeetingNames): boolean {
  const { inputType } = event as InputEvent
  if (!view.editable || view.composing || !event.cancelable) return false
  const done =
    inputType === "deleteContentBackward"
      ? chipToText(view, names)
      : inputType === "deleteContentForward"
        ? deleteChip(view, "after")
        : false
  if (done) event.preventDefault()
  return done
}

function onClick(view: EditorView, pos: number, event: MouseEvent): boolean {
  const inChip = (event.target as Element | null)?.closest?.("[data-ref]") != null
  if (!inChip || event.shiftKey || event.button !== 0 || !view.editable) return false
  const $pos = view.state.doc.resolve(pos)
  const run = chipAtPos($pos, "around") ?? chipAtPos($pos, "after") ?? chipAtPos($pos, "before")
  if (run === undefined) return false
  select(view, run.from, run.to)
  return true
}

/** The chip beside the head in the key's direction is one step, by letter or by word. */
function stepOver(view: EditorView, event: KeyboardEvent): boolean {
  catchUp(view)
  const { selection } = view.state
  if (!(selection instanceof TextSelection)) return false
  const forward = (event.key === "ArrowRight") !== isRightToLeft(view, selection.$head)
  // Without Shift an arrow leaves a selection at its edge: the browser does that well.
  if (!event.shiftKey && !selection.empty) return false
  const run = chipAtPos(selection.$head, forward ? "after" : "before")
  if (run === undefined) return false
  const head = forward ? run.to : run.from
  select(view, event.shiftKey ? selection.anchor : head, head)
  return true
}

/** The browser tells of its own caret moves later than of a quick next key. */
function catchUp(view: EditorView): void {
  const there = getSelection()
  const { selection, doc, tr } = view.state
  if (!there?.focusNode || !there.anchorNode || !(selection instanceof TextSelection)) return
  if (!view.dom.contains(there.focusNode) || !view.dom.contains(there.anchorNode)) return
  const head = view.posAtDOM(there.focusNode, there.focusOffset)
  const anchor = view.posAtDOM(there.anchorNode, there.anchorOffset)
  if (head === selection.head && anchor === selection.anchor) return
  const [$anchor, $head] = [doc.resolve(anchor), doc.resolve(head)]
  if (!$anchor.parent.inlineContent || !$head.parent.inlineContent) return
  view.dispatch(tr.setSelection(new TextSelection($anchor, $head)))
}

function isRightToLeft(view: EditorView, $pos: ResolvedPos): boolean {
  const { node } = view.domAtPos($pos.start())
  const element = node instanceof Element ? node : node.parentElement
  const block = element?.closest(".words") ?? view.dom
  return getComputedStyle(block).direction === "rtl"
}

function chipToText(view: EditorView, names: MeetingNames): boolean {
  const { selection, tr, schema } = view.state
  const run = selection.empty ? chipAtPos(selection.$from, "before") : undefined
  if (run === undefined) return false
  const marks = tr.doc
    .resolve(run.from + 1)
    .marks()
    .filter((mark) => mark.type.name !== chipMark)
  tr.replaceWith(run.from, run.to, schema.text(refAsTyped(run.ref, names), marks))
  view.dispatch(tr.scrollIntoView())
  return true
}

function deleteChip(view: EditorView, side: "before" | "after"): boolean {
  const { selection, tr } = view.state
  const run = selection.empty ? chipAtPos(selection.$from, side) : undefined
  if (run === undefined) return false
  view.dispatch(tr.delete(run.from, run.to).scrollIntoView())
  return true
}

function select(view: EditorView, anchor: number, head: number): void {
  const { tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView())
}

/** Moves the ends of a selection out of chips: a caret on in its direction, the ends of a range outwards. */
function keepWhole(tr: Transaction, before: EditorState): void {
  const { selection } = tr
  if (!(selection instanceof TextSelection)) return
  const { $anchor, $head } = selection
  const cutAnchor = chipAtPos($anchor, "around")
  const cutHead = chipAtPos($head, "around")
  if (cutAnchor === undefined && cutHead === undefined) return
  if (selection.empty && cutHead !== undefined) {
    const edge = caretEdge(cutHead, $head.pos, before.selection.head)
    tr.setSelection(TextSelection.create(tr.doc, edge))
    return
  }
  const forward = $head.pos > $anchor.pos
  const anchor = cutAnchor === undefined ? $anchor.pos : forward ? cutAnchor.from : cutAnchor.to
  const head = cutHead === undefined ? $head.pos : forward ? cutHead.to : cutHead.from
  tr.setSelection(TextSelection.create(tr.doc, anchor, head))
}

function caretEdge(run: ChipRun, pos: number, before: number): number {
  if (before >= run.to && before - run.to < wordReach) return run.from
  if (before <= run.from && run.from - before < wordReach) return run.to
  return pos - run.from < run.to - pos ? run.from : run.to
}

/** A caret that was this near to a chip came by a key that moves by words; it goes on in that direction. */
const wordReach = 24

/**
 * A local change that took a part of a chip takes the rest too; one that wrote into it (a spelling mended by an input
 * method) leaves words without a chip. What a colleague half-deleted stays: it is not ours to mend.
 */
function mendCut(
  tr: Transaction,
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): void {
  for (const run of chipsChanged(before.doc, after.doc).reverse()) {
    const { pos: from, deletedAfter } = mapped(transactions, run.from, 1)
    const { pos: to, deletedBefore } = mapped(transactions, run.to, -1)
    // Gone from both ends is gone, or something else was put in its place.
    if (from >= to || (deletedAfter && deletedBefore)) continue
    const rest = after.doc.textBetween(from, to)
    if (rest === run.text) continue
    const mark = after.schema.marks[chipMark]
    if (rest.length < run.text.length) tr.delete(from, to)
    else if (mark !== undefined) tr.removeMark(from, to, mark)
  }
}

/** Where a position is now, and whether what stood next to it was deleted on the way. */
function mapped(transactions: readonly Transaction[], pos: number, side: 1 | -1) {
  let at = { pos, deletedAfter: false, deletedBefore: false }
  for (const { mapping } of transactions) {
    const next = mapping.mapResult(at.pos, side)
    at = {
      pos: next.pos,
      deletedAfter: at.deletedAfter || next.deletedAfter,
      deletedBefore: at.deletedBefore || next.deletedBefore,
    }
  }
  return at
}

/** The old document's chips in those blocks that are not the same in the new one. */
function chipsChanged(before: Node, after: Node): ChipRun[] {
  const start = before.content.findDiffStart(after.content)
  const ends = before.content.findDiffEnd(after.content)
  if (start === null || ends === null) return []
  const found: ChipRun[] = []
  before.nodesBetween(
    Math.min(start, ends.a),
    Math.min(Math.max(start, ends.a), before.content.size),
    (node, pos) => {
      if (!node.isTextblock) return true
      found.push(...chipsIn(node, pos + 1))
      return false
    },
  )
  return found
}
