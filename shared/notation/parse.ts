// A note from its plain-text form: lines into blocks (notation.md, "In the text form …").
import { Indents } from "./indents.ts"
import { parseWords } from "./inlines.ts"
import type { Shape } from "./shape.ts"
import type { Block, BlockKind, Cell, Inline, Note, NoteItem } from "./tree.ts"

/** Reads a note. Every text is one: what is not notation is words. Blocks are b1, b2, … in document order. */
export function parseNote(text: string): Note {
  const reader = new BlockReader()
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) reader.line(line)
  reader.endParagraph()
  return { items: reader.items }
}

const heading = /^(#{1,6}) (.*)$/s
const listItem = /^(-|\d{1,9}\.)(?: (.*))?$/s
const quoteMark = /^\s*> ?/

/** A paragraph that may go on in the next line. */
interface OpenParagraph {
  readonly kind: BlockKind | null
  readonly depth: number
  readonly isQuoted: boolean
  readonly lines: string[]
}

class BlockReader {
  readonly items: NoteItem[] = []
  #open: OpenParagraph | null = null
  readonly #indents = new Indents()
  #rows: Cell[][] | null = null
  #count = 0

  line(line: string): void {
    const { words: text, column, isQuoted } = unquoted(line)
    const words = text.trim()
    if (!words.startsWith("|")) this.#rows = null
    if (words === "") this.endParagraph()
    else if (words.startsWith("|")) this.#row(words)
    else if (!this.#marked(words, column, /\s$/.test(text), isQuoted))
      this.#words(words, column, isQuoted)
  }

  endParagraph(): void {
    const open = this.#open
    this.#open = null
    if (open !== null)
      this.items.push(this.#block(open.kind, null, open.depth, open.lines.join(" ")))
  }

  /** In the middle of a paragraph only `- ` and `1. ` begin a list: "in 2018. That year" is no item. */
  #mayBegin(mark: string): boolean {
    return this.#open === null || this.#indents.inList || mark === "-" || mark === "1."
  }

  /** Whether the line begins with a mark of a block: `# `, `- `, `1. `. */
  #marked(words: string, column: number, hasSpaceBehind: boolean, isQuoted: boolean): boolean {
    // `trim` took the space behind a mark that has no words.
    const text = hasSpaceBehind ? `${words} ` : words
    const title = heading.exec(text)
    const item = listItem.exec(text)
    if (title !== null && column < 4) this.#heading(title, column)
    else if (item?.[2] !== undefined && this.#mayBegin(item[1] as string))
      this.#item(item[1] as string, item[2], column, isQuoted)
    else return false
    return true
  }

  #heading([, marks, words]: RegExpExecArray, column: number): void {
    this.endParagraph()
    const depth = this.#indents.words(column)
    this.items.push(
      this.#block("heading", (marks as string).length, depth, (words as string).trim()),
    )
  }

  #item(mark: string, words: string, column: number, isQuoted: boolean): void {
    this.endParagraph()
    const kind = mark === "-" ? "bullet" : "ordered"
    this.#open = { kind, depth: this.#indents.item(column), isQuoted, lines: [words.trim()] }
  }

  #words(words: string, column: number, isQuoted: boolean): void {
    if (this.#open?.isQuoted === isQuoted) {
      this.#open.lines.push(words)
      return
    }
    this.endParagraph()
    const kind = isQuoted ? "quote" : null
    this.#open = { kind, depth: this.#indents.words(column), isQuoted, lines: [words] }
  }

  #row(line: string): void {
    this.endParagraph()
    this.#indents.table()
    const cells = cellsOf(line)
    if (this.#rows === null) {
      this.#rows = []
      this.items.push({ kind: "table", rows: this.#rows })
    } else if (this.#rows.length === 1 && cells.length > 0 && cells.every(isDelimiter)) {
      this.#rows[0] = (this.#rows[0] as Cell[]).map((cell) => ({ ...cell, header: true }))
      return
    }
    this.#rows.push(cells.map((cell) => this.#cell(cell)))
  }

  #cell(text: string): Cell {
    let header = false
    const blocks = text.split(/(?<!\\)<br>/i).map((part) => {
      const { inlines, shape } = parseWords(part.replace(/\\(?=<br>)/gi, "").trim())
      header ||= shape.header === true
      return this.#shaped({ kind: null, level: null, depth: 0 }, shape, inlines)
    })
    return { header, blocks }
  }

  #block(kind: BlockKind | null, level: number | null, depth: number, text: string): Block {
    const { inlines, shape } = parseWords(text)
    return this.#shaped({ kind, level, depth }, shape, inlines)
  }

  /** What the words say of their block goes before what the line says. */
  #shaped(
    line: Pick<Block, "kind" | "level" | "depth">,
    shape: Shape,
    inlines: readonly Inline[],
  ): Block {
    this.#count += 1
    const { kind = line.kind, level = line.level, depth = line.depth } = shape
    return {
      id: `b${this.#count}`,
      kind,
      level: kind === "heading" ? level : null,
      depth,
      source: null,
      inlines,
    }
  }
}

/** Whether a cell of the second row says that the first row holds headers. */
export function isDelimiter(cell: string): boolean {
  return /^\s*:?-+:?\s*$/.test(cell)
}

/** The words of each cell of a row; `\|` is a plain bar, in code too, as `\<br>` is no line break. */
function cellsOf(line: string): string[] {
  const cells: string[] = []
  let cell = ""
  for (let at = 1; at < line.length; at++) {
    if (line[at] === "\\" && line[at + 1] === "|") {
      cell += "|"
      at++
    } else if (line[at] === "|") {
      cells.push(cell)
      cell = ""
    } else {
      cell += line[at]
    }
  }
  if (cell.trim() !== "") cells.push(cell)
  return cells
}

/** A line behind its `>`, several of which are one, and the column at which its words begin. */
function unquoted(line: string): { words: string; column: number; isQuoted: boolean } {
  let words = line
  let column = indentOf(words)
  let isQuoted = false
  for (let mark = quoteMark.exec(words); mark !== null; mark = quoteMark.exec(words)) {
    isQuoted = true
    words = words.slice(mark[0].length)
    column += indentOf(words)
  }
  return { words, column, isQuoted }
}

/** Columns before the first word; a tab goes on to the next multiple of four. */
function indentOf(line: string): number {
  let column = 0
  for (const char of line) {
    if (char === "\t") column += 4 - (column % 4)
    else if (char === " " || char === "\u00a0") column += 1
    else break
  }
  return column
}
