// A session and its copy on this device: a real database, and servers that are not there or say one thing.
import { beforeEach, expect, onTestFinished, test, vi } from "vitest"
import * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { clearLocalCopies, localAside, NoteCopy, waitingChanges } from "../local/local.ts"
import { type NoteSession, openSession } from "./session.svelte.ts"

const lead = { id: "lead", name: "Lead" }
const patience = { timeout: 15_000, interval: 5 }

beforeEach(async () => {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase("lineup")
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
})

/** A server that closes each connection for one reason as soon as it is open. */
function closing(code: number, reason: string): typeof WebSocket {
  class Closing extends EventTarget {
    static readonly OPEN = 1
    readonly OPEN = 1
    readyState = 0
    binaryType = "arraybuffer"
    onopen: (() => void) | null = null
    onclose: ((event: CloseEvent) => void) | null = null
    constructor() {
      super()
      queueMicrotask(() => {
        this.readyState = 1
        this.dispatchEvent(new Event("open"))
        this.onopen?.()
        this.readyState = 3
        this.onclose?.(new CloseEvent("close", { code, reason }))
      })
    }
    send(): void {}
    close(): void {}
  }
  return Closing as unknown as typeof WebSocket
}

function open(how: { user?: typeof lead; socket?: typeof WebSocket } = {}): NoteSession {
  const session = openSession({
    ...{ doc: "day-1", user: how.user ?? lead, title: "2018-03-12 Plenary" },
    // Nobody listens there.
    base: "ws://127.0.0.1:9/sync",
    ...(how.socket === undefined ? {} : { socket: how.socket }),
  })
  onTestFinished(() => session.close())
  return session
}

function type({ fragment, doc }: NoteSession, words: string): void {
  const block = new Y.XmlElement("block")
  doc.transact(() => {
    block.insert(0, [new Y.XmlText(words)])
    fragment.push([block])
  })
}

const wordsOf = ({ fragment }: NoteSession) => fragment.toString().replace(/<[^>]*>/g, "|")

/** The note was open here before: with its beginning, which the server has. */
async function openedBefore(): Promise<void> {
  const doc = new Y.Doc()
  const block = new Y.XmlElement("block")
  block.insert(0, [new Y.XmlText("beginning")])
  doc.getXmlFragment(NOTE_FRAGMENT).push([block])
  const copy = new NoteCopy({ user: "lead", doc: "day-1", title: "t" }, () => {})
  const updates = [Y.encodeStateAsUpdate(doc)]
  await copy.append({ updates, changes: 0, client: 0, generation: 4, schema: 1 })
  copy.close()
}

test("a note that was open here before opens without the server, a note that was not does not", async () => {
  const never = open()
  await vi.waitFor(() => expect(never.state.kind).toBe("offline"), patience)
  expect(never.ready).toBe(false)
  never.close()
  await openedBefore()
  const session = open()
  await session.whenReady
  expect(wordsOf(session)).toBe("|beginning|")
})

test("what is typed is on the device within 200 ms, counted, and there after the tab has gone", async () => {
  await openedBefore()
  const session = open()
  await session.whenReady
  type(session, "one")
  expect(session.state).toMatchObject({ waiting: 1, kept: "storing" })
  const typed = performance.now()
  await vi.waitFor(() => expect(session.state).toMatchObject({ kept: "device" }), patience)
  expect(performance.now() - typed).toBeLessThan(200)
  expect(await waitingChanges("lead")).toBe(1)
  for (let n = 0; n < 20; n++) type(session, "more")
  await vi.waitFor(
    () => expect(session.state).toMatchObject({ waiting: 21, kept: "device" }),
    20_000,
  )
  const words = wordsOf(session)
  session.close()
  const again = open()
  await again.whenReady
  expect(wordsOf(again)).toBe(words)
  expect(again.state).toMatchObject({ waiting: 21, kept: "device" })
  expect(again.doc.clientID).not.toBe(session.doc.clientID)
})

test("two tabs without a server see each other, and each counts what waits of both", async () => {
  await openedBefore()
  const [first, second] = [open(), open()]
  await Promise.all([first.whenReady, second.whenReady])
  type(first, "from the first")
  await vi.waitFor(() => expect(wordsOf(second)).toContain("from the first"), patience)
  type(second, "from the second")
  type(first, "at once")
  await vi.waitFor(() => expect(wordsOf(second)).toBe(wordsOf(first)), patience)
  for (const tab of [first, second]) {
    await vi.waitFor(() => expect(tab.state).toMatchObject({ waiting: 3, kept: "device" }), 20_000)
  }
  expect(await waitingChanges("lead")).toBe(3)
})

