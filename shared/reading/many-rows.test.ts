import { expect, test } from "vitest"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { parseNote } from "../notation/notation.ts"
import { readNoteIndex } from "./reading.ts"

const states = lakeside.actors.filter(({ kind }) => kind === "state").map(({ id }) => `@${id}`)
const topics = Array.from({ length: 60 }, (_, n) => `#labour(+ ${n})`)

test("whom a room of 193 names with a few positions each is all read", () => {
  const text = `${states.join(", ")}: ${topics.slice(0, 5).join(", ")}`
  const { index } = readNoteIndex(parseNote(text), lakeside)
  expect(index.statements).toHaveLength(states.length * 5)
  expect(index.problems).toEqual([])
})

test("a block that asks for thousands of rows gives some, and says so", () => {
  const text = `${states.join(", ")}: ${topics.join(", ")}`
  const { index } = readNoteIndex(parseNote(text), lakeside)
  expect(index.statements).toHaveLength(2000)
  expect(index.problems).toMatchObject([{ block: "b1", code: "too-many-rows" }])
})

test("a note that asks for a hundred thousand stops, and says so in every block that is left out", () => {
  const blocks = Array.from({ length: 600 }, () => "#labour")
  const text = [`# ${states.join(", ")}`, ...blocks].join("\n\n")
  const { index } = readNoteIndex(parseNote(text), lakeside)
  const full = Math.ceil(20_000 / states.length)
  expect(index.statements).toHaveLength(full * states.length)
  expect(index.problems).toHaveLength(600 - full)
})
