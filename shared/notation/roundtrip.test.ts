// The plain-text form is a faithful copy: what is printed is read as the same note.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import {
  type Block,
  blocksOf,
  type Inline,
  type Note,
  type NoteItem,
  parseChip,
  parseNote,
  printNote,
} from "./notation.ts"

const refs = [
  "@Brazil",
  "@[South Africa](?)",
  "~@Japan(-)",
  "#labour(+ but late)",
  "#a=[b c]",
  '§13{-"x"}{+"y"}',
  "#a(+ [x)",
  "#a(- x] `y *z)",
  "@[a\\]",
]
const marks = fc.record(
  {
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    link: fc.constant("https://example.org/a"),
  },
  { requiredKeys: [] },
)
const words = fc.string({
  unit: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...'ab 1.,;:-*`\\[](){}<>#@§~|_="“”+?/é𞤀') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "https://a.b/c",
        "www.a",
        "a@b.org",
        "](https://a.b)",
        "<br>",
        "<!---->",
      ),
    },
  ),
  minLength: 1,
  maxLength: 12,
})
const text = fc.record({ kind: fc.constant("text" as const), text: words, marks })
const code = words.map((it): Inline => ({ kind: "text", text: it, marks: { code: true } }))
const chip = fc.tuple(fc.constantFrom(...refs), marks).map(([ref, on]): Inline => {
  const parsed = parseChip(ref)
  if (parsed === null) throw new Error(ref)
  return { kind: "chip", ref, chip: parsed, text: ref, marks: on }
})
const inlines = fc.array(fc.oneof(text, text, chip, code), { maxLength: 6 })
const block = fc
  .record({
    kind: fc.constantFrom(
      null,
      "heading" as const,
      "bullet" as const,
      "ordered" as const,
      "quote" as const,
    ),
    level: fc.integer({ min: 1, max: 6 }),
    depth: fc.integer({ min: 0, max: 4 }),
    inlines,
  })
  .map(
    ({ kind, level, depth, inlines: runs }): Block => ({
      id: "",
      kind,
      level: kind === "heading" ? level : null,
      depth,
      source: null,
      inlines: runs,
    }),
  )
const cell = fc
  .array(inlines, { minLength: 1, maxLength: 2 })
  .map((many) =>
    many.map(
      (runs): Block => ({ id: "", kind: null, level: null, depth: 0, source: null, inlines: runs }),
    ),
  )
const table = fc
  .tuple(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([rows, headed]) => ({
    kind: "table" as const,
    rows: rows.map((row, n) => row.map((blocks) => ({ header: headed && n === 0, blocks }))),
  }))
const note = fc
  .array(fc.oneof({ weight: 5, arbitrary: block }, { weight: 1, arbitrary: table }), {
    maxLength: 8,
  })
  // Two tables in a row are one in the text form.
  .map(
    (items): Note => ({
      items: nested(items.filter((it, n) => it.kind !== "table" || items[n - 1]?.kind !== "table")),
    }),
  )

/** A list begins at its margin and goes in one step at a time; headings stand outside. */
function nested(items: readonly NoteItem[]): NoteItem[] {
  let deepest = 0
  return items.map((item) => {
    if (item.kind === "table" || item.kind === "heading") {
      deepest = 0
      return item.kind === "table" ? item : { ...item, depth: 0 }
    }
    const isItem = item.kind === "bullet" || item.kind === "ordered"
    const depth = Math.min(item.depth, deepest)
    deepest = isItem ? depth + 1 : depth
    return { ...item, depth }
  })
}

/** A note without ids, its runs joined: what counts as the same. */
const essence = (it: Note) =>
  blocksOf(it).map(({ kind, level, depth, inlines: runs }) => ({
    kind,
    level,
    depth,
    runs: runs.reduce<{ text: string; ref: string | null; marks: string }[]>((all, run) => {
      const one = {
        text: run.text,
        ref: run.kind === "chip" ? run.ref : null,
        marks: JSON.stringify(Object.entries(run.marks).sort()),
      }
      const last = all.at(-1)
      if (last && last.ref === null && one.ref === null && last.marks === one.marks)
        last.text += one.text
      else all.push(one)
      return all
    }, []),
  }))

test("parse(print(note)) is the note", () => {
  void fc.assert(
    fc.property(note, (it) => {
      expect(essence(parseNote(printNote(it)))).toEqual(essence(it))
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

test("print(parse(x)) is stable for any text", () => {
  void fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          words,
          fc.constantFrom("\n", "\n\n", "- ", "  - ", "# ", "> ", "| ", "1. ", ...refs),
        ),
        { maxLength: 20 },
      ),
      (parts) => {
        const once = printNote(parseNote(parts.join("")))
        expect(printNote(parseNote(once))).toBe(once)
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})
