import { expect, test } from "vitest"
import { type Actor, type ActorId, membersOn } from "./roster.ts"

const id = (text: string) => text as ActorId
const eu: Actor = {
  id: id("eu"),
  kind: "group",
  name: "EU",
  aliases: [],
  members: [
    { actor: id("AUT"), from: "1995-01-01" },
    { actor: id("FRA") },
    { actor: id("GBR"), from: "1973-01-01", until: "2020-01-31" },
    { actor: id("HRV"), from: "2013-07-01" },
  ],
}

test("a group has the members of that day, in the roster's order", () => {
  expect(membersOn(eu, "1990-01-01")).toEqual(["FRA", "GBR"])
  expect(membersOn(eu, "2018-03-12")).toEqual(["AUT", "FRA", "GBR", "HRV"])
  expect(membersOn(eu, "2024-01-01")).toEqual(["AUT", "FRA", "HRV"])
})

test("a membership's first and last day belong to it", () => {
  expect(membersOn(eu, "2020-01-31")).toContain("GBR")
  expect(membersOn(eu, "2020-02-01")).not.toContain("GBR")
  expect(membersOn(eu, "2013-06-30")).not.toContain("HRV")
  expect(membersOn(eu, "2013-07-01")).toContain("HRV")
})

test("an actor of which no members are known has none", () => {
  expect(
    membersOn({ id: id("BRA"), kind: "state", name: "Brazil", aliases: [] }, "2018-03-12"),
  ).toEqual([])
})
