// Who of the team watched which room and when, over HTTP: from who typed, corrected by hand.
import { expect, test } from "vitest"
import type { CoverageAnswer, PeopleAnswer } from "../../shared/wire/wire.ts"
import { write } from "../support/notes.ts"
import { joined, meetingOf, noteOf, type Person, TestServer } from "../support/server.ts"
import { stockClient, synced } from "../support/sync.ts"

async function withMeeting() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const at = `/api/meetings/${meeting.id}`
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: meeting.timeZone }).format(Date.now())
  await lead.must("PATCH", at, { days: [...meeting.days, { date: today, title: "Today" }] })
  const coverageOn = (day: string, who: Person = lead) =>
    who.must<CoverageAnswer>("GET", `${at}/coverage?day=${day}`)
  return { server, lead, meeting, at, today, coverageOn }
}

test("who types in a note of the day is there, as far as the log tells", async () => {
  const { server, lead, meeting, at, today, coverageOn } = await withMeeting()
  expect(await coverageOn(today)).toMatchObject({ watches: [], gaps: [], watched: null })
  const note = await noteOf(lead, meeting.id, today)
  const earlier = await noteOf(lead, meeting.id, "2018-03-12")
  const { people } = await lead.must<PeopleAnswer>("GET", `${at}/people`)
  for (const { doc } of [note, earlier]) {
    const client = stockClient(server, doc, lead)
    await synced(client.provider)
    write(client.fragment, meeting, "@Brazil #regular-irregular.")
  }
  await expect
    .poll(async () => (await coverageOn(today)).watches.length, { timeout: 20_000 })
    .toBe(1)
  const [watch] = (await coverageOn(today)).watches
  expect(watch).toMatchObject({ user: people[0]?.user, name: "Lead", room: "" })
  expect(String(watch?.from) < String(watch?.until)).toBe(true)
  // What is typed on another day than the note's was not heard then.
  expect((await coverageOn("2018-03-12")).watches).toEqual([])
})

test("corrections by hand are kept with who made them, and outlast a restart", async () => {
  const { server, lead, meeting, at, coverageOn } = await withMeeting()
  const taker = await joined(server, lead, meeting.id, "note-taker")
  const { people } = await lead.must<PeopleAnswer>("GET", `${at}/people`)
  const other = people.find(({ name }) => name === "The note-taker")
  const day = "2018-03-12"
  await taker.must("POST", `${at}/coverage`, { day, from: "10:00", until: "11:40", watched: true })
  await lead.must("POST", `${at}/coverage`, {
    ...{ day, user: other?.user, from: "13:00", until: "17:00", watched: true },
  })
  await server.restart()
  const said = await coverageOn(day)
  expect(said.watches.map(({ name, from, until }) => [name, from, until])).toEqual([
    ["The note-taker", "10:00", "11:40"],
    ["The note-taker", "13:00", "17:00"],
  ])
  expect(said.gaps).toEqual([{ from: "11:40", until: "13:00" }])
  expect(said.watched).toEqual({ from: "10:00", until: "17:00" })
  expect(said.corrections.map(({ by }) => by)).toEqual(["The note-taker", "Lead"])
})

test("what does not fit is refused with what to do", async () => {
  const { lead, at } = await withMeeting()
  const answer = async (body: object) => {
    const { status, body: problem } = await lead.call<{ detail: string }>(
      "POST",
      `${at}/coverage`,
      {
        ...{ day: "2018-03-12", from: "10:00", until: "11:00", watched: true },
        ...body,
      },
    )
    return [status, problem.detail]
  }
  expect((await answer({ until: "09:00" }))[0]).toBe(400)
  expect((await answer({ from: "ten" }))[1]).toContain("a time is written 10:42")
  expect((await answer({ user: "nobody" }))[0]).toBe(404)
  expect(await answer({ day: "2018-04-01" })).toEqual([
    404,
    "2018-04-01 is no day of this meeting: add the day first.",
  ])
})
