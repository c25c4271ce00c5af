import { flushSync, mount, unmount } from "svelte"
import { expect, test } from "vitest"
import { migration } from "../../tests/builders/meeting.ts"
import { StillMeeting } from "../../tests/builders/still-meeting.svelte.ts"
import TopBar from "./TopBar.svelte"

test("while the notes are read anew, the bar says how far, and says no more when it is done", async () => {
  const meeting = new StillMeeting(migration)
  const bar = mount(TopBar, { target: document.body, props: { meeting: meeting.state } })
  const shown = () => document.querySelector(".reading")?.textContent ?? null
  const spoken = () =>
    [...document.querySelectorAll("[role=status]")].map((it) => it.textContent).join("")
  expect(shown()).toBeNull()
  meeting.reading = { done: 12, total: 40 }
  flushSync()
  expect(shown()).toBe("Reading the notes anew: 12 of 40")
  expect(spoken()).toContain("Reading the notes anew")
  meeting.reading = null
  flushSync()
  expect(shown()).toBeNull()
  expect(spoken()).not.toContain("Reading")
  await unmount(bar)
})
