import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyStatements, numRuns } from "../../tests/builders/any-statements.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { type Said, statement } from "../../tests/builders/statement.ts"
import { shifts } from "./views.ts"

const [monday, tuesday, wednesday] = ["2018-03-12", "2018-03-13", "2018-03-14"] as const

describe("an actor shifts", () => {
  test("when it takes another position than on the last day it took one", () => {
    const said = [held(monday, "no-dichotomy"), held(wednesday, "in-between", "supports", true)]
    expect(shifts(said, names, { to: wednesday })).toMatchObject([
      {
        holder: "MEX",
        topic: "regular-irregular",
        before: { day: monday, places: [{ position: "no-dichotomy", stance: "supports" }] },
        now: { day: wednesday, places: [{ position: "in-between" }], unsure: true },
      },
    ])
  })

  test("when it turns against its position, or is of two minds about it", () => {
    for (const stance of ["opposes", "mixed"] as const) {
      const said = [held(monday, "no-dichotomy"), held(tuesday, "no-dichotomy", stance)]
      expect(shifts(said, names, { to: tuesday })).toHaveLength(1)
    }
  })

  test("when it turns against a topic as such", () => {
    const said = [held(monday, null, "supports"), held(tuesday, null, "opposes")]
    expect(shifts(said, names, { to: tuesday })).toHaveLength(1)
  })
})

describe("an actor does not shift", () => {
  const none: readonly (readonly [string, readonly ReturnType<typeof held>[]])[] = [
    ["when it repeats itself", [held(monday, "in-between"), held(tuesday, "in-between")]],
    [
      "when it keeps its position and adds another",
      [held(monday, "in-between"), held(tuesday, "in-between"), held(tuesday, "no-dichotomy")],
    ],
    [
      "when it opposes another position than its own",
      [held(monday, "no-dichotomy"), held(tuesday, "strong-separation", "opposes")],
    ],
    [
      "when its stance was unclear",
      [held(monday, "in-between", "unclear"), held(tuesday, "no-dichotomy")],
    ],
    ["when it only raised the topic", [held(monday, null), held(tuesday, "no-dichotomy")]],
    ["on the first day", [held(tuesday, "no-dichotomy")]],
    ["within one day", [held(tuesday, "no-dichotomy"), held(tuesday, "in-between")]],
  ]
  test.each(none)("%s", (_when, said) => {
    expect(shifts(said, names, { to: tuesday })).toEqual([])
  })

  test("when it is the chair", () => {
    const said = [monday, tuesday].map((day, n) =>
      statement({ speaker: "lauber", day, position: n === 0 ? "in-between" : "no-dichotomy" }),
    )
    expect(shifts(said, names, { to: tuesday })).toEqual([])
  })
})

test("since a day: what it held up to then counts, not what it held in between", () => {
  const said = [
    held(monday, "no-dichotomy"),
    held(tuesday, "in-between"),
    held(wednesday, "in-between"),
  ]
  expect(shifts(said, names, { to: wednesday })).toEqual([])
  expect(shifts(said, names, { from: monday, to: wednesday })).toMatchObject([
    { before: { day: monday }, now: { day: wednesday } },
  ])
})

test("private words move nobody when they are left out", () => {
  const said = [
    held(monday, "no-dichotomy"),
    statement({ speaker: "MEX", day: tuesday, position: "in-between", tags: ["private"] }),
  ]
  expect(shifts(said, names, { to: tuesday })[0]?.now.private).toBe(true)
  expect(shifts(said, names, { to: tuesday, withoutPrivate: true })).toEqual([])
})

test("both days have their words, and no place is held on both", () =>
  fc.assert(
    fc.property(anyStatements, (said) => {
      for (const { holder, topic, before, now } of shifts(said, names, { to: wednesday })) {
        expect(now.day).toBe(wednesday)
        expect(before.day < now.day).toBe(true)
        for (const place of now.places) expect(before.places).not.toContainEqual(place)
        for (const s of [...before.evidence, ...now.evidence]) {
          expect([s.holder, s.topic]).toEqual([holder, topic])
        }
      }
    }),
    { numRuns },
  ))

function held(
  day: string,
  position: string | null,
  stance?: Said["stance"] & string,
  unsure = false,
) {
  return statement({ speaker: "MEX", day, position, unsure, ...(stance && { stance }) })
}
