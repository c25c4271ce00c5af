// Names in what was pasted stay words; all that are beyond doubt are on offer at once.
import { afterEach, beforeEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { setNamesTaken } from "./names-switch.ts"
import { type Stage, stage } from "./testing/chip-stage.ts"
import { pasteInto } from "./testing/clipboard.ts"

const open: Stage[] = []
const at = (text = ""): Stage => {
  const made = stage(text)
  open.push(made)
  return made
}
beforeEach(() => setNamesTaken(true))
afterEach(() => {
  for (const one of open.splice(0)) one.leave()
})

const refs = (one: Stage) => one.chips().map(({ ref }) => ref)
const told = (one: Stage) => one.host.querySelector(".told")?.textContent?.trim() ?? ""
const html =
  "<p>Brazil and the Hungarian minister</p><ul><li>Norway: “Kenya agrees”</li><li><a href='https://example.org'>Mali</a>, Congo, Brazil</li></ul>"

test("one offer makes them chips, and one undo takes them back", async () => {
  const one = at("Norway said:")
  pasteInto(one.editor, { html })
  expect(refs(one)).toEqual([])
  await expect.poll(() => told(one)).toContain("3 names in what was pasted")
  const before = one.words()
  const caret = one.editor.state.selection.from
  one.host.querySelector<HTMLElement>(".told .btn")?.click()
  expect(refs(one)).toEqual(["@BRA", "@NOR", "@BRA"])
  expect(one.words()).toEqual(before)
  expect(one.editor.state.selection.from).toBe(caret)
  await expect.poll(() => told(one)).toContain("3 names are chips now")
  one.editor.commands.undo()
  expect(refs(one)).toEqual([])
  expect(one.words()).toEqual(before)
  await expect.poll(() => told(one)).toBe("")
})

test("the offer is taken by keys alone, and goes with what was pasted", async () => {
  const one = at()
  pasteInto(one.editor, { text: "Brazil\nand Norway" })
  await expect.poll(() => told(one)).toContain("2 names")
  await userEvent.keyboard("{Escape}{Tab}{Enter}")
  expect(refs(one)).toEqual(["@BRA", "@NOR"])
  expect(one.editor.view.hasFocus()).toBe(true)
  one.editor.commands.undo()
  one.editor.commands.undo()
  expect(one.words()).toEqual([""])
  pasteInto(one.editor, { text: "Brazil" })
  await expect.poll(() => told(one)).toContain("1 name")
  one.editor.commands.undo()
  await expect.poll(() => told(one)).toBe("")
})

test("there is none for who wants no chips of names, nor for chips that were copied", async () => {
  const one = at("@Brazil on #labour")
  one.editor.commands.selectAll()
  const data = new DataTransfer()
  const copy = { clipboardData: data, bubbles: true, cancelable: true }
  one.editor.view.dom.dispatchEvent(new ClipboardEvent("copy", copy))
  const other = at()
  pasteInto(other.editor, { html: data.getData("text/html") })
  expect(refs(other)).toEqual(["@Brazil", "#labour"])
  setNamesTaken(false)
  pasteInto(other.editor, { text: " and Norway" })
  await new Promise((done) => setTimeout(done))
  expect(told(other)).toBe("")
})
