import { expect, onTestFinished, test, vi } from "vitest"
import WebSocket from "ws"
import * as Y from "yjs"
import { type NoteSession, openSession } from "../../web/sync/session.svelte.ts"
import { plainTextOf } from "../support/note-words.ts"
import { joined, meetingOf, noteOf, type Person, TestServer } from "../support/server.ts"
import { stockClient, synced, type, until } from "../support/sync.ts"

vi.setConfig({ testTimeout: 30_000 })

/** The session tells its state by a getter alone, as to a screen. */
const patience = { timeout: 15_000, interval: 5 }

interface Network {
  /** Whether sockets can be opened. */
  up: boolean
  /** Where the server is; one that was started anew has another port. */
  address: string
  readonly sockets: Set<WebSocket>
}

/** A session of a person, and the network that it lives on. It ends with the test. */
function sessionOf(
  server: TestServer,
  doc: string,
  who: Person,
): { session: NoteSession; network: Network } {
  const network: Network = { up: true, address: server.syncUrl, sockets: new Set() }
  class Socket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      const base = network.up ? network.address : "ws://127.0.0.1:1"
      super(`${base}/${String(url).split("/").at(-1)}`, protocols, {
        headers: headersAt(network, who),
      })
      network.sockets.add(this)
    }
  }
  const session = openSession({
    doc,
    user: { id: "unknown", name: "As the browser says" },
    base: "ws://server/sync",
    socket: Socket as unknown as typeof globalThis.WebSocket,
  })
  onTestFinished(() => session.close())
  return { session, network }
}

/** As a browser of the page at that address sends them, whether the server runs or not. */
function headersAt({ address }: Network, who: Person): Record<string, string> {
  return { cookie: who.cookie, origin: new URL(address.replace(/^ws/, "http")).origin }
}

function cut(network: Network): void {
  network.up = false
  for (const socket of network.sockets) socket.terminate()
  network.sockets.clear()
}

async function withNote() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const { doc } = await noteOf(lead, meeting.id)
  const other = await joined(server, lead, meeting.id, "note-taker")
  return { server, lead, other, doc }
}

function kind(session: NoteSession, wanted: NoteSession["state"]["kind"]): Promise<void> {
  return vi.waitFor(() => expect(session.state.kind).toBe(wanted), patience)
}

test("what is typed is saving at once, and saved when the server has it on disk", async () => {
  const { server, lead, doc } = await withNote()
  const { session } = sessionOf(server, doc, lead)
  expect(session.state).toMatchObject({ kind: "saving", waiting: 0 })
  await session.whenReady
  await kind(session, "saved")
  type(session.fragment, "one")
  type(session.fragment, "two")
  expect(session.state).toMatchObject({ kind: "saving", waiting: 2 })
  await kind(session, "saved")
  await server.restart()
  const reader = stockClient(server, doc, lead)
  await synced(reader.provider)
  expect(plainTextOf(reader.fragment)).toEqual(["one", "two"])
})

test("offline says since when and how much waits, and all of it goes when the line is back", async () => {
  const { server, lead, other, doc } = await withNote()
  const { session, network } = sessionOf(server, doc, lead)
  await kind(session, "saved")
  const before = Date.now()
  cut(network)
  await kind(session, "offline")
  type(session.fragment, "typed offline")
  type(session.fragment, "and more")
  const { state } = session
  expect(state).toMatchObject({ kind: "offline", waiting: 2 })
  expect(state.kind === "offline" && state.since >= before).toBe(true)
  network.up = true
  await kind(session, "saved")
  const reader = stockClient(server, doc, other)
  await synced(reader.provider)
  expect(plainTextOf(reader.fragment)).toEqual(["typed offline", "and more"])
})

test("a restart of the server shows as offline, and nothing counts as saved before the server said so again", async () => {
  const { server, lead, doc } = await withNote()
  const { session, network } = sessionOf(server, doc, lead)
  await kind(session, "saved")
  network.up = false
  await server.close()
  await kind(session, "offline")
  expect(session.state).toMatchObject({ waiting: 0, why: "The server stops; it will be back." })
  await server.open()
  network.address = server.syncUrl
  network.up = true
  await kind(session, "saved")
})

test("signing out closes for good with a reason, keeps the words, and goes on after signing in", async () => {
  const { server, lead, doc } = await withNote()
  const { session, network } = sessionOf(server, doc, lead)
  await kind(session, "saved")
  await lead.must("POST", "/api/sign-out")
  cut(network)
  network.up = true
  await kind(session, "closed")
  expect(session.state).toMatchObject({ code: 4401, reason: "signed-out" })
  type(session.fragment, "still here")
  expect(session.state).toMatchObject({ kind: "closed", waiting: 1 })
  await lead.must("POST", "/api/sign-in", { username: "lead", password: "a long password" })
  session.resume()
  await kind(session, "saved")
})

