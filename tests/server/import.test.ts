// A file's way into a note by the API: a proposal that writes nothing, and one durable change, once for each key.

import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { blocksOf } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"
import type {
  AppendAnswer,
  ImportProposal,
  ProblemDetails,
  StatementsAnswer,
} from "../../shared/wire/wire.ts"
import { write } from "../support/notes.ts"
import { joined, meetingOf, noteOf, Person, TestServer } from "../support/server.ts"
import { stockClient, synced, until } from "../support/sync.ts"

const key = () => crypto.randomUUID()

async function withNote() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const note = await noteOf(lead, meeting.id)
  const path = `/api/notes/${note.id}`
  const send = async (who: Person, bytes: Uint8Array | string, name = "a.txt") => {
    const answer = await who.fetch(`${path}/import?name=${encodeURIComponent(name)}`, {
      ...{ method: "POST", body: bytes as string, headers: { origin: server.url } },
    })
    return { status: answer.status, body: (await answer.json()) as ImportProposal & ProblemDetails }
  }
  const append = (who: Person, body: object) =>
    who.call<AppendAnswer>("POST", `${path}/append`, body)
  const read = async () => {
    const client = stockClient(server, note.doc, lead)
    await synced(client.provider)
    return blocksOf(readNote(client.fragment)).map(({ inlines }) =>
      inlines.map((it) => it.text).join(""),
    )
  }
  return { server, lead, meeting, note, path, send, append, read }
}

test("a file becomes a proposal that writes nothing, and what was made of it becomes the note, once", async () => {
  const { lead, meeting, note, read, send, append, server } = await withNote()
  const file = join(import.meta.dirname, "../../node_modules/mammoth/test/test-data/comments.docx")
  const proposal = await send(lead, await readFile(file), "brief.docx")
  expect(proposal).toMatchObject({ status: 200, body: { kind: "docx", blocks: 3, comments: 2 } })
  expect(await read()).toEqual([])

  // As somebody who reviews it: one suggestion taken.
  const text = `@Brazil: #regular-irregular=no-dichotomy.\n\n${proposal.body.text}`
  const body = { key: key(), text }
  expect(await append(lead, body)).toMatchObject({ status: 200, body: { written: true } })
  expect(await append(lead, body)).toMatchObject({ status: 200, body: { written: false } })
  const words = await read()
  expect(words).toHaveLength(4)
  expect(words[0]).toBe("Brazil: regular/irregular: no dichotomy.")
  const { statements } = await lead.must<StatementsAnswer>(
    "GET",
    `/api/meetings/${meeting.id}/statements`,
  )
  expect(statements).toMatchObject([{ note: note.id, speaker: "BRA", topic: "regular-irregular" }])

  await server.restart()
  expect(await append(lead, body)).toMatchObject({ status: 200, body: { written: false } })
  expect(await read()).toEqual(words)
})

test("requests sent at once write once; another key writes again, at the end, and who has the note open sees it", async () => {
  const { lead, meeting, note, read, append, server } = await withNote()
  const open = stockClient(server, note.doc, lead)
  await synced(open.provider)
  write(open.fragment, meeting, "What was typed.\n\n<!---->")
  const body = { key: key(), text: "Imported.\n" }
  const answers = await Promise.all(Array.from({ length: 5 }, () => append(lead, body)))
  expect(answers.map((it) => it.body.written).sort()).toEqual([false, false, false, false, true])
  await until(open.doc, () => open.fragment.toString().includes("Imported."))
  expect(await append(lead, { key: key(), text: "Imported.\n" })).toMatchObject({
    body: { written: true },
  })
  // Before the empty line in which somebody may be about to type.
  expect(await read()).toEqual(["What was typed.", "Imported.", "Imported.", ""])
  await until(open.doc, () => open.fragment.toString().split("Imported.").length === 3)
})

test("chips keep the words that were sent with them, and the answer names the first block, each time", async () => {
  const { lead, note, read, append, server } = await withNote()
  await append(lead, { key: key(), text: "What stood there.\n" })
  const body = {
    key: key(),
    text: "The @african-group and @FRA on #labour.\n\nMore.\n",
    labels: ["African delegations", "", "Labour rights"],
  }
  const first = await append(lead, body)
  expect(first.body.written).toBe(true)
  expect(await read()).toEqual([
    "What stood there.",
    "The African delegations and France on Labour rights.",
    "More.",
  ])
  const open = stockClient(server, note.doc, lead)
  await synced(open.provider)
  const ids = blocksOf(readNote(open.fragment)).map(({ id }) => id)
  expect(first.body.block).toBe(ids[1])
  expect(new Set(ids).size).toBe(3)
  expect((await append(lead, body)).body).toEqual({ written: false, block: ids[1] })
  expect(await append(lead, { ...body, key: key(), labels: ["two\nlines"] })).toMatchObject({
    status: 400,
  })
})

test("a key that wrote something which was deleted since writes nothing again", async () => {
  const { lead, note, read, append, server } = await withNote()
  const body = { key: key(), text: "Imported.\n" }
  await append(lead, body)
  const open = stockClient(server, note.doc, lead)
  await synced(open.provider)
  open.fragment.delete(0, open.fragment.length)
  expect(await append(lead, body)).toMatchObject({ body: { written: false } })
  expect(await read()).toEqual([])
})

test("a large import is one change, and one too large is refused and leaves the note as it was", async () => {
  const { lead, read, append, send } = await withNote()
  const paragraph = "What was said in the room today. ".repeat(300)
  const proposal = await send(lead, `${paragraph}\n`.repeat(100))
  expect(proposal.status).toBe(200)
  expect(proposal.body.bytes).toBeGreaterThan(900_000)
  expect(await append(lead, { key: key(), text: proposal.body.text })).toMatchObject({
    body: { written: true },
  })
  const words = await read()
  expect(words).toHaveLength(100)
  const huge = `${paragraph}\n\n`.repeat(300)
  expect(await append(lead, { key: key(), text: huge })).toMatchObject({
    ...{ status: 413, body: { type: "too-large" } },
  })
  expect(await send(lead, huge)).toMatchObject({
    ...{ status: 413, body: { type: "too-large", detail: expect.stringMatching(/2\.\d MB/) } },
  })
  expect(await read()).toEqual(words)
})

test("a file that cannot be read is told so, in words for who sent it", async () => {
  const { lead, send, read } = await withNote()
  expect(await send(lead, "%PDF-1.7", "brief.docx")).toMatchObject({
    ...{ status: 400, body: { type: "invalid", detail: expect.stringMatching(/PDF/) } },
  })
  expect(await send(lead, new Uint8Array(21 * 1024 * 1024), "a.docx")).toMatchObject({
    ...{ status: 413, body: { detail: expect.stringMatching(/larger than 20 MB/) } },
  })
  expect(await read()).toEqual([])
})

test("readers import nothing, and a large body of nobody's is not read", async () => {
  const { lead, meeting, send, append, server } = await withNote()
  const reader = await joined(server, lead, meeting.id, "reader")
  expect(await send(reader, "Words")).toMatchObject({ status: 403 })
  expect(await append(reader, { key: key(), text: "x" })).toMatchObject({ status: 403 })
  const nobody = new Person(server)
  expect(await send(nobody, new Uint8Array(19 * 1024 * 1024))).toMatchObject({ status: 401 })
  expect(await append(lead, { key: "short", text: "x" })).toMatchObject({ status: 400 })
})
