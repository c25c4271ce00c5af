// A note's Yjs document into the tree of shared/notation, and the tree into a document.
import * as Y from "yjs"
import {
  type Block,
  type BlockKind,
  type Cell,
  type Inline,
  type Marks,
  type Note,
  parseChip,
  type Table,
} from "../notation/notation.ts"
import {
  BLOCK,
  CELL,
  childrenNamed,
  HEADER_CELL,
  newElement,
  ROW,
  TABLE,
  textsOf,
} from "./elements.ts"
import { chipMark } from "./schema.ts"

type ChipInline = Extract<Inline, { kind: "chip" }>

/** Cells of a table whose short rows are padded. */
const MOST_PADDED = 100_000
/** A longer id than any client of ours gives would stand in every row of its block. */
const LONGEST_ID = 200

/** What writing a note cannot know by itself. */
export interface Writing {
  /** The words that a chip covers in the document, e.g. "Brazil"; its ref where this gives none. */
  readonly label: (chip: ChipInline) => string
  /** A fresh block id, asked for once a block, in document order. */
  readonly newId: () => string
  /** Before which of the fragment's children; behind all of them unless said. */
  readonly at?: number
}

/**
 * The note that a document holds. Reads the shared types directly and changes nothing in them;
 * nodes and marks that the schema does not know are left out. A table's short rows are padded,
 * save where that would make a table of more than 100,000 cells.
 */
export function readNote(fragment: Y.XmlFragment): Note {
  return {
    items: childrenNamed(fragment, BLOCK, TABLE).map((element) =>
      element.nodeName === TABLE ? readTable(element) : readBlock(element),
    ),
  }
}

/** Adds the note to a document that is in use, in one transaction, as the editor itself would write it. */
export function writeNote(fragment: Y.XmlFragment, note: Note, how: Writing): void {
  const { doc } = fragment
  if (doc === null)
    throw new Error("The fragment must belong to a document before a note is written")
  doc.transact(() => {
    fragment.insert(
      how.at ?? fragment.length,
      note.items.map((item) =>
        "rows" in item ? tableElement(item, how) : blockElement(item, how),
      ),
    )
  })
}

function readTable(table: Y.XmlElement): Table {
  const rows = childrenNamed(table, ROW).map((row) =>
    childrenNamed(row, CELL, HEADER_CELL).map(readCell),
  )
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  // One endless row would make all others as long.
  if (width * rows.length > MOST_PADDED) return { kind: "table", rows }
  const padding: Cell = { header: false, blocks: [] }
  return {
    kind: "table",
    rows: rows.map((row) => [...row, ...Array<Cell>(width - row.length).fill(padding)]),
  }
}

function readCell(cell: Y.XmlElement): Cell {
  return {
    header: cell.nodeName === HEADER_CELL,
    blocks: childrenNamed(cell, BLOCK).map(readBlock),
  }
}

/** One block element's content. */
export function readBlock(element: Y.XmlElement): Block {
  const attributes: Record<string, unknown> = element.getAttributes()
  const kind = readKind(attributes.kind)
  return {
    id: isId(attributes.id) ? attributes.id : idOfElement(element),
    kind,
    level: kind === "heading" ? whole(attributes.level, 1, 6) : null,
    depth: whole(attributes.depth, 0, 8),
    source: typeof attributes.source === "string" ? attributes.source : null,
    inlines: joinChips(textsOf(element).flatMap(readText)),
  }
}

function readKind(value: unknown): BlockKind | null {
  return value === "heading" || value === "bullet" || value === "ordered" || value === "quote"
    ? value
    : null
}

function whole(value: unknown, least: number, most: number): number {
  const number = Number(value ?? least)
  return Number.isInteger(number) ? Math.min(most, Math.max(least, number)) : least
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value.length <= LONGEST_ID
}

/** A client that knows no ids left none: the element's own place in the document is as stable. */
function idOfElement(element: Y.XmlElement): string {
  const id = element._item?.id
  return id ? `y${id.client}-${id.clock}` : ""
}

