// Chips once they stand: stepped over, selected, deleted, pasted, met by a colleague's.
import { afterEach, describe, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/marks.css"
import * as Y from "yjs"
import type { SuggestOptions } from "./suggest.ts"
import { joinDocs, type Stage, stage, stageOn } from "./testing/chip-stage.ts"
import { pasteInto } from "./testing/clipboard.ts"

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

  test("arrows step over it in the direction of the words around it", async () => {
    const one = at("قال @Brazil نعم")
    const [chip] = one.chips()
    if (chip === undefined) throw new Error("no chip")
    one.editor.commands.setTextSelection(chip.from)
    await keys("{ArrowLeft}")
    expect(caret(one)).toBe(chip.to)
    await keys("{ArrowRight}")
    expect(caret(one)).toBe(chip.from)
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
  const paste = (one: Stage, text: string) => pasteInto(one.editor, { text })

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
