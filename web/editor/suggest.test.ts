// The lists behind @, ~@, #, § and =, by keyboard and by pointer.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/marks.css"
import type { SuggestOptions } from "./suggest.ts"
import { type Stage, stage } from "./testing/chip-stage.ts"

const open: Stage[] = []
const at = (text?: string, options?: Partial<SuggestOptions>): Stage => {
  const made = stage(text, options)
  open.push(made)
  return made
}
beforeEach(() => page.viewport(1280, 800))
afterEach(() => {
  for (const one of open.splice(0)) one.leave()
})

/** Types words as they are; `keys` presses named keys. */
const type = (words: string) => userEvent.keyboard(words.replace(/[[{]/g, "$&$&"))
const keys = (names: string) => userEvent.keyboard(names)
const refs = (one: Stage) => one.chips().map(({ ref }) => ref)

describe("the list", () => {
  const list = () => page.getByRole("listbox")
  const rows = () => [...document.querySelectorAll("[role=option] b")].map((row) => row.textContent)

  test("opens behind @, narrows as one types, and Tab takes the first", async () => {
    const one = at()
    await type("@swi")
    await expect.element(list()).toBeVisible()
    expect(rows()[0]).toBe("Switzerland")
    await keys("{Tab}")
    expect(refs(one)).toEqual(["@CHE"])
    expect(one.words()).toEqual(["Switzerland"])
    await expect.element(list()).not.toBeInTheDocument()
  })

  test("what was taken is undone to what was typed", async () => {
    const one = at()
    await type("@swi")
    await expect.element(list()).toBeVisible()
    await keys("{Tab}")
    await keys("{Control>}z{/Control}")
    expect(one.words()).toEqual(["@swi"])
  })

  test("arrows move through it, and say so to assistive technology", async () => {
    const one = at()
    await type("@li")
    await expect.element(list()).toBeVisible()
    await keys("{ArrowDown}")
    const { dom } = one.editor.view
    const active = document.getElementById(dom.getAttribute("aria-activedescendant") ?? "")
    expect(active?.getAttribute("aria-selected")).toBe("true")
    expect(active?.querySelector("b")?.textContent).toBe(rows()[1])
    expect(dom.getAttribute("aria-controls")).toBe(document.querySelector("[role=listbox]")?.id)
    await keys("{Tab}")
    expect(one.words()).toEqual([rows()[1] ?? one.chips()[0]?.text])
  })

  test("Enter is a new line, whatever stands in the list", async () => {
    const one = at()
    await type("@swi")
    await expect.element(list()).toBeVisible()
    await keys("{ArrowDown}{Enter}")
    expect(one.words()).toEqual(["@swi", ""])
  })

  test("Escape keeps the text, and typing on leaves it text", async () => {
    const one = at()
    await type("@Brazil")
    await expect.element(list()).toBeVisible()
    await keys("{Escape}")
    await expect.element(list()).not.toBeInTheDocument()
    await type(" is ")
    expect(one.words()).toEqual(["@Brazil is "])
    expect(refs(one)).toEqual([])
  })

  test("a click takes a row and leaves the caret in the text", async () => {
    const one = at()
    await type("@swi")
    await page.getByRole("option", { name: "Switzerland" }).click()
    expect(refs(one)).toEqual(["@CHE"])
    await type(" on")
    expect(one.words()).toEqual(["Switzerland on"])
  })

  test("finds a name of several words without brackets", async () => {
    const one = at()
    await type("@new ze")
    await expect.element(list()).toBeVisible()
    await keys("{Tab}")
    expect(refs(one)).toEqual(["@NZL"])
  })

  test("puts first what this note used, then what the meeting heard", async () => {
    at("@Libya and @Liechtenstein.\n\nBy:", { heard: () => new Set(["LTU"]) })
    await type(" @l")
    await expect.element(list()).toBeVisible()
    expect(rows().slice(0, 3)).toEqual(["Liechtenstein", "Libya", "Lithuania"])
  })

  test("offers cited actors behind ~@", async () => {
    const one = at()
    await type("~@jap")
    await expect.element(list()).toBeVisible()
    await keys("{Tab}")
    expect(refs(one)).toEqual(["~@JPN"])
  })

  test("lists a topic's positions in their order behind =", async () => {
    const one = at("#regular-irregular")
    await type("=")
    await expect.element(list()).toBeVisible()
    const positions = rows()
    await keys("{ArrowDown}{Tab}")
    expect(positions.length).toBe(5)
    expect(one.words()).toEqual([`regular/irregular: ${positions[1]}`])
    await type("(-)")
    expect(refs(one)[0]).toMatch(/^#regular-irregular=.+\(-\)$/)
  })

  test("does not open in an e-mail address, in a word or in code", async () => {
    const one = at()
    await type("a@bra")
    await expect.element(list()).not.toBeInTheDocument()
    one.editor.commands.toggleMark("code")
    await type(" @bra")
    await expect.element(list()).not.toBeInTheDocument()
  })

  test("adds what is not there yet, where one may", async () => {
    const create = vi.fn(() => "#boats")
    const one = at("", { create })
    await type("#boats")
    await expect.element(list()).toBeVisible()
    await page.getByRole("option", { name: "Add “boats” as a new topic" }).click()
    expect(create).toHaveBeenCalledWith({ kind: "topic", name: "boats" })
    expect(refs(one)).toEqual(["#boats"])
  })

  test("lists all of the world within a frame", async () => {
    const one = at()
    await type("@")
    await expect.element(list()).toBeVisible()
    const before = performance.now()
    one.editor.commands.insertContent("a")
    await Promise.resolve()
    expect(performance.now() - before).toBeLessThan(100)
  })
})