function readText(text: Y.XmlText): Inline[] {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes = {} }): Inline[] => {
    if (typeof insert !== "string" || insert === "") return []
    const marks = readMarks(attributes)
    const ref = refOf(attributes)
    const chip = ref === null ? null : parseChip(ref)
    return ref !== null && chip !== null
      ? [{ kind: "chip", ref, chip, text: insert, marks }]
      : [{ kind: "text", text: insert, marks }]
  })
}

function readMarks(attributes: Readonly<Record<string, unknown>>): Marks {
  const link: unknown = attributes.link
  const href = typeof link === "object" && link !== null && "href" in link ? link.href : null
  return {
    ...(attributes.bold ? { bold: true } : {}),
    ...(attributes.italic ? { italic: true } : {}),
    ...(attributes.code ? { code: true } : {}),
    ...(typeof href === "string" ? { link: href } : {}),
  }
}

function refOf(attributes: Readonly<Record<string, unknown>>): string | null {
  const mark: unknown = attributes[chipMark]
  const ref = typeof mark === "object" && mark !== null && "ref" in mark ? mark.ref : null
  return typeof ref === "string" ? ref : null
}

/** A chip whose label is partly bold stands in the text as two runs: one chip, with the marks of the first. */
function joinChips(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const inline of inlines) {
    const last = joined.at(-1)
    if (last !== undefined && isOneWith(last, inline)) {
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    } else {
      joined.push(inline)
    }
  }
  return joined
}

function isOneWith(last: Inline, next: Inline): boolean {
  if (last.kind === "chip") return next.kind === "chip" && last.ref === next.ref
  return next.kind === "text" && sameMarks(last.marks, next.marks)
}

function sameMarks(a: Marks, b: Marks): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.code === b.code && a.link === b.link
}

function tableElement(table: Table, how: Writing): Y.XmlElement {
  const element = newElement(TABLE)
  element.insert(
    0,
    table.rows.map((row) => {
      const rowElement = newElement(ROW)
      rowElement.insert(
        0,
        row.map((cell) => cellElement(cell, how)),
      )
      return rowElement
    }),
  )
  return element
}

/** The editor's tables count spans in every cell, and every cell holds a block. */
function cellElement(cell: Cell, how: Writing): Y.XmlElement {
  const element = newElement(cell.header ? HEADER_CELL : CELL, { colspan: 1, rowspan: 1 })
  const blocks = cell.blocks.length > 0 ? cell.blocks : [emptyBlock]
  element.insert(
    0,
    blocks.map((block) => blockElement(block, how)),
  )
  return element
}

const emptyBlock: Block = {
  id: "",
  kind: null,
  level: null,
  depth: 0,
  source: null,
  inlines: [],
}

function blockElement(block: Block, how: Writing): Y.XmlElement {
  const { kind, level, source } = block
  const depth = block.depth > 0 ? block.depth : null
  const element = newElement(BLOCK, { id: how.newId(), kind, level, depth, source })
  const runs = block.inlines.map((inline) => runOf(inline, how)).filter((run) => run.insert !== "")
  if (runs.length > 0) {
    const text = new Y.XmlText()
    text.applyDelta(runs)
    element.insert(0, [text])
  }
  return element
}

interface Run {
  readonly insert: string
  readonly attributes: Readonly<Record<string, object>>
}

function runOf(inline: Inline, how: Writing): Run {
  const { bold, italic, code, link } = inline.marks
  return {
    insert: inline.kind === "text" ? inline.text : how.label(inline) || inline.ref,
    attributes: {
      ...(bold ? { bold: {} } : {}),
      ...(italic ? { italic: {} } : {}),
      ...(code ? { code: {} } : {}),
      ...(link === undefined ? {} : { link: { href: link } }),
      ...(inline.kind === "chip" ? { [chipMark]: { ref: inline.ref } } : {}),
    },
  }
}
