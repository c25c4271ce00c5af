import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyStatements, numRuns, shuffled } from "../../tests/builders/any-statements.ts"
import { inOrder } from "./views.ts"

test("any order of arrival gives the same order of the meeting", () =>
  fc.assert(
    fc.property(
      anyStatements.chain((said) => fc.tuple(fc.constant(said), shuffled(said))),
      ([said, mixed]) => {
        expect(inOrder(mixed)).toEqual(inOrder(said))
      },
    ),
    { numRuns },
  ))
