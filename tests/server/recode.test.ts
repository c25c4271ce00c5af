import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import type {
  EntryAnswer,
  MeetingAnswer,
  RecodeAnswer,
  StatementsAnswer,
} from "../../shared/wire/wire.ts"
import { Events, statementsWhen, write } from "../support/notes.ts"
import { joined, meetingOf, noteOf, TestServer } from "../support/server.ts"
import { stockClient, synced } from "../support/sync.ts"

const topics = [
  {
    id: "labour",
    name: "Labour",
    aliases: [],
    positions: [{ id: "protect", label: "Protect rights" }],
  },
  {
    id: "labour-rights",
    name: "Labour rights",
    aliases: ["LR"],
    positions: [
      { id: "defend", label: "Protect rights" },
      { id: "wait", label: "Wait and see" },
    ],
  },
]
const text =
  "@Brazil #labour-rights=defend. @Japan #labour-rights=wait(-). @Norsk #[Labour rights].\n\n@Kenya #LR=wait §13."

/** A meeting with these topics, and a note in which four have spoken to the second of them. */
async function recoding() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const path = `/api/meetings/${meeting.id}`
  for (const topic of topics) await lead.must("PUT", `${path}/topics/${topic.id}`, topic)
  const norsk = { id: "norsk", kind: "organisation", name: "Norsk", aliases: [] }
  await lead.must("PUT", `${path}/actors/norsk`, norsk)
  const provision = { id: "p13", name: "Paragraph 13", aliases: ["13"] }
  await lead.must("PUT", `${path}/provisions/p13`, provision)
  const now = async () => (await lead.must<MeetingAnswer>("GET", path)).meeting
  const note = await noteOf(lead, meeting.id)
  const client = stockClient(server, note.doc, lead)
  await synced(client.provider)
  const events = await Events.of(lead, meeting.id)
  const when = (holds: (answer: StatementsAnswer) => boolean) =>
    statementsWhen(lead, meeting.id, events, holds)
  write(client.fragment, await now(), text)
  const before = await when(({ statements }) => statements.length === 4)
  const rows = async (query = "") => {
    const { statements } = await lead.must<StatementsAnswer>("GET", `${path}/statements${query}`)
    return lines(statements)
  }
  return { before, client, lead, meeting, note, now, path, rows, server, when }
}

/** `BRA labour=protect`, sorted. */
function lines(statements: StatementsAnswer["statements"]): readonly string[] {
  return statements
    .map(({ speaker, topic, position }) => `${speaker} ${topic}=${position ?? ""}`)
    .sort()
}

/** The document's bytes and state vector, as they lie with who has it open. */
const bytesOf = (doc: Y.Doc) => ({
  state: Buffer.from(Y.encodeStateAsUpdate(doc)).toString("hex"),
  vector: Buffer.from(Y.encodeStateVector(doc)).toString("hex"),
})

test("merging a topic takes all its statements along, and touches no note", async () => {
  const { client, lead, now, note, path, rows, server, when } = await recoding()
  const bytes = bytesOf(client.doc)
  const { revision } = await lead.must<RecodeAnswer>("POST", `${path}/topics/labour-rights/merge`, {
    into: "labour",
  })
  expect((await lead.must<MeetingAnswer>("GET", path)).revision).toBe(revision)
  const expected = ["BRA labour=protect", "JPN labour=wait", "KEN labour=wait", "norsk labour="]
  await when(({ statements }) => lines(statements).join() === expected.join())
  expect((await now()).topics.map(({ id }) => id)).not.toContain("labour-rights")
  // The former id is still a good question.
  expect(await rows("?topic=labour-rights")).toEqual(expected)
  expect(await rows("?topic=labour")).toEqual(expected)
  expect(await rows("?topic=nothing")).toEqual([])
  expect(bytesOf(client.doc)).toEqual(bytes)
  const another = stockClient(server, note.doc, lead)
  await synced(another.provider)
  expect(bytesOf(another.doc).vector).toBe(bytes.vector)
  // What is typed later under the former id means the same.
  write(client.fragment, await now(), "@Mexico #labour-rights=defend.")
  await when(({ statements }) => lines(statements).includes("MEX labour=protect"))
})

test("a merge keeps apart what it is told to keep apart, and says what does not fit", async () => {
  const { lead, path, when } = await recoding()
  const merge = `${path}/topics/labour-rights/merge`
  const refused = await lead.call("POST", merge, { into: "labour", positions: { defend: "maybe" } })
  expect(refused).toMatchObject({
    status: 400,
    body: { type: "invalid", detail: "“Labour” has no position “maybe”." },
  })
  expect((await lead.call("POST", merge, { into: "labour-rights" })).status).toBe(400)
  expect((await lead.call("POST", merge, {})).status).toBe(400)
  await lead.must("POST", merge, { into: "labour", positions: { defend: null, wait: "protect" } })
  await when(({ statements }) =>
    ["BRA labour=defend", "JPN labour=protect"].every((it) => lines(statements).includes(it)),
  )
})

