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
    at("@Libya and @Liechtenstein.\n\nBy:", {
      heard: () =>
        new Map([
          ["LIE", 9],
          ["LTU", 1],
          ["LBR", 2],
        ]),
    })
    await type(" @l")
    await expect.element(list()).toBeVisible()
    expect(rows().slice(0, 4)).toEqual(["Liechtenstein", "Libya", "Liberia", "Lithuania"])
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

  test.each([
    ["巴西", "Brazil"],
    ["البرا", "Brazil"],
    ["Брази", "Brazil"],
    ["Allemag", "Germany"],
    ["burma", "Myanmar"],
    ["dutch", "Netherlands"],
    ["prc", "China"],
    ["Braizl", "Brazil"],
    ["phillip", "Philippines"],
  ])("finds by %s what the meeting calls %s", async (typed, name) => {
    const one = at()
    await type(`@${typed}`)
    await expect.element(list()).toBeVisible()
    expect(rows()[0]).toBe(name)
    await keys("{Tab}")
    expect(one.words()).toEqual([name])
  })

  test("goes on over the spaces of a name in another language", async () => {
    const one = at()
    await type("@Nueva Zelan")
    await expect.element(list()).toBeVisible()
    await keys("{Tab}")
    expect(refs(one)).toEqual(["@NZL"])
  })

  test("puts what begins so before what was only used, and tells groups from states", async () => {
    at("@Argentina said.\n\nBy:")
    await type(" @a")
    await expect.element(list()).toBeVisible()
    expect(rows()[0]).toBe("Argentina")
    await type("f")
    expect(rows()[0]).toBe("Afghanistan")
    expect(
      document.querySelector("[role=option] .flag, [role=option] svg, [role=option] img"),
    ).not.toBe(null)
  })

  test("Shift+Tab adds at once, though the list has names", async () => {
    const create = vi.fn(() => "#labo")
    const one = at("", { create })
    await type("#labo")
    await expect.element(list()).toBeVisible()
    await keys("{Shift>}{Tab}{/Shift}")
    expect(create).toHaveBeenCalledWith({ kind: "topic", name: "labo" })
    expect(one.words()).toEqual(["labo"])
  })

  test("adds a person with the delegation it speaks for", async () => {
    const create = vi.fn(() => "@the-envoy")
    const one = at("", { create })
    await type("@[The Envoy (Brazil)")
    await expect.element(list()).toBeVisible()
    await keys("{Tab}")
    expect(create).toHaveBeenCalledWith(
      expect.objectContaining({ kind: "person", name: "The Envoy" }),
    )
    expect(refs(one)).toEqual(["@the-envoy", "@BRA"])
    expect(one.words()).toEqual(["The Envoy for Brazil"])
    await keys("{Control>}z{/Control}")
    expect(one.words()).toEqual(["@[The Envoy (Brazil)"])
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

  test("lists all of the world within a frame", async ({ annotate }) => {
    const one = at()
    await type("@")
    await expect.element(list()).toBeVisible()
    const times: number[] = []
    for (let n = 0; n < 20; n++) {
      await keys("{Backspace}")
      await expect.element(list()).not.toBeInTheDocument()
      const drawn = new Promise<number>((done) => {
        const seen = new MutationObserver(() => {
          if (document.querySelector("[role=option]") === null) return
          seen.disconnect()
          done(performance.now())
        })
        seen.observe(document.body, { childList: true, subtree: true })
      })
      const before = performance.now()
      one.editor.view.dispatch(one.editor.state.tr.insertText("@"))
      times.push((await drawn) - before)
    }
    const typical = times.sort((a, b) => a - b)[5] ?? 0
    await annotate(`${typical.toFixed(1)} ms from the key to the list`)
    // A frame on a machine that does nothing else; that others use it too is no fault of the list.
    expect(typical).toBeLessThan(100)
  })
})
