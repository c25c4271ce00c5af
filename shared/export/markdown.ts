// A note as Markdown: CommonMark, with the tables that GitHub and most readers know.
import type { Block, Cell, Note, Table } from "../notation/notation.ts"
import { type Nested, type NestedList, nest } from "../note/note.ts"
import { escapeLine, printInlines } from "./markdown-text.ts"
import { type Part, partsOf } from "./parts.ts"

/** The whole note; every character that means something to Markdown is escaped. Ends with a line break. */
export function printMarkdown(note: Note): string {
  return `${printParts(partsOf(note)).join("\n\n")}\n`
}

/** The parts that hold anything. Quoted blocks in a row are one quotation; lists in a row stay two by their marks. */
function printParts(parts: readonly Part[]): readonly string[] {
  const printed: string[] = []
  let before: Part | undefined
  let mark: Mark = "first"
  for (const part of parts) {
    const touches = part.kind === "list" && before?.kind === "list"
    mark = touches && mark === "first" ? "second" : "first"
    const text = printPart(part, mark)
    if (text === "") continue
    if (isQuote(part) && isQuote(before)) printed.push(`${printed.pop()}\n>\n${text}`)
    else printed.push(text)
    before = part
  }
  return printed
}

/** Two lists of one kind that touch would be read as one, were their marks the same. */
type Mark = "first" | "second"
const marks = { first: { bullet: "-", after: "." }, second: { bullet: "*", after: ")" } }

function isQuote(part: Part | undefined): boolean {
  return part?.kind === "block" && part.block.kind === "quote"
}

function printPart(part: Part, mark: Mark): string {
  if (part.kind === "table") return printTable(part.table)
  return part.kind === "list" ? printList(part, mark) : printBlock(part.block)
}

function printBlock(block: Block): string {
  const text = printInlines(block.inlines)
  if (block.kind === "heading") {
    return `${"#".repeat(block.level ?? 1)} ${text.replace(/#+\s*$/, (signs) => `\\${signs}`)}`
  }
  return block.kind === "quote" && text !== "" ? `> ${escapeLine(text)}` : escapeLine(text)
}

function printList(list: NestedList<Block>, mark: Mark): string {
  const isLoose = list.items.some((item) => item.content.some((part) => part.kind === "block"))
  const gap = isLoose ? "\n\n" : "\n"
  return list.items
    .map((item, n) => {
      const marker = list.ordered ? `${n + 1}${marks[mark].after} ` : `${marks[mark].bullet} `
      const words = escapeLine(printInlines(item.block.inlines))
      return indented([words, ...printParts(item.content)].join(gap), marker)
    })
    .join(gap)
}

function indented(text: string, marker: string): string {
  const [first = "", ...more] = text.split("\n")
  const margin = " ".repeat(marker.length)
  return [marker + first, ...more.map((line) => (line === "" ? "" : margin + line))].join("\n")
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
  if (part.kind === "block") return [escapeLine(printInlines(part.block.inlines))]
  return part.items.flatMap((item, n) => [
    `${part.ordered ? `${n + 1}\\.` : "•"} ${escapeLine(printInlines(item.block.inlines))}`,
    ...item.content.flatMap(cellLines),
  ])
}

function bold(text: string): string {
  return text === "" ? "" : `**${text}**`
}
