// The words of a tagged block as a brief prints them: without tags, each chip as its label.
import type { Tag } from "../meeting/meeting.ts"
import {
  type Block,
  type Chip,
  chipLabel,
  type Inline,
  type TextEdit,
} from "../notation/notation.ts"
import type { DayFacts } from "./day.ts"
import { WORDS_OF_A_SENTENCE } from "./sentence.ts"
import { leadingTags } from "./tags.ts"
import type { BriefWords } from "./words.ts"

/** The block's words; emphasis and links stay. Ends with the doubt where it is tagged `[check]`. */
export function wordsOf(
  block: Block,
  tags: readonly Tag[],
  facts: DayFacts,
  words: BriefWords,
): readonly Inline[] {
  const plain = withoutAsides(leadingTags(block.inlines).inlines)
  const inlines = plain.map((inline, n) => {
    if (inline.kind === "text") return inline
    return asText(inline, /(^|[.!?]\s*)$/.test(plain[n - 1]?.text ?? ""), facts, words)
  })
  return tags.includes("check")
    ? [...inlines, { kind: "text", text: ` (${words.unverified})`, marks: {} }]
    : inlines
}

/**
 * Takes off topic chips that stand in brackets of their own, "… at home (#migration=bad).": they are
 * there for the index, and the sentence has said it already. Where it has not, they stay.
 */
function withoutAsides(inlines: readonly Inline[]): readonly Inline[] {
  // Chips as one character each, so that places in the line are places in the block.
  const line = inlines
    .map((inline) => (inline.kind === "text" ? inline.text : signOf(inline.chip)))
    .join("")
  const asides = [...line.matchAll(aside)].filter(({ 0: found, index }) => {
    const before =
      line
        .slice(0, index)
        .split(/[.!?]\s/)
        .at(-1) ?? ""
    const after = line.slice(index + found.length).split(/[.!?]/)[0] ?? ""
    return (`${before} ${after}`.match(/\p{L}+/gu) ?? []).length >= WORDS_OF_A_SENTENCE
  })
  return asides.reduceRight(
    (kept, { 0: found, index }) => cut(kept, index, index + found.length),
    inlines,
  )
}

const TOPIC = "\u0000"
const aside = new RegExp(`\\s*\\(${TOPIC}(?:${TOPIC}|[\\s,;]|and)*\\)`, "g")

function signOf(chip: Chip): string {
  return chip.kind === "topic" ? TOPIC : "\u0001"
}

/** Without what stands from `start` up to `end`, where a chip counts as one. */
function cut(inlines: readonly Inline[], start: number, end: number): readonly Inline[] {
  let at = 0
  return inlines.flatMap((inline) => {
    const width = inline.kind === "text" ? inline.text.length : 1
    const [from, to] = [start - at, end - at]
    at += width
    if (to <= 0 || from >= width) return [inline]
    if (inline.kind === "chip") return []
    return [{ ...inline, text: inline.text.slice(0, Math.max(0, from)) + inline.text.slice(to) }]
  })
}

function asText(
  inline: Extract<Inline, { kind: "chip" }>,
  isFirst: boolean,
  facts: DayFacts,
  words: BriefWords,
): Inline {
  const { chip, ref, marks } = inline
  // In a document the chip covers the words that its author saw; in the text form it is its own ref.
  const label = inline.text === ref ? chipLabel(chip, facts.names) : inline.text
  // "Some states" and the like are no names: inside a sentence they begin small.
  const isGroup = chip.kind === "actor" && groupNamed(chip.name, facts) === label
  const written = isGroup && !isFirst ? words.nameInList(label, true) : label
  return { kind: "text", text: written + detailOf(chip, words), marks }
}

/** What the label leaves out and a reader needs: doubt about who spoke, and words to add or delete. */
function detailOf(chip: Chip, words: BriefWords): string {
  if (chip.kind === "actor") return chip.unsure ? ` (${words.unsure})` : ""
  if (chip.kind === "topic" || chip.edits.length === 0) return ""
  return ` (${words.list(chip.edits.map((edit) => editOf(edit, words)))})`
}

function editOf({ text, old }: TextEdit, words: BriefWords): string {
  if (old === null) return words.edit.add([text ?? ""])
  return text === null ? words.edit.delete([old]) : words.edit.replace(old, text)
}

function groupNamed(name: string, { names }: DayFacts): string | null {
  const found = names.actor(name)
  return found.found === "one" && found.value.kind === "group" ? found.value.name : null
}
