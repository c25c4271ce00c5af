// A note in which a newer client wrote what this version does not know: read, indexed and kept.
import { expect, test } from "vitest"
import * as Y from "yjs"
import { verifyDataDir } from "../../server/main.ts"
import { blockElements, NOTE_FRAGMENT, placeOf, readNote } from "../../shared/note/note.ts"
import { Events, statementsWhen, write } from "../support/notes.ts"
import { meetingOf, noteOf, TestServer } from "../support/server.ts"
import { stockClient, synced, until } from "../support/sync.ts"

/** An element that no schema here has, with an attribute that is no text, and a known block within. */
function poll(): Y.XmlElement {
  const element = new Y.XmlElement("poll")
  const any = element as { setAttribute(name: string, value: unknown): void }
  any.setAttribute("votes", { yes: 3 })
  const inner = new Y.XmlElement("block")
  inner.insert(0, [new Y.XmlText("Within: Brazil.")])
  element.insert(0, [new Y.XmlText("Which day?"), inner])
  return element
}

/** All that a copy holds, deletions included. */
function wholeOf(doc: Y.Doc): { readonly text: string; readonly snapshot: Y.Snapshot } {
  return { text: doc.getXmlFragment(NOTE_FRAGMENT).toString(), snapshot: Y.snapshot(doc) }
}

test("unknown elements, things in words, marks and attributes stop no reading, and are the same after a restart", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const note = await noteOf(lead, meeting.id)
  const { doc, fragment, provider } = stockClient(server, note.doc, lead)
  await synced(provider)
  const events = await Events.of(lead, meeting.id)
  const when = (count: number) =>
    statementsWhen(lead, meeting.id, events, ({ statements }) => statements.length === count)
  write(fragment, meeting, "@Brazil #regular-irregular.\n\n@Japan #regular-irregular(-).")
  await when(2)
  doc.transact(() => {
    const [first, second] = blockElements(fragment)
    const text = second?.get(0)
    if (first === undefined || !(text instanceof Y.XmlText)) throw new Error("There is no text")
    first.setAttribute("color2", "red")
    first.insert(0, [new Y.XmlElement("sticker")])
    text.insertEmbed(0, { figure: 1 })
    text.format(1, 3, { highlight2: { tone: "sun" } })
    fragment.insert(1, [poll()])
    fragment.push([poll()])
  })
  write(fragment, meeting, "@Fiji #regular-irregular.")
  const { statements } = await when(3)
  expect(statements.map(({ speaker }) => speaker).sort()).toEqual(["BRA", "FJI", "JPN"])
  const japan = statements.find(({ speaker }) => speaker === "JPN")
  const place = placeOf(japan?.anchor ?? "", doc)
  expect([place?.start, place?.end]).toEqual([0, "Japan regular/irregular.".length])

  const before = wholeOf(doc)
  await server.restart()
  const reader = stockClient(server, note.doc, lead)
  await synced(reader.provider)
  await until(reader.doc, () => reader.fragment.length === fragment.length)
  const after = wholeOf(reader.doc)
  expect(after.text).toBe(before.text)
  expect(Y.equalSnapshots(after.snapshot, before.snapshot)).toBe(true)
  const bytes = Y.encodeStateAsUpdate(reader.doc)
  expect(readNote(reader.fragment)).toEqual(readNote(fragment))
  expect(Y.encodeStateAsUpdate(reader.doc)).toEqual(bytes)
  expect(await verifyDataDir(server.config, { mend: false, warn: () => undefined })).toMatchObject({
    statements: 3,
    differences: [],
  })
})
