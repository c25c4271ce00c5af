// The plain words of a block, as they are searched for names.
import type { Block, Inline } from "../notation/notation.ts"

export interface BlockWords {
  readonly block: Block
  /** Counts the note's blocks in document order. */
  readonly number: number
  /** UTF-16 units as in the block; what is code or a chip already is a run of U+FFFC. */
  readonly words: string
}

/** What of a block may be read as plain words. */
export function plainWords({ inlines }: Block): string {
  return inlines.map(plain).join("")
}

function plain(inline: Inline): string {
  const isWords = inline.kind === "text" && inline.marks.code !== true
  return isWords ? inline.text : "\uFFFC".repeat(inline.text.length)
}

/** The id of a suggestion: no two of a kind lie at one place. */
export function idOf(kind: string, { number }: BlockWords, start: number, end: number): string {
  return `${number}.${start}-${end}.${kind}`
}
