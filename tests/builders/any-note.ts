// Any note that the document's schema allows, whatever an editor, a paste or a merge has made of it.
import * as fc from "fast-check"
import { type Block, type Inline, type Note, parseChip } from "../../shared/notation/notation.ts"

/** Chips that a text could trip over. */
export const oddRefs = [
  "@Brazil",
  "@[South Africa](?)",
  "~@Japan(-)",
  "#labour(+ but late)",
  "#a=[b c]",
  '§13{-"x"}{+"y"}',
  "#a(+ [x)",
  "#a(- x] `y *z)",
  "@[a\\]",
  "@[a|b <br> \\| c]",
  "#a(+ <!--th--> https://a.b/@c)",
  '§[ \u00a0x ]{+"a\nb"}',
]
const href = fc.constantFrom(
  "https://example.org/a",
  "https://example.org/a_(b)",
  "https://example.org/((b)<br>|\\`",
  "HTTP://[::1]/)<>",
  "mailto:a@b.org?subject=(x)",
  "javascript:alert(1)",
)
const emphasis = {
  bold: fc.constant(true as const),
  italic: fc.constant(true as const),
  link: href,
}
const marks = fc.record(emphasis, { requiredKeys: [] })
/** Runs of what a text could trip over. */
export const oddWords = fc.string({
  unit: fc.oneof(
    {
      weight: 9,
      arbitrary: fc.constantFrom(
        ...'ab 1.,;:-*`\\[](){}<>#@§~|_="“+?/é𞤀!',
        ..."\t\n\r\u00a0\u2028\uFEFF\u0000\uD83C",
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "https://a.b/c",
        "www.a",
        "a@b.org",
        "](https://a.b)",
        "](<https://a.b>)",
        "<br>",
        "\\<br>",
        "<!---->",
        "<!--th-->",
        "<!--depth-2-->",
        "<!--br-->",
        "---",
        "- ",
        "1. ",
        "# ",
        "> ",
      ),
    },
  ),
  minLength: 1,
  maxLength: 12,
})
/** Notes of such chips and words; a cell holds at least so many blocks. */
export function anyNote(
  refs: readonly string[],
  words: fc.Arbitrary<string>,
  leastInCell: number,
): fc.Arbitrary<Note> {
  const text = fc.record({ kind: fc.constant("text" as const), text: words, marks })
  const code = fc
    .tuple(words, marks)
    .map(([it, on]): Inline => ({ kind: "text", text: it, marks: { ...on, code: true } }))
  const chip = fc
    .tuple(
      fc.constantFrom(...refs),
      fc.record({ ...emphasis, code: fc.constant(true as const) }, { requiredKeys: [] }),
      words,
    )
    .map(([ref, on, label]): Inline => {
      const parsed = parseChip(ref)
      if (parsed === null) throw new Error(ref)
      return { kind: "chip", ref, chip: parsed, text: label, marks: on }
    })
  const inlines = fc.array(fc.oneof(text, text, chip, code), { maxLength: 6 })
  const block = fc
    .record({
      kind: fc.constantFrom(null, "heading", "bullet", "ordered", "quote"),
      level: fc.integer({ min: 1, max: 6 }),
      depth: fc.integer({ min: 0, max: 8 }),
      inlines,
    })
    .map(
      ({ level, ...it }): Block => ({
        ...it,
        id: "",
        level: it.kind === "heading" ? level : null,
        source: null,
      }),
    )
  const cell = fc.record({
    header: fc.boolean(),
    blocks: fc.array(block, { minLength: leastInCell, maxLength: 3 }),
  })
  const table = fc
    .array(fc.array(cell, { maxLength: 3 }), { maxLength: 4 })
    .map((rows) => ({ kind: "table" as const, rows }))
  return fc
    .array(fc.oneof({ weight: 5, arbitrary: block }, { weight: 2, arbitrary: table }), {
      maxLength: 8,
    })
    .map((items): Note => ({ items }))
}
