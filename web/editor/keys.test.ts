import { afterEach, expect, test } from "vitest"
import * as Y from "yjs"
import { closeAll, onePeer, type Peer } from "./testing/pair.ts"

afterEach(closeAll)

/** The note's lines after each of some keys. */
function after(peer: Peer, ...keys: readonly (string | [string, KeyboardEventInit])[]): string[] {
  return keys.map((key) => {
    const [name, modifiers] = typeof key === "string" ? [key, {}] : key
    peer.press(name, modifiers)
    return peer.lines.join(" | ")
  })
}

const back: [string, KeyboardEventInit] = ["Tab", { shiftKey: true }]

test("opening a note changes no byte of it", () => {
  const peer = onePeer(["alpha", { text: "item", kind: "bullet", depth: 1 }, ""])
  const before = Y.encodeStateAsUpdate(peer.doc)
  peer.caret(0, 2)
  expect(Y.encodeStateAsUpdate(peer.doc)).toEqual(before)
  expect(peer.quiet).toBe(true)
})

test.each(["- hi", "1. hi", "# hi", "###### hi", "> hi"])(
  "typing %o makes that kind, in the same element",
  (typed) => {
    const peer = onePeer([""])
    const before = peer.elements
    peer.type(0, 0, typed)
    expect(peer.lines).toEqual([typed])
    expect(peer.elements).toEqual(before)
  },
)

test("Backspace right after a sign was taken gives the sign back", () => {
  const peer = onePeer([""])
  peer.type(0, 0, "- ")
  expect(peer.lines).toEqual(["- "])
  peer.press("Backspace")
  expect(peer.blocks[0]).toMatchObject({ kind: null, inlines: [{ text: "- " }] })
})

test("signs in a list item are words", () => {
  const peer = onePeer([{ text: "", kind: "bullet" }])
  peer.type(0, 0, "1. ")
  expect(peer.blocks[0]).toMatchObject({ kind: "bullet", inlines: [{ text: "1. " }] })
})

test("Enter makes the next item, and on an empty one steps out", () => {
  const peer = onePeer([""])
  peer.type(0, 0, "- one")
  expect(after(peer, "Enter", "Tab")).toEqual(["- one | - ", "- one |   - "])
  peer.typeOn("two")
  expect(after(peer, "Enter", "Enter", "Enter", "Enter")).toEqual([
    "- one |   - two |   - ",
    "- one |   - two | - ",
    "- one |   - two | ",
    "- one |   - two |  | ",
  ])
})

test("Shift+Enter and Ctrl+Enter are Enter: there are no line breaks within a block", () => {
  const peer = onePeer(["ab"])
  peer.caret(0, 1)
  peer.press("Enter", { shiftKey: true })
  peer.press("Enter", { ctrlKey: true })
  expect(peer.lines).toEqual(["a", "", "b"])
})

test("Enter in and behind a heading goes on with a paragraph", () => {
  const peer = onePeer([{ text: "head", kind: "heading", level: 2 }])
  peer.caret(0, 4)
  peer.press("Enter")
  peer.typeOn("text")
  expect(peer.lines).toEqual(["## head", "text"])
  peer.caret(0, 2)
  peer.press("Enter")
  expect(peer.lines).toEqual(["## he", "ad", "text"])
})

test("Enter over selected words replaces them", () => {
  const peer = onePeer(["alpha", "beta", "gamma"])
  peer.caret(0, 2, 2, 3)
  peer.press("Enter")
  peer.typeOn("!")
  expect(peer.lines).toEqual(["al", "!ma"])
})

test("Backspace at the start takes the indent, then the kind, then joins", () => {
  const peer = onePeer(["one", { text: "two", kind: "bullet", depth: 1 }])
  peer.caret(1, 0)
  expect(after(peer, "Backspace", "Backspace", "Backspace")).toEqual([
    "one | - two",
    "one | two",
    "onetwo",
  ])
  peer.typeOn("!")
  expect(peer.lines).toEqual(["one!two"])
})

test("Backspace at the very start does nothing to plain words", () => {
  const peer = onePeer(["one", "two"])
  peer.caret(0, 0)
  expect(after(peer, "Backspace")).toEqual(["one | two"])
})

test("Delete at the end joins the block below, or takes an empty one away", () => {
  const peer = onePeer(["one", "", { text: "two", kind: "bullet" }])
  peer.caret(0, 3)
  expect(after(peer, "Delete", "Delete")).toEqual(["one | - two", "onetwo"])
  peer.typeOn("!")
  expect(peer.lines).toEqual(["one!two"])
})

test("Delete in an empty block takes that one away and leaves the next as it is", () => {
  const peer = onePeer(["", { text: "two", kind: "bullet" }])
  const [, element] = peer.elements
  peer.caret(0, 0)
  expect(after(peer, "Delete")).toEqual(["- two"])
  expect(peer.elements).toEqual([element])
})

test("Tab and Shift+Tab move in and out, headings stay", () => {
  const peer = onePeer([
    { text: "one", kind: "bullet" },
    { text: "h", kind: "heading", level: 1 },
  ])
  peer.caret(0, 1)
  expect(after(peer, "Tab", "Tab", back, back, back)).toEqual([
    "  - one | # h",
    "    - one | # h",
    "  - one | # h",
    "- one | # h",
    "- one | # h",
  ])
  peer.caret(1, 0)
  expect(after(peer, "Tab")).toEqual(["- one | # h"])
})

