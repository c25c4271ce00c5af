// Topic chips that stand in a sentence for the index alone: in brackets of their own, or behind a dash at its end.
import type { Chip, Inline } from "../notation/notation.ts"
import { WORDS_OF_A_SENTENCE } from "./sentence.ts"

/**
 * The words without such chips: "… at home (#migration=bad).", "… drives people out – #drivers." The sentence
 * has said it already; where it has too few words for that, they stay. A doubt of theirs stays as `doubt`.
 */
export function withoutAsides(inlines: readonly Inline[], doubt: string): readonly Inline[] {
  const chips = new Map<number, Chip>()
  const line = lineOf(inlines, chips)
  const asides = [...line.matchAll(aside)].filter(({ 0: found, index }) => {
    const before =
      line
        .slice(0, index)
        .split(/[.!?]\s/)
        .at(-1) ?? ""
    const after = line.slice(index + found.length).split(/[.!?]/)[0] ?? ""
    return (`${before} ${after}`.match(/\p{L}+/gu) ?? []).length >= WORDS_OF_A_SENTENCE
  })
  return asides.reduceRight((kept, { 0: found, index }) => {
    const end = index + found.length
    const isUnsure = [...chips].some(
      ([at, chip]) => at >= index && at < end && chip.kind === "topic" && chip.stance?.unsure,
    )
    return cut(kept, index, end, isUnsure && doubt !== "" ? ` (${doubt})` : "")
  }, inlines)
}

/** The words without the brackets behind a group's chip that name its members. */
export function withoutMembers(inlines: readonly Inline[]): readonly Inline[] {
  const found = members.exec(lineOf(inlines, new Map()))
  if (found === null) return inlines
  const start = found.index + 1
  return cut(inlines, start, found.index + found[0].length, "")
}

const TOPIC = "\u0000"
const ACTOR = "\u0001"
const OTHER = "\u0002"
const run = `${TOPIC}(?:${TOPIC}|[\\s,;]|and)*`
const aside = new RegExp(`\\s*\\(${run}\\)|\\s+[–—-]\\s+${run}(?=\\s*(?:[.!?;]|$))`, "g")
const members = new RegExp(`${ACTOR}\\s*\\(${ACTOR}(?:${ACTOR}|[\\s,]|and)*\\)`)

/** The words with each chip as one character, so that places in the line are places in the block. */
function lineOf(inlines: readonly Inline[], chips: Map<number, Chip>): string {
  let line = ""
  for (const inline of inlines) {
    if (inline.kind === "chip") chips.set(line.length, inline.chip)
    line += inline.kind === "text" ? inline.text : signOf(inline.chip)
  }
  return line
}

function signOf(chip: Chip): string {
  return chip.kind === "topic" ? TOPIC : chip.kind === "actor" ? ACTOR : OTHER
}

/** With `instead` for what stands from `start` up to `end`, where a chip counts as one. */
function cut(
  inlines: readonly Inline[],
  start: number,
  end: number,
  instead: string,
): readonly Inline[] {
  let at = 0
  let put = instead
  return inlines.flatMap((inline): readonly Inline[] => {
    const width = inline.kind === "text" ? inline.text.length : 1
    const [from, to] = [start - at, end - at]
    at += width
    if (to <= 0 || from >= width) return [inline]
    const words = put
    put = ""
    if (inline.kind === "chip") {
      return words === "" ? [] : [{ kind: "text", text: words, marks: {} }]
    }
    const kept = inline.text.slice(0, Math.max(0, from)) + words + inline.text.slice(to)
    return [{ ...inline, text: kept }]
  })
}
