import { expect, test } from "vitest"
import type { IndexedStatement } from "./meeting.ts"
import { TouchedCount } from "./touched.ts"

const row = (fields: object) =>
  ({
    ...{ speaker: "BRA", onBehalfOf: null, holder: "BRA", except: [], provisions: [] },
    ...{ topic: "labour", position: null },
    ...fields,
  }) as unknown as IndexedStatement

test("each statement counts once for each actor, topic, position and provision that it names", () => {
  const count = new TouchedCount()
  count.add([row({}), row({ position: "protect", provisions: ["p13", "p14"] })])
  count.add([
    row({ speaker: "AUT", onBehalfOf: "eu", holder: "eu", except: ["HUN"], topic: "time" }),
  ])
  expect(count.touched).toEqual({
    actors: [
      ["BRA", 2],
      ["AUT", 1],
      ["eu", 1],
      ["HUN", 1],
    ],
    holders: [
      ["BRA", 2],
      ["eu", 1],
    ],
    topics: [
      ["labour", 2],
      ["time", 1],
    ],
    positions: [["labour=protect", 1]],
    provisions: [
      ["p13", 1],
      ["p14", 1],
    ],
  })
})