test("Tab is taken for the indent, but leaves the text after Escape", () => {
  const peer = onePeer(["one"])
  peer.caret(0, 0)
  expect(peer.press("Tab")).toBe(true)
  peer.press("Escape")
  expect(peer.press("Tab")).toBe(false)
  expect(peer.press("Tab", { shiftKey: true })).toBe(false)
  peer.press("ArrowLeft")
  expect(peer.press("Tab")).toBe(true)
})

test("Alt+Shift+arrows move the selected blocks together, and the caret with them", () => {
  const peer = onePeer(["one", "two", "three", "four"])
  peer.caret(1, 1, 2, 2)
  const up: [string, KeyboardEventInit] = ["ArrowUp", { altKey: true, shiftKey: true }]
  const down: [string, KeyboardEventInit] = ["ArrowDown", { altKey: true, shiftKey: true }]
  expect(after(peer, down, down, up, up, up)).toEqual([
    "one | four | two | three",
    "one | four | two | three",
    "one | two | three | four",
    "two | three | one | four",
    "two | three | one | four",
  ])
  const { from, to } = peer.editor.state.selection
  expect(peer.editor.state.doc.textBetween(from, to, "|")).toBe("wo|th")
})

test("keys make kinds, and the same key makes plain again", () => {
  const peer = onePeer([{ text: "one", kind: "bullet", depth: 1 }])
  peer.caret(0, 1)
  const ctrl = (
    key: string,
    keyCode: number,
    more: KeyboardEventInit,
  ): [string, KeyboardEventInit] => [key, { ctrlKey: true, keyCode, ...more }]
  const alt = { altKey: true }
  const shift = { shiftKey: true }
  expect(
    after(
      peer,
      ctrl("2", 50, alt),
      ctrl("0", 48, alt),
      ctrl("*", 56, shift),
      ctrl("/", 55, shift),
      ctrl("(", 57, shift),
      ctrl("(", 57, shift),
    ),
  ).toEqual(["## one", "one", "- one", "1. one", "> one", "one"])
})

test("a key puts the time in the meeting's zone at the block's start, once", () => {
  const peer = onePeer(["spoke", "[key] said"], { now: () => new Date("2018-03-12T14:42:00Z") })
  peer.caret(0, 3)
  const key: [string, KeyboardEventInit] = [">", { ctrlKey: true, shiftKey: true, keyCode: 190 }]
  peer.press(...key)
  peer.typeOn("!")
  peer.press(...key)
  expect(peer.lines[0]).toBe("[10:42] spo!ke")
})

test("[now] and a space at the start becomes the time", () => {
  const peer = onePeer([""], { now: () => new Date("2018-03-12T14:42:00Z") })
  peer.type(0, 0, "[key] [now] Brazil [now] x")
  expect(peer.lines).toEqual(["[key] [10:42] Brazil [now] x"])
})

test("a typed address becomes a link at the space behind it", () => {
  const peer = onePeer([""])
  peer.type(0, 0, "see https://example.org/a, and javascript://x now")
  expect(peer.blocks[0]?.inlines).toEqual([
    { kind: "text", text: "see ", marks: {} },
    { kind: "text", text: "https://example.org/a", marks: { link: "https://example.org/a" } },
    { kind: "text", text: ", and javascript://x now", marks: {} },
  ])
})

test("list items are numbered and told to screen readers", () => {
  const peer = onePeer([
    { text: "one", kind: "ordered" },
    { text: "two", kind: "ordered" },
    { text: "head", kind: "heading", level: 3 },
  ])
  const [, second, heading] = peer.element.querySelectorAll(".block")
  expect(second?.getAttribute("role")).toBe("list")
  expect(second?.getAttribute("data-number")).toBe("2")
  const words = second?.firstElementChild
  expect(
    ["role", "aria-level", "aria-posinset", "aria-setsize"].map((name) =>
      words?.getAttribute(name),
    ),
  ).toEqual(["listitem", "1", "2", "2"])
  expect(heading?.getAttribute("role")).toBeNull()
  expect(heading?.firstElementChild?.getAttribute("role")).toBe("heading")
  expect(heading?.firstElementChild?.getAttribute("aria-level")).toBe("3")
})

test("a toggle keeps the elements on the screen", () => {
  const peer = onePeer(["one"])
  const block = peer.element.querySelector(".block")
  peer.caret(0, 1)
  peer.editor.commands.setKind("heading", 2)
  peer.editor.commands.setKind("bullet")
  expect(peer.element.querySelector(".block")).toBe(block)
})

test("link commands take safe addresses only", () => {
  const peer = onePeer(["one two"])
  peer.caret(0, 0, 0, 3)
  expect(peer.editor.commands.setLink("javascript:alert(1)")).toBe(false)
  expect(peer.editor.commands.setLink("https://example.org")).toBe(true)
  expect(peer.element.querySelector("a")?.getAttribute("href")).toBe("https://example.org")
  peer.caret(0, 1)
  peer.editor.commands.unsetLink()
  expect(peer.element.querySelector("a")).toBeNull()
})
