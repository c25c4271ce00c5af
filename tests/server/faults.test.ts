// Every fault that a server, its disk or another client can have, and what the person at the screen sees of it.
import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import * as Y from "yjs"
import { type NoteSession, openSession } from "../../web/sync/session.svelte.ts"
import { saidOf } from "../../web/ui/line-state.ts"
import { words } from "../../web/ui/words.ts"
import { corpus } from "../chaos/corpus.ts"
import { meetingDir } from "../chaos/meeting-dir.ts"
import { ServingProcess } from "../chaos/serving-process.ts"
import { socketTo, type Where } from "../chaos/writers.ts"
import { plainTextOf } from "../support/note-words.ts"
import { joined, meetingOf, noteOf, TestServer } from "../support/server.ts"
import { canBreak, canMount, mountFile, mountMemory } from "../support/small-disk.ts"
import { headersOf, RawClient, type } from "../support/sync.ts"

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const patience = { timeout: 60_000, interval: 10 }
const HOUR = 3_600_000

/** What somebody with the note open reads, at any instant. */
const line = (session: NoteSession) => saidOf(session.state)

const becomes = (session: NoteSession, kind: NoteSession["state"]["kind"]) =>
  vi.waitFor(() => expect(session.state.kind).toBe(kind), patience)

function opened(doc: string, socket: typeof globalThis.WebSocket): NoteSession {
  const user = { id: "me", name: "Me" }
  const session = openSession({ doc, user, base: "ws://server/sync", socket })
  onTestFinished(() => session.close())
  return session
}

/** A person with a note open, on a server in a process of its own. */
async function onProcess() {
  const serving = await ServingProcess.prepare()
  const { dir, docs, tokens } = await meetingDir({ notes: 1, people: 2 })
  const [doc = ""] = docs
  const start = (env: Readonly<Record<string, string>> = {}) => serving.start(dir, env)
  const open = (n: number) =>
    opened(
      doc,
      socketTo(() => serving.at, tokens[n] ?? ""),
    )
  /** Dies, and is seen to have died. */
  const killed = async () => {
    serving.kill()
    await serving.ended()
  }
  return { serving, dir, doc, tokens, start, open, killed }
}

/** A person with a note open on a server in this process, by the session cookie. */
async function onServer(options: Parameters<typeof TestServer.start>[0] = {}) {
  const server = await TestServer.start(options)
  const lead = await server.setUp()
  const meeting = (await meetingOf(lead)).meeting.id
  const { doc } = await noteOf(lead, meeting)
  const token = await server.token(meeting, "note-taker")
  const at = { is: true }
  const where: Where = () => (at.is ? { syncUrl: server.syncUrl } : null)
  const session = opened(doc, socketTo(where, token))
  await becomes(session, "saved")
  /** Stops and starts, with something done between. */
  const restart = async (between: () => void) => {
    at.is = false
    await server.close()
    between()
    await server.open()
    at.is = true
  }
  return { server, lead, meeting, doc, token, session, restart }
}

/** The words as somebody finds them who comes anew. */
async function found(it: Awaited<ReturnType<typeof onProcess>>): Promise<string[]> {
  const reader = it.open(1)
  await becomes(reader, "saved")
  return plainTextOf(reader.fragment)
}

test("the server killed: the line says offline and how much waits, and saved when it is back", async () => {
  const it = await onProcess()
  await it.start()
  const session = it.open(0)
  type(session.fragment, "before")
  await becomes(session, "saved")
  expect(line(session).long).toBe(words.state.saved)
  await it.killed()
  await becomes(session, "offline")
  type(session.fragment, "meanwhile")
  expect(session.state).toMatchObject({ kind: "offline", waiting: 1 })
  expect(line(session).long).toContain("1 change")
  expect(line(session).meaning.todo).not.toBe("")
  await it.start()
  await becomes(session, "saved")
  expect(line(session).long).toBe(words.state.saved)
  expect(await found(it)).toEqual(["before", "meanwhile"])
})

