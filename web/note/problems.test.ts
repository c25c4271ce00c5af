// What is offered for a name that the meeting does not know.
import { describe, expect, test } from "vitest"
import { namesOf, type Problem } from "../../shared/meeting/meeting.ts"
import { sampleMeeting, sampleNames } from "../editor/testing/chip-stage.ts"
import { distance } from "./distance.ts"
import { canAdd, offersFor } from "./problems.ts"

const problem = (code: Problem["code"], text: string): Problem => ({ block: "b1", code, text })
const offered = (code: Problem["code"], text: string, ref = text) =>
  offersFor(problem(code, text), ref, sampleNames).map((offer) => [offer.name, offer.ref])

describe("for a name that nobody knows", () => {
  test("the closest one is offered first, and the chip keeps its signs", () => {
    expect(offered("unknown-actor", "@Lichtenshtein", "~@Lichtenshtein(-)")[0]).toEqual([
      "Liechtenstein",
      "~@LIE(-)",
    ])
    expect(offered("unknown-topic", "#firewals", "#firewals=reject(+)")[0]).toEqual([
      "firewalls",
      "#firewalls=reject(+)",
    ])
    expect(offered("unknown-provision", "§[Objectve 13]")[0]).toEqual([
      "Objective 13",
      "§objective-13",
    ])
  })

  test("a position is sought among its topic's", () => {
    expect(offered("unknown-position", "#firewalls=refuse", "#firewalls=refuse")).toEqual([
      ["not acceptable", "#firewalls=reject"],
      ["accepted", "#firewalls=accept"],
    ])
  })

  test("of a name left half typed those that begin so are offered", () => {
    expect(offered("unknown-actor", "@swi")).toEqual([["Switzerland", "@CHE"]])
  })

  test("nothing is offered that is far away", () => {
    expect(offered("unknown-actor", "@Xyzzy")).toEqual([])
  })

  test("of an ambiguous name all that it can mean are offered", () => {
    const names = namesOf({
      ...sampleMeeting,
      actors: [
        ...sampleMeeting.actors,
        { id: "north", kind: "group", name: "North", aliases: ["Compass"] },
        { id: "south", kind: "group", name: "South", aliases: ["Compass"] },
      ] as typeof sampleMeeting.actors,
    })
    const offers = offersFor(problem("ambiguous-actor", "@Compass"), "@Compass", names)
    expect(offers.map(({ ref }) => ref).sort()).toEqual(["@north", "@south"])
  })

  test("names of actors, topics and provisions can be added, positions belong to their topic", () => {
    expect(canAdd(problem("unknown-actor", "@x"))).toBe(true)
    expect(canAdd(problem("unknown-position", "#x=y"))).toBe(false)
    expect(canAdd(problem("position-without-actor", "#x"))).toBe(false)
  })
})

test.each([
  ["", "", 0],
  ["abc", "abc", 0],
  ["lichtenshtein", "liechtenstein", 2],
  ["ba", "ab", 1],
  ["", "abc", 3],
  ["kitten", "sitting", 3],
])("%s is as far from %s as %d slips", (from, to, slips) => {
  expect(distance(from, to)).toBe(slips)
  expect(distance(to, from)).toBe(slips)
})
