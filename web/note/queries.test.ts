// Queries in the note's margin: beside the words at once, answered and resolved there, said aloud.
import axe from "axe-core"
import { tick } from "svelte"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import { Saying } from "../../tests/builders/reviews.ts"
import { statement } from "../../tests/builders/statement.ts"
import {
  clearStage,
  endStage,
  entries,
  type NoteStage,
  showNote,
} from "./testing/note-stage.svelte.ts"

beforeEach(clearStage)
afterEach(endStage)

const text = "@Brazil on #labour(+).\n\nThe room was half empty.\n\n@Libya(?) on #labour."
const libya = statement({
  ...{ speaker: "LBY", topic: "labour", block: "b3", text: "Libya on labour.", unsure: true },
})

/** The note with a query about Libya's words, by somebody else unless said. */
async function asked(by = "lead"): Promise<NoteStage & { saying: Saying; query: number }> {
  const stage = await showNote(text)
  const saying = new Saying([libya])
  stage.meeting.statements = [libya]
  const query = saying.query(libya, "Libya itself?", by)
  stage.meeting.events = [...saying.events]
  await tick()
  return { ...stage, saying, query }
}

const card = () => document.querySelector<HTMLElement>(".margin [data-query]")

describe("a query", () => {
  test("stands beside its words as soon as it is known, is counted, and is said aloud", async () => {
    const { meeting } = await asked()
    expect(card()).toHaveTextContent(/^Lead asks, 12 Mar, \d\d:\d\d\. Libya itself\?/)
    expect(card()?.closest("[data-block]")?.getAttribute("data-block")).toBe("b3")
    expect(document.querySelector("main header")).toHaveTextContent("1 open query")
    const spoken = () => document.querySelector("[role=status].sr")?.textContent
    await expect.poll(spoken).toBe("Lead asks about this note: Libya itself?")
    meeting.events = []
    await tick()
    expect(card()).toBeNull()
  })

  test("is answered there by keys, and goes when it is resolved", async () => {
    const { meeting, query, saying } = await asked()
    await page.getByRole("button", { name: "Answer" }).click()
    await expect.element(page.getByLabelText("Your answer")).toHaveFocus()
    await userEvent.keyboard("Itself.{Enter}")
    await expect
      .poll(() => meeting.asked)
      .toEqual([{ kind: "answer", about: query, text: "Itself." }])
    saying.answer(query, "Itself.")
    meeting.events = [...saying.events]
    await tick()
    expect(card()).toHaveTextContent(/Note-taker, .* Itself\./)
    await page.getByRole("button", { name: "Resolve" }).click()
    await expect.poll(() => meeting.asked.at(-1)).toEqual({ kind: "resolve", about: query })
    saying.reply("resolve", query)
    meeting.events = [...saying.events]
    await tick()
    expect(card()).toBeNull()
  })

  test("leads to its words, by a press and by Alt and arrow", async () => {
    const { editor } = await asked()
    const selected = () =>
      editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to)
    await page.getByRole("button", { name: "Mend the words" }).click()
    expect(selected()).toMatch(/^Libya.* on .*\.$/)
    editor.commands.setTextSelection(1)
    editor.commands.focus()
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}")
    expect(selected()).toMatch(/^Libya/)
  })

  test("says that its words changed, and that its row is gone, where its block stands still", async () => {
    const { meeting } = await asked()
    meeting.statements = [{ ...libya, text: "Libya, at length, on labour." }]
    await tick()
    expect(card()).toHaveTextContent("The words changed since. Then: “Libya on labour.”")
    meeting.statements = []
    await tick()
    expect(card()).toHaveTextContent("Its row is gone. It said: “Libya on labour.”")
  })

  test("keeps what was typed while the server is away, and says when it can be sent", async () => {
    const { meeting } = await asked()
    await page.getByRole("button", { name: "Answer" }).click()
    meeting.connection = { kind: "offline", since: 0, waiting: 0 }
    await userEvent.keyboard("Itself.{Enter}")
    expect(meeting.asked).toEqual([])
    await expect
      .element(
        page.getByText("Offline: what you type stands here; send it when the server is back."),
      )
      .toBeVisible()
    await expect.element(page.getByLabelText("Your answer")).toHaveValue("Itself.")
    meeting.connection = { kind: "live" }
    await userEvent.keyboard("{Enter}")
    await expect.poll(() => meeting.asked).toHaveLength(1)
  })

  test("has a place of its own beside a block of which the index has nothing", async () => {
    const stage = await showNote(text)
    const gone = statement({ speaker: "LBY", topic: "labour", block: "b2", text: "Libya." })
    const saying = new Saying([gone])
    saying.query(gone)
    stage.meeting.events = saying.events
    await tick()
    expect(entries().map((it) => it.dataset.block)).toEqual(["b1", "b2", "b3"])
  })

  test.each([1280, 390])("assistive technology finds nothing amiss at %s px", async (width) => {
    await page.viewport(width, 844)
    await asked()
    await page.getByRole("button", { name: "Answer" }).click()
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values } })
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([])
  })
})
