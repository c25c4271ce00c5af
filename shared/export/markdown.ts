// A note as Markdown (CommonMark with tables).
import type { Note } from "../notation/notation.ts"

/** Ends with a line break. */
export function printMarkdown(_note: Note): string {
  return "\n"
}
