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
import { type LineUpEntry, lineUp } from "../shared/views/views.ts"

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
