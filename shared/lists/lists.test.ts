import * as fc from "fast-check"
import { expect, test } from "vitest"
import { type Actor, type Meeting, parseMeeting, withEntry } from "../meeting/meeting.ts"
import { builtInActors } from "../roster/roster.ts"
import { readCells } from "./cells.ts"
import type { EntryKind } from "./columns.ts"
import { type List, type Plan, planOf, printList, readList, rowsOf } from "./lists.ts"

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 300) }

/** A meeting with a group, two topics and a provision. */
const meeting = meetingOf({
  actors: [
    {
      ...{ id: "camp", kind: "group", name: "The Camp", aliases: ["Camp", "C|A"] },
      members: ["AUT", { actor: "GBR", until: "2020-01-31" }],
      spokesperson: { "2018-03-12": "AUT", "2018-03-13": "GBR" },
    },
    { id: "day-chair", kind: "person", name: "The chair of the day", aliases: [], neutral: true },
  ],
  topics: [
    {
      ...{ id: "labour", name: "Labour", aliases: ["work"], priority: 1 },
      positions: [{ id: "protect", label: "Protect rights" }],
    },
    { id: "wages", name: "Wages", parent: "labour", aliases: [] },
  ],
  provisions: [{ id: "p13", name: "Paragraph 13", aliases: ["13"] }],
})

function meetingOf(parts: object): Meeting {
  const parsed = parseMeeting({ id: "m", name: "M", days: [], ...parts })
  if (!parsed.ok) throw new Error(parsed.faults.join("\n"))
  return parsed.meeting
}

function listOf(kind: EntryKind, text: string): List {
  const read = readList(kind, text)
  if (!read.ok) throw new Error(read.fault)
  return read.list
}

const planned = (kind: EntryKind, text: string) => planOf(meeting, kind, listOf(kind, text).rows)
const faultsOf = ({ faulty }: Plan) => faulty.map(({ row, faults }) => [row.line, ...faults])
const entriesOf = ({ rows }: Plan) => rows.map(({ entry }) => entry)

test.each(["actors", "topics", "provisions"] as const)(
  "%s go out and come in unchanged",
  (kind) => {
    const plan = planned(kind, printList(kind, meeting[kind]))
    expect(plan).toEqual({ rows: [], faulty: [], same: meeting[kind].length })
  },
)

test("the whole built-in roster goes out and comes in unchanged", () => {
  const plan = planned("actors", printList("actors", builtInActors))
  expect(plan).toEqual({ rows: [], faulty: [], same: builtInActors.length })
})

test("a file of actors has these columns", () => {
  const [head, camp] = printList("actors", meeting.actors).split("\r\n")
  expect(head).toBe("\ufeffid,kind,name,aliases,badge,members,spokesperson,neutral,role")
  expect(camp).toBe(
    "camp,group,The Camp,Camp|C\\|A,,AUT|GBR=..2020-01-31,2018-03-12=AUT|2018-03-13=GBR,,",
  )
})

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((text) => text.replace(/\r/g, "").trim())
  .filter((text) => text !== "")
const oddName = fc.oneof(
  name,
  fc.constantFrom("=1+1", "-", "@all", "+41", "'=x", "''", "a|b\\", "\\", '"q"; c', "a\nb", "x=y"),
)
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/).map((text) => `x-${text}`)
const day = fc.constantFrom("2018-03-12", "2018-03-13", "2020-01-31")
const common = { id, name: oddName, aliases: fc.array(oddName, { maxLength: 4 }) }
const optional = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined })
const actor = fc.record({
  ...common,
  kind: fc.constantFrom("state", "group", "organisation", "person"),
  badge: optional(fc.constantFrom("A", "=B", "V4")),
  members: optional(
    fc.uniqueArray(
      fc.record({ actor: fc.constantFrom("AUT", "FRA", "camp"), from: optional(day) }),
      { minLength: 1, selector: ({ actor }) => actor },
    ),
  ),
  spokesperson: optional(
    fc.oneof(fc.constantFrom("AUT", "FRA"), fc.dictionary(day, fc.constant("AUT"), { minKeys: 1 })),
  ),
  neutral: optional(fc.constant(true)),
  role: optional(oddName),
})
const topic = fc.record({
  ...common,
  parent: optional(fc.constant("labour")),
  priority: optional(fc.integer({ min: 1, max: 9 })),
  positions: fc.uniqueArray(fc.record({ id, label: oddName }), { selector: (it) => it.id }),
})
const byId = { selector: (it: { id: string }) => it.id }

