// A line of the margin says why it is there, marks its sources in the text, and is mended by one key.
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import {
  clearStage,
  endStage,
  lines,
  type NoteStage,
  said,
  showNote,
} from "./testing/note-stage.svelte.ts"

let stage: NoteStage

beforeEach(clearStage)
afterEach(endStage)

const why = () => document.querySelector(".why p")?.textContent
const lit = (name: string) =>
  [...document.querySelectorAll(`.note-text .lit-${name}`)].map((it) => it.textContent).join("")
const focused = () => document.activeElement?.textContent

/** Shows a note, its last words at the caret, and goes to the line beside them. */
async function toMargin(text: string) {
  stage = await showNote(text)
  await expect.poll(() => lines().length).toBeGreaterThan(0)
  stage.editor.commands.setTextSelection(stage.editor.state.doc.content.size - 1)
  stage.editor.view.focus()
  // Away from the margin, where it would open the line under it.
  await userEvent.hover(stage.editor.view.dom)
  await userEvent.keyboard("{Alt>}.{/Alt}")
}

const handed = "## @Brazil\n\nFor #firewalls=accept:\n\n- @Japan §13.\n- Also #labour."

describe("why a line is there", () => {
  test("shows on focus: the words, and the chips of lead and heading", async () => {
    await toMargin(handed)
    expect(focused()).toContain("Brazil → labour")
    expect(why()).toBe("Speaker from the heading “Brazil”; topic in this sentence.")
    expect([lit("speaker"), lit("about"), lit("words")]).toEqual([
      "Brazil",
      "labour",
      "Also labour.",
    ])
    await userEvent.keyboard("{ArrowUp}{ArrowUp}")
    expect(why()).toBe(
      "Speaker named in this sentence; position from the lead “For firewalls: accepted:”.",
    )
    expect([lit("speaker"), lit("about"), lit("besides")]).toEqual([
      "Japan",
      "firewalls: accepted",
      "Objective 13",
    ])
    await userEvent.keyboard("{Escape}")
    expect(document.activeElement).toBe(stage.editor.view.dom)
    await expect.poll(() => document.querySelector(".lit, .lit-words, .why")).toBeNull()
  })

  test("shows under the pointer and goes with it; no words move", async () => {
    stage = await showNote("@Brazil on #labour.\n\nNext.")
    await expect.poll(() => lines().length).toBe(1)
    const tops = () =>
      [...document.querySelectorAll(".block")].map((it) => it.getBoundingClientRect().top)
    const before = tops()
    await userEvent.hover(page.getByRole("button", { name: /Brazil/ }))
    await expect.poll(why).toBe("Speaker and topic stand in this sentence.")
    await new Promise(requestAnimationFrame)
    expect(tops()).toEqual(before)
    await userEvent.hover(page.getByRole("heading", { level: 1 }))
    await expect.poll(why).toBeUndefined()
    expect(lit("speaker")).toBe("")
    stage.editor.view.focus()
    await userEvent.hover(page.getByRole("button", { name: /Brazil/ }))
    await expect.poll(why).toBeDefined()
    await userEvent.keyboard("{Escape}")
    await expect.poll(why).toBeUndefined()
  })

  test("opens on a tap on a phone", async () => {
    await page.viewport(390, 844)
    stage = await showNote("@Brazil on #labour.")
    await page.getByRole("button", { name: /Brazil labour/ }).click()
    await expect.poll(why).toBe("Speaker and topic stand in this sentence.")
    const box = document.querySelector(".why")?.getBoundingClientRect()
    expect(box?.left).toBeGreaterThanOrEqual(0)
    expect(box?.right).toBeLessThanOrEqual(390)
  })

  test("of a problem, its words", async () => {
    stage = await showNote("@Lichtenshtein came.")
    await userEvent.hover(page.getByText("Unknown actor."))
    await expect.poll(() => lit("about")).toBe("@Lichtenshtein")
  })

  test("leaves the chips among its words as they look", async () => {
    stage = await showNote("@Brazil and @Lichtenshtein on #labour.")
    const looks = () =>
      [...document.querySelectorAll(".note-text .chip")].map((chip) => {
        const { backgroundColor, boxShadow } = getComputedStyle(chip)
        return [chip.textContent, backgroundColor, boxShadow]
      })
    await expect.poll(() => lines().length).toBe(1)
    const before = looks()
    await userEvent.hover(page.getByRole("button", { name: /Brazil labour/ }))
    await expect.poll(() => lit("words")).toContain("Lichtenshtein")
    expect(looks()).toEqual(before)
  })

  test("is gone to past blocks of which the margin says nothing but a tag", async () => {
    stage = await showNote("[key] A long day.\n\n@Brazil on #labour.")
    await expect.poll(() => lines().length).toBe(1)
    stage.editor.commands.setTextSelection(1)
    stage.editor.view.focus()
    await userEvent.keyboard("{Alt>}.{/Alt}")
    expect(focused()).toContain("Brazil")
  })

  test.each([".margin .said", ".mends button"])("has targets of 24 pixels: %s", async (which) => {
    await toMargin("@Brazil on #labour and #gender.")
    const heights = [...document.querySelectorAll<HTMLElement>(which)].map((it) => it.offsetHeight)
    expect(heights.length).toBeGreaterThan(1)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(24)
  })

  test("is all that a reader sees", async () => {
    stage = await showNote("@Brazil on #labour.", { note: { archived: true } })
    await page.getByRole("button", { name: /Brazil labour/ }).click()
    await expect.poll(why).toBe("Speaker and topic stand in this sentence.")
    expect(document.querySelector(".why .mends")).toBeNull()
  })
})

