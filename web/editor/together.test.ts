// Two people in one note: what one does to the blocks while the other types in them.
import { afterEach, describe, expect, test } from "vitest"
import {
  bothOrders,
  closeAll,
  exchange,
  kept,
  type Pair,
  type Peer,
  twoPeers,
} from "./testing/pair.ts"

afterEach(closeAll)

async function meet({ a, b }: Pair): Promise<void> {
  await exchange([a, b])
  expect(a.lines).toEqual(b.lines)
  expect(a.editor.getJSON()).toEqual(b.editor.getJSON())
}

describe.each(bothOrders)("with client ids $clients", (order) => {
  const five = ["alpha one", "bravo two", "charlie three", "delta four", "echo five"]

  test.each([
    ["heading", (a: Peer) => a.editor.commands.setKind("heading", 2)],
    ["list", (a: Peer) => a.editor.commands.setKind("bullet")],
    ["quote", (a: Peer) => a.editor.commands.setKind("quote")],
    ["indent", (a: Peer) => a.editor.commands.indent(1)],
    ["bold", (a: Peer) => a.editor.commands.toggleBold()],
  ])("%s on all blocks keeps elements, ids and the other's words", async (_, act) => {
    const pair = twoPeers(five, order)
    const { a, b } = pair
    const before = { elements: a.elements, ids: a.ids }
    a.caret(0, 0, 4, 4)
    act(a)
    b.type(2, 7, "XY")
    b.type(1, 9, "ZZ")
    await meet(pair)
    expect(a.elements).toEqual(before.elements)
    expect(a.ids).toEqual(before.ids)
    expect(a.lines[2]).toContain("charlieXY three")
    expect(a.lines[1]).toContain("bravo twoZZ")
    a.editor.commands.undo()
    await meet(pair)
    expect(a.lines).toEqual([
      "alpha one",
      "bravo twoZZ",
      "charlieXY three",
      "delta four",
      "echo five",
    ])
    expect(a.elements).toEqual(before.elements)
  })

  test("Enter in the middle keeps what the other types before and behind it", async () => {
    for (const [offset, words] of [
      [2, "XY"],
      [12, "QZ"],
    ] as const) {
      const pair = twoPeers(["first", "alpha beta gamma", "last"], order)
      pair.a.caret(1, 6)
      pair.a.press("Enter")
      pair.b.type(1, offset, words)
      await meet(pair)
      expect(pair.a.lines.join("|")).toContain(words)
      expect(pair.a.ids[1]).toBe("b1")
    }
  })

  test("Enter where the other stands in the tail keeps its element, and what they type in place", async () => {
    const pair = twoPeers(["first", "alpha beta gamma", "last"], order)
    const { a, b } = pair
    const element = a.elements[1]
    b.showCaret(a, 1, 12)
    a.caret(1, 6)
    a.press("Enter")
    a.typeOn("!")
    b.type(1, 12, "XY")
    await meet(pair)
    expect(a.lines).toEqual(["first", "alpha ", "!beta gXYamma", "last"])
    expect(a.elements[2]).toBe(element)
    expect(a.ids[2]).toBe("b1")
    a.editor.commands.undo()
    await meet(pair)
    expect(a.lines.join("|")).toContain("gXYamma")
  })

  test("Enter at the start leaves the words their element and id", async () => {
    const pair = twoPeers(["first", "alpha beta"], order)
    const { a, b } = pair
    const element = a.elements[1]
    a.caret(1, 0)
    a.press("Enter")
    b.type(1, 5, "XY")
    await meet(pair)
    expect(a.lines).toEqual(["first", "", "alphaXY beta"])
    expect(a.elements[2]).toBe(element)
    expect(a.ids[2]).toBe("b1")
  })

  test("both pressing Enter at the same point loses no word", async () => {
    const pair = twoPeers(["first", "alpha beta", "last"], order)
    for (const peer of [pair.a, pair.b]) {
      peer.caret(1, 6)
      peer.press("Enter")
    }
    await meet(pair)
    expect(pair.a.lines.join("|")).toContain("alpha ")
    expect(pair.a.lines.join("|")).toContain("beta")
    expect(new Set(pair.a.ids).size).toBe(pair.a.ids.length)
  })

  test("a join keeps what the other types in the first block", async () => {
    const pair = twoPeers(["first", "second"], order)
    pair.a.caret(1, 0)
    pair.a.press("Backspace")
    pair.b.type(0, 2, "XY")
    await meet(pair)
    expect(pair.a.lines).toEqual(["fiXYrstsecond"])
  })

  test("a join offers back what the other typed in the second, and one key takes it", async () => {
    const pair = twoPeers(["first words", "alpha beta gamma", "last"], order)
    const { a, b } = pair
    b.type(1, 6, "XY ")
    a.caret(1, 0)
    a.press("Backspace")
    await meet(pair)
    expect(a.lines).toEqual(["first wordsalpha beta gamma", "last"])
    expect(b.lost.map(({ text }) => text)).toEqual(["XY "])
    expect(a.lost).toEqual([])
    expect(b.press("Enter", { altKey: true })).toBe(true)
    expect(b.lost).toEqual([])
    await meet(pair)
    expect(a.lines).toEqual(["first wordsalpha XY beta gamma", "last"])
    b.editor.commands.undo()
    await meet(pair)
    expect(a.lines).toEqual(["first wordsalpha beta gamma", "last"])
  })

  test("a join where the other stands in the second keeps what they type in place", async () => {
    const pair = twoPeers(["first ", { text: "alpha beta", kind: "bullet" }], order)
    const { a, b } = pair
    a.caret(1, 0)
    a.press("Backspace")
    await meet(pair)
    b.showCaret(a, 1, 6)
    b.type(1, 6, "XY ")
    a.caret(1, 0)
    a.press("Backspace")
    await meet(pair)
    expect(a.lines).toEqual(["first alpha XY beta"])
    expect(b.lost).toEqual([])
    a.typeOn("!")
    expect(a.lines).toEqual(["first !alpha XY beta"])
  })

  test("Backspace under an empty block takes that one away, not the words", async () => {
    const pair = twoPeers(["first", "", "alpha beta"], order)
    const element = pair.a.elements[2]
    pair.a.caret(2, 0)
    pair.a.press("Backspace")
    pair.b.type(2, 5, "XY")
    await meet(pair)
    expect(pair.a.lines).toEqual(["first", "alphaXY beta"])
    expect(pair.a.elements[1]).toBe(element)
  })

  test("a deleted block's new words are offered back to their author", async () => {
    const pair = twoPeers(["first", "alpha beta", "last"], order)
    const { a, b } = pair
    b.type(1, 6, "XY ")
    a.caret(0, 5, 1, 10)
    a.editor.commands.deleteSelection()
    await meet(pair)
    expect(kept(b, "XY")).toBe(true)
    b.lost[0]?.putBack()
    await meet(pair)
    expect(a.lines).toEqual(["first", "XY ", "last"])
  })

  test("the deleter's undo brings the block back, and the words are no longer on offer", async () => {
    const pair = twoPeers(["first", "alpha beta", "last"], order)
    const { a, b } = pair
    a.caret(1, 0, 2, 0)
    a.editor.commands.deleteSelection()
    b.type(2, 4, "XY")
    await meet(pair)
    a.editor.commands.undo()
    await meet(pair)
    expect(kept(b, "XY")).toBe(true)
  })

  test.each([-1, 1] as const)("a move (%i) keeps or offers back every word", async (way) => {
    for (const typedIn of [1, 2]) {
      const pair = twoPeers(["one", "two two", "three three", "four"], order)
      const { a, b } = pair
      a.caret(way < 0 ? 2 : 1, 1)
      a.press(way < 0 ? "ArrowUp" : "ArrowDown", { altKey: true, shiftKey: true })
      expect(a.lines).toEqual(["one", "three three", "two two", "four"])
      b.type(typedIn, 3, "XY")
      await meet(pair)
      expect(kept(b, "XY")).toBe(true)
      expect([...a.ids].sort()).toEqual(["b0", "b1", "b2", "b3"])
    }
  })

  test.each([-1, 1] as const)(
    "a move (%i) keeps the element that the other stands in",
    async (way) => {
      for (const typedIn of [1, 2]) {
        const pair = twoPeers(["one", "two two", "three three", "four"], order)
        const { a, b } = pair
        const element = a.elements[typedIn]
        b.showCaret(a, typedIn, 3)
        a.caret(way < 0 ? 2 : 1, 1)
        a.press(way < 0 ? "ArrowUp" : "ArrowDown", { altKey: true, shiftKey: true })
        a.typeOn("!")
        b.type(typedIn, 3, "XY")
        await meet(pair)
        expect(b.lost).toEqual([])
        expect(a.lines.join("|").replace("!", "")).toContain(
          typedIn === 1 ? "twoXY two" : "thrXYee three",
        )
        expect(a.elements).toContain(element)
        expect(a.lines.join("|")).toContain(way < 0 ? "t!h" : "t!w")
      }
    },
  )

  test("a move that is undone keeps the other's words", async () => {
    const pair = twoPeers(["one", "two two", "three three", "four"], order)
    const { a, b } = pair
    a.caret(1, 1)
    a.press("ArrowDown", { altKey: true, shiftKey: true })
    a.editor.commands.undo()
    expect(a.lines).toEqual(["one", "two two", "three three", "four"])
    b.type(1, 3, "XY")
    await meet(pair)
    expect(kept(b, "XY")).toBe(true)
  })

  test("undo takes only one's own words", async () => {
    const pair = twoPeers([""], order)
    const { a, b } = pair
    a.type(0, 0, "mine")
    await meet(pair)
    b.type(0, 4, " theirs")
    await meet(pair)
    a.editor.commands.undo()
    await meet(pair)
    expect(a.lines).toEqual([" theirs"])
    b.editor.commands.undo()
    await meet(pair)
    expect(a.lines).toEqual([""])
  })

  test("undoing Enter keeps what the other wrote in the new block", async () => {
    const pair = twoPeers(["p", "q"], order)
    const { a, b } = pair
    a.caret(0, 1)
    a.press("Enter")
    await meet(pair)
    b.type(1, 0, "words")
    await meet(pair)
    a.editor.commands.undo()
    await meet(pair)
    expect(a.lines).toContain("words")
  })

  test("one update leaves for one key", () => {
    const pair = twoPeers(["alpha beta", "two"], order)
    const { a } = pair
    a.caret(0, 6)
    a.press("Enter")
    expect(a.takeOut()).toHaveLength(1)
    a.press("Backspace")
    expect(a.takeOut()).toHaveLength(1)
    a.press("ArrowDown", { altKey: true, shiftKey: true })
    expect(a.takeOut()).toHaveLength(1)
    a.caret(0, 0, 1, 2)
    a.press("Enter")
    expect(a.takeOut()).toHaveLength(1)
  })
})
