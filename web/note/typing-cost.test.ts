// A key pressed in a long note touches its own block's entry, and measures no other.
import { afterEach, beforeEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { clearStage, endStage, said, showNote } from "./testing/note-stage.svelte.ts"

beforeEach(clearStage)
afterEach(endStage)

const frame = () => new Promise(requestAnimationFrame)
const text = Array.from({ length: 600 }, (_, n) => `@Brazil, part ${n}: #labour.`).join("\n\n")

test("of 600 blocks one entry is another after a key, and says what the words say", async () => {
  const { page, editor } = await showNote(text)
  await expect.poll(() => said().length).toBe(600)
  // All is in its place first.
  for (let n = 0; n < 5; n++) await frame()
  const pos = posOf(300)
  editor.commands.setTextSelection(pos)
  editor.view.focus()
  await frame()
  const { entries, problems, headings } = page.live
  const element = entryElement(300)
  const measured = await countMeasures(async () => {
    await userEvent.keyboard("x")
    await expect.poll(() => page.live.entries).not.toBe(entries)
    await frame()
  })
  const changed = page.live.entries.flatMap((entry, n) => (entry === entries[n] ? [] : [n]))
  expect(changed).toEqual([300])
  expect(page.live.problems).toBe(problems)
  expect(page.live.headings).toBe(headings)
  // The editor itself looks whether the caret is in view.
  expect(measured).toBeLessThan(3)

  // Now the words change what the margin says, of this block alone.
  await userEvent.keyboard(" ~@Japan(-)")
  await expect.poll(() => entryElement(300)?.textContent).toContain("Brazil → Japan: −opposes")
  expect(entryElement(300)).toBe(element)
  expect(said().length).toBe(601)
  expect(said()[299]).toBe(said()[302])

  function posOf(block: number): number {
    let left = block
    let found = 0
    editor.state.doc.forEach((node, offset) => {
      if (left-- === 0) found = offset + node.nodeSize - 1
    })
    return found
  }
})

const entryElement = (n: number) => document.querySelectorAll<HTMLElement>(".margin .entry")[n]

/** How many blocks and entries are measured while something is done. */
async function countMeasures(done: () => Promise<void>): Promise<number> {
  const original = Element.prototype.getBoundingClientRect
  let count = 0
  Element.prototype.getBoundingClientRect = function () {
    if (this.matches(".block, .entry")) count += 1
    return original.call(this)
  }
  try {
    await done()
  } finally {
    Element.prototype.getBoundingClientRect = original
  }
  return count
}
