import { join } from "node:path"
import Database from "better-sqlite3"
import { expect, onTestFinished, test } from "vitest"
import * as Y from "yjs"
import { giveText } from "../../shared/note/note.ts"
import { MESSAGE } from "../../shared/wire/wire.ts"
import { joined, meetingOf, noteOf, TestServer } from "../support/server.ts"
import { author, message, RawClient, stockClient, synced, type, until } from "../support/sync.ts"

async function withNote() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const note = await noteOf(lead, meeting.id)
  return { server, lead, meeting: meeting.id, doc: note.doc }
}

test("two stock clients write one note and both see all of it", async () => {
  const { server, lead, meeting, doc } = await withNote()
  const other = await joined(server, lead, meeting, "note-taker")
  const a = stockClient(server, doc, lead)
  const b = stockClient(server, doc, other)
  await Promise.all([synced(a.provider), synced(b.provider)])
  type(a.fragment, "Brazil spoke first.")
  type(b.fragment, "Then Japan.")
  const both = (f: Y.XmlFragment) =>
    f.toString().includes("Brazil") && f.toString().includes("Japan")
  await Promise.all([until(a.doc, () => both(a.fragment)), until(b.doc, () => both(b.fragment))])
  expect(a.fragment.toString()).toBe(b.fragment.toString())
})

test("two who begin one block without a text at once write into one text", async () => {
  const { server, lead, meeting, doc } = await withNote()
  const other = await joined(server, lead, meeting, "note-taker")
  const a = stockClient(server, doc, lead)
  const b = stockClient(server, doc, other)
  await Promise.all([synced(a.provider), synced(b.provider)])
  const block = new Y.XmlElement("block")
  block.setAttribute("id", "empty")
  a.fragment.push([block])
  await until(b.doc, () => b.fragment.length === a.fragment.length)
  const same = b.fragment.get(b.fragment.length - 1)
  if (!(same instanceof Y.XmlElement)) throw new Error("The last item is no block")
  giveText(block).insert(0, "Brazil. ")
  giveText(same).insert(0, "Japan. ")
  const hasBoth = (f: Y.XmlFragment) => /Brazil\. .*Japan\. |Japan\. .*Brazil\. /.test(f.toString())
  await Promise.all([
    until(a.doc, () => hasBoth(a.fragment)),
    until(b.doc, () => hasBoth(b.fragment)),
  ])
  expect(block.length).toBe(1)
  expect(b.fragment.toString()).toBe(a.fragment.toString())
  await server.restart()
  const reader = stockClient(server, doc, other)
  await synced(reader.provider)
  expect(reader.fragment.toString()).toBe(a.fragment.toString())
})

test("a note is the same after the server was stopped and started", async () => {
  const { server, lead, doc } = await withNote()
  const writer = await RawClient.open(server, doc, lead)
  writer.hello()
  const words = author()
  for (let i = 0; i < 60; i++) type(words.fragment, `Paragraph ${i}.`)
  for (const update of words.updates) writer.update(update)
  writer.mark(1)
  await writer.durable(1)
  await server.restart()
  const reader = stockClient(server, doc, lead)
  await synced(reader.provider)
  expect(reader.fragment.toString()).toBe(words.fragment.toString())
})

test("what was typed offline arrives after the connection is back, without another key", async () => {
  const { server, lead, doc } = await withNote()
  const a = stockClient(server, doc, lead)
  await synced(a.provider)
  type(a.fragment, "Before the break.")
  a.provider.disconnect()
  for (let i = 0; i < 500; i++) type(a.fragment, `Offline ${i}.`)
  a.provider.connect()
  const b = stockClient(server, doc, lead)
  await until(b.doc, () => b.fragment.length === 501)
  expect(b.fragment.toString()).toBe(a.fragment.toString())
})

test("offline work larger than one frame comes back as one step 2", async () => {
  const { server, lead, doc } = await withNote()
  const words = author()
  type(words.fragment, "x".repeat(3 * 1024 * 1024))
  const client = await RawClient.open(server, doc, lead)
  client.hello()
  client.step2(Y.encodeStateAsUpdate(words.doc))
  client.mark(1)
  await client.durable(1)
  expect(client.heard.filter((it) => it.kind === "durable")).toEqual([{ kind: "durable", n: 1 }])
})

