import * as fc from "fast-check"
import { expect, test } from "vitest"
import { hashText } from "./hash.ts"

test("a text has one fingerprint, and a changed text another", async () => {
  expect(hashText("")).toMatch(/^[0-9a-z]{11}$/)
  await fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      expect(hashText(a)).toMatch(/^[0-9a-z]{11}$/)
      expect(hashText(a) === hashText(b)).toBe(a === b)
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})
