// What stands behind a chip's words: its sign, the qualifier, proposed words. Drawn, not text.
import { Decoration } from "@tiptap/pm/view"
import type { Stance } from "../../shared/meeting/meeting.ts"
import type { ProvisionChip, TextEdit } from "../../shared/notation/notation.ts"
import { stanceSign, stanceWord } from "../ui/stance.ts"
import { words } from "../ui/words.ts"
import { agreementOf, type ChipMeaning, stanceOf } from "./chip-meaning.ts"
import type { ChipRun } from "./chip-runs.ts"

/** The widget behind the chip. Every chip has one, though nothing be seen of it: it keeps the caret out of the chip's box. */
export function chipEnd(run: ChipRun, meaning: ChipMeaning | null): Decoration {
  return Decoration.widget(run.to, () => endElement(meaning), {
    key: `end ${run.ref}`,
    side: -1,
    marks: [],
    ignoreSelection: true,
  })
}

function endElement(meaning: ChipMeaning | null): HTMLElement {
  // The word joiner keeps a sign on the line of the last word, in every script. And something must stand here: Chromium
  // loses a composition that begins behind an empty element that is not editable.
  const end = span("chip-end", "\u2060")
  if (meaning?.kind === "topic") {
    const stance = stanceOf(meaning.chip)
    const mark = meaning.chip.stance
    if (mark !== null || stance !== "addresses") end.append(...sign(stance, mark?.unsure ?? false))
    if (mark?.qualifier) end.append(span("qual", ` ${mark.qualifier}`))
  } else if (meaning?.kind === "actor") {
    const agreement = agreementOf(meaning.chip)
    if (agreement !== null) end.append(...sign(agreement, false))
  } else if (meaning?.kind === "provision") end.append(...proposals(meaning.chip))
  // The caret behind is drawn at the end of the last words in here: not in the middle of a sign.
  if (end.childElementCount > 0) end.append("\u2060")
  return end
}

function sign(stance: Stance, unsure: boolean): HTMLElement[] {
  const shape = span(`sign ${stance}${unsure ? " unsure" : ""}`, stanceSign(stance) || "\u00A0")
  shape.ariaHidden = "true"
  return [shape, span("sr", ` ${stanceWord(stance, { unsure })}`)]
}

function proposals(chip: ProvisionChip): HTMLElement[] {
  return chip.edits.map((edit) => {
    const element = span("edit", " ")
    element.title = words.chips.proposal(edit)
    element.append(...editWords(edit))
    return element
  })
}

function editWords({ text, old }: TextEdit): Node[] {
  const parts: Node[] = []
  if (old !== null) parts.push(element("del", old))
  if (old !== null && text !== null) parts.push(document.createTextNode(" "))
  if (text !== null) parts.push(element("ins", text))
  return parts
}

function span(className: string, text: string): HTMLElement {
  const made = element("span", text)
  made.className = className
  return made
}

function element(tag: "span" | "ins" | "del", text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}
