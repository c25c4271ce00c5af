// A note that was printed and read back says the same: the text form keeps all that the reading looks at.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyNote, oddRefs, oddWords } from "../../tests/builders/any-note.ts"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { type Note, parseNote, printNote } from "../notation/notation.ts"
import { indexOf } from "./reading.ts"

const refs = [
  ...["@Brazil", "@EU", "@[Friends of Children]", "@Nowhere", "~@Japan(-)", "@Turkey(?)"],
  ...["#labour", "#labour(+)", "#status=[in between](~? half)", "#teleport", '§13{-"a"}{+"b"}'],
  // A line break in a chip is the one thing that a text says otherwise.
  ...oddRefs.filter((ref) => !ref.includes("\n")),
]
const words = fc.oneof(
  oddWords,
  fc.constantFrom(" for ", " through ", " except ", " (", ")", ", ", " and ", "“", "”", '"', ". "),
  fc.constantFrom("; ", "[key] ", "[ours] ", "[private] ", "[10:42] ", "Then ", "No. 5", "\n"),
)

test("the index of a note is the index of its text", () => {
  void fc.assert(
    fc.property(anyNote(refs, words, 1), (drawn) => {
      const note = numbered(drawn)
      expect(indexOf(parseNote(printNote(note)), lakeside)).toEqual(indexOf(note, lakeside))
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

/** Blocks b1, b2, … in document order, as the text form counts them. */
function numbered({ items }: Note): Note {
  let count = 0
  const named = <T>(block: T) => ({ ...block, id: `b${++count}` })
  return {
    items: items.map((item) =>
      item.kind === "table"
        ? {
            ...item,
            rows: item.rows.map((row) =>
              row.map((cell) => ({ ...cell, blocks: cell.blocks.map(named) })),
            ),
          }
        : named(item),
    ),
  }
}
