// The words of a tagged block as a brief prints them: without tags, each chip as its label.
import type { Chip, Inline, TextEdit } from "../notation/notation.ts"
import { chipLabel } from "../notation/notation.ts"
import type { DayFacts, TaggedBlock } from "./day.ts"
import { leadingTags } from "./tags.ts"
import type { BriefWords } from "./words.ts"

/** The block's words; emphasis and links stay. Ends with the doubt where the block is tagged `[check]`. */
export function wordsOf(
  tagged: TaggedBlock,
  facts: DayFacts,
  words: BriefWords,
): readonly Inline[] {
  const inlines = leadingTags(tagged.block.inlines).inlines.map((inline) =>
    inline.kind === "text" ? inline : asText(inline, facts, words),
  )
  return tagged.tags.includes("check")
    ? [...inlines, { kind: "text", text: ` (${words.unverified})`, marks: {} }]
    : inlines
}

function asText(
  inline: Extract<Inline, { kind: "chip" }>,
  facts: DayFacts,
  words: BriefWords,
): Inline {
  const { chip, ref, marks } = inline
  // In a document the chip covers the words that its author saw; in the text form it is its own ref.
  const label = inline.text === ref ? chipLabel(chip, facts.names) : inline.text
  return { kind: "text", text: label + detailOf(chip, words), marks }
}

/** What the label leaves out and a reader needs: doubt about who spoke, and words to add or delete. */
function detailOf(chip: Chip, words: BriefWords): string {
  if (chip.kind === "actor") return chip.unsure ? ` (${words.unsure})` : ""
  if (chip.kind === "topic" || chip.edits.length === 0) return ""
  return ` (${words.list(chip.edits.map((edit) => editOf(edit, words)))})`
}

function editOf({ text, old }: TextEdit, words: BriefWords): string {
  if (old === null) return words.edit.add(text ?? "")
  return text === null ? words.edit.delete(old) : words.edit.replace(old, text)
}
