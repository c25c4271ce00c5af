// A note as HTML.
import type { Note } from "../notation/notation.ts"

/** The body's inside: escaped, no script, safe links only. */
export function printHtml(_note: Note): string {
  return ""
}