test("DURABLE and the others' copies come only when the update stands in the log on disk", async () => {
  const { server, lead, doc } = await withNote()
  const disk = new Database(join(server.dir, "lineup.db"), { readonly: true })
  onTestFinished(() => {
    disk.close()
  })
  const rows = () => disk.prepare("select count(*) from log where doc = ?").pluck().get(doc)
  const writer = await RawClient.open(server, doc, lead)
  const reader = await RawClient.open(server, doc, lead)
  writer.hello()
  const words = author()
  type(words.fragment, "Brazil spoke.")
  for (const update of words.updates) writer.update(update)
  writer.mark(7)
  await Promise.all([
    writer.durable(7).then(() => expect(rows()).toBe(1)),
    reader.next((it) => it.kind === "sync" && it.step === 2).then(() => expect(rows()).toBe(1)),
  ])
})

test("a MARK without anything before it is answered at once, and one answer stands for several", async () => {
  const { server, lead, doc } = await withNote()
  const client = await RawClient.open(server, doc, lead)
  client.hello()
  client.mark(1)
  await client.durable(1)
  const words = author()
  for (let i = 0; i < 20; i++) {
    type(words.fragment, `${i}`)
    const update = words.updates.at(-1)
    if (update) client.update(update)
    client.mark(i + 2)
  }
  await client.durable(21)
  const answered = client.heard.flatMap((it) => (it.kind === "durable" ? [it.n] : []))
  expect(answered).toEqual([...answered].sort((x, y) => x - y))
  expect(answered.length).toBeLessThan(21)
})

test("a client that did not say HELLO hears nothing of marks", async () => {
  const { server, lead, doc } = await withNote()
  const client = await RawClient.open(server, doc, lead)
  client.mark(1)
  client.step1(Uint8Array.of(0))
  await client.next((it) => it.kind === "sync" && it.step === 1)
  expect(client.heard.some((it) => it.kind === "durable" || it.kind === "hello")).toBe(false)
})

test("the server greets with its own numbers, and turns away an older page and another generation", async () => {
  const { server, lead, doc } = await withNote()
  const client = await RawClient.open(server, doc, lead)
  client.hello()
  expect(await client.next((it) => it.kind === "hello")).toEqual({
    kind: "hello",
    numbers: [1, 1, 1],
  })
  const old = await RawClient.open(server, doc, lead)
  old.hello(0)
  old.step2(Y.encodeStateAsUpdate(new Y.Doc()))
  expect(await old.closed()).toBe(4426)
  const replaced = await RawClient.open(server, doc, lead)
  replaced.hello(1, 9)
  expect(await replaced.closed()).toBe(4409)
})

test("a client that comes back with what is stored adds nothing to the log", async () => {
  const { server, lead, doc } = await withNote()
  const disk = new Database(join(server.dir, "lineup.db"), { readonly: true })
  onTestFinished(() => {
    disk.close()
  })
  const words = author()
  const text = type(words.fragment, "Brazil spoke at length.")
  text.delete(0, 6)
  for (let i = 0; i < 3; i++) {
    const client = await RawClient.open(server, doc, lead)
    client.hello()
    client.step2(Y.encodeStateAsUpdate(words.doc))
    client.mark(1)
    await client.durable(1)
    client.socket.close()
    await client.closed()
  }
  const rows = disk.prepare("select count(*) from log where doc = ?").pluck()
  expect(rows.get(doc)).toBe(1)
})

test("presence: the server says who somebody is, whatever the client claims", async () => {
  const { server, lead, meeting, doc } = await withNote()
  const other = await joined(server, lead, meeting, "note-taker")
  const a = stockClient(server, doc, lead)
  const b = stockClient(server, doc, other)
  await Promise.all([synced(a.provider), synced(b.provider)])
  const seen = new Promise<unknown>((done) => {
    const look = () => {
      const state = b.provider.awareness.getStates().get(a.doc.clientID)
      if (state?.cursor === 3) done(state.user)
    }
    b.provider.awareness.on("change", look)
    look()
  })
  a.provider.awareness.setLocalState({ cursor: 3, user: { id: "x", name: "Somebody else" } })
  expect(await seen).toMatchObject({ name: "Lead", colour: expect.any(Number) })
})

