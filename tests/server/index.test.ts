import { join } from "node:path"
import Database from "better-sqlite3"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { placeOf } from "../../shared/note/note.ts"
import type { MeetingAnswer, NoteSummary, StatementsAnswer } from "../../shared/wire/wire.ts"
import { Events, statementsWhen, write } from "../support/notes.ts"
import { joined, meetingOf, noteOf, TestServer } from "../support/server.ts"
import { stockClient, synced } from "../support/sync.ts"

async function withNote() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const note = await noteOf(lead, meeting.id)
  const client = stockClient(server, note.doc, lead)
  await synced(client.provider)
  const events = await Events.of(lead, meeting.id)
  const path = `/api/meetings/${meeting.id}`
  const statements = (query = "") =>
    lead.must<StatementsAnswer>("GET", `${path}/statements${query}`)
  const when = (holds: (answer: StatementsAnswer) => boolean) =>
    statementsWhen(lead, meeting.id, events, holds)
  return { server, lead, meeting, note, client, events, path, statements, when }
}

test("what is typed stands in the index, with its words, its day and its place", async () => {
  const { client, meeting, note, when } = await withNote()
  write(
    client.fragment,
    meeting,
    "@Brazil supports #regular-irregular=no-dichotomy. @Japan #regular-irregular=strong-separation(-).",
  )
  const { statements } = await when((answer) => answer.statements.length === 2)
  const [brazil, japan] = [...statements].sort((a, b) => a.order - b.order)
  expect(brazil).toMatchObject({
    ...{ speaker: "BRA", topic: "regular-irregular", position: "no-dichotomy", stance: "supports" },
    ...{ note: note.id, day: "2018-03-12", order: 1 },
    text: "Brazil supports regular/irregular: no dichotomy.",
  })
  expect(japan).toMatchObject({ speaker: "JPN", stance: "opposes", order: 2 })
  expect(brazil?.id).toMatch(new RegExp(`^${note.id}\\|`))
})

test("who asks since a version hears of changed and of removed statements, and of nothing else", async () => {
  const { client, meeting, statements, when } = await withNote()
  write(client.fragment, meeting, "@Brazil #regular-irregular.\n\n@Japan #regular-irregular.")
  const first = await when((answer) => answer.statements.length === 2)
  client.fragment.delete(0, 1)
  const second = await when((answer) => answer.statements.length === 1)
  const since = await statements(`?since=${first.version}`)
  expect(since.version).toBe(second.version)
  expect(since.removed).toHaveLength(1)
  expect(since.statements).toEqual([])
  expect(await statements(`?since=${second.version}`)).toMatchObject({
    ...{ statements: [], removed: [], version: second.version },
  })
})

test("a statement that comes before others changes no other row, and they keep their order", async () => {
  const { client, meeting, statements, when } = await withNote()
  write(client.fragment, meeting, "@Brazil #regular-irregular.\n\n@Japan #regular-irregular.")
  const first = await when((answer) => answer.statements.length === 2)
  const second = client.fragment.get(1).clone()
  if (!(second instanceof Y.XmlElement)) throw new Error("The note's second item is no block")
  second.setAttribute("id", "another")
  client.fragment.insert(1, [second])
  const all = await when((answer) => answer.statements.length === 3)
  const since = await statements(`?since=${first.version}`)
  expect(since.statements.map(({ block }) => block)).toEqual(["another"])
  const inOrder = [...all.statements].sort((a, b) => a.order - b.order)
  expect(inOrder.map(({ speaker }) => speaker)).toEqual(["BRA", "JPN", "JPN"])
  expect(inOrder[1]?.block).toBe("another")
})