test("another person on this device sees nothing of it, and it is there when the first comes back", async () => {
  await openedBefore()
  const session = open()
  await session.whenReady
  type(session, "mine")
  await vi.waitFor(() => expect(session.state).toMatchObject({ kept: "device" }), 20_000)
  session.close()
  const other = open({ user: { id: "other", name: "Note-taker" } })
  await vi.waitFor(() => expect(other.state.kind).toBe("offline"), patience)
  expect(other.state).toMatchObject({ waiting: 0 })
  expect([other.ready, wordsOf(other)]).toEqual([false, ""])
  other.close()
  const again = open()
  await again.whenReady
  expect(again.state).toMatchObject({ waiting: 1 })
})

test("a note that the server replaced is set aside as a file, never merged, and what is typed on is stored nowhere", async () => {
  await openedBefore()
  const before = open()
  await before.whenReady
  type(before, "unsent")
  await vi.waitFor(() => expect(before.state).toMatchObject({ kept: "device" }), 20_000)
  before.close()
  const session = open({ socket: closing(4409, "This note was replaced.") })
  await vi.waitFor(() => expect(session.state.kind).toBe("closed"), patience)
  expect(session.state).toMatchObject({ reason: "replaced", text: "This note was replaced." })
  await vi.waitFor(async () => expect(await localAside("lead", "day-1")).toHaveLength(1), 20_000)
  const [aside] = await localAside("lead", "day-1")
  expect(aside).toMatchObject({ waiting: 1, title: "2018-03-12 Plenary" })
  type(session, "and more")
  expect(session.state).toMatchObject({ waiting: 2, kept: "nowhere", trouble: "replaced" })
  session.close()
  const fresh = open()
  await vi.waitFor(() => expect(fresh.state.kind).toBe("offline"), patience)
  expect([fresh.ready, wordsOf(fresh)]).toEqual([false, ""])
})

test("why the server closed is kept while it is not reached, and the device goes on storing", async () => {
  await openedBefore()
  const why = "The server's disk is full: keep the note open, it is sent again."
  const session = open({ socket: closing(1013, why) })
  await vi.waitFor(() => expect(session.state).toMatchObject({ kind: "offline", why }), patience)
  type(session, "kept")
  await vi.waitFor(() => expect(session.state).toMatchObject({ kept: "device", why }), 20_000)
})

test("a device that fails is said to, and is tried again until it has all", async () => {
  await openedBefore()
  const session = open()
  await session.whenReady
  await vi.waitFor(() => expect(session.state.kind).toBe("offline"), patience)
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("The quota has been exceeded.", "QuotaExceededError")
  })
  type(session, "one")
  await vi.waitFor(
    () => expect(session.state).toMatchObject({ waiting: 1, kept: "nowhere", trouble: "full" }),
    20_000,
  )
  const leaving = new Event("beforeunload", { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
  put.mockRestore()
  await vi.waitFor(() => expect(session.state).toMatchObject({ kept: "device" }), patience)
  expect(session.trouble).toBeNull()
  const harmless = new Event("beforeunload", { cancelable: true })
  window.dispatchEvent(harmless)
  expect(harmless.defaultPrevented).toBe(false)
  const words = wordsOf(session)
  session.close()
  const again = open()
  await again.whenReady
  expect(wordsOf(again)).toBe(words)
  expect(again.state).toMatchObject({ waiting: 1 })
})

test("cleared by a sign-out in another tab, an open note stores nothing more until one signs in again", async () => {
  await openedBefore()
  const session = open()
  await session.whenReady
  type(session, "before")
  await vi.waitFor(
    () => expect(session.state).toMatchObject({ waiting: 1, kept: "device" }),
    20_000,
  )
  await clearLocalCopies("lead")
  await vi.waitFor(
    () => expect(session.state).toMatchObject({ waiting: 1, kept: "nowhere" }),
    20_000,
  )
  type(session, "after")
  await vi.waitFor(
    () => expect(session.state).toMatchObject({ kept: "nowhere", trouble: "cleared" }),
    20_000,
  )
  expect(await waitingChanges("lead")).toBe(0)
  session.resume()
  await vi.waitFor(() => expect(session.state).toMatchObject({ kept: "device" }), 20_000)
  expect(await waitingChanges("lead")).toBe(2)
})
