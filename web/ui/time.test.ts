import { expect, test } from "vitest"
import { daysBetween, nextDay } from "./days.ts"
import { latestDay, latestNote } from "./latest.ts"
import { ago, clock, dateIn, dayLong, dayShort, daysSpan, moment } from "./time.ts"

const minute = 60_000
const noon = Date.parse("2018-03-12T12:00:00Z")

test("days are written in full, short, and as a span", () => {
  expect(dayLong("2018-03-12")).toBe("Monday 12 March")
  expect(dayShort("2018-03-12")).toBe("Mon 12")
})

test.each([
  [["2018-03-15", "2018-03-12", "2018-03-13"], "12–15 March 2018"],
  [["2018-03-12"], "12 March 2018"],
  [["2018-03-30", "2018-04-02"], "30 March – 2 April 2018"],
  [[], ""],
])("the days %j span %s", (dates, span) => {
  expect(daysSpan(dates)).toBe(span)
})

test("times have 24 hours", () => {
  const half = new Date(2018, 2, 16, 18, 5).getTime()
  expect(clock(half)).toBe("18:05")
  expect(moment(half)).toBe("Friday 16 March, 18:05")
})

test("today is the day of the meeting's room, not of this device", () => {
  const lateInLondon = Date.parse("2018-03-13T02:00:00Z")
  expect(dateIn("America/New_York", lateInLondon)).toBe("2018-03-12")
  expect(dateIn("Asia/Tokyo", lateInLondon)).toBe("2018-03-13")
})

test.each([
  [10_000, "just now"],
  [2 * minute, "2 minutes ago"],
  [3 * 60 * minute, "3 hours ago"],
  [24 * 60 * minute, "yesterday"],
])("%i ms before now is %s", (before, words) => {
  expect(ago(noon - before, noon)).toBe(words)
})

test("a meeting's days are all from its first to its last", () => {
  expect(daysBetween("2018-02-27", "2018-03-01")).toEqual([
    "2018-02-27",
    "2018-02-28",
    "2018-03-01",
  ])
})

test.each([
  ["2018-03-15", "2018-03-12"],
  ["2018-03-12", ""],
  ["2018-03-12", "2019-03-12"],
])("%s to %s are no meeting's days", (first, last) => {
  expect(daysBetween(first, last)).toBeNull()
})

test("the next day follows the last, or is today where there is none", () => {
  expect(nextDay(["2018-03-31", "2018-03-30"], "2026-01-01")).toBe("2018-04-01")
  expect(nextDay([], "2026-01-01")).toBe("2026-01-01")
})

const days = ["2018-03-12", "2018-03-13", "2018-03-14"].map((date) => ({ date, title: "" }))

function note(id: string, date: string, more: { archived?: boolean; changedAt?: number } = {}) {
  const rest = { doc: id, meeting: "m", title: "", room: "", statements: 0, problems: 0 }
  return { id, date, ...rest, archived: false, changedAt: null, ...more }
}

test("the note one means is today's, else the last day's before, else the first", () => {
  const notes = [note("mon", "2018-03-12"), note("tue", "2018-03-13"), note("wed", "2018-03-14")]
  expect(latestNote(notes, "2018-03-13")?.id).toBe("tue")
  expect(latestNote(notes, "2026-01-01")?.id).toBe("wed")
  expect(latestNote(notes, "2018-01-01")?.id).toBe("mon")
  expect(latestNote([], "2018-03-13")).toBeUndefined()
})

test("of a day's notes the one changed last is meant, and never an archived one", () => {
  const notes = [
    note("plenary", "2018-03-12", { changedAt: 5 }),
    note("side", "2018-03-12", { changedAt: 9 }),
    note("old", "2018-03-13", { archived: true, changedAt: 99 }),
  ]
  expect(latestNote(notes, "2018-03-13")?.id).toBe("side")
})

test("the day one means is today, else the last with a note, else the first", () => {
  expect(latestDay(days, [], "2018-03-13")).toBe("2018-03-13")
  expect(latestDay(days, [note("tue", "2018-03-13")], "2026-01-01")).toBe("2018-03-13")
  expect(latestDay(days, [], "2026-01-01")).toBe("2018-03-12")
  expect(latestDay([], [], "2026-01-01")).toBeNull()
})
