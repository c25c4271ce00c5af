import * as fc from "fast-check"
import { expect, test } from "vitest"
import { Saving } from "./saving.ts"

test("a change waits until a mark behind it is answered", () => {
  const saving = new Saving()
  const early = saving.mark(0)
  saving.changed()
  saving.durable(early)
  expect(saving.waiting).toBe(1)
  expect(saving.saved).toBe(false)
  saving.durable(saving.mark(3))
  expect(saving.saved).toBe(true)
  expect(saving.acknowledgedClock).toBe(3)
})

test("after a new connection nothing is saved before it is acknowledged again, and old answers count for nothing", () => {
  const saving = new Saving()
  saving.changed()
  const mark = saving.mark(1)
  saving.connectionEnded()
  saving.durable(mark)
  expect(saving.saved).toBe(false)
  expect(saving.waiting).toBe(1)
  saving.durable(saving.mark(1))
  expect(saving.saved).toBe(true)
  saving.connectionEnded()
  expect(saving.saved).toBe(false)
  expect(saving.waiting).toBe(0)
})

test("saved is said only while the server has answered for every change", () => {
  const moves = fc.array(fc.constantFrom("change", "mark", "answer", "answer-late", "reconnect"))
  void fc.assert(
    fc.property(moves, (all) => {
      const saving = new Saving()
      const marks: { mark: number; made: number; socket: number }[] = []
      let made = 0
      let safe = 0
      let socket = 0
      for (const move of all) {
        if (move === "change") {
          made++
          saving.changed()
        } else if (move === "mark") marks.push({ mark: saving.mark(made), made, socket })
        else if (move === "reconnect") {
          socket++
          saving.connectionEnded()
        } else {
          const one = move === "answer" ? marks.shift() : marks.pop()
          if (one === undefined) continue
          if (one.socket === socket) safe = Math.max(safe, one.made)
          saving.durable(one.mark)
        }
        if (saving.saved) expect(safe).toBe(made)
        expect(saving.waiting).toBeGreaterThanOrEqual(made - safe)
      }
    }),
    { numRuns: 300 },
  )
})
