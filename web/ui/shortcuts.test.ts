import { flushSync, mount, unmount } from "svelte"
import { afterEach, beforeEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import Shortcuts from "./Shortcuts.svelte"
import { openShortcuts, registerShortcuts, setSingleKeys } from "./shortcuts.ts"

let drawn: Record<string, unknown>
let forget = () => {}
beforeEach(() => {
  drawn = mount(Shortcuts, { target: document.body })
  flushSync()
})
afterEach(async () => {
  forget()
  setSingleKeys(true)
  await unmount(drawn)
  document.body.replaceChildren()
})

const dialog = () => document.querySelector("dialog")
const rows = () =>
  [...document.querySelectorAll("dialog dl > div")].map((row) => [
    row.querySelector("dt")?.textContent,
    row.querySelector("dd")?.textContent,
  ])

test("? lists what works now, and what a screen took back is gone", async () => {
  forget = registerShortcuts([{ keys: "Alt+↓", does: "Next problem", where: "Note" }])
  await userEvent.keyboard("?")
  expect(dialog()?.open).toBe(true)
  expect(rows()).toEqual([
    ["List all shortcuts", "?"],
    ["Next problem", "Alt+↓"],
  ])
  dialog()?.close()
  forget()
  await userEvent.keyboard("?")
  expect(rows()).toEqual([["List all shortcuts", "?"]])
})

test("in a text ? is a character", async () => {
  const field = document.createElement("input")
  document.body.append(field)
  field.focus()
  await userEvent.keyboard("?")
  expect(dialog()?.open).toBe(false)
  expect(field.value).toBe("?")
})

test("who turned single keys off reaches the list from the menu", async () => {
  setSingleKeys(false)
  await userEvent.keyboard("?")
  expect(dialog()?.open).toBe(false)
  openShortcuts()
  expect(dialog()?.open).toBe(true)
})