test("whatever the names hold, what goes out comes in unchanged, and into another meeting as it was", async () => {
  await fc.assert(
    fc.property(fc.uniqueArray(actor, byId), fc.uniqueArray(topic, byId), (actors, topics) => {
      const full = meetingOf({
        actors: [...meeting.actors, ...actors],
        topics: [...meeting.topics, ...topics],
      })
      for (const kind of ["actors", "topics"] as const) {
        const { rows } = listOf(kind, printList(kind, full[kind]))
        expect(planOf(full, kind, rows)).toEqual({ rows: [], faulty: [], same: full[kind].length })
        const elsewhere = planOf(meeting, kind, rows)
        expect(elsewhere.faulty).toEqual([])
        const added = full[kind].slice(meeting[kind].length)
        expect(entriesOf(elsewhere)).toEqual(JSON.parse(JSON.stringify(added)))
      }
    }),
    runs,
  )
})

test("a file of a French spreadsheet is read: semicolons, CRLF, quoted commas and line ends, no mark", () => {
  const text = 'name;aliases;kind\r\n"Amis; de\r\nla paix";"AP, APX|Amis";group\r\n'
  expect(entriesOf(planned("actors", text))).toEqual([
    {
      id: "amis-de-la-paix",
      kind: "group",
      name: "Amis; de\nla paix",
      aliases: ["AP, APX", "Amis"],
    },
  ])
  expect(entriesOf(planned("topics", "\ufeffname\tpriority\nTime\t2"))).toEqual([
    { id: "time", name: "Time", aliases: [], priority: 2, positions: [] },
  ])
})

test("rows are known by id or name, and keep what their file has no column for", () => {
  const plan = planned("actors", "name,aliases\nCamp,The Camp of the day\nBrasil,Brésil\n")
  expect(plan.faulty).toEqual([])
  const [camp, brazil] = entriesOf(plan) as readonly Actor[]
  expect(camp).toMatchObject({ id: "camp", name: "Camp", members: [{}, {}] })
  expect(brazil).toMatchObject({ id: "BRA", kind: "state", name: "Brasil" })
  expect(brazil?.aliases).toEqual(["Brésil", "Brazil"])
})

test("members and parents may be written by any name, and stand anywhere in the file", () => {
  const text =
    "name,kind,members\nNew group,,Suisse=2018-03-12..|Newcomers\nNewcomers,organisation,\n"
  expect(entriesOf(planned("actors", text))).toEqual([
    {
      ...{ id: "new-group", kind: "group", name: "New group", aliases: [] },
      members: [{ actor: "CHE", from: "2018-03-12" }, { actor: "newcomers" }],
    },
    { id: "newcomers", kind: "organisation", name: "Newcomers", aliases: [] },
  ])
})

test("positions are written by label or with their id, and one that is known keeps its id", () => {
  const [labour] = entriesOf(
    planned("topics", "id,positions\nlabour,wait=Wait|protect rights|Wait"),
  )
  expect(labour).toMatchObject({
    positions: [
      { id: "wait", label: "Wait" },
      { id: "protect", label: "protect rights" },
      { id: "wait-2", label: "Wait" },
    ],
  })
})

