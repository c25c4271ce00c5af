import { describe, expect, test } from "vitest"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { block, note } from "../../tests/builders/tree.ts"
import { type Note, parseNote } from "../notation/notation.ts"
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

test("thousands of rows of one endless sentence are as many as a book holds, and the block says so", () => {
  const text = `${"endless ".repeat(50_000)} ${states.slice(0, 50).join(", ")}: ${topics.slice(0, 40).join(", ")}`
  const { index } = readNoteIndex(parseNote(text), lakeside)
  const length = index.statements.reduce((sum, it) => sum + it.text.length, 0)
  expect(index.statements.length).toBeGreaterThan(10)
  expect(length).toBeLessThan(10_000_000)
  expect(index.problems).toMatchObject([{ block: "b1", code: "too-many-rows" }])
})

describe("what takes the square of its length when read carelessly", () => {
  const many = 12_000
  const numbered = (words: (n: number) => string) =>
    Array.from({ length: many }, (_, n) => words(n))
  const notes: readonly (readonly [string, () => Note])[] = [
    [
      "blocks of one id that begin alike",
      () => note(...numbered((n) => `all begin alike ${n}.`).map((words) => block(words))),
    ],
    [
      "open positions, and speakers who take them all",
      () => parseNote(numbered((n) => `#labour(+ ${n}).`).join(" ") + "@Brazil. ".repeat(many)),
    ],
    [
      "unknown names that speak, and sentences of theirs",
      () => parseNote(`${numbered((n) => `@no${n}`).join(" ")}. ${"Yes #labour. ".repeat(many)}`),
    ],
    [
      "a heading's positions, and blocks that take them all",
      () =>
        parseNote(
          `# ${numbered((n) => `#labour(+ ${n})`).join(" ")}\n\n${"@Brazil.\n\n".repeat(many)}`,
        ),
    ],
  ]

  test.each(notes)("%s", (_, made) => {
    const any = made()
    const start = performance.now()
    readNoteIndex(any, lakeside)
    // Each took a minute; in linear time it is about a second, on a busy machine too.
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
