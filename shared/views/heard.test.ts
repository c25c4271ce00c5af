import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyStatements, numRuns } from "../../tests/builders/any-statements.ts"
import { firstDay } from "../../tests/builders/first-day.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { noted, statement } from "../../tests/builders/statement.ts"
import { firsts, heard } from "./views.ts"

describe("heard by region", () => {
  test("counts who spoke in its own voice, not who spoke for a group", () => {
    const said = noted(
      {},
      { speaker: "BRA", onBehalfOf: "latam-canada" },
      { speaker: "LBY" },
      { speaker: "ERI" },
    )
    const own = heard(said, names, { day: "2018-03-12" }).regions.flatMap((r) => r.heard)
    expect(own).toEqual(["LBY", "ERI"])
  })

  test("the first day's own voices and the silent of each region make up the region", () => {
    for (const { region, heard: own, notHeard } of heard(firstDay, names).regions) {
      expect(own.length + notHeard.length).toBe(region.members?.length)
      expect(notHeard).not.toEqual(expect.arrayContaining([...own]))
    }
  })
})

describe("first heard", () => {
  const said = [
    ...firstDay,
    ...noted(
      { day: "2018-03-15" },
      { speaker: "MEX" },
      { speaker: "ISL", onBehalfOf: "friends-on-desertification" },
      { speaker: "lauber" },
      { speaker: "QAT" },
      { speaker: "QAT" },
    ),
  ]

  test("a new group, its speaker and a new state, each once and in order", () => {
    expect(firsts(said, names, { day: "2018-03-15" }).map((f) => f.actor)).toEqual([
      "friends-on-desertification",
      "ISL",
      "QAT",
    ])
  })

  test("nobody on the first day, when everybody would be", () => {
    expect(firsts(said, names, { day: "2018-03-12" })).toEqual([])
  })

  test("what only a private block holds is left out when asked", () => {
    const more = [...said, statement({ speaker: "FJI", day: "2018-03-16", tags: ["private"] })]
    expect(firsts(more, names, { day: "2018-03-16", withoutPrivate: true })).toEqual([])
  })

  test("a first is heard on no earlier day", () =>
    fc.assert(
      fc.property(anyStatements, (any) => {
        for (const { actor, statement: first } of firsts(any, names, { day: "2018-03-13" })) {
          const earlier = any.filter((s) => s.day < first.day)
          expect(earlier.some((s) => s.speaker === actor || s.holder === actor)).toBe(false)
        }
      }),
      { numRuns },
    ))
})
