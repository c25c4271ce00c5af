// Notation typed by hand, key by key, in a real browser.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/marks.css"
import { namesOf } from "../../shared/meeting/meeting.ts"
import { meeting } from "../../tests/builders/meeting.ts"
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

  test("a space is a plain space, behind a time and before a chip too", async () => {
    const one = at()
    await type("[10:42] @Brazil ")
    one.editor.commands.setTextSelection(9)
    await type("so a ")
    expect(one.words()).toEqual(["[10:42] so a Brazil "])
    const two = at("@Brazil")
    two.editor.commands.setTextSelection(1)
    await type("a b ")
    expect(two.words()).toEqual(["a b Brazil"])
  })

  test("in code nothing becomes a chip", async () => {
    const one = at()
    one.editor.commands.toggleMark("code")
    await type("@Brazil is")
    expect(refs(one)).toEqual([])
  })
})

describe("in a meeting where a topic went into another that had a position of the same id", () => {
  const both = [{ id: "yes", label: "A treaty" }]
  const names = namesOf(
    meeting({
      topics: [
        {
          ...{ id: "labour", name: "Labour", was: ["rights"] },
          positions: [
            ...both,
            { id: "yes-2", label: "Guidelines", was: ["rights=yes", "moved=yes"] },
          ],
        },
        { id: "moved", name: "Moved", positions: [] },
      ],
    }),
  )

  test.each([
    // Under its former name the position is the one that stood there.
    ["#rights", "=yes ", "#labour=yes-2"],
    ["#moved", "=yes ", "#labour=yes-2"],
    ["#labour", "=yes ", "#labour=yes"],
  ])("%s and %s typed behind it is %s", async (chip, typed, ref) => {
    const one = at(chip, { names: () => names })
    await type(typed)
    expect(refs(one)).toEqual([ref])
  })

  test("a position that is taken from the list is the one that stands there now", async () => {
    const one = at("#rights", { names: () => names })
    await type("=")
    await expect.element(page.getByRole("option", { name: "A treaty" })).toBeVisible()
    await keys("{Tab}")
    expect(refs(one)).toEqual(["#labour=yes"])
  })
})
