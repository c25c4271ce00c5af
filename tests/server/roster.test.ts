import { describe, expect, test } from "vitest"
import type {
  EntryAnswer,
  MeetingAnswer,
  ProblemDetails,
  StatementsAnswer,
  TouchedAnswer,
} from "../../shared/wire/wire.ts"
import { Events, statementsWhen, write } from "../support/notes.ts"
import { joined, meetingOf, noteOf, type Person, TestServer } from "../support/server.ts"
import { stockClient, synced } from "../support/sync.ts"

const camp = {
  ...{ id: "camp", kind: "group", name: "The Camp", aliases: ["Camp"] },
  members: ["AUT", "FRA"],
}

/** Two leads of one meeting, which has a group of its own. */
async function twoLeads() {
  const server = await TestServer.start()
  const one = await server.setUp()
  const { meeting } = await meetingOf(one)
  const two = await joined(server, one, meeting.id, "lead")
  const path = `/api/meetings/${meeting.id}`
  await one.must("PUT", `${path}/actors/camp`, camp)
  const seen = await two.must<EntryAnswer>("GET", `${path}/actors/camp`)
  const now = async () => (await one.must<MeetingAnswer>("GET", path)).meeting
  return { meeting, now, one, path, seen, server, two }
}

const put = (who: Person, path: string, entry: object) =>
  who.call<ProblemDetails & EntryAnswer>("PUT", path, entry)

