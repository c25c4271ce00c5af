// A statement's sentence as a reader gets it: without the marks that stand there for the index.
import type { IndexedStatement, MeetingNames } from "../meeting/meeting.ts"
import type { BriefWords } from "./words.ts"

/** Words that a sentence needs besides what stands in brackets for the index, so that it may go. */
export const WORDS_OF_A_SENTENCE = 4

/**
 * The statement's sentence: topic labels in brackets of their own are taken off, signs and proposals
 * put in words. Ends with a full stop.
 */
export function sentenceOf(
  row: IndexedStatement,
  labels: ReadonlySet<string>,
  words: BriefWords,
): string {
  const without = row.text.replace(inBrackets, (whole, inside: string) =>
    isLabels(inside.replace(sign, ""), labels) ? "" : whole,
  )
  const isEnough = (without.match(/\p{L}+/gu) ?? []).length >= WORDS_OF_A_SENTENCE
  return words.stop(inWords(isEnough ? without : row.text, row.unsure, words).trim())
}

/** How texts name the topics and positions of a meeting: "data collection: reliable data". */
export function labelsIn({ meeting }: MeetingNames): ReadonlySet<string> {
  return new Set(
    meeting.topics.flatMap(({ name, positions }) => [
      name,
      ...positions.map((position) => `${name}: ${position.label}`),
    ]),
  )
}

/** Brackets with the space before them, and with brackets inside. */
const inBrackets = /\s*\(((?:[^()]|\([^()]*\))*)\)/g
/** A stance or a doubt as it stands behind its chip: `(+ less adamant)`, `(?)`. */
const sign = /(?<=\S)\(([+~-]?)(\??) ?([^()]*)\)/g

/** One label, or several parted by commas or "and". */
function isLabels(text: string, labels: ReadonlySet<string>): boolean {
  if (labels.has(text)) return true
  return [...text.matchAll(/, | and |; /g)].some(
    ({ 0: between, index }) =>
      labels.has(text.slice(0, index)) && isLabels(text.slice(index + between.length), labels),
  )
}

function inWords(text: string, unsure: boolean, words: BriefWords): string {
  return text
    .replace(sign, (whole, stance: string, doubt: string, rest: string) =>
      stance + doubt === "" ? whole : bracketed([rest, doubt !== "" && unsure ? words.unsure : ""]),
    )
    .replace(/\{-"([^"]*)"\}\{\+"([^"]*)"\}/g, (_, old: string, added: string) =>
      bracketed([words.edit.replace(old, added)]),
    )
    .replace(/\{([+-])"([^"]*)"\}/g, (_, op: string, edited: string) =>
      bracketed([op === "+" ? words.edit.add([edited]) : words.edit.delete([edited])]),
    )
}

function bracketed(parts: readonly string[]): string {
  const given = parts.filter((part) => part !== "")
  return given.length === 0 ? "" : ` (${given.join("; ")})`
}
