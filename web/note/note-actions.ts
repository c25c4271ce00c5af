// What the note screen does to the text: mends problems, goes from one to the next, inserts from the bar.
import type { Editor } from "@tiptap/core"
import type { MeetingNames, Problem } from "../../shared/meeting/meeting.ts"
import type { Read, Span } from "../../shared/reading/reading.ts"
import {
  changeChips,
  deleteWords,
  giveOwnId,
  type Insert,
  putAt,
  rangeOf,
} from "../editor/chip-mend.ts"
import { type ChipRun, chipAtPos } from "../editor/chip-runs.ts"
import { joinedRef } from "../editor/chip-typed.ts"
import { blockTags } from "../editor/tags.ts"
import type { LiveReading } from "./live-reading.svelte.ts"
import type { Offer } from "./problems.ts"

/** Does what is offered for a problem of a block, by an edit of its words. False when they are gone. */
export function mend(
  editor: Editor,
  block: string,
  offer: Exclude<Offer, { readonly kind: "add" }>,
  names: MeetingNames,
): boolean {
  switch (offer.kind) {
    case "name":
      return changeChips(editor, [offer], names)
    case "speaker":
      return putAt(editor, block, offer.at, saying(offer.refs), names)
    case "ours":
      return putAt(editor, block, 0, ["[ours] "], names)
    case "delete":
      return deleteWords(editor, block, offer.span)
    case "keep-both":
      return giveOwnId(editor, block)
  }
}

/** "Brazil: ", "Brazil for LAC: ". */
function saying(refs: readonly string[]): Insert {
  const [speaker, group] = refs.map((ref) => ({ ref }))
  if (speaker === undefined) return []
  return group === undefined ? [speaker, ": "] : [speaker, " for ", group, ": "]
}

/** Words to look at. */
export interface Stop {
  readonly block: string
  readonly span: Span
}

/** The problem at the caret or the first one after it, else the first of all. */
export function problemFrom(editor: Editor, live: LiveReading): Read<Problem> | null {
  const { $from } = editor.state.selection
  const at = live.numberOf(String($from.parent.attrs.id)) ?? 0
  const next = live.problems.find(({ row, because: { span } }) => {
    const n = live.numberOf(row.block) ?? -1
    return n === at ? span.end >= $from.parentOffset : n > at
  })
  return next ?? live.problems[0] ?? null
}

/** The first problem or query after the caret, else the first of all. */
export function stopAfter(
  editor: Editor,
  live: LiveReading,
  queries: readonly Stop[],
): Stop | null {
  const { $from, empty } = editor.state.selection
  const at = live.numberOf(String($from.parent.attrs.id)) ?? 0
  const numberOf = ({ block }: Stop) => live.numberOf(block) ?? -1
  const problems = live.problems.map(({ row, because }) => ({
    ...{ block: row.block, span: because.span },
  }))
  const stops = [...problems, ...queries].sort(
    (a, b) => numberOf(a) - numberOf(b) || a.span.start - b.span.start,
  )
  const next = stops.find((stop) => {
    const n = numberOf(stop)
    if (n !== at) return n > at
    // Selected words are where one is; before them one is not there yet.
    return stop.span.start > $from.parentOffset || (stop.span.start === $from.parentOffset && empty)
  })
  return next ?? stops[0] ?? null
}

/** Selects the words and brings them into view. */
export function goTo(editor: Editor, { block, span }: Stop): boolean {
  const range = rangeOf(editor.state.doc, block, span)
  if (range === null) return false
  return editor.chain().setTextSelection(range).scrollIntoView().focus().run()
}

/** A sign for the chip before the caret; words in parentheses where it takes none. */
export function putSign(editor: Editor, sign: "+" | "-" | "?"): boolean {
  const { $from } = editor.state.selection
  const chip = chipAtPos($from, "before") ?? chipBehindSpace(editor)
  const ref = chip === undefined ? null : joinedRef(chip.ref, `(${sign})`)
  if (chip === undefined || ref === null) return editor.commands.insertContent(`(${sign})`)
  return editor.commands.setChip(chip.from, ref)
}

/** Keyboards of phones put a space behind a word by themselves. */
function chipBehindSpace(editor: Editor): ChipRun | undefined {
  const { $from } = editor.state.selection
  if ($from.nodeBefore?.text?.at(-1) !== " ") return undefined
  return chipAtPos(editor.state.doc.resolve($from.pos - 1), "before")
}

/** Puts `[key]` at the start of the block, or takes it away. */
export function toggleKey(editor: Editor): boolean {
  const { $from } = editor.state.selection
  if (!$from.parent.isTextblock) return false
  const start = $from.start()
  const tag = blockTags($from.parent.textContent).find(({ kind }) => kind === "key")
  if (tag === undefined) {
    editor.view.dispatch(editor.state.tr.insertText("[key] ", start))
    return true
  }
  const spaced = $from.parent.textContent[tag.to] === " " ? 1 : 0
  editor.view.dispatch(editor.state.tr.delete(start + tag.from, start + tag.to + spaced))
  return true
}
