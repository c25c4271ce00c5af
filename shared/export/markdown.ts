// A note as Markdown: CommonMark, with the tables that GitHub and most readers know.
import type { Block, Cell, Note, Table } from "../notation/notation.ts"
import { type Nested, type NestedItem, type NestedList, nest } from "../note/note.ts"
import { escapeLine, printInlines } from "./markdown-text.ts"
import { partsOf } from "./parts.ts"

/** The whole note; every character that means something to Markdown is escaped. Ends with a line break. */
export function printMarkdown(note: Note): string {
  const printed: string[] = []
  let quoted = false
  for (const part of partsOf(note)) {
    const isQuote = part.kind === "block" && part.block.kind === "quote"
    const text = part.kind === "table" ? printTable(part.table) : printNested(part)
    if (text === "") continue
    // Quoted blocks that follow one another are one quotation.
    if (isQuote && quoted) printed.push(">", text)
    else printed.push(...(printed.length === 0 ? [] : [""]), text)
    quoted = isQuote
  }
  return `${printed.join("\n")}\n`
}

function printNested(part: Nested<Block>): string {
  return part.kind === "list" ? printList(part) : printBlock(part.block)
}

function printBlock(block: Block): string {
  const text = printInlines(block.inlines)
  if (block.kind === "heading") {
    return `${"#".repeat(block.level ?? 1)} ${oneLine(text)}`
  }
  const lines = hardBroken(text)
  return block.kind === "quote" && lines !== "" ? prefixed(lines, "> ", "> ") : lines
}

function printList(list: NestedList<Block>): string {
  const loose = list.items.some((item) => item.content.some((part) => part.kind === "block"))
  return list.items
    .map((item, n) => printItem(item, list.ordered ? `${n + 1}. ` : "- ", loose))
    .join(loose ? "\n\n" : "\n")
}

function printItem(item: NestedItem<Block>, marker: string, loose: boolean): string {
  const parts = [hardBroken(printInlines(item.block.inlines)), ...item.content.map(printNested)]
  return prefixed(parts.join(loose ? "\n\n" : "\n"), marker, " ".repeat(marker.length))
}

/** A row of header cells first, as the format asks; an empty one where the note's table has none. */
function printTable(table: Table): string {
  const columns = Math.max(0, ...table.rows.map((row) => row.length))
  if (columns === 0) return ""
  const [first, ...rest] = table.rows
  const headed = first?.every((cell) => cell.header) === true
  const header = headed ? first.map(printCell) : []
  const body = (headed ? rest : table.rows).map((row) =>
    row.map((cell) => (cell.header ? bold(printCell(cell)) : printCell(cell))),
  )
  return [header, Array<string>(columns).fill("---"), ...body]
    .map((row) => `| ${Array.from({ length: columns }, (_, n) => row[n] ?? "").join(" | ")} |`)
    .join("\n")
}

function printCell(cell: Cell): string {
  return nest(cell.blocks).flatMap(cellLines).join("<br>").replaceAll("|", "\\|")
}

function cellLines(part: Nested<Block>): readonly string[] {
  if (part.kind === "block") return [hardBroken(printInlines(part.block.inlines), "<br>")]
  return part.items.flatMap((item, n) => [
    `${part.ordered ? `${n + 1}\\.` : "•"} ${hardBroken(printInlines(item.block.inlines), "<br>")}`,
    ...item.content.flatMap(cellLines),
  ])
}

function bold(text: string): string {
  return text === "" ? "" : `**${text}**`
}

/** Lines inside a block, each safe at its start, joined by a break that a paragraph keeps. */
function hardBroken(text: string, join = "\\\n"): string {
  return text.split("\n").map(escapeLine).join(join)
}

function oneLine(text: string): string {
  return text.replaceAll("\n", " ").replace(/#+$/, (marks) => `\\${marks}`)
}

function prefixed(text: string, first: string, others: string): string {
  return text
    .split("\n")
    .map((line, n) => (n === 0 ? first : line === "" && others.trim() === "" ? "" : others) + line)
    .join("\n")
}