describe("a key on a line", () => {
  test.each([
    ["sets a stance", "@Brazil on #labour.", "-", "@Brazil on #labour(-)."],
    ["takes it back", "@Brazil on #labour(-?).", "-", "@Brazil on #labour."],
    [
      "leaves a stance that has words",
      "@Brazil on #labour(- so far).",
      "-",
      "@Brazil on #labour(- so far).",
    ],
    [
      "keeps the words of another stance",
      "@Brazil on #labour(- so far).",
      "~",
      "@Brazil on #labour(~ so far).",
    ],
    ["says that it is not clear", "@Brazil on #labour(-?).", "?", "@Brazil on #labour(?)."],
    ["says who is only spoken about", "@Brazil and @Japan. On #labour.", "c", null],
    ["says that one speaks no more", "@Brazil on #labour.", "c", "~@Brazil on #labour."],
    ["says who is unsure", "@Brazil on #labour.", "u", "@Brazil(?) on #labour."],
    ["is sure again", "@Brazil(?) on #labour(+?).", "u", "@Brazil on #labour(+)."],
    [
      "mends agreement with one cited",
      "@Brazil against ~@Japan(-).",
      "+",
      "@Brazil against ~@Japan(+).",
    ],
    ["lets one cited speak", "@Brazil against ~@Japan(-).", "c", "@Brazil against @Japan."],
  ])("%s", async (_, text, key, mended) => {
    await toMargin(text)
    const before = stage.editor.state.selection.from
    await userEvent.keyboard(key)
    expect(stage.text()).toBe(mended ?? text)
    expect(stage.editor.state.selection.from).toBe(before)
    stage.editor.commands.undo()
    expect(stage.text()).toBe(text)
  })

  test("mends the lead or heading that handed it down", async () => {
    await toMargin(handed)
    await userEvent.keyboard("{ArrowUp}{ArrowUp}~")
    expect(stage.text()).toContain("For #firewalls=accept(~):")
    await expect.poll(() => said().join()).toContain("Japan → accepted: mixed")
    // The line keeps the focus, so that the next key mends on.
    await userEvent.keyboard("+")
    expect(stage.text()).toContain("For #firewalls=accept(+):")
  })

  test("goes on from line to line also where one of the mends has the focus", async () => {
    await toMargin("@Brazil on #labour.\n\n@Japan on #labour.\n\n@Mexico on #labour.")
    const toMends = async () => {
      await expect.element(page.getByRole("button", { name: "Supports" })).toBeVisible()
      await userEvent.keyboard("{Tab}")
      expect(focused()).toContain("Supports")
    }
    await userEvent.keyboard("{ArrowUp}")
    await toMends()
    await userEvent.keyboard("{ArrowDown}")
    expect(focused()).toContain("Mexico")
    await toMends()
    await userEvent.keyboard("{ArrowUp}")
    expect(focused()).toContain("Japan")
  })

  test("is marked as done where a position without a sign is supported", async () => {
    await toMargin("@Brazil on #firewalls=accept.")
    const pressed = () => document.querySelector(".mends [aria-pressed=true]")?.textContent ?? ""
    expect(pressed()).toContain("Supports")
    await userEvent.keyboard("-")
    await expect.poll(pressed).toContain("Opposes")
  })

  test("picks another position of the topic, or none", async () => {
    await toMargin("@Brazil on #firewalls=accept(+).")
    await userEvent.keyboard("p")
    await expect.poll(focused).toBe("accepted")
    await userEvent.keyboard("{ArrowDown}{Enter}")
    expect(stage.text()).toBe("@Brazil on #firewalls=reject(+).")
    expect(stage.editor.state.doc.textContent).toBe("Brazil on firewalls: not acceptable.")
    await expect.poll(() => said()[0]).toContain("Brazil → firewalls, not acceptable")
    await userEvent.keyboard("p")
    await expect.poll(focused).toBe("accepted")
    await userEvent.keyboard("{Escape}")
    expect(focused()).toContain("Brazil →")
    stage.editor.commands.undo()
    expect(stage.text()).toBe("@Brazil on #firewalls=accept(+).")
  })

  test("puts in the group spoken for: those that the speaker is in today come first", async () => {
    await toMargin("@Austria(?), later @Japan. @Austria on #labour.")
    await userEvent.keyboard("{ArrowUp}f")
    await expect.poll(focused).toContain("member today")
    const groups = [...document.querySelectorAll(".choices button")].map((it) => it.textContent)
    const members = groups.filter((it) => it?.endsWith("member today"))
    expect(groups.slice(0, members.length)).toEqual(members)
    await page.getByRole("button", { name: "EU-27", exact: false }).first().click()
    expect(stage.text()).toContain("for @eu-27")
    await expect.poll(() => said().join()).toContain("Austria for EU-27")
  })

  test("does nothing while single keys are off", async () => {
    localStorage.setItem("lineup-single-keys", "off")
    onTestFinished(() => localStorage.clear())
    await toMargin("@Brazil on #labour.")
    await userEvent.keyboard("c")
    expect(stage.text()).toBe("@Brazil on #labour.")
  })
})
