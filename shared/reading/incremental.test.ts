import { expect, test } from "vitest"
import { lakeside, lakesideWith } from "../../tests/builders/lakeside.ts"
import { parseNote } from "../notation/notation.ts"
import { type BlockReading, NoteReader, type PlacedBlock, placedBlocks } from "./reading.ts"

/** A note that is edited block by block, and which of its readings changed by it. */
class Edited {
  readonly #reader = new NoteReader()
  #blocks: readonly PlacedBlock[]
  #readings: readonly BlockReading[]

  constructor(text: string) {
    this.#blocks = placedBlocks(parseNote(text))
    this.#readings = this.#reader.read(this.#blocks, lakeside).blocks
  }

  /** Ids of the blocks whose reading is another object than before. */
  change(id: string, text: string, names = lakeside): string[] {
    const [fresh] = placedBlocks(parseNote(text))
    this.#blocks = this.#blocks.map((it) =>
      it.block.id === id && fresh !== undefined
        ? { ...it, block: { ...it.block, inlines: fresh.block.inlines } }
        : it,
    )
    return this.#read(names)
  }

  insertFirst(text: string): string[] {
    const fresh = placedBlocks(parseNote(text)).map((it) => ({
      ...it,
      block: { ...it.block, id: "new" },
    }))
    this.#blocks = [...fresh, ...this.#blocks]
    return this.#read(lakeside)
  }

  #read(names: typeof lakeside): string[] {
    const before = new Set(this.#readings)
    this.#readings = this.#reader.read(this.#blocks, names).blocks
    return this.#readings.filter((it) => !before.has(it)).map(({ id }) => id)
  }
}

const text = `## @Fiji

#climate

Those who want #labour=full-access:

- @Japan
- @Mexico
  - and more

Nothing else.`

test("only the block that was typed in is read again", () => {
  const note = new Edited(text)
  expect(note.change("b7", "Nothing else. @Brazil on #labour")).toEqual(["b7"])
  expect(note.change("b2", "#climate, they said")).toEqual(["b2"])
  expect(note.change("b4", "@Japan, too")).toEqual(["b4"])
})

test("words in a lead or a heading read no other block again, as long as it hands down the same", () => {
  const note = new Edited(text)
  expect(note.change("b3", "All those who want #labour=full-access:")).toEqual(["b3"])
  expect(note.change("b1", "Statement of @Fiji")).toEqual(["b1"])
})

test("another position in a lead reads its list again, another actor in a heading what is below it", () => {
  const note = new Edited(text)
  expect(note.change("b3", "Those who want #finance:")).toEqual(["b3", "b4", "b5", "b6"])
  // The item below @Mexico is handed nothing of the heading.
  expect(note.change("b1", "@Brazil")).toEqual(["b1", "b2", "b3", "b4", "b5", "b7"])
  expect(note.change("b5", "@Brazil")).toEqual(["b5", "b6"])
})

test("a block that comes before the others reads none of them again", () => {
  expect(new Edited(text).insertFirst("A word before.")).toEqual(["new"])
})

test("other names read all anew", () => {
  const more = lakesideWith({ connectors: { forward: ["au nom de"], backward: [], except: [] } })
  const note = new Edited(text)
  expect(note.change("b7", "Nothing.", more)).toEqual(["b1", "b2", "b3", "b4", "b5", "b6", "b7"])
})
