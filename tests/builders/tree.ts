// Notes as trees for tests: by hand in a few words, or any note with words that mean something to every format.
import * as fc from "fast-check"
import type { Block, Cell, Inline, Marks, Note, NoteItem } from "../../shared/notation/notation.ts"

type Words = string | readonly (string | Inline)[]

/** A block of plain text; the test names what matters. */
export function block(words: Words, fields: Partial<Omit<Block, "inlines">> = {}): Block {
  const parts = typeof words === "string" ? [words] : words
  const inlines = parts.map((part) => (typeof part === "string" ? run(part) : part))
  return { id: "b", kind: null, level: null, depth: 0, source: null, ...fields, inlines }
}

export function run(text: string, marks: Marks = {}): Inline {
  return { kind: "text", text, marks }
}

export function heading(level: number, words: Words): Block {
  return block(words, { kind: "heading", level })
}

export function item(words: Words, depth = 0, kind: "bullet" | "ordered" = "bullet"): Block {
  return block(words, { kind, depth })
}

/** Rows of cells, the first of them headings. */
export function table(header: readonly Words[], ...rows: readonly (readonly Words[])[]): NoteItem {
  const row = (cells: readonly Words[], isHeader: boolean): readonly Cell[] =>
    cells.map((words) => ({ header: isHeader, blocks: [block(words)] }))
  return { kind: "table", rows: [row(header, true), ...rows.map((cells) => row(cells, false))] }
}

export function note(...items: readonly NoteItem[]): Note {
  return { items }
}

const hostile = fc
  .array(
    fc.constantFrom(
      ...["a", "Bé", "word ", " ", "*", "_", "**", "`", "[", "](x)", "<b>", "<!--", "&amp;", "&"],
      ...[
        "#",
        "# ",
        "1. ",
        "- ",
        "+ ",
        "> ",
        "|",
        "\\",
        "~~",
        "!",
        "=",
        "---",
        "é",
        "”",
        "“",
        "🌍",
      ],
      ...["\n", "http://a.b/_c_", "@", "§", "</script>", '"', "'", "{", "ا", "漢"],
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(""))

const marks: fc.Arbitrary<Marks> = fc
  .record({
    bold: fc.boolean(),
    italic: fc.boolean(),
    code: fc.boolean(),
    link: fc.option(fc.constantFrom("https://example.org/a_(b)?c=1&d=2", "mailto:a@example.org")),
  })
  .map(({ bold, italic, code, link }) => ({
    ...(bold && { bold: true as const }),
    ...(italic && { italic: true as const }),
    ...(code && { code: true as const }),
    ...(link !== null && { link }),
  }))

const inlines = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: hostile.map((text) => run(text)) },
    fc.tuple(hostile, marks).map(([text, given]) => run(text, given)),
  ),
  { minLength: 1, maxLength: 4 },
)

const blocks: fc.Arbitrary<Block> = fc
  .record({
    kind: fc.constantFrom<Block["kind"]>(null, "heading", "bullet", "ordered", "quote"),
    level: fc.integer({ min: 1, max: 6 }),
    depth: fc.integer({ min: 0, max: 3 }),
    inlines,
  })
  .map(({ kind, level, depth, inlines: words }) =>
    block(words, {
      kind,
      level: kind === "heading" ? level : null,
      depth: kind === "heading" ? 0 : depth,
    }),
  )

const tables: fc.Arbitrary<NoteItem> = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    fc.array(fc.array(inlines, { minLength: width, maxLength: width }), {
      minLength: 2,
      maxLength: 3,
    }),
  )
  .map(([header = [], ...rows]) => table(header, ...rows))

/** Any note: lists nested in each other, tables, marks, and words that look like markup. */
export const anyNote: fc.Arbitrary<Note> = fc
  .array(fc.oneof({ weight: 4, arbitrary: blocks }, tables), { maxLength: 8 })
  .map((items) => ({ items }))