test("where the browser has no database, nothing counts as kept on the device", async () => {
  const { server, lead, doc } = await withNote()
  const { session, network } = sessionOf(server, doc, lead)
  await kind(session, "saved")
  expect(session.trouble).toBe("unavailable")
  cut(network)
  await kind(session, "offline")
  type(session.fragment, "in this tab alone")
  expect(session.state).toMatchObject({ waiting: 1, kept: "nowhere", trouble: "unavailable" })
})

test("a note that is not there says so", async () => {
  const { server, lead } = await withNote()
  const { session } = sessionOf(server, "nothing", lead)
  await kind(session, "closed")
  expect(session.state).toMatchObject({ code: 4404, reason: "no-such-note" })
  expect(session.ready).toBe(false)
})

test("everyone in the note is there once, by the name that the server knows", async () => {
  const { server, lead, other, doc } = await withNote()
  const first = sessionOf(server, doc, lead)
  const second = sessionOf(server, doc, other)
  const tab = sessionOf(server, doc, other)
  await vi.waitFor(() => expect(first.session.people).toHaveLength(2), patience)
  expect(first.session.people.map(({ self }) => self)).toEqual([true, false])
  expect(first.session.people[1]?.name).not.toBe("As the browser says")
  second.session.close()
  tab.session.close()
  await vi.waitFor(() => expect(first.session.people).toHaveLength(1), patience)
})

test("words that a colleague's deletion took are on offer, live and after a spell offline", async () => {
  const { server, lead, other, doc } = await withNote()
  const { session, network } = sessionOf(server, doc, lead)
  const colleague = stockClient(server, doc, other)
  await Promise.all([kind(session, "saved"), synced(colleague.provider)])
  for (const words of ["first", "second"]) {
    const text = type(session.fragment, words)
    await kind(session, "saved")
    await until(colleague.doc, () => colleague.fragment.length === 1)
    cut(network)
    await kind(session, "offline")
    text.insert(text.length, " and offline words")
    colleague.fragment.delete(0, 1)
    network.up = true
    await vi.waitFor(() => expect(session.lost).toHaveLength(1), patience)
    expect(session.lost[0]?.text).toBe(" and offline words")
    session.lost[0]?.putBack()
    expect(session.lost).toEqual([])
    await until(colleague.doc, () => plainTextOf(colleague.fragment).includes(" and offline words"))
    session.fragment.delete(0, 1)
    await until(colleague.doc, () => colleague.fragment.length === 0)
  }
})

test("words come off the offer when the colleague's undo brings them back", async () => {
  const { server, lead, other, doc } = await withNote()
  const { session } = sessionOf(server, doc, lead)
  const colleague = stockClient(server, doc, other)
  const undo = new Y.UndoManager(colleague.fragment)
  await Promise.all([kind(session, "saved"), synced(colleague.provider)])
  const text = type(session.fragment, "words")
  await until(colleague.doc, () => colleague.fragment.length === 1)
  colleague.provider.disconnect()
  colleague.fragment.delete(0, 1)
  text.insert(5, " more")
  await kind(session, "saved")
  colleague.provider.connect()
  await vi.waitFor(() => expect(session.lost).toHaveLength(1), patience)
  undo.undo()
  const copy = type(colleague.fragment, "words more")
  await vi.waitFor(() => expect(session.lost).toHaveLength(0), patience)
  expect(copy.length).toBe(10)
})

test("presence follows a client id that Yjs renewed, and the session still closes", async () => {
  const { server, lead, other, doc } = await withNote()
  const first = sessionOf(server, doc, lead)
  const second = sessionOf(server, doc, other)
  await Promise.all([kind(first.session, "saved"), kind(second.session, "saved")])
  await vi.waitFor(() => expect(first.session.people).toHaveLength(2), patience)
  // As Yjs does where another turns out to write under the same id.
  second.session.doc.clientID += 1
  type(second.session.fragment, "under the new id")
  await kind(second.session, "saved")
  expect(second.session.awareness.clientID).toBe(second.session.doc.clientID)
  await vi.waitFor(
    () =>
      expect([...first.session.awareness.getStates().keys()]).toContain(
        second.session.doc.clientID,
      ),
    patience,
  )
  second.session.close()
  await vi.waitFor(() => expect(first.session.people).toHaveLength(1), patience)
})
