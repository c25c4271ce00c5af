import { flushSync, mount, unmount } from "svelte"
import { afterEach, expect, test } from "vitest"
import { page } from "vitest/browser"
import type { LineState } from "./line-state.ts"
import StateLine from "./StateLine.svelte"
import { stateBox } from "./state-box.svelte.ts"
import { clock } from "./time.ts"
import "./tokens.css"
import "./base.css"

const since = Date.parse("2018-03-12T14:42:00Z")
const here = { inTab: 0, kept: "device", trouble: null } as const
const nowhere = { inTab: 2, kept: "nowhere", trouble: "full" } as const
const under = { inTab: 1, kept: "storing", trouble: null } as const
const out = { kind: "closed", code: 4401, reason: "signed-out", text: "", waiting: 2 } as const

let drawn: Record<string, unknown> | null = null
afterEach(async () => {
  if (drawn !== null) await unmount(drawn)
  document.body.replaceChildren()
})

function line(first: LineState) {
  const box = stateBox<{ state: LineState }>({ state: first })
  drawn = mount(StateLine, { target: document.body, props: box })
  const text = (selector: string) => document.querySelector(selector)?.textContent ?? null
  return {
    show(next: LineState) {
      box.state = next
      flushSync()
    },
    get long() {
      return text(".state .wide")
    },
    get short() {
      return text(".state .phone")
    },
    get spoken() {
      return text("[role='status']")
    },
  }
}

test.each<[LineState, string, string]>([
  [{ kind: "saved" }, "Saved on the server", "Saved"],
  [{ kind: "saving", waiting: 1, ...under }, "Saving, 1 change", "Saving · 1"],
  [{ kind: "saving", waiting: 3, ...here }, "On this device, 3 changes waiting", "Here · 3"],
  [{ kind: "saving", waiting: 3, ...nowhere }, "Saving, 3 changes", "Saving · 3"],
  [
    { kind: "offline", since, waiting: 14, why: "", ...here },
    `Offline since ${clock(since)}, 14 changes on this device`,
    "Offline · 14",
  ],
  [
    { kind: "offline", since, waiting: 14, why: "", ...under },
    `Offline since ${clock(since)}, storing 14 changes`,
    "Offline · 14",
  ],
  [
    { kind: "offline", since, waiting: 5, why: "", ...nowhere },
    "Not stored: 2 changes are in this tab alone",
    "Not stored · 2",
  ],
  [
    { kind: "offline", since, waiting: 0, why: "", ...nowhere, inTab: 0 },
    `Offline since ${clock(since)}`,
    "Offline",
  ],
  [{ kind: "offline", since, waiting: 0 }, `Offline since ${clock(since)}`, "Offline"],
  [{ ...out, ...here }, "Not saving: signed out. Sign in to go on", "Not saving"],
  [{ ...out, ...nowhere }, "Not stored: 2 changes are in this tab alone", "Not stored · 2"],
  [{ kind: "live" }, "Up to date", "Up to date"],
])("says %o as it is", (state, long, short) => {
  const shown = line(state)
  expect([shown.long, shown.short]).toEqual([long, short])
})

test("typing is not read aloud; trouble and its end are", () => {
  const shown = line({ kind: "saved" })
  expect(shown.spoken).toBe("")
  shown.show({ kind: "saving", waiting: 2, ...under })
  expect(shown.spoken).toBe("")
  shown.show({ kind: "offline", since, waiting: 2, why: "", ...here })
  expect(shown.spoken).toBe(`Offline since ${clock(since)}`)
  shown.show({ kind: "offline", since, waiting: 3, why: "", ...under })
  expect(shown.spoken).toBe(`Offline since ${clock(since)}`)
  shown.show({ kind: "offline", since, waiting: 3, why: "", ...nowhere })
  expect(shown.spoken).toContain("Not stored")
  shown.show({ kind: "saved" })
  expect(shown.spoken).toBe("Saved on the server")
  shown.show({ kind: "saving", waiting: 1, ...here })
  expect(shown.spoken).toBe("Saved on the server")
})

test("the server's own words for why it closed are read aloud", () => {
  const why = "The server's disk is full: keep the note open, it is sent again."
  const shown = line({ kind: "offline", since, waiting: 2, why, ...here })
  expect(shown.spoken).toContain(why)
})

test("what the state means, and what to do, stands behind a button", async () => {
  const shown = line({ kind: "offline", since, waiting: 2, why: "", ...here })
  const meaning = document.querySelector<HTMLElement>("#state-meaning")
  expect(meaning?.matches(":popover-open")).toBe(false)
  await page.getByRole("button", { name: "What does this mean?" }).click()
  expect(meaning?.matches(":popover-open")).toBe(true)
  expect(meaning?.textContent).toContain("2 changes of yours are stored on this device")
  expect(meaning?.textContent).toContain("You can close the page")
  shown.show({ kind: "offline", since, waiting: 2, why: "", ...nowhere })
  expect(meaning?.textContent).toContain("neither the server nor this device has stored them")
  expect(meaning?.textContent).toContain("is full")
  expect(meaning?.textContent).toContain("Keep this tab open")
  await page.getByRole("button", { name: "Close" }).click()
  expect(meaning?.matches(":popover-open")).toBe(false)
})

test("a note that is closed for good, with words in this tab alone, says why and what to do", () => {
  const shown = line({ ...out, reason: "too-large", ...nowhere })
  expect(shown.long).toBe("Not stored: 2 changes are in this tab alone")
  const meaning = document.querySelector("#state-meaning")?.textContent
  expect(meaning).toContain("Not saving: the note is too large.")
  expect(meaning).toContain("Keep this tab open until you have saved a copy as a file.")
  expect(meaning).toContain("go on in a new note")
})