test("the server killed while it compacts: nothing that was called saved is missing when it is back", async () => {
  const it = await onProcess()
  await it.start({ DIE: "keeping:before:1" })
  const session = it.open(0)
  await becomes(session, "saved")
  const text = type(session.fragment, "")
  for (let n = 0; n < 60; n++) text.insert(text.length, "x")
  await becomes(session, "saved")
  // What has come since the last snapshot is folded into a new one when the server ends.
  await it.serving.stop()
  expect(existsSync(join(it.dir, "lineup.db-wal"))).toBe(true)
  await becomes(session, "offline")
  await it.start({ DIE: "" })
  expect(await found(it)).toEqual(["x".repeat(60)])
  await becomes(session, "saved")
})

test("a write-ahead log cut short: what the page still has goes again, and it says saved only then", async () => {
  const it = await onProcess()
  await it.start()
  const session = it.open(0)
  for (let n = 0; n < 20; n++) type(session.fragment, `line ${n}`)
  await becomes(session, "saved")
  await it.killed()
  await becomes(session, "offline")
  const log = openSync(join(it.dir, "lineup.db-wal"), "r+")
  ftruncateSync(log, Math.floor(statSync(join(it.dir, "lineup.db-wal")).size * 0.9))
  closeSync(log)
  await it.start()
  await becomes(session, "saved")
  expect(await found(it)).toEqual(Array.from({ length: 20 }, (_, n) => `line ${n}`))
})

test("the server's clock jumps by hours, there and back: the line says saved on", async () => {
  const it = await onProcess()
  await it.start()
  const session = it.open(0)
  await becomes(session, "saved")
  for (const ahead of [5 * HOUR, -5 * HOUR, 0]) {
    it.serving.setClock(ahead)
    type(session.fragment, `at ${ahead}`)
    await becomes(session, "saved")
  }
  expect((await found(it)).length).toBe(3)
})

test("the clock of this device jumps: the line stays true, and saved comes", async () => {
  const { session } = await onServer()
  for (const ahead of [5 * HOUR, -5 * HOUR]) {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ahead })
    type(session.fragment, `at ${ahead}`)
    expect(session.state).toMatchObject({ kind: "saving", waiting: 1 })
    await becomes(session, "saved")
    vi.useRealTimers()
  }
})

test.skipIf(!canMount)(
  "the disk is full: within 2 s the person reads why, and saved when there is room again",
  async () => {
    const disk = mountMemory("16m")
    const { session } = await onServer({ env: { DATA_DIR: join(disk.dir, "data") } })
    type(session.fragment, "before")
    await becomes(session, "saved")
    const ballast = filled(disk.dir)
    const told = await untilTold(session)
    expect(told.waited).toBeLessThan(2000)
    expect(told.meaning).toMatch(/disk is full/)
    expect(line(session).long).not.toBe(words.state.saved)
    rmSync(ballast)
    await becomes(session, "saved")
  },
)

test.skipIf(!canBreak)("the disk becomes read only: within 2 s the person reads why", async () => {
  const disk = mountFile("32m")
  const { session, restart } = await onServer({ env: { DATA_DIR: join(disk.dir, "data") } })
  type(session.fragment, "before")
  await becomes(session, "saved")
  disk.failNow()
  const told = await untilTold(session)
  expect(told.waited).toBeLessThan(2000)
  expect(told.meaning).toMatch(/disk cannot be written/)
  await restart(() => disk.remount())
  await becomes(session, "saved")
})

/** Types on until the line says why nothing is stored; gives that, and how long the last words waited for it. */
async function untilTold(session: NoteSession): Promise<{ waited: number; meaning: string }> {
  for (let n = 0; n < 10_000; n++) {
    const typed = performance.now()
    type(session.fragment, `words ${n} `.repeat(50))
    await vi.waitFor(() => expect(session.state.kind).not.toBe("saving"), patience)
    const waited = performance.now() - typed
    if (session.state.kind === "offline") return { waited, meaning: line(session).meaning.what }
  }
  throw new Error("The disk takes everything")
}

