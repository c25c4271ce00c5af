import mammoth from "mammoth"
import { expect, test } from "vitest"
import type { BriefSummary, MeetingAnswer, PublicationSummary } from "../../shared/wire/wire.ts"
import { Events, write } from "../support/notes.ts"
import { joined, meetingOf, noteOf, Person, TestServer } from "../support/server.ts"
import { stockClient, synced, until } from "../support/sync.ts"

const DAY = "2018-03-12"

/** A day whose note says something open and something private. */
async function withDay() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const note = await noteOf(lead, meeting.id, DAY)
  const writer = stockClient(server, note.doc, lead)
  const witness = stockClient(server, note.doc, lead)
  await synced(writer.provider)
  write(
    writer.fragment,
    meeting,
    [
      "[key] @Brazil supports #regular-irregular=no-dichotomy.",
      "[private] @Japan told us in confidence that #regular-irregular=strong-separation is its red line.",
    ].join("\n\n"),
  )
  await until(witness.doc, () => witness.fragment.toString().includes("red line"))
  const path = `/api/meetings/${meeting.id}`
  const draft = () => lead.must<BriefSummary>("POST", `${path}/briefs`, { date: DAY })
  return { server, lead, meeting, path, draft }
}

/** The brief's document in a client's hands. */
async function opened(server: TestServer, lead: Person, brief: BriefSummary) {
  const client = stockClient(server, brief.doc, lead)
  await synced(client.provider)
  return client
}

test("the lead drafts the day's brief from its notes, edits it and publishes it for readers", async () => {
  const { draft, lead, meeting, path, server } = await withDay()
  const brief = await draft()
  expect(brief).toMatchObject({ meeting: meeting.id, date: DAY, publications: [] })
  const editor = await opened(server, lead, brief)
  expect(editor.fragment.toString()).toContain("no dichotomy")
  const other = await opened(server, lead, brief)
  write(editor.fragment, meeting, "A line that the lead added.")
  await until(other.doc, () => other.fragment.toString().includes("the lead added"))

  const published = await lead.must<PublicationSummary>("POST", `/api/briefs/${brief.id}/publish`, {
    note: "First version.",
  })
  expect(published).toMatchObject({ number: 1, by: "Lead", title: expect.any(String) })

  const nobody = new Person(server)
  const page = await nobody.call<string>("GET", published.path)
  expect(page.status).toBe(200)
  expect(page.headers.get("x-robots-tag")).toMatch(/noindex/)
  expect(page.body).toContain("A line that the lead added.")
  expect(page.body).toContain("First version.")
  expect(page.body).not.toContain("<script")
  const markdown = await nobody.call<string>("GET", `${published.path}.md`)
  expect(markdown.headers.get("content-disposition")).toMatch(/^attachment; .*\.md/)
  expect(markdown.body).toContain("A line that the lead added.")
  const word = await nobody.fetch(`${published.path}.docx`, {})
  const html = await mammoth.convertToHtml({ buffer: Buffer.from(await word.arrayBuffer()) })
  expect(html.value).toContain("A line that the lead added.")

  const reader = await joined(server, lead, meeting.id, "reader")
  const seen = await reader.must<MeetingAnswer>("GET", path)
  expect(seen.briefs).toMatchObject([{ id: brief.id, publications: [{ number: 1 }] }])
  expect(seen.notes).toEqual([])
})

test("what is private never leaves: not in the draft, not in what is published, in no format", async () => {
  const { draft, lead, meeting, server } = await withDay()
  const brief = await draft()
  const editor = await opened(server, lead, brief)
  expect(editor.fragment.toString()).not.toMatch(/red line|confidence|Japan/)
  const witness = await opened(server, lead, brief)
  // Somebody copies it into the brief, tag and all.
  write(editor.fragment, meeting, "[private] @Japan and its red line.")
  await until(witness.doc, () => witness.fragment.toString().includes("red line"))
  const published = await lead.must<PublicationSummary>(
    "POST",
    `/api/briefs/${brief.id}/publish`,
    {},
  )
  const nobody = new Person(server)
  for (const ending of ["", ".md"]) {
    const { body } = await nobody.call<string>("GET", `${published.path}${ending}`)
    expect(body).not.toMatch(/red line/)
  }
  const word = await nobody.fetch(`${published.path}.docx`, {})
  const text = await mammoth.extractRawText({ buffer: Buffer.from(await word.arrayBuffer()) })
  expect(text.value).not.toMatch(/red line/)
})

test("a published version stays as it was, whatever becomes of the brief, and the next has its own link", async () => {
  const { draft, lead, meeting, server } = await withDay()
  const brief = await draft()
  const first = await lead.must<PublicationSummary>("POST", `/api/briefs/${brief.id}/publish`, {})
  const editor = await opened(server, lead, brief)
  const witness = await opened(server, lead, brief)
  write(editor.fragment, meeting, "Added later.")
  await until(witness.doc, () => witness.fragment.toString().includes("Added later."))
  const second = await lead.must<PublicationSummary>("POST", `/api/briefs/${brief.id}/publish`, {})
  await server.restart()
  const nobody = new Person(server)
  const textOf = async ({ path }: PublicationSummary) =>
    (await nobody.call<string>("GET", path)).body
  expect(await textOf(first)).not.toContain("Added later.")
  expect(await textOf(second)).toContain("Added later.")
  expect([first.number, second.number]).toEqual([1, 2])
  expect(second.path).not.toBe(first.path)
})

test("a reader does not see a brief before it is published", async () => {
  const { draft, lead, meeting, path, server } = await withDay()
  const reader = await joined(server, lead, meeting.id, "reader")
  const brief = await draft()
  expect(await reader.must("GET", `${path}/briefs`)).toEqual([])
  expect((await reader.call("GET", `/api/briefs/${brief.id}`)).status).toBe(404)
})

test("an empty brief is not published, and a wrong link leads to a page that says so", async () => {
  const { lead, path, server } = await withDay()
  const empty = await lead.must<BriefSummary>("POST", `${path}/briefs`, { date: "2018-03-14" })
  const editor = await opened(server, lead, empty)
  const witness = await opened(server, lead, empty)
  editor.fragment.delete(0, editor.fragment.length)
  await until(witness.doc, () => witness.fragment.length === 0)
  const answer = await lead.call("POST", `/api/briefs/${empty.id}/publish`, {})
  expect(answer).toMatchObject({ status: 400, body: { type: "invalid" } })
  const wrong = await new Person(server).call<string>("GET", "/p/wrong")
  expect([wrong.status, wrong.headers.get("content-type")]).toEqual([
    404,
    "text/html; charset=UTF-8",
  ])
})

test("a new brief and a new version are told to whoever follows the meeting", async () => {
  const { draft, lead, meeting } = await withDay()
  const events = await Events.of(lead, meeting.id)
  await draft()
  await events.next(({ kind }) => kind === "briefs")
})
