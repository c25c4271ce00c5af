import { expect, test } from "vitest"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { block, heading, item, note } from "../../tests/builders/tree.ts"
import { type Inline, parseChip, parseNote } from "../notation/notation.ts"
import { readNoteIndex, statementIds } from "./reading.ts"

/** A chip as the document keeps it: its words are its label, what it means stands in `ref`. */
function chip(ref: string, text: string): Inline {
  const parsed = parseChip(ref)
  if (parsed === null) throw new Error(ref)
  return { kind: "chip", ref, chip: parsed, text, marks: {} }
}

const brazil = chip("@BRA", "Brazil")
const labour = chip("#labour(+)", "labour rights")

test("a block's id is a hint: a second block of the same id is `id~2`, and rows say which", () => {
  const doubled = note(
    item([brazil]),
    item([brazil, " on ", labour]),
    item([chip("@Nowhere", "@Nowhere")]),
  )
  const { index, blocks } = readNoteIndex(doubled, lakeside)
  expect(blocks.map((block) => block.id)).toEqual(["b", "b~2", "b~3"])
  expect(index.statements.map((row) => row.block)).toEqual(["b~2"])
  expect(index.interventions.map((row) => row.block)).toEqual(["b", "b~2"])
  expect(index.problems.map((row) => row.block)).toEqual(["b~3"])
})

test("no block gets the id of another, also where somebody wrote such an id", () => {
  const ids = ["b", "b", "b~2", "b", "b~2"]
  const { blocks } = readNoteIndex(note(...ids.map((id) => block("", { id }))), lakeside)
  expect(blocks.map(({ id }) => id)).toEqual(["b", "b~3", "b~2", "b~4", "b~2~2"])
})

test("a chip counts with the words that it covers in the document, and no mark in them is one of speech", () => {
  const { blocks, index } = readNoteIndex(
    note(heading(2, [chip("§annex-a", "Annex. A"), " (x. Y) z. ", brazil, " on ", labour])),
    lakeside,
  )
  expect(blocks[0]?.sentences).toEqual([
    { start: 0, end: 18 },
    { start: 19, end: 42 },
  ])
  expect(index.statements).toEqual([])
})

test("words of the document that look like a chip are words", () => {
  const { index } = readNoteIndex(note(item(["@Brazil on #labour"])), lakeside)
  expect(index).toEqual({
    statements: [],
    interventions: [],
    proposals: [],
    relations: [],
    memberships: [],
    quotes: [],
    highlights: [],
    problems: [],
  })
})

test("a block says its tags, those that a heading or a lead hands down, and its time", () => {
  const { blocks } = readNoteIndex(
    parseNote("# [private] x\n\n[10:42] [key] y\n\n# z\n\n[9:05] w\n\n[24:00] v"),
    lakeside,
  )
  expect(blocks.map(({ tags, time }) => ({ tags, time }))).toEqual([
    { tags: ["private"], time: null },
    { tags: ["key", "private"], time: "10:42" },
    { tags: [], time: null },
    { tags: [], time: "09:05" },
    { tags: [], time: null },
  ])
})

test("a list that begins deeper than one step and comes back further out is still the list of its lead", () => {
  const { index } = readNoteIndex(
    note(item([brazil]), item([labour], 2), item([chip("#gender", "gender")], 1)),
    lakeside,
  )
  expect(index.statements.map((row) => `${row.speaker} ${row.topic} ${row.via}`)).toEqual([
    "BRA labour lead",
    "BRA gender lead",
  ])
})

test("a statement's id is its block, speaker, topic and position, counted where they are equal", () => {
  const { index } = readNoteIndex(
    parseNote("@Brazil on #labour(+) and #labour=full-access. Again #labour(-)."),
    lakeside,
  )
  expect(statementIds(index.statements)).toEqual([
    "b1|BRA|labour||0",
    "b1|BRA|labour|full-access|0",
    "b1|BRA|labour||1",
  ])
})
