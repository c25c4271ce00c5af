// Where the words stand that an entry comes from.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"

/** The note's screen at the statement's sentence, which it highlights. */
export function wordsHref(meeting: string, statement: IndexedStatement): string {
  const { note, block, sentence, anchor } = statement
  const search = new URLSearchParams({ block, sentence: String(sentence) })
  // The anchor finds the words after any edits; block and sentence, should it lead nowhere any more.
  if (anchor) search.set("at", anchor)
  return `/m/${encodeURIComponent(meeting)}/n/${encodeURIComponent(note)}?${search}`
}
