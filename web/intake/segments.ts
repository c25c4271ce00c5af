// A block's words in the pieces in which a review draws them: plain runs, and runs that a suggestion covers.
import type { Suggestion } from "../../shared/intake/intake.ts"
import type { Block, Marks } from "../../shared/notation/notation.ts"

export interface Piece {
  readonly text: string
  readonly marks: Marks
}

export interface Segment {
  /** Null: plain words. */
  readonly suggestion: Suggestion | null
  readonly pieces: readonly Piece[]
}

/** The words in order, each once; a suggestion that begins within another is left to it. */
export function segmentsOf(
  { inlines }: Block,
  suggestions: readonly Suggestion[],
): readonly Segment[] {
  const segments: Segment[] = []
  let at = 0
  const put = (to: number, suggestion: Suggestion | null) => {
    const pieces = cut(inlines, at, to)
    if (pieces.length > 0) segments.push({ suggestion, pieces })
    at = Math.max(at, to)
  }
  for (const suggestion of suggestions) {
    if (suggestion.start < at) continue
    put(suggestion.start, null)
    put(suggestion.end, suggestion)
  }
  put(Number.POSITIVE_INFINITY, null)
  return segments
}

function cut(inlines: Block["inlines"], from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (const { text, marks } of inlines) {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start))
    if (part !== "") pieces.push({ text: part, marks })
    start += text.length
    if (start >= to) break
  }
  return pieces
}
