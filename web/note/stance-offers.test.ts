// A verb without a sign: the stance is offered beside the words, taken by one key, dismissed for good, never taken by itself.
import { afterEach, beforeEach, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import { clearStage, endStage, type NoteStage, showNote } from "./testing/note-stage.svelte.ts"

beforeEach(clearStage)
afterEach(endStage)

const offers = () =>
  [...document.querySelectorAll(".offer")].map(
    (offer) =>
      `${offer.querySelector("span")?.textContent} ${offer.querySelector(".link")?.textContent}`,
  )
const atEnd = ({ editor }: NoteStage) => {
  editor.commands.setTextSelection(editor.state.doc.content.size)
  editor.view.focus()
}

test.each([
  ["@Brazil supports #labour.", ["“supports”: labour +supports?"]],
  ["@Brazil objected to #labour.", ["“objected to”: labour −opposes?"]],
  ["@Brazil did not support #labour.", ["“not support”: labour −opposes?"]],
  ["#labour was opposed by @Brazil.", ["“opposed”: labour −opposes?"]],
  [
    "@Brazil opposes #labour and #firewalls.",
    ["“opposes”: labour −opposes?", "“opposes”: firewalls −opposes?"],
  ],
  [
    "@Brazil supports #labour but rejects #firewalls.",
    ["“supports”: labour +supports?", "“rejects”: firewalls −opposes?"],
  ],
  ["@Brazil supports #labour(-).", []],
  ["@Brazil supports and @Norway opposes #labour.", []],
  ["@Brazil on #labour: “we oppose it”.", []],
  ["@Brazil spoke of #labour.", []],
  ["Nobody opposes #labour.", []],
  ["[ours] @Brazil supports #labour.", []],
])("of %s it offers %j", async (text, said) => {
  const stage = await showNote(text)
  await expect.poll(() => stage.page.live.blocks.length).toBe(1)
  await expect.poll(offers).toEqual(said)
  expect(stage.text().trim()).toBe(text)
})

test("one key takes what is offered at the caret, and undo takes it back", async () => {
  const stage = await showNote("@Brazil objected to #labour.")
  atEnd(stage)
  await expect.poll(offers).toHaveLength(1)
  await userEvent.keyboard("{Control>}.{/Control}")
  expect(stage.refs()).toEqual(["@Brazil", "#labour(-)"])
  await expect.poll(offers).toEqual([])
  await userEvent.keyboard("{Control>}z{/Control}")
  expect(stage.refs()).toEqual(["@Brazil", "#labour"])
  await expect.poll(offers).toHaveLength(1)
})

test("a click takes it, and what is dismissed stays away while one types on", async () => {
  const stage = await showNote("@Brazil supports #labour. @Norway opposes #firewalls.")
  await expect.poll(offers).toHaveLength(2)
  await page
    .getByRole("button", { name: /labour/ })
    .filter({ hasText: "supports?" })
    .click()
  expect(stage.refs()).toContain("#labour(+)")
  await page.getByRole("button", { name: "Dismiss" }).click()
  await expect.poll(offers).toEqual([])
  atEnd(stage)
  await userEvent.keyboard(" More words")
  await expect.poll(() => stage.text()).toContain("More words")
  stage.page.live.catchUp()
  expect(offers()).toEqual([])
})
