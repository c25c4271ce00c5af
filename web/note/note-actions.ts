// What the note screen does to the text: mends problems, goes from one to the next, inserts from the bar.
import type { Editor } from "@tiptap/core"
import type { MeetingNames, Problem } from "../../shared/meeting/meeting.ts"
import { type ChipRun, chipAtPos, chipsIn } from "../editor/chip-runs.ts"
import { joinedRef } from "../editor/chip-typed.ts"
import { blockWithId } from "../editor/led-to.ts"
import { blockTags } from "../editor/tags.ts"
import { chipWith, type Offer, offersFor } from "./problems.ts"

/** The chip of a problem in the text as it stands now. */
export function problemChip(editor: Editor, problem: Problem): ChipRun | undefined {
  const found = blockWithId(editor.state.doc, problem.block)
  return found === null ? undefined : chipWith(problem, chipsIn(found.node, found.pos + 1))
}

export function offersOf(editor: Editor, problem: Problem, names: MeetingNames): readonly Offer[] {
  const chip = problemChip(editor, problem)
  return chip === undefined ? [] : offersFor(problem, chip.ref, names)
}

/** Gives the problem's chip the offered name. */
export function mend(editor: Editor, problem: Problem, offer: Offer): boolean {
  const chip = problemChip(editor, problem)
  return chip !== undefined && editor.commands.setChip(chip.from, offer.ref)
}

/** The problem at the caret or the first one after it (`past`: after it only), else the first of all. */
export function problemFrom(
  editor: Editor,
  problems: readonly Problem[],
  { past }: { readonly past: boolean },
): Problem | null {
  const { from, empty } = editor.state.selection
  const placed = problems.map((problem) => ({ problem, chip: problemChip(editor, problem) }))
  const next = placed.find(({ chip }) => {
    if (chip === undefined) return false
    if (!past) return chip.to >= from
    // A selected chip is where one is; before it one is not there yet.
    return chip.from > from || (chip.from === from && empty)
  })
  return (next ?? placed[0])?.problem ?? null
}

/** Selects the chip of a problem and brings it into view. */
export function goTo(editor: Editor, problem: Problem): boolean {
  const chip = problemChip(editor, problem)
  if (chip === undefined) return false
  return editor
    .chain()
    .setTextSelection({ from: chip.from, to: chip.to })
    .scrollIntoView()
    .focus()
    .run()
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
