// Composed blocks: words with the places in the notes that they come from.
import type { Block, BlockKind, Cell, Inline, Marks, Table } from "../notation/notation.ts"
import { hashText } from "../support/hash.ts"
import { printSource, type SourceRef } from "./source.ts"

/** Words of a composed block: plain, or with marks. */
type Words = readonly (string | Inline)[]

/** Anything that a block can rest on: a row of the index, or a tagged block. */
export interface Support {
  readonly note: string
  readonly block: string
  readonly sentence?: number
}

export interface Piece {
  /** See Source.piece. */
  readonly piece: string
  readonly from: readonly Support[]
  readonly words: Words
}

export function heading(level: 1 | 2 | 3, words: string, piece: string): Block {
  return blockOf({ piece, from: [], words: [words] }, "heading", 0, level)
}

export function paragraph(piece: Piece): Block {
  return blockOf(piece, null)
}

export function bullet(piece: Piece, depth = 0): Block {
  return blockOf(piece, "bullet", depth)
}

export function numbered(piece: Piece): Block {
  return blockOf(piece, "ordered")
}

/** Set apart from what is reported. */
export function aside(piece: Piece): Block {
  return blockOf(piece, "quote")
}

export interface Column {
  readonly heading: string
  readonly pieces: readonly [Piece, ...Piece[]]
}

/** A table of one row under its headings; each piece is a paragraph of its cell. */
export function columns(all: readonly Column[]): Table {
  const header = all.map(({ heading: words, pieces: [first] }): Cell => {
    const block = blockOf({ piece: `${first.piece}:heading`, from: [], words: [words] }, null)
    return { header: true, blocks: [block] }
  })
  const row = all.map(
    ({ pieces }): Cell => ({ header: false, blocks: pieces.map((piece) => paragraph(piece)) }),
  )
  return { kind: "table", rows: [header, row] }
}

export function bold(text: string): Inline {
  return marked(text, { bold: true })
}

export function italic(text: string): Inline {
  return marked(text, { italic: true })
}

function marked(text: string, marks: Marks): Inline {
  return { kind: "text", text, marks }
}

function blockOf(
  { piece, from, words }: Piece,
  kind: BlockKind | null,
  depth = 0,
  level: number | null = null,
): Block {
  const inlines = words
    .map((part) => (typeof part === "string" ? marked(part, {}) : part))
    .filter((part) => part.text !== "")
  const text = inlines.map((inline) => inline.text).join("")
  const source = printSource({ piece, from: placesOf(from), hash: hashText(text) })
  // The id is given when the whole brief is known.
  return { id: "", kind, level, depth, source, inlines }
}

/** Each place once, in order; a whole block stands for its sentences. */
function placesOf(from: readonly Support[]): SourceRef[] {
  const places = new Map<string, SourceRef>()
  for (const { note, block, sentence = null } of from) {
    const key = JSON.stringify([note, block, sentence])
    if (!places.has(key)) places.set(key, { note, block, sentence })
  }
  return [...places.values()]
}
