// Chips under input methods: composing as for Chinese or Japanese, and keyboards of phones that send no keys.
import { afterEach, describe, expect, test } from "vitest"
import { cdp, page } from "vitest/browser"
import "../ui/tokens.css"
import "../ui/base.css"
import { type Stage, stage } from "./testing/chip-stage.ts"

const open: Stage[] = []
const at = (text?: string): Stage => {
  const made = stage(text)
  open.push(made)
  return made
}
afterEach(() => {
  for (const one of open.splice(0)) one.leave()
})
const refs = (one: Stage) => one.chips().map(({ ref }) => ref)
const list = () => page.getByRole("listbox")

/** What an input method shows while it composes. */
const compose = (text: string) =>
  cdp().send("Input.imeSetComposition", {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })
/** Ends the composition with this text, or puts text in without any. */
const commit = (text: string) => cdp().send("Input.insertText", { text })

/** A key that the input method swallowed: the page sees number 229. */
const swallowed = (key: string) =>
  cdp().send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key,
    windowsVirtualKeyCode: 229,
  })

/** A phone's keyboard: keys without names, then the text. */
async function onPhone(text: string) {
  for (const letter of text) {
    await swallowed("Unidentified")
    await commit(letter)
    await cdp().send("Input.dispatchKeyEvent", { type: "keyUp", windowsVirtualKeyCode: 229 })
  }
}
const phoneBackspace = () =>
  cdp().send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Unidentified",
    windowsVirtualKeyCode: 229,
    commands: ["deleteBackward"],
  })
/** The editor reads what an input method did a moment later. */
const settled = (one: Stage, words: string[]) => expect.poll(() => one.words()).toEqual(words)

describe("composing", () => {
  test("Enter belongs to the input method: no new line, no choice from the list", async () => {
    const one = at("On ")
    await commit(" @")
    await expect.element(list()).toBeVisible()
    await compose("b")
    await compose("bra")
    await swallowed("Enter")
    await commit("bra")
    await settled(one, ["On @bra"])
    expect(refs(one)).toEqual([])
  })

  test("a name composed and ended becomes a chip once, and not before", async () => {
    const one = at()
    await commit("@")
    await compose("Bra")
    await compose("Brazil")
    expect(refs(one)).toEqual([])
    await commit("Brazil")
    await commit(" ")
    await settled(one, ["Brazil "])
    expect(refs(one)).toEqual(["@BRA"])
  })

  test("a name composed together with its sign and space becomes a chip", async () => {
    const one = at("On")
    await compose(" @Braz")
    await compose(" @Brazil ")
    expect(refs(one)).toEqual([])
    await commit(" @Brazil ")
    await settled(one, ["On Brazil "])
    expect(refs(one)).toEqual(["@BRA"])
  })

  test("words composed behind a chip stay outside of it", async () => {
    const one = at("@Brazil")
    await compose("は")
    await compose("はん")
    await commit("反対")
    await settled(one, ["Brazil反対"])
    expect(one.chips().map(({ text }) => text)).toEqual(["Brazil"])
  })

  test("words composed before a chip stay outside of it", async () => {
    const one = at("@Brazil")
    one.editor.commands.setTextSelection(1)
    await compose("に")
    await commit("日")
    await settled(one, ["日Brazil"])
    expect(one.chips().map(({ text }) => text)).toEqual(["Brazil"])
  })

  test("words composed between two chips stay between them", async () => {
    const one = at("@Brazil")
    one.editor.commands.insertChip({ from: 7, to: 7 }, "#labour")
    one.editor.commands.setTextSelection(7)
    await compose("と")
    await compose("とは")
    await commit("とは")
    await settled(one, ["Brazilとはlabour"])
    expect(one.chips().map(({ text }) => text)).toEqual(["Brazil", "labour"])
  })

  test("a composition given up leaves what was there", async () => {
    const one = at("@Brazil")
    await compose("x")
    await compose("")
    await settled(one, ["Brazil"])
    expect(refs(one)).toEqual(["@Brazil"])
  })
})

describe("a phone's keyboard", () => {
  test("types names and signs that become chips", async () => {
    const one = at()
    await onPhone("@Brazil on #labour(+), ~@Japan(-)")
    await settled(one, ["Brazil on labour, Japan"])
    expect(refs(one)).toEqual(["@BRA", "#labour(+)", "~@JPN(-)"])
  })

  test("puts in a whole word with its space, as its suggestions do", async () => {
    const one = at()
    await onPhone("@")
    await commit("Brazil ")
    await settled(one, ["Brazil "])
    expect(refs(one)).toEqual(["@BRA"])
  })

  test("Backspace behind a chip turns it to text", async () => {
    const one = at("x @Brazil")
    await phoneBackspace()
    await settled(one, ["x @Brazil"])
    expect(refs(one)).toEqual([])
    await phoneBackspace()
    await settled(one, ["x @Brazi"])
  })

  test("a tap takes a row of the list", async () => {
    const one = at()
    await onPhone("@swi")
    await page.getByRole("option", { name: "Switzerland" }).click()
    await onPhone(" on")
    await settled(one, ["Switzerland on"])
    expect(refs(one)).toEqual(["@CHE"])
  })
})
