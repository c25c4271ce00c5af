import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyStatements, numRuns, shuffled } from "../../tests/builders/any-statements.ts"
import { firstDay } from "../../tests/builders/first-day.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { noted, type Said } from "../../tests/builders/statement.ts"
import { otherCompany } from "./views.ts"

const [monday, tuesday] = ["2018-03-12", "2018-03-13"] as const
const on = (position: string, ...speakers: readonly string[]): readonly Said[] =>
  speakers.map((speaker) => ({ speaker, topic: "gcm-scope", position }))
/** Two sides that come about on another topic, as on the second day. */
const secondDay = noted(
  { day: tuesday },
  ...on("labour-migration-only", "CUB", "AUS", "CHN", "JPN", "IND", "eu-27"),
  ...on("holistic", "TUV", "VAT", "CHE", "LIE", "BGD", "GTM", "NZL"),
)

describe("other company", () => {
  const found = otherCompany([...firstDay, ...secondDay], names, { to: tuesday })

  test("is where most of one's companions stood apart the day before", () => {
    expect(found.map(({ holder }) => holder)).toEqual(["CHE", "CUB", "LIE", "NZL"])
  })

  test("says with whom it stood and stands, and who of them is new to it", () => {
    expect(found.find(({ holder }) => holder === "NZL")).toMatchObject({
      before: { stood: { topic: "regular-irregular", day: monday } },
      now: { stood: { topic: "gcm-scope", day: tuesday } },
      joined: ["TUV", "VAT", "CHE", "BGD", "GTM"],
    })
    const cuba = found.find(({ holder }) => holder === "CUB")
    expect(cuba?.joined).toEqual(["AUS", "CHN", "JPN", "IND", "eu-27"])
    expect(cuba?.now.with).toEqual(["AUS", "CHN", "JPN", "IND", "eu-27"])
    expect(cuba?.before.with).toHaveLength(14)
  })
})

test("a topic on which all agree tells nothing of company", () => {
  const agreed = noted({ day: tuesday }, ...on("holistic", "CUB", "AUS", "CHN", "JPN", "IND"))
  expect(otherCompany([...firstDay, ...agreed], names, { to: tuesday })).toEqual([])
})

test("an actor that took a stand on the topic before moved, or did not: its company is not new", () => {
  const before = noted({ day: monday, note: "side" }, ...on("holistic", "CUB"))
  const all = [...firstDay, ...before, ...secondDay]
  const found = otherCompany(all, names, { to: tuesday }).map(({ holder }) => holder)
  expect(found).not.toContain("CUB")
})

test("of two companions nothing is said", () => {
  const few = noted(
    { day: tuesday },
    ...on("labour-migration-only", "CUB", "AUS", "CHN"),
    ...on("holistic", "TUV"),
  )
  expect(otherCompany([...firstDay, ...few], names, { to: tuesday })).toEqual([])
})

test("who is in other company has more new companions than known ones, whatever the order of the rows", () =>
  fc.assert(
    fc.property(
      anyStatements.chain((said) => fc.tuple(fc.constant(said), shuffled(said))),
      ([said, mixed]) => {
        const found = otherCompany(said, names, { to: tuesday })
        expect(otherCompany(mixed, names, { to: tuesday })).toEqual(found)
        for (const { holder, before, now, joined } of found) {
          expect(before.stood.day < tuesday && now.stood.day === tuesday).toBe(true)
          expect(joined.length).toBeGreaterThanOrEqual(2)
          expect(now.with).not.toContain(holder)
          for (const other of joined) expect(now.with).toContain(other)
        }
      },
    ),
    { numRuns },
  ))
