import * as fc from "fast-check"
import { expect, test } from "vitest"
import { moved } from "./order.ts"
import { commaList, slug } from "./slug.ts"

test.each([
  ["Labour rights", "labour-rights"],
  ["Côte d’Ivoire: régular", "cote-d-ivoire-regular"],
  ["حقوق العمال", "topic"],
  ["  ", "topic"],
])("%s gives the id %s", (name, id) => {
  expect(slug(name, "topic", new Set())).toBe(id)
})

test("an id that is taken gets a number", () => {
  expect(slug("Review", "topic", new Set(["review", "review-2"]))).toBe("review-3")
})

test("whatever the name, the id is new and fits the ids' form", async () => {
  await fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string()), (name, others) => {
      const taken = new Set([...others, slug(name, "topic", new Set())])
      const id = slug(name, "topic", taken)
      expect(taken.has(id)).toBe(false)
      expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)
    }),
  )
})

test("names are separated by the commas of any script, and empty ones left out", () => {
  expect(commaList("EU, EU-27,, المجموعة، 中国、")).toEqual(["EU", "EU-27", "المجموعة", "中国"])
})

test("moving changes an entry's place and nothing else, and stops at the ends", () => {
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"])
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"])
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"])
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"])
})
