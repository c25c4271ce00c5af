import * as fc from "fast-check"
import { expect, test } from "vitest"
import { rising } from "./order.ts"

const ids = fc.uniqueArray(fc.constantFrom(..."abcdefghijkl"), { maxLength: 12 })

test("numbers rise, whatever was before", () => {
  void fc.assert(
    fc.property(fc.array(ids, { maxLength: 30 }), (states) => {
      let before = new Map<string, number>()
      for (const state of states) {
        const numbers = rising(state, before)
        expect(numbers).toHaveLength(state.length)
        numbers.forEach((number, n) => {
          expect(number).toBeGreaterThan(numbers[n - 1] ?? 0)
        })
        before = new Map(state.map((id, n) => [id, numbers[n] ?? 0]))
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

test("what comes, goes or moves leaves the numbers of the others alone", () => {
  const before = new Map([
    ["a", 1],
    ["b", 2],
    ["c", 3],
    ["d", 4],
  ])
  expect(rising(["a", "b", "c", "d", "e"], before)).toEqual([1, 2, 3, 4, 5])
  expect(rising(["a", "x", "b", "c", "d"], before)).toEqual([1, 1.5, 2, 3, 4])
  expect(rising(["b", "d"], before)).toEqual([2, 4])
  expect(rising(["d", "a", "b", "c"], before)).toEqual([0.5, 1, 2, 3])
  expect(rising(["x", "y"], new Map())).toEqual([1, 2])
})

test("where no number is left between two, all are numbered anew", () => {
  let before = new Map<string, number>([["last", 1]])
  let state = ["last"]
  for (let n = 0; n < 100; n++) {
    state = [`new ${n}`, ...state]
    const numbers = rising(state, before)
    before = new Map(state.map((id, i) => [id, numbers[i] ?? 0]))
  }
  const numbers = [...before.values()]
  expect(new Set(numbers).size).toBe(101)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
})