test("a bad line is named with what to do, and loses no other", () => {
  const text = [
    "id,name,kind,members,neutral",
    "one,One,group,AUT,",
    "two,Two,group,Nowhere,maybe",
    ",,group,,",
    "one,One again,group,,",
    ",Congo,,,",
    "four,Four,,,",
    "five,Five,group,AUT=2018-03-13..2018-03-12,",
    "six,Six,group,AUT=2018-13-01..,",
    'seven,"Seven,group,,',
  ].join("\n")
  const plan = planned("actors", text)
  expect(entriesOf(plan).map(({ id }) => id as string)).toEqual(["one"])
  expect(faultsOf(plan)).toEqual([
    [
      ...[3, "“maybe” in the column “neutral” is neither yes nor no."],
      "“Nowhere” in the column “members” is not known here. Mend its name, take it as well, or add it first.",
    ],
    [4, "Give the row a name or an id."],
    [5, "“One again” stands in line 2 already. Keep one of the two."],
    [6, expect.stringMatching(/^“Congo” is several: .*\(COG\), .*\(COD\)\. Write the id/)],
    [
      7,
      "Say in the column “kind” what it is: state, group, organisation, person.",
      expect.any(String),
    ],
    [8, expect.stringMatching(/^Austria: its membership ends/)],
    [9, "“members”: a date is written 2018-03-12."],
  ])
  expect(listOf("actors", text).faults).toEqual([
    { line: 10, text: expect.stringMatching(/^A quotation mark opens a cell/) },
  ])
})

test("a line with more cells than columns is told, and so are columns that mean nothing here", () => {
  const list = listOf("provisions", "id,name,comment\np14,Paragraph 14,ours\np15,A, B, C\n")
  expect(list.unused).toEqual(["comment"])
  expect(list.faults).toEqual([{ line: 3, text: expect.stringMatching(/^This line has 4 cells/) }])
  expect(list.rows.map(({ line }) => line)).toEqual([2])
})

test("a file that is no list of names is refused whole, with what it lacks", () => {
  expect(readList("topics", "a,b\n1,2")).toEqual({
    ok: false,
    fault: expect.stringMatching(/one of them is “id” or “name”\. .* positions\.$/),
  })
  expect(readList("topics", "")).toMatchObject({ ok: false })
  expect(readList("topics", "name,Name\na,b")).toMatchObject({ ok: false })
})

test("lines are counted as an editor counts them, across cells of several lines", () => {
  expect(readCells('a\n"b\nb"\n\nc').rows.map(({ line }) => line)).toEqual([1, 2, 5])
})

test("what would be called like another is doubtful", () => {
  const plan = planned("actors", "id,kind,name\nag,group,African Group\nco,group,The Camp\n")
  expect(plan.rows.map(({ doubt }) => doubt)).toEqual([
    expect.stringMatching(/^“African Group” means African States \(african-states\) here so far/),
    expect.stringMatching(/^The Camp \(camp\) is called so as well/),
  ])
})

test("an id that went into another entry is not given again", () => {
  const merged = { ...meeting, topics: meeting.topics.map((it) => ({ ...it, was: ["jobs"] })) }
  const [row] = planOf(merged, "topics", listOf("topics", "id,name\njobs,Jobs").rows).faulty
  expect(row?.faults).toEqual([expect.stringMatching(/went into “Labour”/)])
})

test("what is not taken of another meeting is not there to be a member", () => {
  const other = meetingOf({
    actors: [
      { id: "pair", kind: "group", name: "Pair", aliases: [], members: ["solo", "AUT"] },
      { id: "solo", kind: "organisation", name: "Solo", aliases: [] },
    ],
  })
  const rows = rowsOf("actors", other.actors)
  expect(entriesOf(planOf(meeting, "actors", rows))).toEqual(other.actors)
  const alone = planOf(meeting, "actors", rows, (row) => row !== rows[1])
  expect(entriesOf(alone)).toEqual(other.actors)
  expect(alone.rows.map(({ lacks }) => lacks)).toEqual([
    [expect.stringMatching(/^“solo” in the column “members” is not known here/)],
    [],
  ])
})

test("a plan's entries can be written one after another", () => {
  const { rows } = listOf("topics", "id,name,parent\nsick-leave,Sick leave,labour\nlabour,Work,\n")
  const written = planOf(meeting, "topics", rows).rows.reduce((before, { entry }) => {
    const after = withEntry(before, "topics", entry)
    if (!after.ok) throw new Error(after.fault)
    return after.meeting
  }, meeting)
  expect(written.topics.map(({ name }) => name)).toEqual(["Work", "Wages", "Sick leave"])
  expect(planOf(written, "topics", rows)).toEqual({ rows: [], faulty: [], same: 2 })
})
