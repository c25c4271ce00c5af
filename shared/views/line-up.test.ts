import { describe, expect, test } from "vitest"
import { firstDay } from "../../tests/builders/first-day.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { holding, noted, statement } from "../../tests/builders/statement.ts"
import type { TopicId } from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { byTopic, type LineUp, type LineUpEntry, lineUp, lineUpTopics } from "./views.ts"

const monday = "2018-03-12"
const tuesday = "2018-03-13"
const topic = "regular-irregular" as TopicId

describe("the first day's line-up", () => {
  const day = lineUp(firstDay, { topic, day: monday }, names)

  test("has the brief's three columns in the topic's order", () => {
    expect(day.columns.map((c) => [c.position.id, c.entries.length, c.against.length])).toEqual([
      ["no-dichotomy", 15, 0],
      ["in-between", 2, 0],
      ["strong-separation", 15, 0],
    ])
  })

  test("counts thirty-two entries and the times they were noted", () => {
    expect(day).toMatchObject({ entries: 32, statements: 32, first: "10:08", last: "11:02" })
  })

  test("shows who spoke for a group and whom the group left out", () => {
    expect(entry(day, "latam-canada")).toMatchObject({ speakers: ["BRA"], except: [] })
    expect(entry(day, "eu-27")).toMatchObject({ speakers: ["eu-27"], except: ["HUN"] })
  })

  test("keeps the qualifier and the doubt", () => {
    expect(entry(day, "TUR").qualifiers).toEqual(["less adamant"])
    expect(entry(day, "LBY").unsure).toBe(true)
    expect(entry(day, "MEX").unsure).toBe(false)
  })

  test("shows South Africa apart from its group and Jamaica with its own", () => {
    expect(entry(day, "ZAF").groups).toEqual([{ group: "african-group", together: false }])
    expect(entry(day, "JAM").groups).toEqual([{ group: "friends-of-children", together: true }])
  })

  test("derives the group's position for the members that did not speak, and says where else they stand", () => {
    const members = entry(day, "friends-of-children").members
    expect(members.map((m) => [m.actor, m.standing, m.through])).toEqual([
      ["BGR", "derived", ["eu-27"]],
      ["JAM", "own", []],
      ["LUX", "derived", ["eu-27"]],
    ])
    expect(members[1]?.own.map((s) => s.position)).toEqual(["no-dichotomy"])
  })

  test("leaves a member that took another position to its own column", () => {
    expect(standings(entry(day, "african-group"))).toMatchObject({ ZAF: "own", COM: "derived" })
  })
})

describe("members of a group", () => {
  const group = { speaker: "COM", onBehalfOf: "african-group", position: "no-dichotomy" }

  test("one that was left out by name is no derived one", () => {
    const said = noted({}, { ...group, except: ["ZAF"] })
    expect(standings(entry(onMonday(said), "african-group"))).toMatchObject({ ZAF: "except" })
  })

  test("one that spoke for itself on an earlier day stands with its group again", () => {
    const said = [
      statement({ speaker: "ZAF", position: "strong-separation", day: monday }),
      statement({ ...group, day: tuesday }),
    ]
    const day = lineUp(said, { topic, day: tuesday }, names)
    expect(standings(entry(day, "african-group"))).toMatchObject({ ZAF: "derived" })
  })

  test("one that spoke for itself on a later day does not", () => {
    const said = [
      statement({ ...group, day: monday }),
      statement({ speaker: "ZAF", position: "strong-separation", day: tuesday }),
    ]
    const member = entry(onMonday(said), "african-group").members.find((m) => m.actor === "ZAF")
    expect(member).toMatchObject({ standing: "own", own: [{ day: tuesday }] })
  })

  test("one that spoke before its group in another note of the day stands with it", () => {
    const said = [
      statement({ speaker: "ZAF", position: "strong-separation", note: "side", time: "10:00" }),
      statement({ ...group, time: "15:00" }),
    ]
    expect(standings(entry(onMonday(said), "african-group"))).toMatchObject({ ZAF: "derived" })
  })

  test("one that only raised the topic stands with its group", () => {
    const said = noted({}, group, { speaker: "ZAF" })
    expect(standings(entry(onMonday(said), "african-group"))).toMatchObject({ ZAF: "derived" })
  })

  test("a group that only raised the topic derives nothing", () => {
    const said = noted({}, { speaker: "african-group" })
    expect(onMonday(said).outside[0]?.members).toEqual([])
  })
})

