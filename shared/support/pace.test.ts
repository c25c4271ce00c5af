import { expect, test } from "vitest"
import { Pace } from "./pace.ts"

test("the first piece of work never waits, nor does one after a quiet time", () => {
  const pace = new Pace({ share: 0.25, longest: 16 })
  expect(pace.wait(0)).toBe(0)
  pace.worked(0, 2)
  expect(pace.wait(100)).toBe(0)
})

test("in a loud time work is as far apart as its share of the time asks", () => {
  const pace = new Pace({ share: 0.25, longest: 16 })
  let now = 0
  for (let n = 0; n < 50; n++) {
    pace.worked(now, now + 2)
    now += 2 + pace.wait(now + 2)
  }
  const before = now
  pace.worked(now, now + 2)
  expect(before + 2 + pace.wait(now + 2) - before).toBeCloseTo(8, 3)
})

test("dear work waits no longer than the longest", () => {
  const pace = new Pace({ share: 0.01, longest: 16 })
  pace.worked(0, 1000)
  expect(pace.wait(0)).toBe(16)
  expect(pace.wait(1000)).toBe(0)
})
