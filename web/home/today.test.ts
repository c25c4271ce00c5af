import { expect, test } from "vitest"
import type { MeetingSummary, NoteSummary } from "../../shared/wire/wire.ts"
import { todayOf } from "./today.ts"

const now = Date.parse("2018-03-13T02:00:00Z")
const plenary: NoteSummary = {
  id: "n1",
  doc: "n1",
  meeting: "gcm",
  date: "2018-03-12",
  title: "Plenary",
  room: "",
  archived: false,
  statements: 0,
  problems: 0,
  changedAt: null,
}
const meeting: MeetingSummary = {
  id: "gcm",
  name: "Session II",
  timeZone: "America/New_York",
  role: "note-taker",
  days: [
    { date: "2018-03-12", title: "Day one" },
    { date: "2018-03-13", title: "Day two" },
  ],
  statements: 0,
  notes: [plenary, { ...plenary, id: "n2", archived: true }],
  briefs: [],
}

test("today's notes are those of the day it is in the room", () => {
  expect(todayOf([meeting], now)).toEqual([{ meeting, day: "Day one", note: plenary }])
})

test("a day without a note stands there to be started", () => {
  const inTokyo = { ...meeting, timeZone: "Asia/Tokyo" }
  expect(todayOf([inTokyo], now)).toEqual([{ meeting: inTokyo, day: "Day two", note: undefined }])
})

test("a meeting that does not sit today is left out, and so is one that is only read", () => {
  expect(
    todayOf(
      [
        { ...meeting, days: [] },
        { ...meeting, role: "reader" },
      ],
      now,
    ),
  ).toEqual([])
})
