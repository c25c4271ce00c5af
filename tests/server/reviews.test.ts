import { expect, test, vi } from "vitest"
import * as Y from "yjs"
import { verifyDataDir } from "../../server/main.ts"
import { type IndexedStatement, namesOf } from "../../shared/meeting/meeting.ts"
import { type ReviewEvent, reviewsOf } from "../../shared/views/views.ts"
import type {
  HistoryAnswer,
  MeetingAnswer,
  ProblemDetails,
  ReviewAnswer,
  ReviewsAnswer,
  StatementsAnswer,
} from "../../shared/wire/wire.ts"
import { Events, statementsWhen, write } from "../support/notes.ts"
import { joined, meetingOf, noteOf, type Person, TestServer } from "../support/server.ts"
import { stockClient, synced } from "../support/sync.ts"

/** A note in which Brazil and Japan have spoken, two leads, a note-taker and a reader. */
async function reviewing() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const path = `/api/meetings/${meeting.id}`
  const [other, taker, reader] = [
    await joined(server, lead, meeting.id, "lead"),
    await joined(server, lead, meeting.id, "note-taker"),
    await joined(server, lead, meeting.id, "reader"),
  ]
  const note = await noteOf(lead, meeting.id)
  const client = stockClient(server, note.doc, taker)
  await synced(client.provider)
  const events = await Events.of(lead, meeting.id)
  const when = (holds: (answer: StatementsAnswer) => boolean) =>
    statementsWhen(lead, meeting.id, events, holds)
  const type = (text: string) => write(client.fragment, meeting, text)
  type("@Brazil #regular-irregular=no-dichotomy(+).\n\n@Japan #regular-irregular.")
  const { statements } = await when((answer) => answer.statements.length === 2)
  const of = (speaker: string) => found(statements, (it) => it.speaker === speaker)
  const reviews = (since = 0) => lead.must<ReviewsAnswer>("GET", `${path}/reviews?since=${since}`)
  const stand = async () => {
    const now = await lead.must<StatementsAnswer>("GET", `${path}/statements`)
    const names = namesOf((await lead.must<MeetingAnswer>("GET", path)).meeting)
    return reviewsOf((await reviews()).events, now.statements, names)
  }
  const people = { lead, other, taker, reader }
  const places = { client, events, meeting, note, path, server }
  return { ...people, ...places, brazil: of("BRA"), japan: of("JPN"), reviews, stand, type, when }
}

let keys = 0
const say = (person: Person, path: string, body: object) =>
  person.call<ReviewAnswer & ProblemDetails>("POST", `${path}/reviews`, {
    key: `a key of the test ${keys++}`,
    ...body,
  })

/** As `say`, for what has to be added: gives the event. */
async function said(person: Person, path: string, body: object): Promise<ReviewEvent> {
  const { status, body: answer } = await say(person, path, body)
  if (status === 201) return answer.event
  throw new Error(`${status} ${JSON.stringify(answer)}`)
}

function found<T>(all: readonly T[], look: (one: T) => boolean): T {
  const one = all.find(look)
  if (one === undefined) throw new Error(`Not among ${JSON.stringify(all)}`)
  return one
}

const confirm = (row: IndexedStatement) => ({ kind: "confirm", statement: row.id, seen: row })

/** The words of the note's block of that number, counted from 0. */
function wordsOf(fragment: Y.XmlFragment, block: number): Y.XmlText {
  const element = fragment.get(block)
  const text = element instanceof Y.XmlElement ? element.get(0) : null
  if (text instanceof Y.XmlText) return text
  throw new Error(`The note has no words in block ${block}`)
}

test("a lead queries, the note-taker answers, a lead resolves; each with who, when and what was seen", async () => {
  const { brazil, events, lead, path, reviews, stand, taker } = await reviewing()
  const text = "For itself, or for the group?"
  const before = Date.now()
  const query = await said(lead, path, { kind: "query", statement: brazil.id, text })
  await events.next((event) => event.kind === "reviews" && event.version === query.version)
  const { version: about } = query
  const answer = await said(taker, path, { kind: "answer", about, text: "For itself." })
  await said(lead, path, { kind: "resolve", about })
  expect(query).toMatchObject({
    ...{ version: 1, by: { name: "Lead" }, text },
    of: { id: brazil.id, text: brazil.text, typed: brazil.typed, speaker: "BRA", beside: [] },
  })
  expect(query.at).toBeGreaterThanOrEqual(before)
  expect(answer.by.name).toBe("The note-taker")
  expect((await stand()).byRow.get(brazil.id)).toMatchObject({
    standing: "resolved",
    queries: [{ state: "resolved", replies: [{ text: "For itself." }, { kind: "resolve" }] }],
  })
  const all = await reviews()
  expect(all).toMatchObject({ version: 3, more: false })
  expect(await reviews(1)).toEqual({ ...all, events: all.events.slice(1) })
  expect(await reviews(3)).toEqual({ version: 3, events: [], more: false })
})

