// Derived positions: by date, through groups in groups, without exceptions and who spoke for itself.
import { describe, expect, test } from "vitest"
import { namesWith, state } from "../../tests/builders/groups.ts"
import { meeting } from "../../tests/builders/meeting.ts"
import { noted, type Said } from "../../tests/builders/statement.ts"
import {
  type DayMembership,
  type IndexedStatement,
  type MeetingNames,
  namesOf,
  withMemberships,
} from "../meeting/meeting.ts"
import { groupStatements, heard, type LineUp, type LineUpEntry, lineUp, silences } from "./views.ts"

const [monday, tuesday, wednesday] = ["2018-03-12", "2018-03-13", "2018-03-14"] as const
const scope = { topic: "labour" as IndexedStatement["topic"] }

describe("a group in a group", () => {
  const names = namesWith({ wide: [["narrow"], ["FRA"]], narrow: [["DEU"], ["ITA"]] })

  test("brings in its own members", () => {
    const said = noted({ day: monday }, held("wide"))
    expect(standings(said, names)).toEqual({
      narrow: "derived",
      DEU: "derived",
      ITA: "derived",
      FRA: "derived",
    })
  })

  test("that went its own way takes them along, save who is a member of both", () => {
    const said = noted({ day: monday }, held("wide"), { ...held("narrow"), position: "weaken" })
    expect(standings(said, names)).toEqual({ narrow: "own", FRA: "derived" })
    const both = namesWith({ wide: [["narrow"], ["DEU"]], narrow: [["DEU"], ["ITA"]] })
    expect(standings(said, both)).toEqual({ narrow: "own", DEU: "derived" })
  })

  test("that was left out by name leaves out those of its members that are in both", () => {
    const both = namesWith({ wide: [["narrow"], ["DEU"], ["FRA"]], narrow: [["DEU"], ["ITA"]] })
    const said = noted({ day: monday }, { ...held("wide"), except: ["narrow"] })
    expect(standings(said, both)).toEqual({ narrow: "except", DEU: "except", FRA: "derived" })
  })

  test("may hold itself, and each is still a member once", () => {
    const round = namesWith({ wide: [["narrow"]], narrow: [["wide"], ["DEU"]] })
    expect(standings(noted({ day: monday }, held("wide")), round)).toEqual({
      narrow: "derived",
      DEU: "derived",
    })
  })
})

describe("membership by date", () => {
  const names = namesWith({
    wide: [["FRA"], ["GBR", undefined, monday], ["HRV", tuesday, tuesday]],
  })

  test("counts who was a member on the day of the statement", () => {
    const on = (day: string) => Object.keys(standings(noted({ day }, held("wide")), names))
    expect(on(monday)).toEqual(["FRA", "GBR"])
    expect(on(tuesday)).toEqual(["FRA", "HRV"])
    expect(on(wednesday)).toEqual(["FRA"])
  })

  test("counts who a note names as a member, on that day and not on the next", () => {
    const bulgaria = { group: "wide", member: "BGR", day: monday, private: false }
    const said = [monday, tuesday].map((day) => noted({ day }, held("wide")))
    const named = [bulgaria as DayMembership]
    const both = namesOf(withMemberships(names.meeting, named))
    const on = said.map((some) => Object.keys(standings(some, both)))
    expect(on).toEqual([
      ["FRA", "GBR", "BGR"],
      ["FRA", "HRV"],
    ])
  })

  test("in the session shows the members of every day that the group spoke", () => {
    const said = [monday, tuesday].flatMap((day) => noted({ day }, held("wide")))
    expect(Object.keys(standings(said, names))).toEqual(["FRA", "GBR", "HRV"])
  })
})

describe("an exception", () => {
  const names = namesWith({ wide: [["FRA"], ["HUN"]] })
  const without = { ...held("wide"), except: ["HUN"] }

  test("holds for its position alone", () => {
    const said = noted({ day: monday }, without, { ...held("wide"), position: "weaken" })
    const [protect, weaken] = entries(lineUp(said, scope, names))
    expect(protect?.members.map((m) => m.standing)).toEqual(["derived", "except"])
    expect(weaken?.members.map((m) => m.standing)).toEqual(["derived", "derived"])
  })

  test("holds for the day, also where the group says it again without it", () => {
    const said = noted({ day: monday }, without, held("wide"))
    expect(standings(said, names)).toEqual({ FRA: "derived", HUN: "except" })
  })

  test("of one of two notes holds for the statement that both record", () => {
    const said = [
      ...noted({ day: monday, note: "a" }, without),
      ...noted({ day: monday, note: "b" }, held("wide")),
    ]
    expect(standings(said, names)).toEqual({ FRA: "derived", HUN: "except" })
  })

  test("does not hold for the next day", () => {
    const said = [...noted({ day: monday }, without), ...noted({ day: tuesday }, held("wide"))]
    expect(standings(said, names)).toEqual({ FRA: "derived", HUN: "derived" })
  })
})

describe("a member's own stand", () => {
  const names = namesWith({ wide: [["FRA"], ["DEU"]] })
  const own = { speaker: "FRA", topic: "labour", position: "weaken" }

  test("in one of the notes that record the group's wins over both", () => {
    const said = [
      ...noted({ day: monday, note: "a", time: "10:00" }, own),
      ...noted({ day: monday, note: "a" }, { ...held("wide"), time: "10:05" }),
      ...noted({ day: monday, note: "b" }, { ...held("wide"), time: "10:06" }),
    ]
    expect(standings(said, names)).toEqual({ FRA: "own", DEU: "derived" })
  })

  test("gives way to what the group says later, in another note", () => {
    const said = [
      ...noted({ day: monday, note: "a" }, { ...held("wide"), time: "10:00" }),
      ...noted({ day: monday, note: "a" }, { ...own, time: "10:20" }),
      ...noted({ day: monday, note: "b" }, { ...held("wide"), time: "15:00" }),
    ]
    expect(standings(said, names)).toEqual({ FRA: "derived", DEU: "derived" })
    expect(entries(lineUp(said, scope, names)).map((e) => e.holder)).toEqual(["wide", "FRA"])
  })
})

describe("a neutral actor", () => {
  const names = namesWith({ wide: [["FRA"], ["chair"]] })

  test("is derived in no line-up, though it is a member", () => {
    expect(standings(noted({ day: monday }, held("wide")), names)).toEqual({ FRA: "derived" })
  })

  test("stands nowhere itself: no line-up, no group, no silence broken", () => {
    const said = noted({ day: monday }, held("chair"))
    expect(lineUp(said, scope, names)).toMatchObject({ entries: 0, outside: [] })
    expect(groupStatements(said, names)).toEqual([])
    expect(silences(said, names)).toMatchObject([{ topic: { id: "labour" } }])
  })

  test("is no state of a region that was not heard", () => {
    const briefer = namesOf(meeting({ actors: [{ ...state("BRA"), neutral: true }] }))
    expect(heard([], briefer).notHeard).not.toContain("BRA")
    expect(heard([], names).notHeard).toContain("BRA")
  })
})

function held(speaker: string): Said {
  return { speaker, topic: "labour", position: "protect" }
}

function entries({ columns, outside }: LineUp): readonly LineUpEntry[] {
  return [...columns.flatMap((c) => [...c.entries, ...c.against]), ...outside]
}

/** Of the widest group's first entry. */
function standings(said: readonly IndexedStatement[], names: MeetingNames) {
  const entry = entries(lineUp(said, scope, names)).find((e) => e.holder === "wide")
  return Object.fromEntries((entry?.members ?? []).map((m) => [m.actor, m.standing]))
}