describe("two leads change one entry", () => {
  test("the second is refused with what stands now, and may choose to go over it", async () => {
    const { now, one, path, seen, two } = await twoLeads()
    const at = `${path}/actors/camp`
    const { version } = seen
    expect((await put(one, at, { ...camp, name: "Our Camp", version })).status).toBe(200)
    const refused = await put(two, at, { ...camp, aliases: ["The tents"], version })
    expect(refused.status).toBe(409)
    expect(refused.headers.get("content-type")).toBe("application/problem+json")
    expect(refused.body).toMatchObject({
      ...{ type: "stale", title: "Changed meanwhile" },
      detail: expect.stringMatching(/^“Our Camp” was changed meanwhile\./),
      current: { id: "camp", name: "Our Camp", aliases: ["Camp", "The Camp"] },
    })
    expect((await now()).actors).toMatchObject([
      { name: "Our Camp", aliases: ["Camp", "The Camp"] },
    ])
    const mine = { ...camp, aliases: ["The tents"], version: refused.body.current?.version }
    expect((await put(two, at, mine)).status).toBe(200)
    expect((await now()).actors[0]?.aliases).toContain("The tents")
  })

  test("at the same moment: one stands, the other is told, and nobody's words are lost unseen", async () => {
    const { now, one, path, seen, two } = await twoLeads()
    const { version } = seen
    for (let round = 0, saw: string | undefined = version; round < 5; round++) {
      const names = [`First ${round}`, `Second ${round}`]
      const answers = await Promise.all(
        [one, two].map((who, n) =>
          put(who, `${path}/actors/camp`, { ...camp, name: names[n], version: saw }),
        ),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const stood = answers.findIndex(({ status }) => status === 200)
      expect((await now()).actors[0]?.name).toBe(names[stood])
      const refused = answers[1 - stood]?.body
      expect(refused?.current).toMatchObject({ name: names[stood] })
      saw = answers[stood]?.body.version
    }
  })

  test("a change that came through and is sent again goes through, and changes nothing", async () => {
    const { one, path, seen, two } = await twoLeads()
    const change = { ...camp, badge: "CAMP", version: seen.version }
    const first = await put(one, `${path}/actors/camp`, change)
    const { revision } = await one.must<MeetingAnswer>("GET", path)
    const again = await put(two, `${path}/actors/camp`, change)
    expect(again).toMatchObject({ status: 200, body: { version: first.body.version } })
    expect((await one.must<MeetingAnswer>("GET", path)).revision).toBe(revision)
  })

  test("what was taken out meanwhile is told as such, and a new one needs no version", async () => {
    const { one, path, seen, two } = await twoLeads()
    const { version } = seen
    await one.must("DELETE", `${path}/actors/camp?version=${version}`)
    const refused = await put(two, `${path}/actors/camp`, { ...camp, name: "Mine", version })
    expect(refused).toMatchObject({ status: 409, body: { type: "stale", current: null } })
    expect((await put(two, `${path}/actors/camp`, { ...camp, name: "Mine" })).status).toBe(200)
  })

  test("an entry that is there is not written over by one that saw none", async () => {
    const { path, two } = await twoLeads()
    const refused = await put(two, `${path}/actors/camp`, { ...camp, name: "Another camp" })
    expect(refused).toMatchObject({ status: 409, body: { current: { name: "The Camp" } } })
    // A built-in actor is nobody's work: it is written over by whoever comes first.
    const brazil = { id: "BRA", kind: "state", name: "Brasil", aliases: [] }
    expect((await put(two, `${path}/actors/BRA`, brazil)).status).toBe(200)
    const second = await put(two, `${path}/actors/BRA`, { ...brazil, name: "Brésil" })
    expect(second).toMatchObject({ status: 409, body: { current: { name: "Brasil" } } })
  })

  test("taking out, merging and ordering look at the version too", async () => {
    const { now, one, path, seen, two } = await twoLeads()
    const { version } = seen
    const at = `${path}/actors/camp`
    await one.must("PUT", at, { ...camp, role: undefined, badge: "C", version })
    for (const [method, where, body] of [
      ["DELETE", `${at}?version=${version}`, undefined],
      ["POST", `${at}/merge`, { into: "AUT", version }],
    ] as const) {
      const refused = await two.call(method, where, body)
      expect(refused).toMatchObject({ status: 409, body: { current: { badge: "C" } } })
    }
    for (const id of ["a", "b"]) {
      await one.must("PUT", `${path}/topics/${id}`, { id, name: id, aliases: [] })
    }
    const order = ["b", "a", "regular-irregular"]
    const stale = await two.call("PUT", `${path}/topic-order`, { order, seen: ["a", "b"] })
    expect(stale).toMatchObject({ status: 409, body: { type: "stale" } })
    const ids = (await now()).topics.map((topic) => topic.id)
    await two.must("PUT", `${path}/topic-order`, { order, seen: ids })
    expect((await now()).topics.map(({ id }) => id as string)).toEqual(order)
  })

  test("topics and provisions likewise", async () => {
    const { one, path, two } = await twoLeads()
    const provision = { id: "p13", name: "Paragraph 13", aliases: [] }
    await one.must("PUT", `${path}/provisions/p13`, provision)
    for (const at of [`${path}/provisions/p13`, `${path}/topics/regular-irregular`]) {
      const seen = await two.must<EntryAnswer>("GET", at)
      await one.must("PUT", at, { ...seen, name: "Renamed" })
      const refused = await put(two, at, { ...seen, aliases: ["mine"] })
      expect(refused).toMatchObject({ status: 409, body: { current: { name: "Renamed" } } })
    }
  })
})

test("memberships whose days make no sense are refused with their name", async () => {
  const { path, one, seen } = await twoLeads()
  const members = [{ actor: "FRA", from: "2018-03-13", until: "2018-03-12" }]
  const refused = await put(one, `${path}/actors/camp`, { ...seen, members })
  expect(refused).toMatchObject({
    status: 400,
    body: { faults: [expect.stringMatching(/^members: France: its membership ends/)] },
  })
})

describe("a list", () => {
  test("is written whole, with what it saw", async () => {
    const { now, one, path, seen } = await twoLeads()
    const entries = [
      { ...camp, name: "Our Camp", version: seen.version },
      { id: "friends", kind: "group", name: "Friends", aliases: [], members: ["camp"] },
    ]
    await one.must("POST", `${path}/actors`, { entries })
    expect((await now()).actors.map(({ name }) => name)).toEqual(["Our Camp", "Friends"])
    const all = await one.must<EntryAnswer[]>("GET", `${path}/actors`)
    expect(all.length).toBeGreaterThan(200)
    expect(all[0]).toMatchObject({ id: "camp", version: expect.any(String) })
  })

  test("of which one was changed meanwhile is not written at all", async () => {
    const { now, one, path, seen, two } = await twoLeads()
    await one.must("PUT", `${path}/actors/camp`, { ...camp, badge: "C", version: seen.version })
    const entries = [
      { id: "friends", kind: "group", name: "Friends", aliases: [] },
      { ...camp, name: "Our Camp", version: seen.version },
    ]
    const refused = await two.call("POST", `${path}/actors`, { entries })
    expect(refused).toMatchObject({ status: 409, body: { current: { badge: "C" } } })
    expect((await now()).actors.map(({ id }) => id as string)).toEqual(["camp"])
  })

  test("may be larger than other requests, is a lead's to write, and names what does not fit", async () => {
    const { meeting, now, one, path, server } = await twoLeads()
    const aliases = Array.from({ length: 12 }, (_, n) => `${n} ${"x".repeat(290)}`)
    const entries = Array.from({ length: 400 }, (_, n) => ({
      ...{ id: `p${n}`, name: `Paragraph ${n}`, aliases },
    }))
    await one.must("POST", `${path}/provisions`, { entries })
    expect((await now()).provisions).toHaveLength(400)
    const bad = await one.call("POST", `${path}/topics`, { entries: [{ id: "x", name: "" }] })
    expect(bad).toMatchObject({ status: 400, body: { type: "invalid" } })
    const taker = await joined(server, one, meeting.id, "note-taker")
    expect((await taker.call("POST", `${path}/topics`, { entries: [] })).status).toBe(403)
  })
})

test("the server tells how many statements name an entry", async () => {
  const { meeting, one, path, server } = await twoLeads()
  const note = await noteOf(one, meeting.id)
  const client = stockClient(server, note.doc, one)
  await synced(client.provider)
  const events = await Events.of(one, meeting.id)
  const topic = "#regular-irregular=no-dichotomy"
  write(
    client.fragment,
    (await one.must<MeetingAnswer>("GET", path)).meeting,
    `@Brazil ${topic}. @Austria for @Camp except @France #regular-irregular.`,
  )
  await statementsWhen(
    one,
    meeting.id,
    events,
    ({ statements }: StatementsAnswer) => statements.length === 2,
  )
  const touched = await one.must<TouchedAnswer>("GET", `${path}/touched`)
  expect(Object.fromEntries(touched.actors)).toEqual({ BRA: 1, AUT: 1, camp: 1, FRA: 1 })
  expect(Object.fromEntries(touched.holders)).toEqual({ BRA: 1, camp: 1 })
  expect(Object.fromEntries(touched.topics)).toEqual({ "regular-irregular": 2 })
  expect(Object.fromEntries(touched.positions)).toEqual({ "regular-irregular=no-dichotomy": 1 })
  expect(touched.provisions).toEqual([])
})