test("who confirms words that changed meanwhile is shown the present ones; who saw them confirms", async () => {
  const { brazil, client, lead, path, stand, when } = await reviewing()
  wordsOf(client.fragment, 0).insert(0, "In the evening ", {})
  const { statements } = await when(({ statements: all }) =>
    all.some(({ text }) => text.startsWith("In the evening Brazil")),
  )
  const now = found(statements, ({ id }) => id === brazil.id)
  expect(await say(lead, path, confirm(brazil))).toMatchObject({
    status: 409,
    body: { type: "stale", statement: now },
  })
  expect((await say(lead, path, confirm({ ...now, stance: "opposes" }))).status).toBe(409)
  await said(lead, path, confirm(now))
  wordsOf(client.fragment, 0).delete(0, 7)
  await when(({ statements: all }) => all.some(({ text }) => text.startsWith("evening")))
  expect((await stand()).byRow.get(brazil.id)).toMatchObject({
    standing: "changed",
    confirmed: { seen: { text: now.text } },
  })
})

test("two leads at once: nothing of either is lost, and both see the same", async () => {
  const { brazil, japan, lead, other, path, reviews, stand } = await reviewing()
  const rounds = Array.from({ length: 10 }, (_, n) => n)
  const asked = await Promise.all(
    rounds.flatMap((n) => [
      said(lead, path, { kind: "query", statement: brazil.id, text: `One asks ${n}` }),
      said(other, path, { kind: "query", statement: brazil.id, text: `Other asks ${n}` }),
      said(lead, path, confirm(japan)),
      said(other, path, confirm(japan)),
    ]),
  )
  const { events } = await reviews()
  expect(events.map(({ version }) => version)).toEqual(asked.map((_, n) => n + 1))
  expect(new Set(asked.map(({ version }) => version)).size).toBe(40)
  const first = found(asked, ({ kind }) => kind === "query").version
  await Promise.all([lead, other].map((it) => said(it, path, { kind: "resolve", about: first })))
  const { byRow, open } = await stand()
  expect(open).toHaveLength(19)
  expect(byRow.get(japan.id)?.standing).toBe("confirmed")
})

test("what is sent again with its key is there once, also when its words changed since", async () => {
  const { brazil, client, lead, other, path, reviews, when } = await reviewing()
  const body = { ...confirm(brazil), key: "the key of a lost answer" }
  const first = await say(lead, path, body)
  client.doc.transact(() => client.fragment.delete(0, 1))
  await when(({ statements }) => statements.length === 1)
  const again = await say(lead, path, body)
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.body.event).toEqual(first.body.event)
  expect((await reviews()).events).toHaveLength(1)
  // A key is its sender's own.
  expect((await say(other, path, body)).status).toBe(404)
})

test("a lead confirms, queries and checks; the note-takers answer, close and link; readers learn nothing", async () => {
  const { brazil, lead, meeting, path, reader, stand, taker } = await reviewing()
  const query = { kind: "query", statement: brazil.id, text: "So?" }
  for (const body of [confirm(brazil), query]) {
    expect((await say(taker, path, body)).status).toBe(403)
  }
  const source = { kind: "webcast", url: "https://webtv.un.org/en/asset/k1", place: "1:02:30" }
  const link = await said(taker, path, { kind: "link", statement: brazil.id, source })
  const check = { kind: "check", about: link.version, statement: brazil.id, seen: brazil }
  expect((await say(taker, path, check)).status).toBe(403)
  await said(lead, path, check)
  expect((await stand()).byRow.get(brazil.id)?.source).toMatchObject({
    ...source,
    checked: { changed: false, by: { name: "Lead" } },
  })
  const asked = await said(lead, path, query)
  expect((await say(taker, path, { kind: "withdraw", about: asked.version })).status).toBe(403)
  await said(taker, path, { kind: "resolve", about: asked.version })
  await said(taker, path, { kind: "withdraw", about: link.version })
  const heard = await Events.of(reader, meeting.id)
  await heard.next(({ kind }) => kind === "meeting")
  for (const body of [confirm(brazil), { kind: "answer", about: asked.version, text: "So." }]) {
    expect((await say(reader, path, body)).status).toBe(403)
  }
  const history = `${path}/statements/${encodeURIComponent(brazil.id)}/history`
  for (const at of [`${path}/reviews`, history]) {
    expect((await reader.call("GET", at)).status).toBe(403)
  }
  await said(lead, path, query)
  const { revision } = await lead.must<MeetingAnswer>("PATCH", path, { name: "Renamed" })
  await heard.next((event) => event.kind === "meeting" && event.revision === revision)
  expect(heard.heard.some(({ event }) => event.kind === "reviews")).toBe(false)
})

