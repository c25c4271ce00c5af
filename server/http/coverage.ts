// Who of the team watched which room and when: read from who typed, corrected by hand.
import * as v from "valibot"
import type { Meeting } from "../../shared/meeting/meeting.ts"
import { type Corrected, coverage, gaps, type Typed, watched } from "../../shared/views/views.ts"
import { type CoverageAnswer, coverageRequest } from "../../shared/wire/wire.ts"
import { nameOf } from "../access/access.ts"
import type { TypedAt } from "../store/store.ts"
import type { Api, InMeeting } from "./api.ts"
import { bodyOf, queryOf } from "./body.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

const path = "/api/meetings/:meeting/coverage"
const query = v.object({ day: v.pipe(v.string(), v.isoDate("a date is written 2018-03-12")) })

export function coverageRoutes(api: Api, { now, store }: Services): void {
  api.meeting("GET", path, "see-index", async (c, at) => {
    const { day } = queryOf(c, query)
    return c.json(await coverageOf(at.meeting, day))
  })

  api.meeting("POST", path, "write-notes", async (c, at) => {
    const { from, until, ...said } = await bodyOf(c, coverageRequest)
    const user = said.user ?? userOf(at)
    const people = await store.access.people(at.meeting)
    if (!people.some((person) => person.user === user)) throw notFound("person")
    await inMeeting(at.meeting, said.day)
    await store.coverage.correct(at.meeting, {
      ...{ user, room: said.room, day: said.day, watched: said.watched },
      ...{ from: minuteOf(from), until: minuteOf(until), by: nameOf(at.who).name, at: now() },
    })
    return c.json(await coverageOf(at.meeting, said.day), 201)
  })

  async function coverageOf(id: string, day: string): Promise<CoverageAnswer> {
    const meeting = await inMeeting(id, day)
    const typed = await store.coverage.typed(id, day)
    const corrections = await store.coverage.corrections(id, day)
    const names = new Map((await store.access.people(id)).map(({ user, name }) => [user, name]))
    const summary = ({ user, room, from, until }: Omit<Corrected, "watched" | "day">) => ({
      ...{ user, name: names.get(user) ?? user, room, from: timeOf(from), until: timeOf(until) },
    })
    const watches = coverage(typedOn(typed, day, meeting.timeZone), corrections)
    const span = watched(watches, day)
    return {
      day,
      watches: watches.map(summary),
      gaps: gaps(watches, day).map(timesOf),
      watched: span === null ? null : timesOf(span),
      corrections: corrections.map((one) => ({
        ...summary(one),
        ...{ watched: one.watched, by: one.by, at: one.at },
      })),
    }
  }

  async function inMeeting(id: string, day: string): Promise<Meeting> {
    const found = await store.meetings.find(id)
    if (found === null) throw notFound("meeting")
    if (found.meeting.days.some(({ date }) => date === day)) return found.meeting
    throw new Problem("not-found", `${day} is no day of this meeting: add the day first.`)
  }
}

/** What was typed on the day itself, at the clock of the room: notes are finished in the evening, and later, too. */
function typedOn(typed: readonly TypedAt[], day: string, timeZone: string): readonly Typed[] {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    ...{ timeZone, dateStyle: "short", timeStyle: "short" },
  })
  return typed.flatMap(({ user, room, at }) => {
    const [date, time = ""] = clock.format(at).split(" ")
    return date === day ? [{ user, room, day, minute: minuteOf(time) }] : []
  })
}

function userOf({ who }: InMeeting): string {
  if (who.kind === "person") return who.user
  throw new Problem("invalid", "A script has to name the user whose coverage it corrects.")
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
}

function timesOf({ from, until }: { readonly from: number; readonly until: number }) {
  return { from: timeOf(from), until: timeOf(until) }
}
