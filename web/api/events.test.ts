import { afterEach, describe, expect, test, vi } from "vitest"
import type { MeetingEvent } from "../../shared/wire/wire.ts"
import { type Browser, followMeeting, type Source } from "./events.ts"

/** The server's end of the streams: the locks and channels between the tabs are the browser's own. */
class Server {
  readonly open = new Set<Stream>()
  /** Browser as a tab of it sees it. */
  readonly tab: Browser = { locks: navigator.locks, source: () => this.#accept() }
  readonly plainHttpTab: Browser = { locks: undefined, source: () => this.#accept() }

  tell(event: MeetingEvent): void {
    for (const stream of this.open) {
      stream.onmessage?.(new MessageEvent("message", { data: JSON.stringify(event) }))
    }
  }

  #accept(): Source {
    const stream = new Stream(this)
    this.open.add(stream)
    queueMicrotask(() => stream.onopen?.(new Event("open")))
    return stream
  }
}

class Stream implements Source {
  readyState = 1
  onopen: ((event: Event) => unknown) | null = null
  onmessage: ((event: MessageEvent) => unknown) | null = null
  onerror: ((event: Event) => unknown) | null = null
  readonly #server: Server

  constructor(server: Server) {
    this.#server = server
  }

  close(): void {
    this.#server.open.delete(this)
  }

  breakOff(): void {
    this.readyState = 0
    this.onerror?.(new Event("error"))
  }
}

const leaving: (() => void)[] = []
afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
})

let meetings = 0
function newMeeting(): string {
  meetings += 1
  return `meeting-${meetings}`
}

function openTab(meeting: string, browser: Browser) {
  const heard: (MeetingEvent | "connected" | "disconnected")[] = []
  const leave = followMeeting(
    meeting,
    {
      event: (event) => heard.push(event),
      connected: () => heard.push("connected"),
      disconnected: () => heard.push("disconnected"),
    },
    browser,
  )
  leaving.push(leave)
  return { heard, leave }
}

const at = (version: number): MeetingEvent => ({ kind: "index", version })

test("two tabs of one browser keep one stream, and both hear", async () => {
  const server = new Server()
  const meeting = newMeeting()
  const first = openTab(meeting, server.tab)
  await vi.waitFor(() => expect(first.heard).toEqual(["connected"]), 20_000)
  const second = openTab(meeting, server.tab)
  await vi.waitFor(() => expect(second.heard).toEqual(["connected"]), 20_000)
  server.tell(at(42))
  await vi.waitFor(() => expect(second.heard).toEqual(["connected", at(42)]), 20_000)
  expect(first.heard).toEqual(["connected", at(42)])
  expect(server.open.size).toBe(1)
})

test("when the tab with the stream goes, another takes over and knows that it may have missed something", async () => {
  const server = new Server()
  const meeting = newMeeting()
  const first = openTab(meeting, server.tab)
  await vi.waitFor(() => expect(first.heard).toEqual(["connected"]), 20_000)
  const second = openTab(meeting, server.tab)
  await vi.waitFor(() => expect(second.heard).toEqual(["connected"]), 20_000)
  first.leave()
  await vi.waitFor(() => expect(second.heard).toEqual(["connected", "connected"]), 20_000)
  server.tell(at(43))
  expect(second.heard.at(-1)).toEqual(at(43))
  expect(first.heard).toEqual(["connected"])
  expect(server.open.size).toBe(1)
})

test("all tabs learn that the stream broke off and that it is back", async () => {
  const server = new Server()
  const meeting = newMeeting()
  const first = openTab(meeting, server.tab)
  await vi.waitFor(() => expect(first.heard).toEqual(["connected"]), 20_000)
  const second = openTab(meeting, server.tab)
  await vi.waitFor(() => expect(second.heard).toEqual(["connected"]), 20_000)
  const [stream] = server.open
  stream?.breakOff()
  await vi.waitFor(() => expect(second.heard.at(-1)).toBe("disconnected"), 20_000)
  stream?.onopen?.(new Event("open"))
  await vi.waitFor(() => expect(second.heard.at(-1)).toBe("connected"), 20_000)
  expect(first.heard).toEqual(["connected", "disconnected", "connected"])
})

describe("without locks, as over plain http,", () => {
  test("tabs that open at once keep one stream all the same, and all hear", async () => {
    const server = new Server()
    const meeting = newMeeting()
    const tabs = Array.from({ length: 8 }, () => openTab(meeting, server.plainHttpTab))
    await vi.waitFor(() => {
      for (const { heard } of tabs) expect(heard.at(-1)).toBe("connected")
      expect(server.open.size).toBe(1)
    }, 20_000)
    server.tell(at(7))
    await vi.waitFor(() => {
      for (const { heard } of tabs) expect(heard.at(-1)).toEqual(at(7))
    }, 20_000)
  })

  test("another tab takes over when the one with the stream goes", async () => {
    const server = new Server()
    const meeting = newMeeting()
    const first = openTab(meeting, server.plainHttpTab)
    await vi.waitFor(() => expect(first.heard).toEqual(["connected"]), 20_000)
    const second = openTab(meeting, server.plainHttpTab)
    await vi.waitFor(() => expect(second.heard).toEqual(["connected"]), 20_000)
    first.leave()
    await vi.waitFor(() => expect(second.heard).toEqual(["connected", "connected"]), 20_000)
    expect(server.open.size).toBe(1)
    server.tell(at(43))
    expect(second.heard.at(-1)).toEqual(at(43))
    expect(first.heard).toEqual(["connected"])
  })
})

test("a tab that leaves closes its stream and hears no more", async () => {
  const server = new Server()
  const only = openTab(newMeeting(), server.tab)
  await vi.waitFor(() => expect(only.heard).toEqual(["connected"]), 20_000)
  only.leave()
  await vi.waitFor(() => expect(server.open.size).toBe(0), 20_000)
})
