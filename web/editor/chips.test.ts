// Chips by real keys in a real browser: typed, chosen, stepped over, taken back.
import { afterEach, describe, expect, test, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/marks.css"
import * as Y from "yjs"
import type { SuggestOptions } from "./suggest.ts"
import { joinDocs, type Stage, stage, stageOn } from "./testing/chip-stage.ts"

const open: Stage[] = []
const at = (text?: string, options?: Partial<SuggestOptions>): Stage => {
  const made = stage(text, options)
  open.push(made)
  return made
}
afterEach(() => {
  for (const one of open.splice(0)) one.leave()
})

/** Types words as they are; `keys` presses named keys. */
const type = (words: string) => userEvent.keyboard(words.replace(/[[{]/g, "$&$&"))
const keys = (names: string) => userEvent.keyboard(names)
const refs = (one: Stage) => one.chips().map(({ ref }) => ref)
const caret = (one: Stage) => one.editor.state.selection.from

describe("notation typed by hand", () => {
  test.each([
    ["a name, when its word ends", "@Brazil on", "@BRA", "Brazil on"],
    ["an alias", "@UAE ", "@ARE", "United Arab Emirates "],
    ["a name in brackets, at once", "@[South Africa]", "@ZAF", "South Africa"],
    ["a name of several words", "@South Africa on", "@ZAF", "South Africa on"],
    ["case and accents aside", "@brazil,", "@BRA", "Brazil,"],
    ["a cited actor", "~@Japan said", "~@JPN", "Japan said"],
    ["a possessive", "@Brazil's", "@BRA", "Brazil's"],
    ["a topic in parentheses", "(#labour-rights)", "#labour-rights", "(labour rights)"],
    ["the longer topic", "#labour rights ", "#labour-rights", "labour rights "],
    ["the shorter one, when it is", "#labour is", "#labour", "labour is"],
    ["a provision by its number", "§13 says", "§objective-13", "Objective 13 says"],
    ["a stance", "#labour(+) ", "#labour(+)", "labour "],
    ["a stance against", "#labour(-)", "#labour(-)", "labour"],
    ["a mixed stance", "#labour(~)", "#labour(~)", "labour"],
    ["an unclear stance", "#labour(?)", "#labour(?)", "labour"],
    ["a stance in doubt", "#labour(+?)", "#labour(+?)", "labour"],
    ["a qualified stance", "#labour(+ less adamant).", "#labour(+ less adamant)", "labour."],
    ["a position", "#firewalls=accept ", "#firewalls=accept", "firewalls: accepted "],
    ["doubt about who spoke", "@Brazil(?) ", "@BRA(?)", "Brazil "],
    ["agreement with one cited", "~@Japan(-)", "~@JPN(-)", "Japan"],
    ["words to add", '§13{+"last resort"}', '§objective-13{+"last resort"}', "Objective 13"],
    [
      "words to replace",
      '§13{-"may"}{+"shall"} ',
      '§objective-13{-"may"}{+"shall"}',
      "Objective 13 ",
    ],
    ["a name nobody knows", "@Lichtenshtein wants", "@Lichtenshtein", "@Lichtenshtein wants"],
  ])("%s becomes a chip: %s", async (_, typed, ref, words) => {
    const one = at()
    await type(typed)
    expect(refs(one)).toEqual([ref])
    expect(one.words()).toEqual([words])
  })

  test.each([
    ["an e-mail address", "write to a@brazil.org now"],
    ["a URL", "see https://x.org/#labour now"],
    ["a word with a sign inside", "C# labour and A@Brazil x"],
    ["a sign behind a backslash", "\\@Brazil is"],
    ["a sign alone", "meet @ 10, # 3"],
    ["a number", "#1 and @10"],
    ["a parenthesis that is no sign", "(see below)"],
  ])("%s stays words: %s", async (_, typed) => {
    const one = at()
    await type(typed)
    expect(refs(one)).toEqual([])
    expect(one.words()).toEqual([typed])
  })

  test("a new sign takes the place of the old", async () => {
    const one = at("#labour(+)")
    await type("(- after all)")
    expect(refs(one)).toEqual(["#labour(- after all)"])
  })

  test("Enter ends a name and begins a new line", async () => {
    const one = at()
    await type("@Brazil")
    await keys("{Enter}")
    await type("next")
    expect(refs(one)).toEqual(["@BRA"])
    expect(one.words()).toEqual(["Brazil", "next"])
  })

  test("Backspace right after takes the chip back, and the words stay words", async () => {
    const one = at()
    await type("@Brazil ")
    await keys("{Backspace}")
    expect(refs(one)).toEqual([])
    await type("and on, ")
    expect(one.words()).toEqual(["@Brazil and on, "])
    expect(refs(one)).toEqual([])
  })

  test("undo takes back the chip alone", async () => {
    const one = at()
    await type("x @Brazil ")
    await keys("{Control>}z{/Control}")
    expect(one.words()).toEqual(["x @Brazil "])
    expect(refs(one)).toEqual([])
  })

  test("in code nothing becomes a chip", async () => {
    const one = at()
    one.editor.commands.toggleMark("code")
    await type("@Brazil is")
    expect(refs(one)).toEqual([])
  })
})

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

describe("one caret stop", () => {
  test("arrows step over a chip", async () => {
    const one = at("x @Brazil y")
    const [chip] = one.chips()
    if (chip === undefined) throw new Error("no chip")
    await keys("{ArrowLeft}{ArrowLeft}")
    expect(caret(one)).toBe(chip.to)
    await keys("{ArrowLeft}")
    expect(caret(one)).toBe(chip.from)
    await keys("{ArrowLeft}")
    expect(caret(one)).toBe(chip.from - 1)
    await keys("{ArrowRight}{ArrowRight}{ArrowRight}")
    expect(caret(one)).toBe(chip.to + 1)
  })

  test("a chip is selected whole, by keys and by a click", async () => {
    const one = at("x @Brazil y")
    const [chip] = one.chips()
    if (chip === undefined) throw new Error("no chip")
    one.editor.commands.setTextSelection(chip.from)
    await keys("{Shift>}{ArrowRight}{/Shift}")
    expect(one.editor.state.selection.toJSON()).toMatchObject({ anchor: chip.from, head: chip.to })
    one.editor.commands.setTextSelection(1)
    await page.getByText("Brazil", { exact: true }).click()
    expect(one.editor.state.selection.toJSON()).toMatchObject({ anchor: chip.from, head: chip.to })
  })

  test("no selection cuts a chip", () => {
    const one = at("x @Brazil y")
    const [chip] = one.chips()
    if (chip === undefined) throw new Error("no chip")
    one.editor.commands.setTextSelection({ from: 1, to: chip.from + 3 })
    expect(one.editor.state.selection.to).toBe(chip.to)
    one.editor.commands.setTextSelection(chip.to + 1)
    one.editor.commands.setTextSelection(chip.to - 1)
    expect(one.editor.state.selection.toJSON()).toMatchObject({
      anchor: chip.from,
      head: chip.from,
    })
  })

  test("words typed at its edges stay outside", async () => {
    const one = at("@Brazil")
    await type("ian")
    one.editor.commands.setTextSelection(1)
    await type("non")
    expect(one.words()).toEqual(["nonBrazilian"])
    expect(one.chips().map(({ text }) => text)).toEqual(["Brazil"])
  })

  test("Backspace behind it turns it to text as one would type it, and a next one takes a letter", async () => {
    const one = at("x @BRA(?)")
    await keys("{Backspace}")
    expect(one.words()).toEqual(["x @Brazil(?)"])
    expect(refs(one)).toEqual([])
    await keys("{Backspace}")
    expect(one.words()).toEqual(["x @Brazil(?"])
  })

  test("Delete before it and Ctrl+Backspace behind it take it whole", async () => {
    const one = at("x @[South Africa] y")
    one.editor.commands.setTextSelection(3)
    await keys("{Delete}")
    expect(one.words()).toEqual(["x  y"])
    const two = at("x @[South Africa]")
    await keys("{Control>}{Backspace}{/Control}")
    expect(two.words()).toEqual(["x "])
  })

  test("deleting a part takes the rest; another spelling leaves words", () => {
    const one = at("x @Brazil y")
    one.editor.view.dispatch(one.editor.state.tr.delete(5, 7))
    expect(one.words()).toEqual(["x  y"])
    const two = at("x @Brazil y")
    two.editor.view.dispatch(two.editor.state.tr.insertText("xx", 5, 6))
    expect(two.words()).toEqual(["x Brxxzil y"])
    expect(refs(two)).toEqual([])
  })

  test("another ref brings its own label, and the caret behind it stays behind it", () => {
    const one = at("x @BRA")
    one.editor.commands.setChip(4, "@ZAF(?)")
    expect(one.words()).toEqual(["x South Africa"])
    expect(refs(one)).toEqual(["@ZAF(?)"])
    expect(caret(one)).toBe(one.chips()[0]?.to)
  })
})

describe("pasting text in the notation", () => {
  const paste = (one: Stage, text: string) => one.editor.view.pasteText(text)

  test("brings blocks and chips", () => {
    const one = at()
    paste(one, "## Rights\n\n@Brazil for @EU-27: #labour(+ but late)\n\n- @Kenya\n- @Mali")
    expect(one.words()).toEqual(["Rights", "Brazil for EU-27: labour", "Kenya", "Mali"])
    expect(refs(one)).toEqual(["@Brazil", "@EU-27", "#labour(+ but late)", "@Kenya", "@Mali"])
    const kinds = one.editor.state.doc.children.map(({ attrs }) => attrs.kind)
    expect(kinds).toEqual(["heading", null, "bullet", "bullet"])
  })

  test("puts a line into the line", () => {
    const one = at("Then:")
    paste(one, "@Brazil on #labour")
    expect(one.words()).toEqual(["Then:Brazil on labour"])
    expect(refs(one)).toEqual(["@Brazil", "#labour"])
  })

  test("leaves alone what names nothing of the meeting", () => {
    const one = at()
    paste(one, "follow @someone on #nothing")
    expect(refs(one)).toEqual([])
  })
})

describe("two at one line", () => {
  test("both insert chips, and both have the same line", async () => {
    const one = at("Now and then.")
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(one.doc))
    const two = stageOn(doc)
    open.push(two)
    one.editor.commands.insertChip({ from: 5, to: 5 }, "@BRA")
    two.editor.commands.insertChip({ from: 9, to: 9 }, "@ZAF(?)")
    two.editor.commands.insertContentAt(1, "Well: ")
    const part = joinDocs(one.doc, two.doc)
    expect(one.words()).toEqual(two.words())
    expect(one.words()).toEqual(["Well: Now Braziland South Africathen."])
    expect(refs(one)).toEqual(["@BRA", "@ZAF(?)"])
    expect(refs(two)).toEqual(["@BRA", "@ZAF(?)"])
    part()
  })

  test("a colleague's typing becomes no chip here, nor opens a list", async () => {
    const one = at("")
    const two = stageOn(new Y.Doc())
    open.push(two)
    const part = joinDocs(one.doc, two.doc)
    one.editor.view.dispatch(one.editor.state.tr.insertText("@Bra", 1))
    await Promise.resolve()
    expect(two.words()).toContain("@Bra")
    expect(document.querySelectorAll("[role=listbox]").length).toBeLessThan(2)
    part()
  })

  test("a chip that a colleague cut is shown by what is left of it and read by its ref", () => {
    const one = at("x @Brazil y")
    const two = stageOn(new Y.Doc())
    open.push(two)
    const part = joinDocs(one.doc, two.doc)
    const text = (two.doc.getXmlFragment("note").get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.delete(2, 3)
    expect(one.chips()).toMatchObject([{ ref: "@Brazil", text: "zil" }])
    expect(one.text().trim()).toBe("x @Brazil y")
    part()
  })
})
