// A note as a Word document with real heading styles, numbered and bulleted lists, tables and links.
import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  Table as WordTable,
} from "docx"
import type { Block, Cell, Inline, Note, Table } from "../notation/notation.ts"
import { type Nested, type NestedList, nest } from "../note/note.ts"
import { BULLETS, DEEPEST, itemIndent, NUMBERS, numbering, page, styles } from "./docx-styles.ts"
import { partsOf, safeHref, textOf } from "./parts.ts"

/** The file's bytes. The title stands in the file's properties and at the foot of each page. */
export async function printDocx(note: Note, how: { readonly title: string }): Promise<Uint8Array> {
  const lists = { ordered: 0 }
  const children = partsOf(note).flatMap((part) =>
    part.kind === "table" ? printTable(part.table, lists) : printNested(part, lists, 0),
  )
  const file = new Document({
    title: printable(how.title),
    creator: "Lineup",
    lastModifiedBy: "Lineup",
    styles,
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              left: page.margin,
              right: page.margin,
              top: page.margin,
              bottom: page.margin,
            },
          },
        },
        footers: { default: footer(how.title) },
        children: children.length === 0 ? [new Paragraph({})] : children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

/** Counts the ordered lists: each is an instance of its own, which begins at 1. */
interface Lists {
  ordered: number
}

function printNested(
  part: Nested<Block>,
  lists: Lists,
  depth: number,
  style?: string,
): Paragraph[] {
  if (part.kind === "list") return printList(part, lists, depth, style)
  return [paragraph(part.block, blockLook(part.block, depth, style))]
}

function blockLook(block: Block, depth: number, style: string | undefined): IParagraphOptions {
  if (block.kind === "heading") return { style: `Heading${block.level ?? 1}` }
  const indent = depth === 0 ? {} : { indent: { left: itemIndent(depth - 1) } }
  if (block.kind === "quote") return { style: "Quote", ...indent }
  return { ...(style === undefined ? {} : { style }), ...indent }
}

function printList(
  list: NestedList<Block>,
  lists: Lists,
  depth: number,
  style?: string,
): Paragraph[] {
  if (list.ordered) lists.ordered += 1
  const look: IParagraphOptions = {
    style: style ?? "ListParagraph",
    numbering: list.ordered
      ? { reference: NUMBERS, level: Math.min(depth, DEEPEST), instance: lists.ordered }
      : { reference: BULLETS, level: Math.min(depth, DEEPEST) },
  }
  return list.items.flatMap(({ block, content }) => [
    paragraph(block, look),
    ...content.flatMap((part) => printNested(part, lists, depth + 1, style)),
  ])
}

function paragraph(block: Block, look: IParagraphOptions): Paragraph {
  const rtl = readsRightToLeft(textOf(block.inlines))
  const children = block.inlines.map((inline) => printInline(inline, rtl))
  return new Paragraph({ ...look, ...(rtl ? { bidirectional: true } : {}), children })
}

function printInline({ text, marks }: Inline, rtl: boolean): TextRun | ExternalHyperlink {
  const href = safeHref(marks.link)
  const run = new TextRun({
    text: printable(text),
    ...(marks.bold ? { bold: true } : {}),
    ...(marks.italic ? { italics: true } : {}),
    ...(marks.code ? { font: "Consolas" } : {}),
    ...(rtl ? { rightToLeft: true } : {}),
    ...(href === null ? {} : { style: "Hyperlink" }),
  })
  return href === null ? run : new ExternalHyperlink({ link: href, children: [run] })
}

function printTable(table: Table, lists: Lists): (WordTable | Paragraph)[] {
  const widths = columnWidths(table)
  if (widths.length === 0) return []
  const word = new WordTable({
    width: { size: page.text, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    margins: { top: 60, bottom: 60, left: 0, right: 160 },
    borders: tableRules,
    rows: table.rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          ...(row.every((cell) => cell.header) ? { tableHeader: true } : {}),
          children: widths.map((width, n) => printCell(row[n], width, lists)),
        }),
    ),
  })
  // Word puts two tables that touch into one, and wants a paragraph behind the last.
  return [word, new Paragraph({ spacing: { after: 60, line: 120 } })]
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" }
const thin = { style: BorderStyle.SINGLE, size: 4, color: "BFBAB0" }
const tableRules = {
  top: none,
  left: none,
  right: none,
  insideVertical: none,
  insideHorizontal: thin,
  bottom: thin,
}

function printCell(cell: Cell | undefined, width: number, lists: Lists): TableCell {
  const blocks = cell?.header ? cell.blocks.map(emboldened) : (cell?.blocks ?? [])
  const children = nest(blocks).flatMap((part) => printNested(part, lists, 0, "TableText"))
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell?.header
      ? { borders: { bottom: { style: BorderStyle.SINGLE, size: 12, color: "1D1C1A" } } }
      : {}),
    children: children.length === 0 ? [new Paragraph({ style: "TableText" })] : children,
  })
}

function emboldened(block: Block): Block {
  return {
    ...block,
    inlines: block.inlines.map((inline) => ({ ...inline, marks: { ...inline.marks, bold: true } })),
  }
}

/** Twentieths of a point a column: room for its longest word, then by how much stands in it. */
function columnWidths(table: Table): number[] {
  const columns = Math.max(0, ...table.rows.map((row) => row.length))
  const texts = Array.from({ length: columns }, (_, n) =>
    table.rows.map((row) => (row[n]?.blocks ?? []).map((one) => textOf(one.inlines)).join(" ")),
  )
  const words = texts.map((column) => longest(column.flatMap((text) => text.split(/\s+/))))
  const least = words.map((length) => Math.min(CHARACTER * length + CELL_GAP, page.text / columns))
  const spare = page.text - least.reduce((sum, width) => sum + width, 0)
  const weights = texts.map((column) => Math.min(400, longest(column)))
  const total = Math.max(
    1,
    weights.reduce((sum, weight) => sum + weight, 0),
  )
  return least.map((width, n) => Math.floor(width + (spare * (weights[n] ?? 0)) / total))
}

/** Twentieths of a point: a wide character of the table's text, and the space between two cells. */
const CHARACTER = 125
const CELL_GAP = 180

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length))
}

function footer(title: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: "Footer",
        tabStops: [{ type: "right", position: page.text }],
        children: [
          new TextRun({ children: [printable(title), new Tab(), PageNumber.CURRENT, " / "] }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

/** XML has no place for most control characters and for halves of surrogate pairs. */
function printable(text: string): string {
  return text
    .replace(/[\n\v\f\r]/g, " ")
    .replace(/(?!\t)[\p{Cc}\ufffe\uffff]/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd")
}

/** True where the first letter belongs to a script that runs from right to left. */
function readsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return (
    first !== undefined &&
    /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first)
  )
}
