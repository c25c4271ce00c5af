// Text of no format, line by line.
import { expect, test } from "vitest"
import { blocksOf } from "../notation/notation.ts"
import { readPlain } from "./import.ts"

function lines(text: string, wrapped: "joined" | "kept"): string[] {
  return blocksOf(readPlain(text, { wrapped })).map(
    ({ kind, depth, inlines }) =>
      `${" ".repeat(depth)}${kind ?? ""}|${inlines.map(({ text }) => text).join("")}`,
  )
}

const wrapped = `The delegation of Brazil took the floor in the morning and
spoke for more than an hour about the rights of workers who
have no papers.
A second paragraph, and no empty line before it, goes on for
some more lines, until it is said.`

test("a wrapped text is put together, or each line is kept", () => {
  expect(lines(wrapped, "joined")).toEqual([
    "|The delegation of Brazil took the floor in the morning and spoke for more than an hour about the rights of workers who have no papers.",
    "|A second paragraph, and no empty line before it, goes on for some more lines, until it is said.",
  ])
  expect(lines(wrapped, "kept")).toEqual(wrapped.split("\n").map((line) => `|${line}`))
})

test("bullets make items however the lines end, one within another by its indent", () => {
  expect(lines("For:\r\n• Brazil\r  – in full\u2028* Mexico\n\n  - anew", "kept")).toEqual([
    "|For:",
    "bullet|Brazil",
    " bullet|in full",
    "bullet|Mexico",
    "bullet|anew",
  ])
})
