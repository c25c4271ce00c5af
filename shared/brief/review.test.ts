import * as fc from "fast-check"
import { expect, test } from "vitest"
import { migrationNames } from "../../tests/builders/meeting.ts"
import { anyNote, block, heading, item, note, table } from "../../tests/builders/tree.ts"
import { printMarkdown } from "../export/export.ts"
import { blocksOf, parseNote } from "../notation/notation.ts"
import { indexOf } from "../reading/reading.ts"
import { checksIn, composeBrief, isAsComposed, parseSource, withoutPrivate } from "./brief.ts"

test("private blocks go, with what stands below or in the list that they open", () => {
  const left = withoutPrivate(
    note(
      block("open"),
      block("[private] alone"),
      block("[key] [PRIVATE] they say:"),
      item("in its list"),
      block("open again"),
      heading(2, "[private] Aside"),
      block("below it"),
      heading(3, "deeper"),
      table(["in a table"], ["there"]),
      heading(2, "Next"),
      item("[private] item"),
      item("under it", 1),
      item("beside it"),
    ),
  )
  expect(printMarkdown(left)).toBe("open\n\nopen again\n\n## Next\n\n- beside it\n")
})

test("a private cell leaves its place empty", () => {
  const left = withoutPrivate(note(table(["a", "b"], ["[private] secret", "open"])))
  expect(printMarkdown(left)).toBe("| a | b |\n| --- | --- |\n|  | open |\n")
})

test("a note without private blocks stays as it is", async () => {
  await fc.assert(
    fc.property(anyNote, (any) => {
      expect(withoutPrivate(any)).toEqual(any)
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

test("what is to be verified is counted, in whatever way it says so", () => {
  const day = parseNote(
    "[check] @Fiji: #labour-rights=protect.\n\n[check] The list breaks off.\n\n@Nepal spoke.",
  )
  const notes = [{ id: "n", title: "", room: "", note: day, index: indexOf(day, migrationNames) }]
  const brief = composeBrief({ date: "2018-03-12", notes, before: [] }, migrationNames)
  expect(checksIn(brief)).toBe(2)
  expect(checksIn(note(block("[check] typed here"), block("plain")))).toBe(1)
})

test("edited words are told from composed ones", () => {
  const day = parseNote("[key] @Nepal spoke.")
  const notes = [{ id: "n", title: "", room: "", note: day, index: indexOf(day, migrationNames) }]
  const brief = composeBrief({ date: "2018-03-12", notes, before: [] }, migrationNames)
  for (const one of blocksOf(brief)) {
    const source = parseSource(one.source)
    const text = one.inlines.map((inline) => inline.text).join("")
    expect(source && isAsComposed(text, source)).toBe(true)
    expect(source && isAsComposed(`${text} more`, source)).toBe(false)
  }
  expect(parseSource("{}")).toBe(null)
  expect(parseSource("no JSON")).toBe(null)
})
