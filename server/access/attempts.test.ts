import { expect, test } from "vitest"
import { Attempts } from "./attempts.ts"

function attempts() {
  const clock = { now: 0 }
  const limits = { free: 3, wait: 1000, longest: 8000 }
  return { clock, attempts: new Attempts(limits, () => clock.now) }
}

test("the first failures cost nothing, then the wait doubles up to its longest", () => {
  const { attempts: it } = attempts()
  const waits = Array.from({ length: 8 }, () => {
    it.failed("a")
    return it.wait("a")
  })
  expect(waits).toEqual([0, 0, 1000, 2000, 4000, 8000, 8000, 8000])
})

test("a wait passes, and concerns one key alone", () => {
  const { attempts: it, clock } = attempts()
  for (let i = 0; i < 4; i++) it.failed("a")
  expect([it.wait("a"), it.wait("b")]).toEqual([2000, 0])
  clock.now = 2000
  expect(it.wait("a")).toBe(0)
})

test("success forgets all failures, and forgiving takes back one", () => {
  const { attempts: it } = attempts()
  for (let i = 0; i < 4; i++) it.failed("a")
  it.forgive("a")
  expect(it.wait("a")).toBe(0)
  it.failed("a")
  expect(it.wait("a")).toBe(2000)
  it.forget("a")
  it.failed("a")
  expect(it.wait("a")).toBe(0)
})

test("a thousand keys that failed long ago are forgotten", () => {
  const { attempts: it, clock } = attempts()
  for (let i = 0; i < 1000; i++) for (let n = 0; n < 3; n++) it.failed(`key ${i}`)
  clock.now = 100_000
  it.failed("a new one")
  it.failed("key 1")
  expect(it.wait("key 1")).toBe(0)
})
