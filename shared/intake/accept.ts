// The note that comes of accepting suggestions: the same words, some of them as chips.
import {
  type Block,
  blocksOf,
  type Chip,
  type Inline,
  type Note,
  printChip,
  printNote,
} from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import type { ActorSuggestion, Decided, Suggestion, TopicSuggestion } from "./suggestion.ts"

/** What is sent to put a note's words into another: its text form, and the words of its chips, in document order. */
export interface TakenIn {
  readonly text: string
  readonly labels: readonly string[]
}

/** The note with what was accepted. No word of it goes, save those between a pair that became its connector. */
export function accept(note: Note, suggestions: readonly Suggestion[], decided: Decided): Note {
  const byBlock = groupBy(suggestions, ({ block }) => block)
  let count = 0
  const accepted = (block: Block) => acceptInBlock(block, byBlock.get(count++) ?? [], decided)
  return {
    items: note.items.map((item) =>
      item.kind === "table"
        ? {
            ...item,
            rows: item.rows.map((row) =>
              row.map((cell) => ({ ...cell, blocks: cell.blocks.map(accepted) })),
            ),
          }
        : accepted(item),
    ),
  }
}

/** As `accept`, of one block and its suggestions; the same object where nothing of it was accepted. */
export function acceptInBlock(
  block: Block,
  suggestions: readonly Suggestion[],
  decided: Decided,
): Block {
  const chips = chipsOf(suggestions, decided)
  return chips.length === 0 ? block : { ...block, inlines: withChips(block.inlines, chips) }
}

export function takenIn(note: Note): TakenIn {
  const labels = blocksOf(note)
    .flatMap(({ inlines }) => inlines)
    .flatMap((inline) => (inline.kind === "chip" ? [inline.text] : []))
  return { text: printNote(note), labels }
}

/** A chip over words of its block. */
interface Placed {
  start: number
  end: number
  chip: Chip
  text: string
  /** `connector` stands for the words from here up to the chip. */
  gapFrom: number
  connector: string
}

function chipsOf(suggestions: readonly Suggestion[], decided: Decided): readonly Placed[] {
  const placed = new Map<string, Placed>()
  for (const it of suggestions) {
    if (it.kind !== "actor" && it.kind !== "topic") continue
    const decision = decided.get(it.id)
    const chosen = typeof decision === "number" ? chosenChip(it, decision) : null
    if (chosen === null) continue
    const { start, end } = it
    placed.set(it.id, { start, end, ...chosen, gapFrom: start, connector: "" })
  }
  for (const it of suggestions) {
    const decision = decided.get(it.id)
    if (typeof decision !== "number") continue
    if (it.kind === "stance") {
      const { on, sign } = it.choices[decision] ?? it.choices[0]
      const target = placed.get(on)
      if (target !== undefined) target.chip = signed(target.chip, sign)
    }
    if (it.kind === "pair") link(it, placed)
  }
  return [...placed.values()].sort((a, b) => a.start - b.start)
}

function chosenChip(
  suggestion: ActorSuggestion | TopicSuggestion,
  decision: number,
): { chip: Chip; text: string } | null {
  if (suggestion.kind === "topic") {
    const choice = suggestion.choices[decision]
    if (choice === undefined) return null
    const { topic, position, text } = choice
    return { chip: { kind: "topic", name: topic, position, stance: null }, text }
  }
  const choice = suggestion.choices[decision]
  if (choice === undefined) return null
  const { actor, cited } = choice
  return {
    chip: { kind: "actor", name: actor, cited, agreement: null, unsure: false },
    text: suggestion.words,
  }
}

function signed(chip: Chip, sign: "+" | "-" | "~" | "?"): Chip {
  if (chip.kind === "topic") return { ...chip, stance: { sign, unsure: false, qualifier: null } }
  if (chip.kind !== "actor" || (sign !== "+" && sign !== "-")) return chip
  return { ...chip, cited: true, agreement: sign }
}

/** Puts the connector between the chips of a pair; what else stood there goes into them. */
function link(
  pair: Extract<Suggestion, { kind: "pair" }>,
  placed: ReadonlyMap<string, Placed>,
): void {
  const [first, second] = [placed.get(pair.first), placed.get(pair.second)]
  if (pair.link === null || first === undefined || second === undefined) return
  if ([first, second].some(({ chip }) => chip.kind !== "actor" || chip.cited)) return
  const { before, connector, behind } = pair.link
  // Words before the connector can only go into a chip that ends there.
  if (before !== "" && first.end === pair.start) {
    first.end += before.length
    first.text += before
  }
  second.gapFrom = pair.start + (first.end > pair.start ? before.length : 0)
  second.connector = connector
  second.text = behind + second.text
}

function withChips(inlines: readonly Inline[], chips: readonly Placed[]): Inline[] {
  const made: Inline[] = []
  let at = 0
  for (const { start, end, chip, text, gapFrom, connector } of chips) {
    made.push(...cut(inlines, at, gapFrom))
    if (connector !== "") made.push({ kind: "text", text: connector, marks: {} })
    const [first] = cut(inlines, start, end)
    const { code: _, ...marks } = first?.marks ?? {}
    made.push({ kind: "chip", ref: printChip(chip), chip, text, marks })
    at = end
  }
  made.push(...cut(inlines, at, Number.POSITIVE_INFINITY))
  return made
}

/** The runs from one place to another; a chip that was there before is never cut. */
function cut(inlines: readonly Inline[], from: number, to: number): Inline[] {
  const parts: Inline[] = []
  let at = 0
  for (const inline of inlines) {
    const [start, end] = [at, at + inline.text.length]
    at = end
    if (end <= from) continue
    if (start >= to) break
    if (inline.kind === "chip") parts.push(inline)
    else {
      const text = inline.text.slice(Math.max(0, from - start), Math.min(end, to) - start)
      parts.push({ ...inline, text })
    }
  }
  return parts
}