/** Writes a file until the disk takes no byte more. */
function filled(dir: string): string {
  const file = join(dir, "ballast")
  const ballast = openSync(file, "a")
  for (let size = 1 << 20; size >= 1; ) {
    try {
      writeSync(ballast, Buffer.alloc(size))
    } catch (fault) {
      if (!(fault instanceof Error && "code" in fault && fault.code === "ENOSPC")) throw fault
      size >>= 1
    }
  }
  closeSync(ballast)
  return file
}

test("hostile clients beside: the person types on, and each word is saved", async () => {
  const { server, doc, meeting, session, token } = await onServer()
  const attacker = { token: await server.token(meeting, "note-taker") }
  const text = type(session.fragment, "")
  for (const { name, frames } of corpus) {
    const hostile = await RawClient.open(server, doc, attacker)
    const { clientID, store } = session.doc
    for (const it of frames({ client: clientID, clock: Y.getState(store, clientID) })) {
      hostile.send(it)
    }
    text.insert(text.length, `${name}. `)
    await vi.waitFor(() => expect(line(session).long, name).toBe(words.state.saved), patience)
    hostile.socket.terminate()
  }
  const reader = opened(
    doc,
    socketTo(() => ({ syncUrl: server.syncUrl }), token),
  )
  await becomes(reader, "saved")
  expect(plainTextOf(reader.fragment)).toContain(corpus.map(({ name }) => `${name}. `).join(""))
})

test("a malformed update between two good ones of a colleague: both arrive, and both are saved", async () => {
  const { server, doc, session, token } = await onServer()
  const colleague = opened(
    doc,
    socketTo(() => ({ syncUrl: server.syncUrl }), token),
  )
  await becomes(colleague, "saved")
  type(colleague.fragment, "first")
  const hostile = await RawClient.open(server, doc, { token })
  hostile.update(Uint8Array.of(1, 1, 1, 1))
  type(colleague.fragment, "second")
  expect(await hostile.closed()).toBe(4400)
  await becomes(colleague, "saved")
  await vi.waitFor(() => expect(plainTextOf(session.fragment)).toEqual(["first", "second"]), 20_000)
  expect(line(session).long).toBe(words.state.saved)
})

test("who writes more than a note can hold reads why and what to do, and keeps the words", async () => {
  for (const size of [3, 9, 20]) {
    const { session } = await onServer()
    const text = type(session.fragment, "x".repeat(size * 1024 * 1024))
    await becomes(session, "closed")
    const { state } = session
    if (state.kind !== "closed") throw new Error("The session is open")
    expect(state).toMatchObject({ reason: "too-large", waiting: 1 })
    // As in a browser, which keeps a copy.
    const { long, meaning } = saidOf({ ...state, kept: "device", trouble: null })
    expect(meaning.what).toMatch(/too large/)
    expect(meaning.todo).toMatch(/copy/)
    expect(long).not.toBe(words.state.saved)
    expect(text.length).toBe(size * 1024 * 1024)
  }
})

test("who may not write any more reads so, keeps the words, and they go when the role is back", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const meeting = (await meetingOf(lead)).meeting.id
  const { doc } = await noteOf(lead, meeting)
  const taker = await joined(server, lead, meeting, "note-taker")
  const session = opened(
    doc,
    socketTo(() => ({ syncUrl: server.syncUrl }), headersOf(server, taker)),
  )
  await becomes(session, "saved")
  const people = `/api/meetings/${meeting}/people`
  const all = await lead.must<{ people: { user: string; you: boolean }[] }>("GET", people)
  const user = all.people.find(({ you }) => !you)?.user
  await lead.must("PATCH", `${people}/${user}`, { role: "reader" })
  await becomes(session, "closed")
  type(session.fragment, "still mine")
  expect(session.state).toMatchObject({ reason: "not-allowed", waiting: 1 })
  expect(line(session).long).not.toBe(words.state.saved)
  expect(line(session).meaning.todo).not.toBe("")
  await lead.must("PATCH", `${people}/${user}`, { role: "note-taker" })
  session.resume()
  await becomes(session, "saved")
})