test("a statement keeps its id when its words, its neighbours or its place change", async () => {
  const { client, meeting, when } = await withNote()
  write(client.fragment, meeting, "@Brazil #regular-irregular(+).\n\n@Japan #regular-irregular.")
  const [before] = (await when((answer) => answer.statements.length === 2)).statements.filter(
    ({ speaker }) => speaker === "BRA",
  )
  const moved = client.fragment.get(0).clone()
  if (!(moved instanceof Y.XmlElement)) throw new Error("The note's first item is no block")
  client.doc.transact(() => {
    client.fragment.delete(0, 1)
    client.fragment.push([moved])
    const text = moved.get(0)
    if (text instanceof Y.XmlText) text.insert(0, "Once more: ", {})
  })
  const { statements } = await when(({ statements: all }) =>
    all.some(({ text }) => text.startsWith("Once more")),
  )
  const after = statements.find(({ speaker }) => speaker === "BRA")
  expect(after?.id).toBe(before?.id)
  expect(after?.anchor).not.toBe(before?.anchor)
  const place = placeOf(after?.anchor ?? "", client.doc)
  expect(place?.element).toBe(moved)
  expect(place?.start).toBe(0)
})

test("pages hold everything once, and carry the version of the first", async () => {
  const { client, meeting, statements, when } = await withNote()
  const states = ["Brazil", "Japan", "Austria", "Fiji", "Kenya", "Mexico", "Norway"]
  write(client.fragment, meeting, states.map((name) => `@${name} #regular-irregular.`).join("\n\n"))
  const all = await when((answer) => answer.statements.length === states.length)
  const seen: string[] = []
  let cursor: string | null = ""
  while (cursor !== null) {
    const page: StatementsAnswer = await statements(`?limit=3${cursor && `&cursor=${cursor}`}`)
    expect(page.version).toBe(all.version)
    seen.push(...page.statements.map(({ speaker }) => speaker))
    cursor = page.next
  }
  expect(seen.sort()).toEqual(all.statements.map(({ speaker }) => speaker).sort())
})

test("filters and faulty questions", async () => {
  const { client, lead, meeting, path, statements, when } = await withNote()
  write(client.fragment, meeting, "@Brazil #regular-irregular. @Japan #regular-irregular(-).")
  await when((answer) => answer.statements.length === 2)
  const speakers = async (query: string) =>
    (await statements(query)).statements.map(({ speaker }) => speaker)
  expect(await speakers("?stance=opposes")).toEqual(["JPN"])
  expect(await speakers("?actor=BRA")).toEqual(["BRA"])
  expect(await speakers("?day=2018-03-13")).toEqual([])
  expect(await speakers("?topic=regular-irregular&actor=JPN")).toEqual(["JPN"])
  for (const query of ["?since=x", "?limit=0", "?cursor=nonsense"]) {
    expect((await lead.call("GET", `${path}/statements${query}`)).status).toBe(400)
  }
})

test("a topic that is renamed or made later is found in the notes that stand", async () => {
  const { client, events, lead, meeting, path, when } = await withNote()
  write(client.fragment, meeting, "@Brazil #monitoring.")
  await lead.must("PUT", `${path}/topics/follow-up`, {
    ...{ id: "follow-up", name: "follow-up", aliases: ["monitoring"] },
  })
  const { statements } = await when((answer) => answer.statements.length === 1)
  expect(statements[0]).toMatchObject({ speaker: "BRA", topic: "follow-up" })
  expect(events.heard.some(({ event }) => event.kind === "meeting")).toBe(true)
  await lead.must("DELETE", `${path}/topics/follow-up`)
  await when((answer) => answer.statements.length === 0)
})

test("an archived note leaves the index and comes back; a moved one takes its statements along", async () => {
  const { client, lead, meeting, note, statements, when } = await withNote()
  write(client.fragment, meeting, "@Brazil #regular-irregular.")
  await when((answer) => answer.statements.length === 1)
  await lead.must("PATCH", `/api/notes/${note.id}`, { archived: true })
  expect((await statements()).statements).toEqual([])
  await lead.must("PATCH", `/api/notes/${note.id}`, { archived: false, date: "2018-03-13" })
  expect((await statements()).statements).toMatchObject([{ day: "2018-03-13" }])
  const elsewhere = await lead.call("PATCH", `/api/notes/${note.id}`, { date: "2019-01-01" })
  expect(elsewhere).toMatchObject({
    status: 400,
    body: { faults: [expect.stringMatching(/^date: /)] },
  })
})

