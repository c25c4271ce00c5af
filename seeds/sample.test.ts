// The sample meeting: its four notes are read without a problem, and say what the four briefs say.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import {
  type IndexedStatement,
  type Meeting,
  type NoteIndex,
  namesOf,
  parseMeeting,
  type TopicId,
} from "../shared/meeting/meeting.ts"
import { parseNote } from "../shared/notation/notation.ts"
import { indexOf } from "../shared/reading/reading.ts"
import {
  type LineUpEntry,
  lineUp,
  type MatrixCell,
  matrix,
  tableSections,
} from "../shared/views/views.ts"

const meeting = meetingOf(textOf("meeting.json"))
const names = namesOf(meeting)
const indexes = meeting.days.map(({ date }, n) => ({
  date,
  index: indexOf(parseNote(textOf(`day${n + 1}.md`)), names),
}))

describe("the sample meeting", () => {
  test.each(indexes)("is read on $date with every name known and no position left over", (day) => {
    expect(day.index.problems).toEqual([])
  })

  test("gives the first day its line-up on regular and irregular migrants", () => {
    const [monday] = indexes
    const day = lineUp(
      statementsOf(monday),
      { topic: "regular-irregular" as TopicId, day: "2018-03-12" },
      names,
    )
    const columns = new Map(day.columns.map((column) => [column.position.id as string, column]))

    expect(holders(columns.get("no-dichotomy")?.entries)).toBe(
      "latam-canada african-group friends-of-children VAT BGD TUV PHL ERI CUB JAM MEX NPL GTM VEN LBY",
    )
    expect(holders(columns.get("in-between")?.entries)).toBe("THA CHE")
    expect(holders(columns.get("strong-separation")?.entries)).toBe(
      "AUS NZL JPN IND ZAF SGP MYS IDN eu-27 HUN TUR CHN LIE AZE IRN",
    )
    expect(holders(columns.get("strong-separation")?.against)).toBe("ngos")
    expect(columns.get("clear-distinction")?.entries).toEqual([])
    expect(columns.get("address-fragmentation")?.entries).toEqual([])
    expect(day.outside).toEqual([])
    const turkey = columns.get("strong-separation")?.entries.find((e) => e.holder === "TUR")
    expect(turkey?.qualifiers).toEqual(["less adamant"])
  })

  test("keeps Belarus out of those columns, with its own position on the scope", () => {
    const [monday] = indexes
    const said = statementsOf(monday).filter((s) => s.holder === "BLR")
    expect(said.map((s) => [s.topic, s.position])).toEqual([["gcm-scope", "labour-migration-only"]])
  })

  test("names the eighteen states of the inter-regional group", () => {
    const members = indexes[3]?.index.memberships.filter((m) => m.group === "inter-regional-group")
    expect(members).toHaveLength(18)
  })
})

describe("the matrix of the sample meeting", () => {
  const said = indexes.flatMap((day) => statementsOf(day))
  const [monday = "", tuesday = ""] = meeting.days.map(({ date }) => date)

  test("has New Zealand beside Japan on the first day and apart from it on the second", () => {
    expect(held("NZL", "regular-irregular", monday)).toBe("strong-separation")
    expect(held("JPN", "regular-irregular", monday)).toBe("strong-separation")
    expect(held("NZL", "non-refoulement", tuesday)).toBe("in-gcm-for-all")
    expect(held("TUV", "non-refoulement", tuesday)).toBe("in-gcm-for-all")
    expect(held("JPN", "obligation-level", tuesday)).toBe("state-discretion")
  })

  test("has Cuba beside the Holy See on the first day, and on the second beside Japan", () => {
    expect(held("CUB", "regular-irregular", monday)).toBe("no-dichotomy")
    expect(held("VAT", "regular-irregular", monday)).toBe("no-dichotomy")
    expect(held("CUB", "obligation-level", tuesday)).toBe("state-discretion")
    expect(held("JPN", "obligation-level", tuesday)).toBe("state-discretion")
    expect(held("VAT", "obligation-level", tuesday)).toBe("hr-also-binding")
  })

  test("has Hungary apart from the EU, in the same column", () => {
    const [own, ...more] = cellsOf("HUN", "regular-irregular", monday)
    expect(more).toEqual([])
    expect(own).toMatchObject({ derived: false, position: "strong-separation" })
    expect(own?.derived === false && own.apartFrom).toEqual(["eu-27"])
  })

  test("derives who is silent through its group, and not who stands apart from it", () => {
    expect(cellsOf("NGA", "regular-irregular", monday)).toMatchObject([
      { derived: true, through: "african-group", position: "no-dichotomy" },
    ])
    expect(cellsOf("ZAF", "regular-irregular", monday)).toMatchObject([
      { derived: false, position: "strong-separation", apartFrom: ["african-group"] },
    ])
    expect(cellsOf("DEU", "return", tuesday)).toMatchObject([
      { derived: true, through: "eu-27", position: "forced-return-in-text" },
    ])
  })

  test("has its groups first, then the regions", () => {
    const order = { by: "region", sort: null, reversed: false, day: monday } as const
    const sections = tableSections(matrix(said, names, { day: monday }).rows, names, order)
    expect(sections.map(({ key }) => key)).toEqual([
      "groups",
      "african-states",
      "asia-pacific-states",
      "eastern-european-states",
      "latin-american-caribbean-states",
      "western-european-others",
      "others",
    ])
    expect(sections[0]?.rows.map(({ actor }) => actor)).toContain("african-group")
  })

  function cellsOf(actor: string, topic: string, day: string): readonly MatrixCell[] {
    const row = matrix(said, names, { day }).rows.find((one) => one.actor === actor)
    return row?.cells.filter((cell) => cell.topic === topic) ?? []
  }

  function held(actor: string, topic: string, day: string): string | null {
    const own = cellsOf(actor, topic, day).find((cell) => !cell.derived)
    return own?.held.map(({ position }) => position).join() ?? null
  }
})

function statementsOf(
  day: { readonly date: string; readonly index: NoteIndex } | undefined,
): readonly IndexedStatement[] {
  if (day === undefined) throw new Error("the sample has no such day")
  return day.index.statements.map((statement, n) => ({
    ...statement,
    id: `${day.date}|${n}`,
    note: day.date,
    day: day.date,
    order: n + 1,
    anchor: null,
  }))
}

function holders(entries: readonly LineUpEntry[] | undefined): string {
  return (entries ?? []).map((entry) => entry.holder).join(" ")
}

function meetingOf(text: string): Meeting {
  const parsed = parseMeeting(JSON.parse(text))
  if (!parsed.ok) throw new Error(parsed.faults.join("\n"))
  return parsed.meeting
}

function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8")
}
