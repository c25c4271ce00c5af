import { flushSync, mount, unmount } from "svelte"
import { afterEach, expect, test } from "vitest"
import type { LineState } from "./line-state.ts"
import StateLine from "./StateLine.svelte"
import { stateBox } from "./state-box.svelte.ts"
import { clock } from "./time.ts"
import "./tokens.css"
import "./base.css"

const since = Date.parse("2018-03-12T14:42:00Z")
const closed = { kind: "closed", code: 4401, reason: "signed-out", text: "", waiting: 2 } as const

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
  [{ kind: "saving", waiting: 1 }, "Saving, 1 change", "Saving · 1"],
  [{ kind: "saving", waiting: 3 }, "Saving, 3 changes", "Saving · 3"],
  [
    { kind: "offline", since, waiting: 14 },
    `Offline since ${clock(since)}, 14 changes on this device`,
    "Offline · 14",
  ],
  [{ kind: "offline", since, waiting: 0 }, `Offline since ${clock(since)}`, "Offline"],
  [closed, "Not saving: signed out. Sign in to go on", "Not saving"],
  [{ kind: "live" }, "Up to date", "Up to date"],
])("says %o as it is", (state, long, short) => {
  const shown = line(state)
  expect([shown.long, shown.short]).toEqual([long, short])
})

test("typing is not read aloud; trouble and its end are", () => {
  const shown = line({ kind: "saved" })
  expect(shown.spoken).toBe("")
  shown.show({ kind: "saving", waiting: 2 })
  expect(shown.spoken).toBe("")
  shown.show({ kind: "offline", since, waiting: 2 })
  expect(shown.spoken).toBe(`Offline since ${clock(since)}`)
  shown.show({ kind: "offline", since, waiting: 3 })
  expect(shown.spoken).toBe(`Offline since ${clock(since)}`)
  shown.show({ kind: "saved" })
  expect(shown.spoken).toBe("Saved on the server")
  shown.show({ kind: "saving", waiting: 1 })
  expect(shown.spoken).toBe("Saved on the server")
})
