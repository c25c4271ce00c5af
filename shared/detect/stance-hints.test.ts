import { expect, test } from "vitest"
import { stanceHints } from "./detect.ts"

test.each([
  ["Brazil supports this and Peru strongly opposed it", ["supports supports", "opposed opposes"]],
  [
    "Norway objected to the text; Chile cannot accept it",
    ["objected to opposes", "cannot accept opposes"],
  ],
  [
    "Kenya did not support it, and Fiji didn't oppose",
    ["not support opposes", "didn't oppose unclear"],
  ],
  ["Samoa supported in part", ["supported in part mixed"]],
  ["Nobody said anything of note", []],
])("%s", (text, hints) => {
  const found = stanceHints(text)
  expect(found.map(({ text, stance }) => `${text} ${stance}`)).toEqual(hints)
  for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words)
})