describe("places", () => {
  test("who opposes a position stands against it, not in it", () => {
    const said = noted({}, { speaker: "JPN", position: "no-dichotomy", stance: "opposes" })
    const [column] = onMonday(said).columns
    expect(column?.entries).toEqual([])
    expect(column?.against.map((e) => e.holder)).toEqual(["JPN"])
  })

  test("who named no position stands outside the columns, with each stance noted", () => {
    const said = noted({}, { speaker: "BLR" }, { speaker: "BLR", stance: "opposes" })
    expect(onMonday(said).outside).toMatchObject([
      { holder: "BLR", stances: ["addresses", "opposes"], position: null },
    ])
  })

  test("a holder in two columns says so in both", () => {
    const said = noted({}, ...["no-dichotomy", "in-between"].flatMap((p) => holding(p, "CHE")))
    expect(onMonday(said).columns.flatMap((c) => c.entries.map((e) => e.elsewhere))).toEqual([
      ["in-between"],
      ["no-dichotomy"],
    ])
  })

  test("the chair stands nowhere", () => {
    const said = noted({}, ...holding("no-dichotomy", "lauber"), { speaker: "lauber" })
    expect(onMonday(said)).toMatchObject({ entries: 0, outside: [] })
  })

  test("a position that the topic no longer has keeps a column", () => {
    const said = noted({}, ...holding("gone", "MEX"))
    expect(onMonday(said).columns.at(-1)).toMatchObject({
      position: { id: "gone", label: "gone" },
      entries: [{ holder: "MEX" }],
    })
  })
})

describe("evidence", () => {
  test("two notes that hold one intervention count it once and keep both records", () => {
    const record = { speaker: "MEX", position: "no-dichotomy" }
    const said = [
      statement({ ...record, note: "plenary", time: "10:40" }),
      statement({ ...record, note: "side", time: "10:42" }),
    ]
    const mexico = entry(onMonday(said), "MEX")
    expect(mexico.statements).toBe(1)
    expect(mexico.evidence.map((s) => s.note)).toEqual(["plenary", "side"])
  })

  test("one note that holds it twice counts two", () => {
    const said = noted({}, ...holding("no-dichotomy", "MEX", "MEX"))
    expect(entry(onMonday(said), "MEX").statements).toBe(2)
  })

  test("in the whole session an entry lists its days", () => {
    const said = [monday, tuesday].map((day) =>
      statement({ speaker: "MEX", position: "no-dichotomy", day }),
    )
    expect(entry(lineUp(said, { topic }, names), "MEX").days).toEqual([monday, tuesday])
  })

  test("one sure note settles a doubt of another", () => {
    const record = { speaker: "LBY", position: "no-dichotomy" }
    const said = [statement({ ...record, unsure: true }), statement({ ...record, note: "side" })]
    expect(entry(onMonday(said), "LBY").unsure).toBe(false)
  })
})

describe("private statements", () => {
  const said = noted(
    {},
    { speaker: "COM", onBehalfOf: "african-group", position: "no-dichotomy" },
    { speaker: "ZAF", position: "strong-separation", tags: ["private"] },
    { speaker: "MEX", position: "no-dichotomy", tags: ["private"] },
    { speaker: "MEX", position: "no-dichotomy" },
  )

  test("are shown to the team and flagged where nothing else supports the entry", () => {
    expect(entry(onMonday(said), "ZAF").private).toBe(true)
    expect(entry(onMonday(said), "MEX").private).toBe(false)
  })

  test("are left out when asked, and nothing is derived against what they say", () => {
    const outside = lineUp(said, { topic, day: monday, withoutPrivate: true }, names)
    expect(all(outside).map((e) => e.holder)).toEqual(["african-group", "MEX"])
    expect(entry(outside, "MEX").evidence).toHaveLength(1)
    expect(standings(entry(outside, "african-group"))).not.toHaveProperty("ZAF")
  })
})

describe("topics with positions taken", () => {
  test("come by priority, then by the number of holders", () => {
    const said = [
      ...firstDay,
      ...noted({ note: "side" }, { speaker: "MEX", topic: "labour-rights", position: "protect" }),
    ]
    expect(lineUpTopics(said, names, { day: monday }).map((t) => [t.topic.id, t.holders])).toEqual([
      ["labour-rights", 1],
      ["regular-irregular", 32],
      ["gcm-scope", 1],
    ])
  })

  test("do not include what was only raised, nor what only the chair holds", () => {
    const said = noted({}, { speaker: "MEX" }, ...holding("no-dichotomy", "lauber"))
    expect(lineUpTopics(said, names)).toEqual([])
  })
})

test("by topic, each topic that was raised comes once, in the meeting's order", () => {
  const said = noted({}, { speaker: "MEX", topic: "gcm-scope" }, { speaker: "MEX" })
  expect(byTopic(said, names, { day: monday }).map((l) => l.topic)).toEqual([
    "regular-irregular",
    "gcm-scope",
  ])
})

function onMonday(said: Parameters<typeof lineUp>[0]): LineUp {
  return lineUp(said, { topic, day: monday }, names)
}

function all(day: LineUp): readonly LineUpEntry[] {
  return day.columns.flatMap((c) => [...c.entries, ...c.against])
}

function entry(day: LineUp, holder: string): LineUpEntry {
  const found = all(day).find((e) => e.holder === holder)
  if (found === undefined) throw new Error(`${holder} has no entry`)
  return found
}

function standings(e: LineUpEntry): Readonly<Record<ActorId, string>> {
  return Object.fromEntries(e.members.map((m) => [m.actor, m.standing]))
}
