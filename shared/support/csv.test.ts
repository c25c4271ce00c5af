import { expect, test } from "vitest"
import { csvOf } from "./csv.ts"

test("quotes what would part a cell, and doubles its quotes", () => {
  expect(csvOf([["a", 'b, "c"', "d\ne", 3]])).toBe('a,"b, ""c""","d\ne",3\r\n')
})

test("lets no cell be a formula", () => {
  expect(csvOf([["=HYPERLINK(1)", "+1", "-1", "@A", "a=b", -1]])).toBe(
    "'=HYPERLINK(1),'+1,'-1,'@A,a=b,-1\r\n",
  )
})