test("positions move to another topic, and become one with another", async () => {
  const { lead, path, rows, when } = await recoding()
  await lead.must("PUT", `${path}/topics/time`, { id: "time", name: "Time", aliases: [] })
  const move = { positions: ["wait"], into: "time" }
  await lead.must("POST", `${path}/topics/labour-rights/move-positions`, move)
  await when(({ statements }) => lines(statements).includes("JPN time=wait"))
  expect(await rows("?topic=labour-rights")).toEqual([
    "BRA labour-rights=defend",
    "norsk labour-rights=",
  ])
  await lead.must("POST", `${path}/topics/time/move-positions`, { ...move, into: "labour-rights" })
  await lead.must("POST", `${path}/topics/labour-rights/positions/wait/merge`, { into: "defend" })
  await when(({ statements }) => lines(statements).includes("KEN labour-rights=defend"))
})

test("an actor and a provision go into another", async () => {
  const { lead, now, path, rows, when } = await recoding()
  await lead.must("POST", `${path}/actors/norsk/merge`, { into: "NOR" })
  await when(({ statements }) => lines(statements).includes("NOR labour-rights="))
  expect(await rows("?actor=norsk")).toEqual(["NOR labour-rights="])
  const state = await lead.call("POST", `${path}/actors/NOR/merge`, { into: "BRA" })
  expect(state).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/stays/) } })
  await lead.must("PUT", `${path}/provisions/o13`, { id: "o13", name: "Objective 13", aliases: [] })
  await lead.must("POST", `${path}/provisions/p13/merge`, { into: "o13" })
  await when(({ statements }) => statements.some(({ provisions }) => provisions[0] === "o13"))
  expect((await now()).provisions).toMatchObject([{ id: "o13", was: ["p13"] }])
  // Back to its built-in names, it is still led to by what went into it.
  await lead.must("DELETE", `${path}/actors/NOR`)
  expect(await rows("?actor=norsk")).toEqual(["NOR labour-rights="])
})

describe("former ids", () => {
  test("stay when an entry is written without them, and are not given again", async () => {
    const { lead, now, path } = await recoding()
    await lead.must("POST", `${path}/topics/labour-rights/merge`, { into: "labour" })
    const { version } = await lead.must<EntryAnswer>("GET", `${path}/topics/labour`)
    await lead.must("PUT", `${path}/topics/labour`, { ...topics[0], name: "Work", version })
    const work = (await now()).topics.find(({ id }) => id === "labour")
    expect(work).toMatchObject({ was: expect.arrayContaining(["labour-rights"]), name: "Work" })
    expect(work?.positions[0]?.was).toContain("labour-rights=defend")
    const again = await lead.call("PUT", `${path}/topics/labour-rights`, topics[1])
    expect(again).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/“Work”/) } })
  })

  test("are a lead's to give", async () => {
    const { lead, meeting, now, path, server } = await recoding()
    const taker = await joined(server, lead, meeting.id, "note-taker")
    const boats = {
      ...{ id: "boats", name: "Boats", aliases: [], was: ["Labour"] },
      positions: [{ id: "yes", label: "Yes", was: ["labour=protect"] }],
    }
    await taker.must("PUT", `${path}/topics/boats`, boats)
    expect((await now()).topics.at(-1)).toEqual({
      ...{ id: "boats", name: "Boats", aliases: [] },
      positions: [{ id: "yes", label: "Yes" }],
    })
    const merge = await taker.call("POST", `${path}/topics/boats/merge`, { into: "labour" })
    expect(merge.status).toBe(403)
  })
})

test("a topic that is renamed goes by its former name as well", async () => {
  const { lead, path, before, when } = await recoding()
  const { version } = await lead.must<EntryAnswer>("GET", `${path}/topics/labour-rights`)
  const renamed = { ...topics[1], name: "Rights at work", version }
  await lead.must("PUT", `${path}/topics/labour-rights`, renamed)
  const after = await when(({ statements }) =>
    statements.every((it) => it.text.includes("Rights at work")),
  )
  expect(lines(after.statements)).toEqual(lines(before.statements))
})

test("who is on the team hears how far the notes are read anew, and a reader does not", async () => {
  const { lead, meeting, server } = await recoding()
  const reader = await joined(server, lead, meeting.id, "reader")
  const [team, outside] = [await Events.of(lead, meeting.id), await Events.of(reader, meeting.id)]
  await Promise.all([team, outside].map((it) => it.next(({ kind }) => kind === "meeting")))
  await lead.must("POST", `/api/meetings/${meeting.id}/topics/labour-rights/merge`, {
    into: "labour",
  })
  await team.next((event) => event.kind === "reading" && event.done === event.total)
  const told = team.heard.filter(({ event }) => event.kind === "reading")
  expect(told.at(-1)?.event).toEqual({ kind: "reading", done: 1, total: 1 })
  expect(outside.heard.some(({ event }) => event.kind === "reading")).toBe(false)
})
