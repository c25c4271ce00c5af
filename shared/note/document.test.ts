import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import type { Block, Inline, Marks, Note, NoteItem } from "../notation/notation.ts"
import { blocksOf, parseChip } from "../notation/notation.ts"
import { readNote, writeNote } from "./document.ts"
import { BLOCK, blockElements, CELL, newElement, ROW, TABLE } from "./elements.ts"
import { LiveNote } from "./live-note.ts"
import { NOTE_FRAGMENT } from "./schema.ts"

test("what a tree holds, its document holds", () => {
  void fc.assert(
    fc.property(notes, (note) => {
      expect(readNote(written(note))).toEqual(note)
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

test("reading leaves the document as it was", () => {
  void fc.assert(
    fc.property(notes, (note) => {
      const fragment = written(note)
      const before = Y.encodeStateAsUpdate(docOf(fragment))
      readNote(fragment)
      expect(Y.encodeStateAsUpdate(docOf(fragment))).toEqual(before)
    }),
    { numRuns: 50 },
  )
})

test("a note written behind another follows it", () => {
  const fragment = written({ items: [block({ id: "a" })] })
  writeNote(fragment, { items: [block({ id: "b" })] }, { label: () => "", newId: () => "b" })
  expect(blocksOf(readNote(fragment)).map(({ id }) => id)).toEqual(["a", "b"])
})

test("writing is one update", () => {
  const doc = new Y.Doc()
  let updates = 0
  doc.on("update", () => updates++)
  writeNote(
    doc.getXmlFragment(NOTE_FRAGMENT),
    { items: [block({ id: "a" }), block({ id: "b" })] },
    { label: () => "", newId: () => "x" },
  )
  expect(updates).toBe(1)
})

test("a table in a table, and a block in a block, are in no place: no reading goes down to them", () => {
  const fragment = new Y.Doc().getXmlFragment(NOTE_FRAGMENT)
  const live = new LiveNote(fragment)
  const named = (...ids: readonly string[]) => ids.map((id) => newElement(BLOCK, { id }))
  let parent: Y.XmlFragment = fragment
  for (let depth = 0; depth < 50; depth++) {
    const [table, row, cell] = [newElement(TABLE), newElement(ROW), newElement(CELL)]
    parent.insert(0, [table])
    table.insert(0, [row])
    row.insert(0, [cell])
    cell.insert(0, named(`in ${depth}`))
    parent = cell
  }
  fragment.insert(0, named("a"))
  fragment.insert(0, [newElement(CELL)])
  const seen = ["a", "in 0"]
  expect(blocksOf(readNote(fragment)).map(({ id }) => id)).toEqual(seen)
  expect(live.blocks.map(({ block: { id } }) => id)).toEqual(seen)
  expect(blockElements(fragment).map((it) => it.getAttribute("id"))).toEqual(seen)
})

test("an endless row makes no other as long, and an endless id is none", () => {
  const fragment = new Y.Doc().getXmlFragment(NOTE_FRAGMENT)
  const table = newElement(TABLE)
  const row = (cells: number) => {
    const made = newElement(ROW)
    made.insert(
      0,
      Array.from({ length: cells }, () => newElement(CELL)),
    )
    return made
  }
  fragment.insert(0, [newElement(BLOCK, { id: "x".repeat(1000) }), table])
  table.insert(0, [row(5000), ...Array.from({ length: 5000 }, () => row(1))])
  const { items } = readNote(fragment)
  expect(items[0]).toMatchObject({ id: expect.stringMatching(/^y\d+-\d+$/) })
  expect(items[1]).toMatchObject({ rows: { length: 5001, 1: { length: 1 } } })
})

test("a chip without a label keeps its ref as its words", () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  const chip: Inline = chipInline("@BRA", "@BRA", {})
  writeNote(
    fragment,
    { items: [block({ inlines: [chip] })] },
    { label: () => "", newId: () => "a" },
  )
  expect(blocksOf(readNote(fragment))[0]?.inlines).toEqual([chip])
})

test("unknown nodes and marks are passed over and stay", () => {
  const fragment = written({ items: [block({ id: "a", inlines: [words("seen")] })] })
  const figure = newElement("figure", { src: "map" })
  fragment.insert(0, [figure])
  const odd = newElement("block", { id: "o", kind: "task", done: "yes" })
  const text = new Y.XmlText()
  text.applyDelta([{ insert: "lit", attributes: { highlight: { colour: "red" } } }])
  odd.insert(0, [text])
  fragment.push([odd])
  expect(readNote(fragment).items).toEqual([
    block({ id: "a", inlines: [words("seen")] }),
    block({ id: "o", inlines: [words("lit")] }),
  ])
  expect(figure.getAttribute("src")).toBe("map")
  expect(odd.getAttribute("done")).toBe("yes")
  expect(text.toDelta()[0]?.attributes).toEqual({ highlight: { colour: "red" } })
})

test("a block that was given no id has one that does not change", () => {
  const fragment = written({ items: [] })
  fragment.push([newElement("block")])
  const id = blocksOf(readNote(fragment))[0]?.id
  fragment.insert(0, [newElement("block", { id: "first" })])
  expect(id).toMatch(/^y\d+-\d+$/)
  expect(blocksOf(readNote(fragment))[1]?.id).toBe(id)
})

test("a table whose rows differ in length is read with the short ones padded", () => {
  const cell = (id: string) => ({ header: false, blocks: [block({ id })] })
  const fragment = written({
    items: [{ kind: "table", rows: [[cell("a"), cell("b")], [cell("c")]] }],
  })
  expect(readNote(fragment).items).toEqual([
    {
      kind: "table",
      rows: [
        [cell("a"), cell("b")],
        [cell("c"), { header: false, blocks: [] }],
      ],
    },
  ])
})

test("a chip whose label is bold in part is one chip", () => {
  const fragment = written({ items: [block({ inlines: [chipInline("@BRA", "Brazil", {})] })] })
  const text = textIn(fragment, 0)
  text.format(0, 3, { bold: {} })
  expect(blocksOf(readNote(fragment))[0]?.inlines).toEqual([
    chipInline("@BRA", "Brazil", { bold: true }),
  ])
})

function written(note: Note): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment(NOTE_FRAGMENT)
  const ids = blocksOf(note).map(({ id }) => id)
  writeNote(fragment, note, { label: (chip) => chip.text, newId: () => ids.shift() ?? "none" })
  return fragment
}

function docOf(fragment: Y.XmlFragment): Y.Doc {
  if (fragment.doc === null) throw new Error("no document")
  return fragment.doc
}

function textIn(fragment: Y.XmlFragment, index: number): Y.XmlText {
  const text = (fragment.get(index) as Y.XmlElement).get(0)
  if (!(text instanceof Y.XmlText)) throw new Error("no text")
  return text
}

function block(part: Partial<Block>): Block {
  return { id: "b", kind: null, level: null, depth: 0, source: null, inlines: [], ...part }
}

function words(text: string, marks: Marks = {}): Inline {
  return { kind: "text", text, marks }
}

function chipInline(ref: string, text: string, marks: Marks): Inline {
  const chip = parseChip(ref)
  if (chip === null) throw new Error(`${ref} is no chip`)
  return { kind: "chip", ref, chip, text, marks }
}

const marks: fc.Arbitrary<Marks> = fc.record(
  {
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    code: fc.constant(true as const),
    link: fc.webUrl(),
  },
  { requiredKeys: [] },
)

/** Text and chips by turns: two runs of the same marks side by side would be one. */
const inlines: fc.Arbitrary<readonly Inline[]> = fc
  .array(
    fc.record({
      text: fc.string({ unit: "grapheme", minLength: 1 }),
      ref: fc.constantFrom("@BRA", "~@JPN(-)", "#labour", "#labour(+ but late)", "§objective-13"),
      label: fc.constantFrom("Brazil", "Japan", "labour"),
      marks,
    }),
    { maxLength: 5 },
  )
  .map((parts) =>
    parts.flatMap((part): Inline[] => [
      words(part.text, part.marks),
      chipInline(part.ref, part.label, part.marks),
    ]),
  )

const blocks: fc.Arbitrary<Block> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9]{1,10}$/),
    kind: fc.constantFrom(
      null,
      "heading" as const,
      "bullet" as const,
      "ordered" as const,
      "quote" as const,
    ),
    level: fc.integer({ min: 1, max: 6 }),
    depth: fc.integer({ min: 0, max: 8 }),
    source: fc.option(fc.json(), { nil: null }),
    inlines,
  })
  .map((made) => ({ ...made, level: made.kind === "heading" ? made.level : null }))

const tables: fc.Arbitrary<NoteItem> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([width, height]) => {
    const cell = fc.record({
      header: fc.boolean(),
      blocks: fc.array(blocks, { minLength: 1, maxLength: 2 }),
    })
    const row = fc.array(cell, { minLength: width, maxLength: width })
    return fc.array(row, { minLength: height, maxLength: height })
  })
  .map((rows) => ({ kind: "table", rows }))

const notes: fc.Arbitrary<Note> = fc.record({
  items: fc.array(fc.oneof({ weight: 4, arbitrary: blocks }, { weight: 1, arbitrary: tables }), {
    maxLength: 6,
  }),
})
