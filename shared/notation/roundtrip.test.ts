// The plain-text form is a faithful copy: what is printed is read as the same note.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { safeHref } from "../support/safe-href.ts"
import {
  type Block,
  type Cell,
  type Inline,
  type Note,
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
const words = fc.string({
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
const cell = fc.record({ header: fc.boolean(), blocks: fc.array(block, { maxLength: 3 }) })
const table = fc
  .array(fc.array(cell, { maxLength: 3 }), { maxLength: 4 })
  .map((rows) => ({ kind: "table" as const, rows }))
const note = fc
  .array(fc.oneof({ weight: 5, arbitrary: block }, { weight: 2, arbitrary: table }), {
    maxLength: 8,
  })
  .map((items): Note => ({ items }))

/**
 * A note as the text form keeps it. It does not keep:
 * - the ids of blocks, and the source of a composed one: they are the document's;
 * - the words that a chip covers: they are its name in the meeting;
 * - code on a chip, which inline code never holds;
 * - a link with an address that is not safe to follow: its words stay;
 * - a line break in a chip: it is a space;
 * - a table without rows, and a cell without blocks (which reads as one empty block): neither has words.
 */
function essence({ items }: Note): unknown {
  return items.flatMap((item): unknown[] => {
    if (item.kind !== "table") return [blockEssence(item)]
    return item.rows.length === 0 ? [] : [item.rows.map((row) => row.map(cellEssence))]
  })
}

function cellEssence({ header, blocks }: Cell): unknown {
  const empty: Block = { id: "", kind: null, level: null, depth: 0, source: null, inlines: [] }
  return { header, blocks: (blocks.length === 0 ? [empty] : blocks).map(blockEssence) }
}

function blockEssence({ kind, level, depth, inlines: runs }: Block): unknown {
  return { kind, level, depth, runs: runs.reduce(addRun, []) }
}

interface Run {
  readonly chip: boolean
  readonly text: string
  readonly marks: string
}

/** Neighbouring texts with the same marks are one. */
function addRun(runs: Run[], inline: Inline): Run[] {
  const { bold, italic, code: isCode, link } = inline.marks
  const run = {
    chip: inline.kind === "chip",
    text: inline.kind === "chip" ? inline.ref.replace(/[\n\r]+/g, " ") : inline.text,
    marks: [
      bold ? "bold" : "",
      italic ? "italic" : "",
      isCode && inline.kind === "text" ? "code" : "",
      (link !== undefined && safeHref(link)) || "",
    ].join(" "),
  }
  const last = runs.at(-1)
  if (last !== undefined && !last.chip && !run.chip && last.marks === run.marks)
    return [...runs.slice(0, -1), { ...last, text: last.text + run.text }]
  return [...runs, run]
}

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
          fc.constantFrom(
            "<!--depth-3-->",
            "<!--bullet-->",
            "<!--th h2-->",
            "<!--code br-->",
            " | ",
          ),
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
