import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyStatements, numRuns } from "../../tests/builders/any-statements.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { noted } from "../../tests/builders/statement.ts"
import { groupStatements } from "./views.ts"

test("groups come in order of presentation, with all that was said for them", () => {
  const said = noted(
    {},
    { speaker: "COM", onBehalfOf: "african-group", time: "10:20" },
    { speaker: "MEX", time: "10:21" },
    { speaker: "AUT", onBehalfOf: "eu-27", except: ["HUN"], time: "10:05" },
    { speaker: "eu-27", topic: "gcm-scope", time: "11:00" },
  )
  expect(groupStatements(said, names, { day: "2018-03-12" })).toMatchObject([
    { group: "eu-27", speakers: ["AUT", "eu-27"], except: ["HUN"] },
    { group: "african-group", speakers: ["COM"], evidence: [{ speaker: "COM" }] },
  ])
})

test("an unnamed collective is no group, one that somebody spoke for is", () => {
  const said = noted({}, { speaker: "many-states" }, { speaker: "ISL", onBehalfOf: "new-friends" })
  expect(groupStatements(said, names).map((g) => g.group)).toEqual(["new-friends"])
})

test("each statement made for a group is in exactly one group", () =>
  fc.assert(
    fc.property(anyStatements, (said) => {
      const ids = groupStatements(said, names).flatMap((g) => g.evidence.map((s) => s.id))
      const spokenFor = said.filter((s) => s.onBehalfOf !== null).map((s) => s.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toEqual(expect.arrayContaining(spokenFor))
    }),
    { numRuns },
  ))
