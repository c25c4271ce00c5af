// Where the words stand that an entry comes from.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"

/** The note's screen at the statement's sentence, which it highlights. */
export function wordsHref(meeting: string, statement: IndexedStatement): string {
  const { note, block, sentence } = statement
  const search = new URLSearchParams({ block, sentence: String(sentence) })
  return `/m/${encodeURIComponent(meeting)}/n/${encodeURIComponent(note)}?${search}`
}