test("presence: who leaves is gone for the others at once", async () => {
  const { server, lead, doc } = await withNote()
  const a = stockClient(server, doc, lead)
  const b = stockClient(server, doc, lead)
  const has = () => b.provider.awareness.getStates().has(a.doc.clientID)
  const becomes = (wanted: boolean) =>
    new Promise<void>((done) => {
      const look = () => {
        if (has() === wanted) done()
      }
      b.provider.awareness.on("change", look)
      look()
    })
  a.provider.awareness.setLocalState({ cursor: 1 })
  await becomes(true)
  a.provider.destroy()
  await becomes(false)
})

test("a socket comes in by cookie from our own page, by header, or by subprotocol; never by the address", async () => {
  const { server, lead, meeting, doc } = await withNote()
  const url = `${server.syncUrl}/${doc}`
  const token = await server.token(meeting, "note-taker")
  const opens = async (client: RawClient) => {
    const heard = await client.next((it) => it.kind === "sync" || it.kind === "closed")
    return heard.kind === "closed" ? heard.code : "open"
  }
  const { cookie } = lead
  const own = { cookie, origin: server.url }
  expect(await opens(new RawClient(url, { headers: own }))).toBe("open")
  const bearer = { authorization: `Bearer ${token}` }
  expect(await opens(new RawClient(url, { headers: bearer }))).toBe("open")
  const pair = new RawClient(url, { protocols: ["lineup", `bearer.${token}`] })
  expect(await opens(pair)).toBe("open")
  expect(pair.socket.protocol).toBe("lineup")
  // 1006: the upgrade itself was refused.
  expect(await opens(new RawClient(`${url}?token=${token}`))).toBe(1006)
  expect(
    await opens(new RawClient(`${url}?access_token=${token}`, { headers: { origin: server.url } })),
  ).toBe(4401)
  expect(await opens(new RawClient(url, { headers: { cookie } }))).toBe(1006)
  for (const origin of [
    "null",
    "https://evil.example",
    `${server.url}.evil.example`,
    "http://localhost:1",
  ]) {
    expect(await opens(new RawClient(url, { headers: { cookie, origin } }))).toBe(1006)
  }
  const wrong = { authorization: "Bearer wrong" }
  expect(await opens(new RawClient(url, { headers: { ...own, ...wrong } }))).toBe(4401)
})

test("a reader, a stranger and a script of another meeting are not let into a note", async () => {
  const { server, lead, meeting, doc } = await withNote()
  const reader = await joined(server, lead, meeting, "reader")
  expect(await (await RawClient.open(server, doc, reader)).closed()).toBe(4403)
  const readerToken = { token: await server.token(meeting, "reader") }
  expect(await (await RawClient.open(server, doc, readerToken)).closed()).toBe(4403)
  const otherMeeting = await meetingOf(lead)
  const stranger = await joined(server, lead, otherMeeting.meeting.id, "lead")
  expect(await (await RawClient.open(server, doc, stranger)).closed()).toBe(4403)
  expect(await (await RawClient.open(server, "nowhere", lead)).closed()).toBe(4404)
})

test("a socket goes when its session is signed out", async () => {
  const { server, lead, meeting, doc } = await withNote()
  const taker = await joined(server, lead, meeting, "note-taker")
  const client = await RawClient.open(server, doc, taker)
  await taker.must("POST", "/api/sign-out")
  expect(await client.closed()).toBe(4401)
})

test("a socket goes when its role is taken, and what comes after is not stored", async () => {
  const { server, lead, meeting, doc } = await withNote()
  const taker = await joined(server, lead, meeting, "note-taker")
  const client = await RawClient.open(server, doc, taker)
  const people = await lead.must<{ people: { user: string; you: boolean }[] }>(
    "GET",
    `/api/meetings/${meeting}/people`,
  )
  const user = people.people.find((person) => !person.you)?.user
  await lead.must("PATCH", `/api/meetings/${meeting}/people/${user}`, { role: "reader" })
  expect(await client.closed()).toBe(4403)
})

test("unknown message types and auth messages are passed over", async () => {
  const { server, lead, doc } = await withNote()
  const client = await RawClient.open(server, doc, lead)
  client.send(message(MESSAGE.auth, 0))
  client.send(message(77, 1, 2, 3))
  client.hello()
  client.mark(1)
  await client.durable(1)
  expect(client.heard.some((it) => it.kind === "closed")).toBe(false)
})

test("when the server stops it says that it will be back", async () => {
  const { server, lead, doc } = await withNote()
  const client = await RawClient.open(server, doc, lead)
  await server.close()
  expect(await client.closed()).toBe(1013)
})
