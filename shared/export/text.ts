// A note as plain text, for an e-mail or a terminal: no marks, lists with signs, tables as labelled lines.
import type { Block, Cell, Note, Table } from "../notation/notation.ts"
import { type Nested, nest } from "../note/note.ts"
import { partsOf, textOf } from "./parts.ts"

/** Ends with a line break; nothing is wrapped, since the reader's window does that. */
export function printText(note: Note): string {
  const parts = partsOf(note).map((part) =>
    part.kind === "table" ? printTable(part.table) : printNested(part, ""),
  )
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`
}

function printNested(part: Nested<Block>, margin: string): string {
  if (part.kind === "block") return printBlock(part.block, margin)
  return part.items
    .map((item, n) => {
      const marker = part.ordered ? `${n + 1}. ` : "- "
      const inner = margin + " ".repeat(marker.length)
      const lines = item.content.map((content) => printNested(content, inner))
      return [margin + marker + lineOf(item.block), ...lines].join("\n")
    })
    .join("\n")
}

/** The first two levels of headings are underlined. */
function printBlock(block: Block, margin: string): string {
  const line = margin + lineOf(block)
  if (block.kind === "quote") return `> ${line}`
  if (block.kind !== "heading" || (block.level ?? 1) > 2) return line
  return `${line}\n${(block.level === 1 ? "=" : "-").repeat(Math.min(72, line.length))}`
}

/** A line for each cell, its column's heading before it. */
function printTable(table: Table): string {
  const [first, ...rest] = table.rows
  const isHeaded = first?.every((cell) => cell.header) === true
  const rows = isHeaded && rest.length > 0 ? rest : table.rows
  return rows
    .map((row) =>
      row
        .map((cell, n) => {
          const label = isHeaded && rest.length > 0 ? first[n] : undefined
          const text = printCell(cell)
          return label === undefined ? text : `${printCell(label)}: ${text}`
        })
        .join("\n\n"),
    )
    .join("\n\n")
}

function printCell(cell: Cell): string {
  return nest(cell.blocks)
    .map((part) => printNested(part, ""))
    .join("\n")
}

function lineOf(block: Block): string {
  return textOf(block.inlines).replace(/\s+/g, " ").trim()
}
