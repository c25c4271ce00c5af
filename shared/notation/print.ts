// A note into its plain-text form, so that parseNote gives it back.
import { addressEnd, joined, mayBeSign, separator } from "./inlines.ts"
import type { Block, Inline, Marks, Note, NoteItem, Table } from "./tree.ts"

/** Prints a note: blocks parted by blank lines, items of a list on lines of their own. */
export function printNote(note: Note): string {
  let text = ""
  let number = 0
  for (const [n, item] of note.items.entries()) {
    const before = note.items[n - 1]
    if (before !== undefined) text += isItem(before) && isItem(item) ? "\n" : "\n\n"
    if (item.kind === "table") {
      text += printTable(item)
      continue
    }
    number = item.kind === "ordered" ? number + 1 : 0
    text += printBlock(item, number)
  }
  return text === "" ? "" : `${text}\n`
}

/** A block's runs without what makes it a heading or an item. */
function printInlines(inlines: readonly Inline[]): string {
  const line = new Line()
  let on: Marks = {}
  for (const run of joined(inlines)) {
    const { code: isCode, ...marks } = run.marks
    line.add(turned(on, marks))
    if (run.kind === "chip") line.add(run.ref, true)
    else line.add(isCode ? fenced(run.text) : escaped(run.text, marks.link !== undefined))
    on = marks
  }
  line.add(turned(on, {}))
  return line.text
}

/** Parts put in a row, with a separator between two that would be read as one thing. */
class Line {
  readonly #parts: string[] = []
  /** The last characters, as many as a separator has. */
  #tail = ""
  #isChip = false
  /** An address has begun in the last word: it runs on to the next space. */
  #isAddress = false

  get text(): string {
    return this.#parts.join("")
  }

  add(part: string, isChip = false): void {
    if (part === "") return
    if (this.#clings(part)) this.#put(separator)
    this.#put(part)
    this.#isChip = isChip
  }

  #put(part: string): void {
    const end = this.#tail + part
    const word = end.slice(end.search(/\s\S*$/) + 1)
    const goesOn = word.length === end.length && this.#isAddress
    this.#isAddress = goesOn || /\/\/|www\.|@/i.test(word)
    this.#parts.push(part)
    this.#tail = end.slice(-separator.length)
  }

  /** Whether what comes next would be read as one thing with what stands before it. */
  #clings(next: string): boolean {
    if (this.#tail === "" || this.#tail === separator) return false
    const first = String.fromCodePoint(next.codePointAt(0) as number)
    const last = this.#tail.at(-1) as string
    if (this.#isAddress && /\S/.test(last) && /\S/.test(first)) return true
    // Asterisks need words right beside them.
    if (last === "*" || first === "*") return true
    if (last === "`" && first === "`") return true
    if (/[~@#§]/.test(first)) return /[^\s(["“]/.test(last)
    if (first === "[" && /[@#§=]/.test(last)) return true
    return this.#isChip && /[\p{L}\p{M}\p{N}({=-]/u.test(first)
  }
}

function printBlock(block: Block, number: number): string {
  const indent = "  ".repeat(block.depth)
  const words = guarded(printInlines(block.inlines), block.kind === null || block.kind === "quote")
  switch (block.kind) {
    case null:
      return indent + words
    case "heading":
      return `${indent}${"#".repeat(block.level ?? 1)} ${words}`
    case "bullet":
      return `${indent}- ${words}`
    case "ordered":
      return `${indent}${number}. ${words}`
    case "quote":
      return `${indent}> ${words}`
  }
}

function printTable({ rows }: Table): string {
  const lines = rows.map(
    (row) =>
      `| ${row
        .map((cell) => cell.blocks.map((block) => cellWords(block.inlines)).join(" <br>"))
        .join(" | ")} |`,
  )
  if (rows[0]?.some((cell) => cell.header)) lines.splice(1, 0, `|${"---|".repeat(rows[0].length)}`)
  return lines.join("\n")
}

/** The words of a block in a cell: bars and line breaks of its own are kept apart from the table's. */
function cellWords(inlines: readonly Inline[]): string {
  const printed = printInlines(inlines)
  const words = printed === "" ? "" : guarded(printed, false)
  return words.replace(/\|/g, "\\|").replace(/<(?=br>)/gi, "\\<")
}

/** Outer spaces and words that look like the mark of a block are kept from being read as such. */
function guarded(words: string, isPlain: boolean): string {
  if (words === "") return separator
  const text = isPlain
    ? words.replace(/^(#{1,6} |- |> ?|\|)/, "\\$1").replace(/^(\d+)\. /, "$1\\. ")
    : words
  const before = /^\s/.test(text) ? separator : ""
  const after = /\s$/.test(text) ? separator : ""
  return before + text + after
}

/** The marks that end and begin between two runs. */
function turned(on: Marks, next: Marks): string {
  const isOther = on.link !== next.link
  return [
    isOther && on.link !== undefined ? `](${on.link})` : "",
    on.italic === next.italic ? "" : "*",
    on.bold === next.bold || on.italic === next.italic ? "" : separator,
    on.bold === next.bold ? "" : "**",
    isOther && next.link !== undefined ? "[" : "",
  ].join("")
}

function fenced(code: string): string {
  let longest = 0
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  const fence = "`".repeat(longest + 1)
  const padded = /^`|`$|^ .* $/.test(code) && /[^ ]/.test(code) ? ` ${code} ` : code
  return fence + padded + fence
}

/** Words with what would be notation escaped; URLs and e-mail addresses stay as they are. */
function escaped(words: string, inLink: boolean): string {
  const text = words.replace(/[\n\r\t]/g, " ")
  let print = ""
  for (let at = 0; at < text.length; ) {
    const behind = addressEnd(text, at)
    const char = text[at] as string
    if (behind !== null) print += text.slice(at, behind)
    else if ("\\`*".includes(char) || (inLink && "[]".includes(char))) print += `\\${char}`
    else if (
      "@#§".includes(char) &&
      mayBeSign(text, at) &&
      /^(?:\S|$)/.test(text.slice(at + 1, at + 2))
    )
      print += `\\${char}`
    else if (beginsNotation.test(text.slice(at, at + 12))) print += `\\${char}`
    else print += char
    at = behind ?? at + 1
  }
  return print
}

/** The middle of a link, a separator. */
const beginsNotation = /^(?:\]\((?:https?:|mailto:)|<!---->)/i

function isItem(item: NoteItem): boolean {
  return item.kind === "bullet" || item.kind === "ordered"
}
