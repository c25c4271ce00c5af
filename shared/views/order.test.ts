import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyStatements } from "../../tests/builders/any-statements.ts"
import { statement } from "../../tests/builders/statement.ts"
import { countOnce, inOrder } from "./views.ts"

const mexico = { speaker: "MEX", position: "no-dichotomy" }

test("two notes without times, or at most ten minutes apart, hold one intervention", () => {
  const plenary = statement({ ...mexico, note: "plenary", time: "10:40" })
  expect(countOnce([plenary, statement({ ...mexico, note: "side" })])).toBe(1)
  expect(countOnce([plenary, statement({ ...mexico, note: "side", time: "10:50" })])).toBe(1)
  expect(countOnce([plenary, statement({ ...mexico, note: "side", time: "10:51" })])).toBe(2)
})

test("other days, speakers, positions and stances are other statements", () => {
  const said = [
    statement(mexico),
    statement({ ...mexico, note: "n2", day: "2018-03-13" }),
    statement({ ...mexico, note: "n3", position: "in-between" }),
    statement({ ...mexico, note: "n4", stance: "mixed" }),
    statement({ ...mexico, note: "n5", onBehalfOf: "latam-canada" }),
  ]
  expect(countOnce(said)).toBe(5)
})

test("any order of arrival gives the same order of the meeting", () =>
  fc.assert(
    fc.property(
      anyStatements.chain((said) =>
        fc.tuple(
          fc.constant(said),
          fc.shuffledSubarray([...said], { minLength: said.length, maxLength: said.length }),
        ),
      ),
      ([said, shuffled]) => {
        expect(inOrder(shuffled)).toEqual(inOrder(said))
      },
    ),
    { numRuns: 300 },
  ))
