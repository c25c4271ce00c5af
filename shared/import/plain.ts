// Plain text into blocks: an empty line parts paragraphs, so does a line break, save where the text was wrapped.
import { Drafts, type Look, paragraph } from "./drafts.ts"
import { emptyTally, type Imported } from "./imported.ts"

/** Lines of more characters than this were not wrapped by a program. */
const widest = 100
/** Nor were those of a text that has none of at least so many. */
const narrowest = 50
const bullet = /^([·•▪◦●○‣∙*–-])\s+(?=\S)/

/** Reads text of no format. A bullet that somebody typed makes an item, indented deeper a nested one; numbers stay words. */
export function readPlain(text: string): Imported {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029\f]/g, "\n").split("\n")
  const width = wrappedAt(lines)
  const drafts = new Drafts()
  const columns: number[] = []
  let before = ""
  for (const line of lines) {
    const words = line.trim()
    const last = drafts.last
    if (words === "") columns.length = 0
    else if (last !== null && width !== null && goesOn(before, words, width)) {
      last.runs.push({ text: ` ${words}`, marks: {} })
    } else drafts.open(lookOf(line, columns)).runs.push({ text: words, marks: {} })
    before = line.trimEnd()
  }
  return { items: drafts.finish(), tally: emptyTally() }
}

/** The width at which a program broke the lines; null: every line is one that somebody ended. */
function wrappedAt(lines: readonly string[]): number | null {
  const width = lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0)
  return width > widest || width < narrowest ? null : width
}

/** Whether the first word would have had no place in the line before. */
function goesOn(before: string, words: string, width: number): boolean {
  if (before.trim() === "" || bullet.test(words) || /^\(?\d{1,3}[.)]\s/.test(words)) return false
  return before.length + 1 + (/^\S+/.exec(words)?.[0].length ?? 0) > width
}

function lookOf(line: string, columns: number[]): Look {
  if (!bullet.test(line.trim())) {
    columns.length = 0
    return paragraph
  }
  const column = line.replace(/\t/g, "    ").search(/\S/)
  while ((columns.at(-1) ?? -1) > column) columns.pop()
  if (columns.at(-1) !== column) columns.push(column)
  return { ...paragraph, depth: columns.length - 1 }
}
