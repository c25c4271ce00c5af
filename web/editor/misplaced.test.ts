// Words typed at the end of a block while another splits it: they are shown, and one click moves them.
import * as fc from "fast-check"
import { afterEach, describe, expect, test } from "vitest"
import { bothOrders, closeAll, exchange, peers, twoPeers } from "./testing/pair.ts"

afterEach(closeAll)

const turns = fc.array(fc.constantFrom("a splits", "b types", "a gets", "b gets"), {
  maxLength: 30,
})

describe.each(bothOrders)("with client ids $clients", (order) => {
  test("both see words that were typed at the end of what a split took", async () => {
    const { a, b } = twoPeers(["alpha beta", "other"], order)
    a.caret(0, 6)
    a.press("Enter")
    b.type(0, 10, " and more")
    await exchange([a, b])
    expect(a.lines).toEqual(["alpha  and more", "beta", "other"])
    for (const peer of [a, b]) {
      expect(peer.misplaced).toMatchObject([{ block: "b0", text: " and more" }])
    }
    b.typeOn("!")
    await exchange([a, b])
    for (const peer of [a, b]) expect(peer.misplaced).toMatchObject([{ text: " and more!" }])
    a.misplaced[0]?.move()
    await exchange([a, b])
    expect(b.lines).toEqual(["alpha ", "beta and more!", "other"])
    expect(a.misplaced).toEqual([])
    expect(b.misplaced).toEqual([])
  })

  test("in whichever course of things, the words are in the right part or both are offered to move them", async () => {
    await fc.assert(
      fc.asyncProperty(turns, async (course) => {
        const { a, b } = twoPeers(["alpha beta", "other"], order)
        a.caret(0, 6)
        b.caret(0, 10)
        const letters = [..." and more"]
        const way = { a: [] as Uint8Array[], b: [] as Uint8Array[] }
        for (const turn of [...course, "a splits" as const]) {
          if (turn === "a splits" && a.lines.length === 2) a.press("Enter")
          if (turn === "b types") b.typeOn(letters.shift() ?? "")
          const update =
            turn === "a gets" ? way.a.shift() : turn === "b gets" ? way.b.shift() : null
          if (update) (turn === "a gets" ? a : b).receive(update)
          way.b.push(...a.takeOut())
          way.a.push(...b.takeOut())
        }
        b.typeOn(letters.join(""))
        for (const update of way.a) a.receive(update)
        for (const update of way.b) b.receive(update)
        await exchange([a, b])
        expect(a.lines).toEqual(b.lines)
        expect(a.misplaced.map(({ text }) => text)).toEqual(b.misplaced.map(({ text }) => text))
        const [mover] = course.length % 2 === 0 ? [a] : [b]
        mover?.misplaced[0]?.move()
        await exchange([a, b])
        expect(a.lines).toEqual(["alpha ", "beta and more", "other"])
        for (const peer of [a, b]) expect(peer.misplaced).toEqual([])
        closeAll()
      }),
      { numRuns: Number(import.meta.env.FUZZ_RUNS || 300) },
    )
  })

  test("undo takes the move back, and the words of the other stay", async () => {
    const { a, b } = twoPeers(["alpha beta", "other"], order)
    a.caret(0, 6)
    a.press("Enter")
    b.type(0, 10, " more")
    await exchange([a, b])
    b.misplaced[0]?.move()
    await exchange([a, b])
    expect(a.lines).toEqual(["alpha ", "beta more", "other"])
    b.editor.commands.undo()
    await exchange([a, b])
    expect(a.lines).toEqual(["alpha  more", "beta", "other"])
    expect(b.lines).toEqual(a.lines)
  })

  test("the words take their marks along, and go where they were typed though that block grew", async () => {
    const { a, b } = twoPeers(["alpha beta gamma"], order)
    a.caret(0, 6)
    a.press("Enter")
    a.typeOn("New: ")
    b.caret(0, 10)
    b.editor.commands.insertContent({ type: "text", text: " both", marks: [{ type: "bold" }] })
    await exchange([a, b])
    a.misplaced[0]?.move()
    await exchange([a, b])
    expect(b.lines).toEqual(["alpha ", "New: beta both gamma"])
    const bold = b.blocks[1]?.inlines.filter(({ marks }) => marks.bold)
    expect(bold?.map(({ text }) => text)).toEqual([" both"])
  })

  test("words typed within a beginning that was parted off belong to the new block above", async () => {
    const { a, b } = twoPeers(["alpha beta gamma"], order)
    b.showCaret(a, 0, 12)
    a.caret(0, 10)
    a.press("Enter")
    b.type(0, 5, " XY")
    await exchange([a, b])
    expect(a.lines).toEqual(["alpha beta", " XY gamma"])
    expect(a.ids[1]).toBe("b0")
    for (const peer of [a, b]) expect(peer.misplaced).toMatchObject([{ block: "b0", text: " XY" }])
    b.misplaced[0]?.move()
    await exchange([a, b])
    expect(a.lines).toEqual(["alpha XY beta", " gamma"])
  })

  test("nothing is offered for words before the split, for deleted words and for one's own end", async () => {
    const { a, b } = twoPeers(["alpha beta", "gamma delta", "other"], order)
    a.caret(0, 6)
    a.press("Enter")
    b.type(0, 5, " before")
    a.caret(2, 5, 2, 11)
    a.editor.commands.deleteSelection()
    b.type(1, 11, " behind")
    await exchange([a, b])
    a.type(0, 13, "mine")
    b.type(0, 13, "yours")
    await exchange([a, b])
    expect(a.lines[0]).toMatch(/^alpha before (mineyours|yoursmine)$/)
    b.typeOn(" @")
    b.editor.commands.insertContent({ type: "text", text: "too", marks: [{ type: "bold" }] })
    await exchange([a, b])
    for (const peer of [a, b]) expect(peer.misplaced).toEqual([])
  })

  test("an offer goes when the words go, or when they are left", async () => {
    const { a, b } = twoPeers(["alpha beta", "other"], order)
    a.caret(0, 6)
    a.press("Enter")
    b.type(0, 10, " more")
    await exchange([a, b])
    a.misplaced[0]?.keep()
    b.typeOn(" still")
    await exchange([a, b])
    expect(a.misplaced).toEqual([])
    expect(b.misplaced).toHaveLength(1)
    b.caret(0, 6, 0, b.lines[0]?.length ?? 0)
    b.editor.commands.deleteSelection()
    expect(b.misplaced).toEqual([])
  })

  test("undoing the split takes the offer away", async () => {
    const { a, b } = twoPeers(["alpha beta", "other"], order)
    a.caret(0, 6)
    a.press("Enter")
    b.type(0, 10, " more")
    await exchange([a, b])
    a.editor.commands.undo()
    await exchange([a, b])
    for (const peer of [a, b]) expect(peer.misplaced).toEqual([])
  })
})

test("a third person sees it, in whichever order the two reach them", async () => {
  for (const first of [0, 1]) {
    const [a, b, c] = peers(["alpha beta"])
    if (!a || !b || !c) throw new Error("There are no three editors")
    a.caret(0, 6)
    a.press("Enter")
    b.type(0, 10, " more")
    const ways = [a.takeOut(), b.takeOut()]
    for (const update of ways[first] ?? []) c.receive(update)
    for (const update of ways[1 - first] ?? []) c.receive(update)
    expect(c.misplaced).toMatchObject([{ block: "b0", text: " more" }])
    closeAll()
  }
})