test("who a note names as members comes with the statements, and goes when the words go", async () => {
  const { client, lead, meeting, server, statements, when } = await withNote()
  const words = "@[African Group] (@Bulgaria and @Jamaica) #regular-irregular."
  write(client.fragment, meeting, words)
  const group = { group: "african-states", day: "2018-03-12", private: false }
  const both = [
    { ...group, member: "BGR" },
    { ...group, member: "JAM" },
  ]
  const first = await when(({ memberships }) => memberships.length === 2)
  expect(first.memberships).toEqual(both)
  expect((await statements(`?since=${first.version}`)).memberships).toEqual(both)

  const second = await noteOf(lead, meeting.id)
  const beside = stockClient(server, second.doc, lead)
  await synced(beside.provider)
  write(beside.fragment, meeting, "[private] @[African Group] (@Bulgaria, @Fiji).")
  const more = await when(({ memberships }) => memberships.length === 3)
  expect(more.memberships[1]).toEqual({ ...group, member: "FJI", private: true })

  client.fragment.delete(0, 1)
  const after = await when(({ memberships }) => memberships.length === 2)
  expect(after.version).toBeGreaterThan(more.version)
  expect(after.memberships.map((it) => [it.member, it.private])).toEqual([
    ["BGR", true],
    ["FJI", true],
  ])
  await lead.must("PATCH", `/api/notes/${second.id}`, { date: "2018-03-13" })
  expect(new Set((await statements()).memberships.map(({ day }) => day))).toEqual(
    new Set(["2018-03-13"]),
  )
  await lead.must("PATCH", `/api/notes/${second.id}`, { archived: true })
  expect((await statements()).memberships).toEqual([])
})

test("a data directory from before memberships were kept gets them with its first start", async () => {
  const { client, lead, meeting, server, when } = await withNote()
  write(client.fragment, meeting, "@[African Group] (@Bulgaria) #regular-irregular.")
  const before = await when(({ memberships }) => memberships.length === 1)
  await server.close()
  const disk = new Database(join(server.dir, "lineup.db"))
  disk.exec(`
    alter table reading drop column memberships;
    alter table doc drop column merged;
    alter table doc drop column recovering_until;
    drop table review;
    drop table coverage;
    drop table snapshot;
    create table snapshot (
      doc text primary key references doc (id), seq integer not null, bytes blob not null,
      at integer not null);
    pragma user_version = 1`)
  disk.close()
  await server.open()
  const events = await Events.of(lead, meeting.id)
  const after = await statementsWhen(
    lead,
    meeting.id,
    events,
    ({ memberships }) => memberships.length === 1,
  )
  expect(after).toEqual({ ...before, version: before.version + 1 })
})

test("after a restart, what changed while nobody read is read", async () => {
  const { client, lead, meeting, server, statements, when } = await withNote()
  write(client.fragment, meeting, "@Brazil #regular-irregular.")
  const before = await when((answer) => answer.statements.length === 1)
  await server.restart()
  expect(await statements()).toEqual(before)
  const summary = await lead.must<MeetingAnswer>("GET", `/api/meetings/${meeting.id}`)
  expect(summary.notes).toMatchObject([{ statements: 1, problems: 0 }])
})

test("another build of Lineup reads every note anew, for its rules may differ", async () => {
  const { client, lead, meeting, server, when } = await withNote()
  write(client.fragment, meeting, "@Brazil #regular-irregular.")
  const before = await when((answer) => answer.statements.length === 1)
  await server.close()
  const disk = new Database(join(server.dir, "lineup.db"))
  disk.exec("update statement set body = json_set(body, '$.text', 'as older rules read it')")
  disk.close()
  server.build = "the next one"
  await server.open()
  const events = await Events.of(lead, meeting.id)
  const after = await statementsWhen(
    lead,
    meeting.id,
    events,
    ({ statements }) => statements[0]?.text === before.statements[0]?.text,
  )
  expect(after.statements).toEqual(before.statements)
})

