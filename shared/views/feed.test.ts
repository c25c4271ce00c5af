import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyStatements, numRuns } from "../../tests/builders/any-statements.ts"
import { noted, statement } from "../../tests/builders/statement.ts"
import { feed } from "./views.ts"

test("the last said comes first: by day, by time, by place in the note", () => {
  const said = [
    statement({ speaker: "MEX", day: "2018-03-13", order: 1 }),
    statement({ speaker: "THA", order: 4, time: "11:15" }),
    statement({ speaker: "EU", order: 1, time: "10:08" }),
    statement({ speaker: "HUN", order: 2 }),
    statement({ speaker: "JPN", note: "side", order: 1, time: "10:29" }),
  ]
  expect(feed(said).map((row) => row.speaker)).toEqual(["MEX", "THA", "JPN", "HUN", "EU"])
})

test("what one speaker said in one block is one row", () => {
  const said = noted(
    { block: "b1" },
    { speaker: "BRA", onBehalfOf: "latam-canada", position: "no-dichotomy", time: "10:34" },
    { speaker: "BRA", onBehalfOf: "latam-canada", topic: "labour-rights", unsure: true },
    { speaker: "BRA", topic: "gcm-scope", tags: ["private"] },
  )
  expect(feed(said, { day: "2018-03-12" })).toMatchObject([
    {
      speaker: "BRA",
      onBehalfOf: null,
      private: true,
      unsure: false,
      statements: [{ sources: [{ order: 3 }] }],
    },
    {
      speaker: "BRA",
      onBehalfOf: "latam-canada",
      time: "10:34",
      private: false,
      unsure: true,
      statements: [{ sources: [{ order: 1 }] }, { sources: [{ order: 2 }] }],
    },
  ])
})

test("the chair is in the feed", () => {
  expect(feed(noted({}, { speaker: "lauber" })).map((row) => row.speaker)).toEqual(["lauber"])
})

test("what two notes record is one row, with both", () => {
  const record = { speaker: "BRA", position: "no-dichotomy" }
  const said = [
    statement({ ...record, note: "plenary", unsure: true, tags: ["private"] }),
    statement({ ...record, note: "side", time: "10:42" }),
    statement({ speaker: "BRA", topic: "gcm-scope", note: "side", order: 2 }),
  ]
  expect(feed(said)).toMatchObject([
    { statements: [{ sources: [{ note: "side", topic: "gcm-scope" }] }] },
    {
      time: "10:42",
      unsure: false,
      private: false,
      statements: [{ sources: [{ note: "plenary" }, { note: "side" }] }],
    },
  ])
})

test("each record is in exactly one row, and no two rows have the same key", () =>
  fc.assert(
    fc.property(anyStatements, fc.boolean(), (said, withoutPrivate) => {
      const rows = feed(said, { withoutPrivate })
      const shown = said.filter((s) => !(withoutPrivate && s.tags.includes("private")))
      const ids = rows.flatMap((row) =>
        row.statements.flatMap((s) => s.sources.map((one) => one.id)),
      )
      expect([...ids].sort()).toEqual(shown.map((s) => s.id).sort())
      expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
      expect([...rows.map((row) => row.day)].sort().reverse()).toEqual(rows.map((row) => row.day))
    }),
    { numRuns },
  ))
