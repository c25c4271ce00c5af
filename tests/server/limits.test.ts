import type { Socket } from "node:net"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { meetingOf, noteOf, TestServer } from "../support/server.ts"
import { RawClient, stockClient, synced, type, until } from "../support/sync.ts"

async function withNote() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const { doc } = await noteOf(lead, meeting.id)
  return { server, lead, meeting: meeting.id, doc }
}

test("a message larger than any note is refused for good, and says why", async () => {
  const { server, lead, doc } = await withNote()
  const client = await RawClient.open(server, doc, lead)
  client.hello()
  await client.next(({ kind }) => kind === "hello")
  client.send(new Uint8Array(17 * 1024 * 1024))
  expect(await client.closed()).toBe(4413)
  expect(client.heard.find(({ kind }) => kind === "reject")).toMatchObject({
    ...{ code: "too-large", text: "This change is too large for one note." },
  })
})

test("bytes that are no WebSocket message are refused for good", async () => {
  const { server, lead, doc } = await withNote()
  const client = await RawClient.open(server, doc, lead)
  const wire = Reflect.get(client.socket, "_socket") as Socket
  wire.write(Buffer.from([0xf3, 0x85, 1, 2, 3, 4, 5]))
  expect(await client.closed()).toBe(4400)
})

test("one person opens so many notes and no more, and is told to close some", async () => {
  const { server, lead, doc } = await withNote()
  const open = await Promise.all(
    Array.from({ length: 50 }, () => RawClient.open(server, doc, lead)),
  )
  const more = await RawClient.open(server, doc, lead)
  expect(await more.closed()).toBe(1013)
  expect(more.heard.at(-1)).toMatchObject({
    reason: "You have Lineup open in too many places: close some.",
  })
  expect(open.filter(({ heard }) => heard.some(({ kind }) => kind === "closed"))).toEqual([])
})

test("two who open a new note at the same moment find its headings once", async () => {
  const { server, lead, meeting, doc } = await withNote()
  const writer = stockClient(server, doc, lead)
  await synced(writer.provider)
  for (const words of ["Opening", "Statements"]) {
    const { parent } = type(writer.fragment, words)
    if (parent instanceof Y.XmlElement) parent.setAttribute("kind", "heading")
  }
  const reader = stockClient(server, doc, lead)
  await until(reader.doc, () => reader.fragment.length === 2)
  const next = await noteOf(lead, meeting, "2018-03-13")
  const two = [stockClient(server, next.doc, lead), stockClient(server, next.doc, lead)]
  await Promise.all(two.map(({ provider }) => synced(provider)))
  for (const { fragment } of two) {
    const words = fragment.toArray().map((block) => block.toString().replace(/<[^>]*>/g, ""))
    expect(words.filter((it) => it !== "")).toEqual(["Opening", "Statements"])
  }
  await server.restart()
  const third = stockClient(server, next.doc, lead)
  await synced(third.provider)
  expect(third.fragment.toString()).toBe(two[0]?.fragment.toString())
})
