// Actors' names in plain words become chips as one types; what is less certain is offered with Tab.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import * as Y from "yjs"
import { NOTE_FRAGMENT, newElement } from "../../shared/note/note.ts"
import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/marks.css"
import { setNamesTaken } from "./names-switch.ts"
import { joinDocs, type Stage, stage, stageOn } from "./testing/chip-stage.ts"

const open: Stage[] = []
const at = (text?: string): Stage => {
  const made = stage(text)
  open.push(made)
  return made
}
beforeEach(async () => {
  localStorage.clear()
  await page.viewport(1280, 800)
})
afterEach(() => {
  for (const one of open.splice(0)) one.leave()
})

const type = (words: string) => userEvent.keyboard(words.replace(/[[{]/g, "$&$&"))
const keys = (names: string) => userEvent.keyboard(names)
const undo = () => keys("{Control>}z{/Control}")
const refs = (one: Stage) => one.chips().map(({ ref }) => ref)
const offered = (one: Stage) =>
  [...one.host.querySelectorAll(".offered")].map(({ textContent }) => textContent)
const depth = (one: Stage) => one.editor.state.selection.$from.parent.attrs.depth

describe("a name in plain words", () => {
  test.each([
    ["when its word ends", "Brazil ", ["@BRA"], "Brazil "],
    ["before punctuation", "Brazil, Norway. ", ["@BRA", "@NOR"], "Brazil, Norway. "],
    ["in the middle of a line", "Then Brazil spoke", ["@BRA"], "Then Brazil spoke"],
    ["by words that the meeting gave", "the Swiss Amb. said", ["@CHE"], "the Swiss Amb. said"],
    ["in its possessive", "Brazil's view", ["@BRA"], "Brazil's view"],
    ["spelled right", "cote d'ivoire and brazil ", ["@CIV", "@BRA"], "Côte d'Ivoire and Brazil "],
    ["by an alias, whose words stay", "UAE and Russia ", ["@ARE", "@RUS"], "UAE and Russia "],
    ["of several words", "South Africa on", ["@ZAF"], "South Africa on"],
    [
      "of a group by letters that mean it where somebody speaks for it",
      "Comoros for the AG on",
      ["@COM", "@african-group"],
      "Comoros for the AG on",
    ],
    [
      "that represents a group",
      "The African Group, represented by the Comoros, said",
      ["@african-group", "@COM"],
      "The African Group, represented by the Comoros, said",
    ],
    [
      "on behalf of a group",
      "Austria for the EU-27 on",
      ["@AUT", "@eu-27"],
      "Austria for the EU-27 on",
    ],
  ])("becomes a chip %s: %s", async (_, typed, chips, words) => {
    const one = at()
    await type(typed)
    expect(refs(one)).toEqual(chips)
    expect(one.words()).toEqual([words])
  })

  test.each([
    ["Guinea-Bissau ", "Guinea-Bissau "],
    ["Republic of Korea ", "Republic of Korea "],
    ["New Zealand ", "New Zealand "],
    ["Bolivia (Plurinational State of) ", "Bolivia"],
    ["G77 and China ", "G77"],
  ])("waits for the longer one: %s", async (typed, words) => {
    const one = at()
    await type(typed)
    expect(one.chips().length).toBe(1)
    expect(one.words()[0]).toContain(words.trim())
  })

  test("is decided when the next word shows that no longer one is meant", async () => {
    const one = at()
    await type("Bolivia ")
    expect(refs(one)).toEqual([])
    await type("s")
    expect(refs(one)).toEqual(["@BOL"])
    await type("aid")
    expect(one.words()).toEqual(["Bolivia said"])
  })

  test("becomes a chip before Enter, which is a new line all the same", async () => {
    const one = at()
    await type("Bolivia")
    await keys("{Enter}")
    await type("Brazil")
    await keys("{Enter}")
    expect(refs(one)).toEqual(["@BOL", "@BRA"])
    expect(one.words()).toEqual(["Bolivia", "Brazil", ""])
  })

  test.each([
    ["Jordan Peterson said", []],
    ["a Turkey sandwich, and", []],
    ["the Niger Delta. ", []],
    ["Lebanon, Ohio. ", []],
    ["US dollars ", []],
    ["Jordan said", ["@JOR"]],
    ["Turkey, Norway ", ["@TUR", "@NOR"]],
    ["Jordan’s view ", ["@JOR"]],
  ])("is words again when the next word shows that it was none: %s", async (typed, chips) => {
    const one = at()
    await type(typed)
    expect(refs(one)).toEqual(chips)
    expect(one.words()).toEqual([typed])
  })

  test("is words again before Enter, and undo brings the chip and no more", async () => {
    const one = at()
    await type("Jordan Peterson")
    expect(refs(one)).toEqual(["@JOR"])
    await keys("{Enter}")
    expect(refs(one)).toEqual([])
    const two = at()
    await type("Jordan Peterson ")
    expect(refs(two)).toEqual([])
    await undo()
    expect([refs(two), two.words()]).toEqual([["@JOR"], ["Jordan Peterson "]])
    await type("x ")
    expect(refs(two)).toEqual(["@JOR"])
  })

  test("stays a chip when it was taken with Tab", async () => {
    const one = at()
    await type("Korea")
    await keys("{Tab}")
    await type(" Peterson said ")
    expect(refs(one)).toEqual(["@KOR"])
  })

  test("goes into the note as a chip", async () => {
    const one = at()
    await type("Brazil on #labour is")
    expect(one.text().trim()).toBe("@BRA on #labour is")
  })

  test.each([
    ["in an open quotation", 'They said "we and Brazil agree'],
    ["in round marks", "They said “we and Brazil agree”"],
    ["in an address", "see https://brazil.org/norway/ and write to brazil@norway.org "],
    ["in a word", "Brazilwood and Brazil-led "],
    ["behind a sign", "\\@Brazil ~Norway #Kenya"],
    ["not as an adjective", "the Hungarian minister said"],
    ["that several bear", "Korea spoke"],
  ])("stays words %s: %s", async (_, typed) => {
    const one = at()
    await type(typed)
    expect(refs(one).filter((ref) => !ref.startsWith("#"))).toEqual([])
    expect(one.words()).toEqual([typed])
  })

  test("stays words in code, in a link and in a quote block", async () => {
    const code = at()
    code.editor.commands.toggleMark("code")
    await type("Brazil is")
    const link = at()
    link.editor.commands.setContent({ type: "doc", content: [] })
    await type("x")
    link.editor.commands.selectAll()
    link.editor.commands.setLink("https://x.org")
    link.editor.commands.setTextSelection(2)
    link.editor.commands.insertContent({
      type: "text",
      text: "Brazil ",
      marks: [{ type: "link", attrs: { href: "https://x.org" } }],
    })
    const quote = at("> We say")
    await type(" Brazil is")
    for (const one of [code, link, quote]) expect(refs(one)).toEqual([])
  })

  test("stays words within what goes into a chip", async () => {
    const one = at("#labour")
    await type("(+ unlike Brazil and Norway) x")
    expect(refs(one)).toEqual(["#labour(+ unlike Brazil and Norway)"])
  })
})

describe("taking it back", () => {
  test("Backspace right after gives the words back, and they stay words in this note", async () => {
    const one = at()
    await type("Brazil ")
    await keys("{Backspace}")
    expect(refs(one)).toEqual([])
    expect(one.words()).toEqual(["Brazil "])
    await type("and brazil, Norway ")
    expect(refs(one)).toEqual(["@NOR"])
    expect(offered(one)).toEqual([])
    const other = at()
    await type("Brazil ")
    expect(refs(other)).toEqual(["@BRA"])
  })

  test("undo takes back the chip alone, and redo brings it", async () => {
    const one = at()
    await type("x Brazil ")
    await undo()
    expect([one.words(), refs(one)]).toEqual([["x Brazil "], []])
    await keys("{Control>}{Shift>}z{/Shift}{/Control}")
    expect([one.words(), refs(one)]).toEqual([["x Brazil "], ["@BRA"]])
    await undo()
    await type("is ")
    expect([one.words(), refs(one)]).toEqual([["x Brazil is "], []])
  })

  test("turned off, nothing becomes a chip and nothing is underlined; turned on again it does", async () => {
    const one = at()
    setNamesTaken(false)
    await type("Brazil and Korea ")
    expect([refs(one), offered(one)]).toEqual([[], []])
    setNamesTaken(true)
    await type("Norway ")
    expect(refs(one)).toEqual(["@NOR"])
  })
})

describe("what the person here did not type", () => {
  test("stays words when a colleague types it", async () => {
    const one = at("x")
    const other = at()
    const two = stageOn(other.doc)
    open.push(two)
    const end = joinDocs(one.doc, other.doc)
    one.editor.view.focus()
    setNamesTaken(false)
    await type(" Brazil said Korea ")
    setNamesTaken(true)
    expect(two.words().join()).toContain("Brazil said Korea")
    expect([refs(two), offered(two)]).toEqual([[], []])
    end()
  })

  test("stays words when it is pasted, moved or indented", async () => {
    const one = at("x")
    one.editor.view.pasteText(" Brazil and Norway, ")
    await keys("{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}{Tab}")
    expect(refs(one)).toEqual([])
  })
})

describe("what is less certain", () => {
  test("is underlined, and Tab takes it at its end, under the name of whom it means", async () => {
    const one = at()
    await type("Then Korea")
    expect(offered(one)).toEqual(["Korea"])
    await keys("{Tab}")
    expect(refs(one)).toEqual(["@KOR"])
    expect(one.words()).toEqual(["Then Republic of Korea"])
    expect(depth(one)).toBe(null)
    await keys("{Backspace}")
    expect(one.words()).toEqual(["Then Korea"])
  })

  test("an adjective keeps its words", async () => {
    const one = at()
    await type("the Hungarian ")
    expect(offered(one)).toEqual(["Hungarian"])
    await keys("{Tab}")
    await type("minister said")
    expect(refs(one)).toEqual(["@HUN"])
    expect(one.words()).toEqual(["the Hungarian minister said"])
  })

  test("is taken with the caret in it, too", async () => {
    const one = at()
    await type("the Hungarian minister.")
    one.editor.commands.setTextSelection(8)
    await keys("{Tab}")
    expect(refs(one)).toEqual(["@HUN"])
    expect(one.words()).toEqual(["the Hungarian minister."])
  })

  test("Tab indents where nothing at the caret is underlined", async () => {
    const one = at()
    await type("Korea spoke")
    expect(offered(one)).toEqual(["Korea"])
    await keys("{Tab}")
    expect([depth(one), refs(one)]).toEqual([1, []])
  })

  test("is no longer underlined after Escape, in another block, and when a colleague writes", async () => {
    const one = at("first")
    await keys("{Enter}")
    await type("Korea")
    await keys("{Escape}")
    expect(offered(one)).toEqual([])
    await type(" ")
    expect(offered(one)).toEqual(["Korea"])
    await keys("{ArrowUp}")
    expect(offered(one)).toEqual([])
    await keys("{ArrowDown}")
    await type("s")
    expect(offered(one)).toEqual(["Korea"])
    const there = new Y.Doc()
    const end = joinDocs(one.doc, there)
    there.getXmlFragment(NOTE_FRAGMENT).insert(0, [newElement("block", { id: "theirs" })])
    expect(offered(one)).toEqual([])
    end()
  })
})

test("a key in a block of 300 letters costs under a millisecond for it", async ({ annotate }) => {
  const one = at()
  const text = "Brazil said that the Hungarian minister and Korea were right. "
    .repeat(5)
    .slice(0, 300)
  one.editor.view.dispatch(one.editor.state.tr.insertText(text).setMeta("paste", true))
  const press = (n: number) => {
    const before = performance.now()
    one.editor.view.dispatch(one.editor.state.tr.insertText(n % 6 === 5 ? " " : "x"))
    return performance.now() - before
  }
  const times = { on: [] as number[], off: [] as number[] }
  for (let n = 0; n < 200; n++) {
    const taken = n % 20 < 10
    setNamesTaken(taken)
    times[taken ? "on" : "off"].push(press(n))
  }
  // The quicker half: that others use the machine too is no cost of a key.
  const typical = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 4)] ?? 0
  const cost = typical(times.on) - typical(times.off)
  await annotate(`${cost.toFixed(2)} ms a key`)
  expect(cost).toBeLessThan(1)
})
