// Plain text into blocks: an empty line parts paragraphs, so does a line break, save where the text was wrapped.
import { Drafts, type Look, paragraph } from "./drafts.ts"
import { emptyTally, type Imported } from "./imported.ts"

/** Lines of more characters than this were not wrapped by a program. */
const widest = 100
/** Nor were those of a text that has none of at least so many. */
const narrowest = 50
const bullet = /^([·•▪◦●○‣∙*–-])\s+(?=\S)/

/** Of the lines of a wrapped paragraph at least this part had no room for the next word. */
const mostlyFull = 0.7

/**
 * Reads text of no format. A bullet that somebody typed makes an item, indented deeper a nested one; numbers stay words.
 * `wrapped: "joined"` puts the lines of a paragraph together that a program broke; "kept" leaves each a block.
 */
export function readPlain(
  text: string,
  { wrapped }: { readonly wrapped: "joined" | "kept" } = { wrapped: "joined" },
): Imported {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029\f\v]/g, "\n").split("\n")
  const width = wrapped === "joined" ? wrappedAt(lines) : null
  const drafts = new Drafts()
  const columns: number[] = []
  for (const part of paragraphsOf(lines)) {
    columns.length = 0
    const joins = width === null ? [] : joinsOf(part, width)
    for (const [n, line] of part.entries()) {
      const [words, last] = [line.trim(), drafts.last]
      if (last !== null && joins[n - 1]) last.runs.push({ text: ` ${words}`, marks: {} })
      else drafts.open(lookOf(line, columns)).runs.push({ text: words, marks: {} })
    }
  }
  return { items: drafts.finish(), tally: emptyTally() }
}

/** Lines without an empty one between them. */
function paragraphsOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() === "") paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs
}

/** The width at which a program broke the lines; null: every line is one that somebody ended. */
function wrappedAt(lines: readonly string[]): number | null {
  const width = lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0)
  return width > widest || width < narrowest ? null : width
}

/** Which lines of a paragraph go on in the next one. The longest is full by its own measure, so one alone shows nothing. */
function joinsOf(lines: readonly string[], width: number): readonly boolean[] {
  const joins = lines.slice(1).map((next, n) => goesOn(lines[n] ?? "", next.trim(), width))
  const full = joins.filter((it) => it).length
  const isSentence = /[.!?:;”"»)]$/.test(lines[0]?.trimEnd() ?? "")
  const isWrapped = full >= mostlyFull * joins.length && (full > 1 || !isSentence)
  return isWrapped ? joins : []
}

/** Whether the first word would have had no place in the line before. */
function goesOn(before: string, words: string, width: number): boolean {
  if (bullet.test(words) || /^\(?\d{1,3}[.)]\s/.test(words)) return false
  return before.trimEnd().length + 1 + (/^\S+/.exec(words)?.[0].length ?? 0) > width
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
