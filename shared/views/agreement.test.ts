import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyStatements, numRuns, shuffled } from "../../tests/builders/any-statements.ts"
import { firstDay } from "../../tests/builders/first-day.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { noted, type Said, statement } from "../../tests/builders/statement.ts"
import { agreement, cohesion } from "./views.ts"

const place = (speaker: string, topic: string, position: string): Said => ({
  ...{ speaker, topic, position },
})

describe("agreement", () => {
  const said = noted(
    {},
    place("MEX", "regular-irregular", "no-dichotomy"),
    place("CUB", "regular-irregular", "no-dichotomy"),
    place("JPN", "regular-irregular", "strong-separation"),
    place("MEX", "gcm-scope", "holistic"),
    place("CUB", "gcm-scope", "labour-migration-only"),
    place("JPN", "gcm-scope", "labour-migration-only"),
    place("MEX", "labour-rights", "protect"),
    place("CUB", "labour-rights", "protect"),
  )
  const pair = (a: string, b: string, least = 1) =>
    agreement(said, names, { least }).find((it) => it.a === a && it.b === b)

  test("counts the topics on which two stood together, of those that divide the room", () => {
    expect(pair("CUB", "MEX")).toMatchObject({ topics: 2, together: 1, share: 0.5 })
    expect(pair("JPN", "MEX")).toMatchObject({ topics: 2, together: 0, share: 0 })
  })

  test("needs as many topics as are asked for", () => {
    expect(agreement(said, names, { least: 3 })).toEqual([])
  })

  test("weighs a topic by how far it divides", () => {
    const more = [...said, ...noted({ note: "b" }, place("BRA", "gcm-scope", "holistic"))]
    const cuba = agreement(more, names, { least: 2 }).find((it) => it.a === "CUB" && it.b === "MEX")
    // Two of three pairs stand apart on the first topic, four of six on the second.
    expect(cuba?.share).toBeCloseTo(0.5)
    const one = agreement(
      [...more, ...noted({ note: "c" }, place("PER", "gcm-scope", "holistic"))],
      names,
      {
        least: 2,
      },
    ).find((it) => it.a === "CUB" && it.b === "MEX")
    expect(one?.share).toBeCloseTo(2 / 3 / (2 / 3 + 6 / 10))
  })

  test("takes a holder's last stand, and leaves out what was unclear", () => {
    const moved = [
      ...said,
      statement({ ...place("JPN", "gcm-scope", "holistic"), day: "2018-03-13" }),
      statement({ ...place("MEX", "gcm-scope", "holistic"), stance: "unclear", day: "2018-03-13" }),
    ]
    const japan = agreement(moved, names, { least: 2 }).find(
      (it) => it.b === "MEX" && it.a === "JPN",
    )
    expect(japan).toMatchObject({ topics: 2, together: 1 })
  })

  test("says what rests on private words alone, and leaves it out where asked", () => {
    const hidden = said.map((s) => (s.holder === "JPN" ? { ...s, tags: ["private" as const] } : s))
    const all = agreement(hidden, names, { least: 1 })
    expect(all.filter((it) => it.private).map(({ a, b }) => [a, b])).toEqual([
      ["CUB", "JPN"],
      ["JPN", "MEX"],
    ])
    const open = agreement(hidden, names, { least: 1, withoutPrivate: true })
    expect(open.map(({ a, b }) => [a, b])).toEqual([["CUB", "MEX"]])
  })

  test("the first day's sides: Japan with Australia, apart from Cuba", () => {
    const pairs = agreement(firstDay, names, { least: 1 })
    const share = (a: string, b: string) =>
      pairs.find((it) => (it.a === a && it.b === b) || (it.a === b && it.b === a))?.share
    expect(share("JPN", "AUS")).toBe(1)
    expect(share("JPN", "CUB")).toBe(0)
    expect(share("BLR", "JPN")).toBeUndefined()
  })

  test("is the same whatever the order of the rows, each pair once and between 0 and 1", () =>
    fc.assert(
      fc.property(
        anyStatements.chain((some) => fc.tuple(fc.constant(some), shuffled(some))),
        ([some, mixed]) => {
          const pairs = agreement(some, names, { least: 1 })
          expect(agreement(mixed, names, { least: 1 })).toEqual(pairs)
          const keys = pairs.map(({ a, b }) => [a, b].sort().join(" "))
          expect(new Set(keys).size).toBe(keys.length)
          for (const { a, b, topics, together, share } of pairs) {
            expect(a).not.toBe(b)
            expect(together).toBeLessThanOrEqual(topics)
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThanOrEqual(1)
            expect(share === 1).toBe(together === topics)
            expect(share === 0).toBe(together === 0)
          }
        },
      ),
      { numRuns },
    ))
})

describe("a bloc's cohesion", () => {
  const of = (group: string) => cohesion(firstDay, names).find((it) => it.group === group)

  test("names the member that stood apart", () => {
    expect(of("african-group")).toMatchObject({
      ...{ topics: 1, together: 2, apart: 1, share: 2 / 3 },
      dissenters: [{ actor: "ZAF", apartOn: ["regular-irregular"], leftOutOn: [] }],
    })
  })

  test("names whom the group left out, also where the roster has it as no member", () => {
    expect(of("eu-27")).toMatchObject({
      ...{ together: 0, apart: 0, share: null },
      dissenters: [{ actor: "HUN", apartOn: [], leftOutOn: ["regular-irregular"] }],
    })
  })

  test("lists no group whose members nobody knows", () => {
    const said = noted({}, place("many-states", "regular-irregular", "in-between"))
    expect(cohesion(said, names)).toEqual([])
  })

  test("is between 0 and 1, and whole where nobody stood apart", () =>
    fc.assert(
      fc.property(anyStatements, (some) => {
        for (const { share, together, apart, dissenters } of cohesion(some, names)) {
          expect(share).toBe(together + apart === 0 ? null : together / (together + apart))
          if (apart === 0) expect(dissenters.every((it) => it.apartOn.length === 0)).toBe(true)
        }
      }),
      { numRuns },
    ))
})