test("what does not fit is refused with what to do", async () => {
  const { brazil, lead, path } = await reviewing()
  const query = { kind: "query", statement: brazil.id, text: "So?" }
  const { version } = await said(lead, path, query)
  const status = async (body: object) => (await say(lead, path, body)).status
  expect(await status({ ...query, text: "x".repeat(2001) })).toBe(400)
  expect(await status({ ...query, text: "  " })).toBe(400)
  expect(await status({ ...query, key: "short" })).toBe(400)
  expect(await status({ ...query, kind: "praise" })).toBe(400)
  expect(await status({ ...query, statement: `${brazil.id}9` })).toBe(404)
  expect(await status({ ...query, statement: "another|note" })).toBe(404)
  expect(await status({ kind: "answer", about: 99, text: "So." })).toBe(404)
  const seen = { statement: brazil.id, seen: brazil }
  expect(await status({ kind: "check", about: version, ...seen })).toBe(400)
  for (const url of ["javascript:alert(1)", "ftp://a.example/", "somewhere"]) {
    const source = { kind: "written", url }
    expect(await status({ kind: "link", statement: brazil.id, source })).toBe(400)
  }
  const wrong = await lead.call("GET", `${path}/reviews?since=yesterday`)
  expect(wrong).toMatchObject({ status: 400, body: { type: "invalid" } })
})

test("reviews stay with their rows over a restart, a renamed topic and merged names; the index stays clean", async () => {
  const { brazil, japan, lead, meeting, path, server, stand } = await reviewing()
  server.build = "another one"
  await said(lead, path, confirm(brazil))
  await said(lead, path, { kind: "query", statement: japan.id, text: "So?" })
  await server.restart()
  const standing = async (id: string) => (await stand()).byRow.get(id)?.standing
  expect([await standing(brazil.id), await standing(japan.id)]).toEqual(["confirmed", "asked"])
  const topic = { id: "status", name: "Status", aliases: [], positions: [] }
  await lead.must("PUT", `${path}/topics/status`, topic)
  await lead.must("POST", `${path}/topics/regular-irregular/merge`, { into: "status" })
  const events = await Events.of(lead, meeting.id)
  const { statements } = await statementsWhen(lead, meeting.id, events, (it) =>
    it.statements.every((row) => row.topic === "status"),
  )
  const { byRow, gone } = await stand()
  expect(gone).toEqual([])
  expect(statements.map(({ id }) => byRow.get(id)?.standing).sort()).toEqual(["asked", "confirmed"])
  expect([...byRow.values()].some(({ moved }) => moved)).toBe(false)
  await vi.waitFor(async () => {
    const { differences } = await verifyDataDir(server.config, { mend: false, warn: vi.fn() })
    expect(differences).toEqual([])
  }, 20_000)
})

test("a row that went is listed with its old words, and hands its review to the one that takes its place", async () => {
  const { brazil, client, lead, path, stand, type, when } = await reviewing()
  await said(lead, path, confirm(brazil))
  const text = wordsOf(client.fragment, 0)
  text.delete(0, text.length)
  await when(({ statements }) => statements.length === 1)
  expect(await stand()).toMatchObject({ gone: [{ row: null, seen: { text: brazil.text } }] })
  // The paragraph is written anew, with another position.
  type("@Brazil #regular-irregular=strong-separation(+).")
  const delta: Parameters<Y.XmlText["applyDelta"]>[0] = wordsOf(client.fragment, 2).toDelta()
  client.doc.transact(() => {
    text.applyDelta(delta)
    client.fragment.delete(2, 1)
  })
  const { statements } = await when(({ statements: all }) =>
    all.some((row) => row.position === "strong-separation" && row.block === brazil.block),
  )
  const heir = found(statements, ({ position }) => position === "strong-separation")
  expect((await stand()).byRow.get(heir.id)).toMatchObject({
    ...{ moved: true, standing: "changed", confirmed: { seen: { text: brazil.text } } },
  })
})

test("the history of a row: what it said, who wrote it, and what was said of it", async () => {
  const { brazil, client, lead, path, when } = await reviewing()
  const query = await said(lead, path, { kind: "query", statement: brazil.id, text: "So?" })
  wordsOf(client.fragment, 0).insert(0, "First of all, ", {})
  await when(({ statements }) => statements.some((row) => row.text.startsWith("First of all")))
  const at = `${path}/statements/${encodeURIComponent(brazil.id)}/history`
  const history = await lead.must<HistoryAnswer>("GET", at)
  expect(history.statement).toMatchObject({ id: brazil.id })
  expect(history.statement?.text.startsWith("First of all, Brazil")).toBe(true)
  expect(history.reviews).toEqual([query])
  expect(history.versions.at(-1)).toMatchObject({
    by: { name: "The note-taker" },
    said: { text: history.statement?.text, position: "no-dichotomy", stance: "supports" },
  })
  expect((await lead.call("GET", `${path}/statements/${brazil.note}|x/history`)).status).toBe(404)
})
