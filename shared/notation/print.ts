// A note into its plain-text form, so that parseNote gives it back.
import { deepest, Indents } from "./indents.ts"
import { isDelimiter } from "./parse.ts"
import { printInlines } from "./print-inlines.ts"
import { printShape, type Shape, separator } from "./shape.ts"
import type { Block, Cell, Note, NoteItem, Table } from "./tree.ts"

/** Prints a note: blocks parted by blank lines, items of a list on lines of their own. */
export function printNote(note: Note): string {
  const printer = new BlockPrinter()
  // A table without rows has no line.
  const items = note.items.filter((item) => item.kind !== "table" || item.rows.length > 0)
  let text = ""
  for (const [n, item] of items.entries()) {
    const before = items[n - 1]
    if (before !== undefined) text += isItem(before) && isItem(item) ? "\n" : "\n\n"
    text += item.kind === "table" ? printer.table(item) : printer.block(item)
  }
  return text === "" ? "" : `${text}\n`
}

/** Prints block after block, and knows at what depth the reader will find each. */
class BlockPrinter {
  readonly #indents = new Indents()
  /** The number of the last item of the list at each depth; 0 for one without numbers. */
  readonly #numbers: number[] = Array(deepest + 1).fill(0)

  block(block: Block): string {
    const { column, depth, mark } = this.#begin(block)
    const isPlain = block.kind === null || block.kind === "quote"
    const words = guarded(printInlines(block.inlines), isPlain)
    const shape = printShape(depth === block.depth ? {} : { depth: block.depth })
    return " ".repeat(column) + mark + (words === "" && shape === "" ? separator : words) + shape
  }

  table({ rows }: Table): string {
    this.#indents.table()
    this.#numbers.fill(0)
    const isHeaded = rows[0]?.length !== 0 && rows[0]?.every((cell) => cell.header) === true
    const lines = rows.map((row, n) => printRow(row, n === 0 && isHeaded, n === 1))
    if (isHeaded) lines.splice(1, 0, `|${"---|".repeat(rows[0]?.length ?? 0)}`)
    return lines.join("\n")
  }

  /** Where the block's line begins and with which mark, and the depth that this says. */
  #begin({ kind, level, depth }: Block): { column: number; depth: number; mark: string } {
    const column = 2 * depth
    if (kind === "bullet" || kind === "ordered") {
      this.#numbers.fill(0, depth + 1)
      const number = kind === "ordered" ? (this.#numbers[depth] ?? 0) + 1 : 0
      this.#numbers[depth] = number
      const mark = kind === "bullet" ? "- " : `${number}. `
      return { column, depth: this.#indents.item(column), mark }
    }
    this.#numbers.fill(0, depth)
    if (kind === "heading")
      return { column: 0, depth: this.#indents.words(0), mark: `${"#".repeat(level ?? 1)} ` }
    // Words indented by four columns are code to a Markdown reader, save under an item.
    const within = this.#indents.inList ? column : Math.min(2, column)
    return { column: within, depth: this.#indents.words(within), mark: kind === null ? "" : "> " }
  }
}

function printRow(row: readonly Cell[], isHeaded: boolean, isSecond: boolean): string {
  const cells = row.map((cell) => printCell(cell, isHeaded))
  if (isSecond && cells.length > 0 && cells.every(isDelimiter)) cells[0] = `${separator}${cells[0]}`
  return cells.length === 0 ? "|" : `| ${cells.join(" | ")} |`
}

/** The blocks of a cell: bars and line breaks of their own are kept apart from the table's. */
function printCell({ header, blocks }: Cell, isHeaded: boolean): string {
  const isMarked = header && !isHeaded
  if (blocks.length === 0) return printShape({ header: isMarked })
  return blocks
    .map((block, n) => {
      const words = guarded(printInlines(block.inlines), false)
      const text = words.replace(/\|/g, "\\|").replace(/<(?=br>)/gi, "\\<")
      return text + printShape({ ...shapeInCell(block), header: isMarked && n === 0 })
    })
    .join(" <br>")
}

function shapeInCell({ kind, level, depth }: Block): Shape {
  return {
    ...(kind === null ? {} : { kind }),
    ...(kind === "heading" ? { level: level ?? 1 } : {}),
    ...(depth === 0 ? {} : { depth }),
  }
}

/** Outer spaces and words that look like the mark of a block are kept from being read as such. */
function guarded(words: string, isPlain: boolean): string {
  const text = isPlain
    ? words.replace(/^(#{1,6} |- |> ?|\|)/, "\\$1").replace(/^(\d+)\. /, "$1\\. ")
    : words
  const before = /^\s/.test(text) ? separator : ""
  const after = /\s$/.test(text) ? separator : ""
  return before + text + after
}

function isItem(item: NoteItem): boolean {
  return item.kind === "bullet" || item.kind === "ordered"
}
