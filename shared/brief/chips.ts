// The words of a block as a brief prints them: without tags, each chip as its label.
import type { Tag } from "../meeting/meeting.ts"
import {
  type Block,
  type Chip,
  chipLabel,
  type Inline,
  type TextEdit,
  type TopicChip,
} from "../notation/notation.ts"
import { withoutAsides } from "./asides.ts"
import type { DayFacts } from "./day.ts"
import { leadingTags } from "./tags.ts"
import type { BriefWords } from "./words.ts"

/**
 * How the words of a block stand: a point of the team stands alone, with what it would add or delete in the
 * text; a passage of the report stands beside the proposals, and its positions stand in brackets.
 */
export type Standing = "point" | "passage"

/** The block's words; emphasis and links stay. Begins with the doubt where it is tagged `[check]`. */
export function wordsOf(
  block: Block,
  tags: readonly Tag[],
  facts: DayFacts,
  words: BriefWords,
  standing: Standing = "point",
): readonly Inline[] {
  const isDoubtful = tags.includes("check")
  const own = leadingTags(block.inlines).inlines
  const said = inWords(own, facts, words, { standing, isDoubtful })
  return isDoubtful ? [plain(words.toVerify), ...said] : said
}

/** These words with each chip as its label, without the chips that only the index needs. */
export function inWords(
  inlines: readonly Inline[],
  facts: DayFacts,
  words: BriefWords,
  { standing, isDoubtful }: { readonly standing: Standing; readonly isDoubtful: boolean },
): readonly Inline[] {
  // Where all is to be verified, that is doubt enough.
  const kept = withoutAsides(inlines, isDoubtful ? "" : words.unsure)
  return kept.map((inline, n) => {
    if (inline.kind === "text") return inline
    const isFirst = /(^|[.!?]\s*)$/.test(kept[n - 1]?.text ?? "")
    return asText(inline, { isFirst, standing }, facts, words)
  })
}

export function plain(text: string): Inline {
  return { kind: "text", text, marks: {} }
}

function asText(
  inline: Extract<Inline, { kind: "chip" }>,
  { isFirst, standing }: { readonly isFirst: boolean; readonly standing: Standing },
  facts: DayFacts,
  words: BriefWords,
): Inline {
  const { chip, ref, marks } = inline
  // In a document the chip covers the words that its author saw; in the text form it is its own ref.
  const label = inline.text === ref ? chipLabel(chip, facts.names) : inline.text
  // "Some states" and the like are no names: inside a sentence they begin small.
  const isGroup = chip.kind === "actor" && groupNamed(chip.name, facts) === label
  const position =
    standing === "passage" && chip.kind === "topic" ? positionOf(chip, facts, words) : null
  const written = position ?? (isGroup && !isFirst ? words.nameInList(label, true) : label)
  return { kind: "text", text: written + detailOf(chip, standing, words), marks }
}

/** What the label leaves out and a reader needs: doubt about who spoke, and words to add or delete. */
function detailOf(chip: Chip, standing: Standing, words: BriefWords): string {
  if (chip.kind === "actor") return chip.unsure ? ` (${words.unsure})` : ""
  if (chip.kind === "topic" || chip.edits.length === 0 || standing === "passage") return ""
  return ` (${words.list(chip.edits.map((edit) => editOf(edit, words)))})`
}

function editOf({ text, old }: TextEdit, words: BriefWords): string {
  if (old === null) return words.edit.add([text ?? ""])
  return text === null ? words.edit.delete([old]) : words.edit.replace(old, text)
}

/** A position as it stands in a sentence: "sovereignty (for states alone to decide)". */
function positionOf(
  { name, position, stance }: TopicChip,
  { names }: DayFacts,
  words: BriefWords,
): string | null {
  const found = position === null ? null : names.position(name, position)
  if (found?.found !== "one") return null
  const { label } = found.value.position
  return `${found.value.topic.name} (${stance?.sign === "-" ? words.against(label) : label})`
}

function groupNamed(name: string, { names }: DayFacts): string | null {
  const found = names.actor(name)
  return found.found === "one" && found.value.kind === "group" ? found.value.name : null
}