test("events begin with the numbers as they stand, and resume where they broke off", async () => {
  const { client, events, lead, meeting, when } = await withNote()
  await events.next(({ kind }) => kind === "meeting")
  expect(events.heard.map(({ event }) => event.kind)).toEqual(["index", "reviews", "meeting"])
  write(client.fragment, meeting, "@Brazil #regular-irregular.")
  const { version } = await when((answer) => answer.statements.length === 1)
  await events.next((event) => event.kind === "index" && event.version === version)
  expect(events.heard.at(-1)).toMatchObject({ id: String(version) })
  const resumed = await Events.of(lead, meeting.id, "0")
  await resumed.next(({ kind }) => kind === "briefs")
  expect(resumed.heard.map(({ event }) => event)).toEqual([
    { kind: "index", version },
    { kind: "reviews", version: 0 },
    { kind: "meeting", revision: expect.any(Number) },
    { kind: "notes" },
    { kind: "briefs" },
  ])
})

test("a reader's stream says nothing of notes and index, and ends with the session", async () => {
  const { lead, meeting, server } = await withNote()
  const reader = await joined(server, lead, meeting.id, "reader")
  const events = await Events.of(reader, meeting.id)
  await events.next(({ kind }) => kind === "meeting")
  await noteOf(lead, meeting.id)
  await lead.must("PATCH", `/api/meetings/${meeting.id}`, { name: "Renamed" })
  await events.next((event) => event.kind === "meeting" && event.revision > 2)
  expect(new Set(events.heard.map(({ event }) => event.kind))).toEqual(new Set(["meeting"]))
  await reader.must("POST", "/api/sign-out")
  await events.ended
})

test("the first note of a new day starts with the last day's headings, in one document", async () => {
  const { client, lead, meeting, server, when } = await withNote()
  write(client.fragment, meeting, "# Opening\n\n@Brazil #regular-irregular.\n\n## Statements")
  await when((answer) => answer.statements.length === 1)
  const next = await noteOf(lead, meeting.id, "2018-03-13")
  expect(next.changedAt).toBeNull()
  const started = await stateOf(next)
  expect(started).toEqual(["Opening", "Statements"])
  const second = await noteOf(lead, meeting.id, "2018-03-13")
  expect(await stateOf(second)).toEqual([])

  async function stateOf(note: NoteSummary): Promise<string[]> {
    const it = stockClient(server, note.doc, lead)
    await synced(it.provider)
    return it.fragment.toArray().map((block) => block.toString().replace(/<[^>]*>/g, ""))
  }
})

test("a day that has notes stays a day of the meeting", async () => {
  const { lead, meeting, path } = await withNote()
  const days = meeting.days.filter(({ date }) => date !== "2018-03-12")
  const answer = await lead.call("PATCH", path, { days })
  expect(answer).toMatchObject({
    status: 400,
    body: { faults: [expect.stringMatching(/^days: /)] },
  })
})

test("changes that come at once all stand", async () => {
  const { lead, path } = await withNote()
  const names = Array.from({ length: 8 }, (_, i) => `topic-${i}`)
  await Promise.all(
    names.map((id) => lead.must("PUT", `${path}/topics/${id}`, { id, name: id, aliases: [] })),
  )
  const { meeting } = await lead.must<MeetingAnswer>("GET", path)
  expect(meeting.topics.map(({ id }) => id as string)).toEqual(expect.arrayContaining(names))
  await lead.must("PUT", `${path}/topic-order`, { order: ["topic-7", "topic-3"] })
  const ordered = await lead.must<MeetingAnswer>("GET", path)
  expect(ordered.meeting.topics.slice(0, 2).map(({ id }) => id)).toEqual(["topic-7", "topic-3"])
})
