// The plain-text form is a faithful copy: what is printed is read as the same note.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyNote, oddRefs, oddWords } from "../../tests/builders/any-note.ts"
import { safeHref } from "../support/safe-href.ts"
import { type Block, type Cell, type Inline, type Note, parseNote, printNote } from "./notation.ts"

const note = anyNote(oddRefs, oddWords, 0)

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
          oddWords,
          fc.constantFrom("\n", "\n\n", "- ", "  - ", "# ", "> ", "| ", "1. ", ...oddRefs),
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
