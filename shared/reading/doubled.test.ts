import { describe, expect, test } from "vitest"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { block, note } from "../../tests/builders/tree.ts"
import { parseNote } from "../notation/notation.ts"
import { NoteReader, placedBlocks, readNoteIndex } from "./reading.ts"

/** `id words`; gives the blocks in which words stand twice. */
function doubled(...blocks: readonly [id: string, words: string][]): string[] {
  const { index } = readNoteIndex(
    note(...blocks.map(([id, words]) => block(words, { id }))),
    lakeside,
  )
  return index.problems
    .filter(({ code }) => code === "doubled-text")
    .map((it) => `${it.block} ${it.text}`)
}

describe("text that merging doubled is a problem", () => {
  test("where two moved one block at once: the second copy", () => {
    expect(
      doubled(["a", "Brazil took the floor."], ["b", "Between."], ["a", "Brazil took the floor."]),
    ).toEqual(["a~2 Brazil took the floor."])
  })

  test("where two split one block at one place", () => {
    expect(
      doubled(["a", "Brazil spoke."], ["a.x", " It was long."], ["a.y", " It was long."]),
    ).toEqual(["a.y It was long."])
  })

  test("where two split one block at two places: the shorter copy, wherever it stands", () => {
    const all = ["a.x", "One more thing. It was long."] as const
    const end = ["a.y", " It was long."] as const
    expect(doubled(["a", "Brazil spoke."], [...all], [...end])).toEqual(["a.y It was long."])
    expect(doubled(["a", "Brazil spoke."], [...end], [...all])).toEqual(["a.y It was long."])
    expect(
      doubled(["a.h", "Brazil spoke at length."], ["a", "Brazil spoke at length. It was long."]),
    ).toEqual(["a.h Brazil spoke at length."])
  })

  test("after the ids were mended, too, and for each of three copies but one", () => {
    expect(
      doubled(["a", "The same words."], ["a.x", "The same words."], ["a.y", "The same words."]),
    ).toEqual(["a.x The same words.", "a.y The same words."])
  })
})

test("equal words of blocks that never were one are no problem, nor are a few letters", () => {
  expect(doubled(["a", "The same words."], ["b", "The same words."])).toEqual([])
  expect(doubled(["a", "Yes."], ["a", "Yes."], ["a.x", ""], ["a.y", ""])).toEqual([])
})

test("copies that differ in a chip are two things that somebody wrote", () => {
  const [one, other] = placedBlocks(parseNote("They thanked @Brazil\n\nThey thanked ~@Brazil")).map(
    (it) => it.block,
  )
  if (one === undefined || other === undefined) throw new Error("Two blocks were written")
  const { index } = readNoteIndex(note({ ...one, id: "a" }, { ...other, id: "a" }), lakeside)
  expect(index.problems).toEqual([])
})

test("a copy with a chip is named by its words as they are typed", () => {
  const [one] = placedBlocks(parseNote("They thanked @Brazil")).map((it) => it.block)
  if (one === undefined) throw new Error("A block was written")
  const { index } = readNoteIndex(note({ ...one, id: "a" }, { ...one, id: "a" }), lakeside)
  expect(index.problems).toMatchObject([{ block: "a~2", text: "They thanked @Brazil" }])
})

test("the problem goes with the copy, and with the edit that tells them apart", () => {
  const reader = new NoteReader()
  const problems = (...blocks: readonly [id: string, words: string][]) =>
    reader
      .read(placedBlocks(note(...blocks.map(([id, words]) => block(words, { id })))), lakeside)
      .index.problems.map(({ block: id }) => id)
  expect(problems(["a", "The same words."], ["a", "The same words."])).toEqual(["a~2"])
  expect(problems(["a", "The same words."], ["a", "The other words."])).toEqual([])
  expect(problems(["a", "The same words."], ["a", "The same words."])).toEqual(["a~2"])
  expect(problems(["a", "The same words."])).toEqual([])
})
