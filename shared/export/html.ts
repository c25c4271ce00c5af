// A note as HTML: headings with ids, real lists and tables, no script and no attribute from the note but safe links.
import type { Block, Cell, Inline, Note, Table } from "../notation/notation.ts"
import { type Nested, type NestedList, nest } from "../note/note.ts"
import { type Part, partsOf, safeHref, textOf } from "./parts.ts"

/** What stands inside the page's body. Each block takes its direction from its own words. */
export function printHtml(note: Note): string {
  const ids = headingIds()
  return joinQuotes(partsOf(note))
    .map((part) => (Array.isArray(part) ? printQuote(part) : printPart(part as Part, ids)))
    .join("\n")
}

/** Text made safe inside an element or a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}

type HeadingIds = (text: string) => string

/** Gives each heading an id from its words, a number behind the second of the same. */
function headingIds(): HeadingIds {
  const seen = new Map<string, number>()
  return (text) => {
    const slug =
      text
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join("-") ?? "section"
    const times = (seen.get(slug) ?? 0) + 1
    seen.set(slug, times)
    return times === 1 ? slug : `${slug}~${times}`
  }
}

/** Quoted blocks that follow one another are one quotation. */
function joinQuotes(parts: readonly Part[]): readonly (Part | readonly Block[])[] {
  const joined: (Part | Block[])[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.kind !== "block" || part.block.kind !== "quote") joined.push(part)
    else if (Array.isArray(last)) last.push(part.block)
    else joined.push([part.block])
  }
  return joined
}

function printQuote(blocks: readonly Block[]): string {
  return `<blockquote>\n${blocks.map(paragraph).join("\n")}\n</blockquote>`
}

function printPart(part: Part, ids: HeadingIds): string {
  if (part.kind === "table") return printTable(part.table)
  if (part.kind === "list") return printList(part)
  const { block } = part
  if (block.kind !== "heading") return printNested(part)
  const id = escapeHtml(ids(textOf(block.inlines)))
  return `<h${block.level ?? 1} id="${id}" dir="auto">${printInlines(block.inlines)}</h${block.level ?? 1}>`
}

function printNested(part: Nested<Block>): string {
  if (part.kind === "list") return printList(part)
  return part.block.kind === "quote"
    ? `<blockquote>${paragraph(part.block)}</blockquote>`
    : paragraph(part.block)
}

function paragraph(block: Block): string {
  return `<p dir="auto">${printInlines(block.inlines)}</p>`
}

function printList(list: NestedList<Block>): string {
  const tag = list.ordered ? "ol" : "ul"
  const items = list.items.map(
    ({ block, content }) =>
      `<li dir="auto">${[printInlines(block.inlines), ...content.map(printNested)].join("\n")}</li>`,
  )
  return `<${tag}>\n${items.join("\n")}\n</${tag}>`
}

/** Cells carry their column's heading too, so that a narrow page can stack them under it. */
function printTable(table: Table): string {
  const [first, ...rest] = table.rows
  if (first === undefined) return ""
  const headed = first.every((cell) => cell.header)
  const labels = headed
    ? first.map((cell) => cell.blocks.map((b) => textOf(b.inlines)).join(" "))
    : []
  const head = headed
    ? [`<thead><tr>${first.map((cell) => printCell(cell, ' scope="col"')).join("")}</tr></thead>`]
    : []
  const rows = (headed ? rest : table.rows).map((row) => {
    const cells = row.map((cell, n) => printCell(cell, cellAttributes(cell, labels[n])))
    return `<tr>${cells.join("")}</tr>`
  })
  return ["<table>", ...head, "<tbody>", ...rows, "</tbody>", "</table>"].join("\n")
}

function cellAttributes(cell: Cell, label: string | undefined): string {
  if (cell.header) return ' scope="row"'
  return label === undefined ? "" : ` data-label="${escapeHtml(label)}"`
}

function printCell(cell: Cell, attributes: string): string {
  const tag = cell.header ? "th" : "td"
  const [only, ...more] = cell.blocks
  const inner =
    only !== undefined && more.length === 0 && only.kind === null
      ? printInlines(only.inlines)
      : nest(cell.blocks).map(printNested).join("\n")
  return `<${tag}${attributes} dir="auto">${inner}</${tag}>`
}

function printInlines(inlines: readonly Inline[]): string {
  return inlines.map(printInline).join("")
}

function printInline({ text, marks }: Inline): string {
  const href = safeHref(marks.link)
  const wraps: readonly (readonly [string, string])[] = [
    ...(marks.code ? [["<code>", "</code>"] as const] : []),
    ...(marks.italic ? [["<em>", "</em>"] as const] : []),
    ...(marks.bold ? [["<strong>", "</strong>"] as const] : []),
    ...(href === null
      ? []
      : [[`<a href="${escapeHtml(href)}" rel="noreferrer">`, "</a>"] as const]),
  ]
  return wraps.reduce((inner, [open, close]) => open + inner + close, escapeHtml(text))
}
