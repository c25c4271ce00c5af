// Two people who write at one place at once: the words of each stay together and in order, and so do their carets.
import * as fc from "fast-check"
import { afterEach, describe, expect, test } from "vitest"
import { bothOrders, closeAll, exchange, type Pair, type Peer, twoPeers } from "./testing/pair.ts"

afterEach(closeAll)

/** What happens next: one of them types a letter, or gets the oldest update that is on its way. */
type Turn = "a types" | "b types" | "a gets" | "b gets"
const turns = fc.array(fc.constantFrom<Turn>("a types", "b types", "a gets", "b gets"), {
  maxLength: 40,
})
const words = fc.constantFrom<readonly [string, string]>(
  ["Brazil", "Japan"],
  ["Hello", "llama"],
  ["aaaa", "aaab"],
  ["ok", "a longer run of words"],
)
const runs = Number(import.meta.env.FUZZ_RUNS || 300)

describe.each(bothOrders)("with client ids $clients", (order) => {
  test.each([
    ["an empty block", [""], 0, 0],
    ["the end of a block", ["lead"], 0, 4],
    ["the start of a block", ["rest"], 0, 0],
    ["the middle of a block", ["first", "alal", ""], 1, 2],
    ["an empty block among others", ["", "", ""], 1, 0],
  ] as const)("each one's words stay together in %s", async (_, starts, block, offset) => {
    await fc.assert(
      fc.asyncProperty(words, turns, async ([forA, forB], course) => {
        const pair = twoPeers(starts, order)
        for (const peer of [pair.a, pair.b]) peer.caret(block, offset)
        await play(pair, forA, forB, course)
        expect(pair.a.lines).toEqual(pair.b.lines)
        const line = pair.a.lines[block] ?? ""
        expect(line.length).toBe((starts[block]?.length ?? 0) + forA.length + forB.length)
        expect(line).toContain(forA)
        expect(line).toContain(forB)
        pair.a.typeOn("+")
        pair.b.typeOn("-")
        await exchange([pair.a, pair.b])
        expect(pair.a.lines[block]).toContain(`${forA}+`)
        expect(pair.a.lines[block]).toContain(`${forB}-`)
        closeAll()
      }),
      { numRuns: Math.ceil(runs / 5) },
    )
  })

  test.each([
    ["the only block", [""], [""]],
    ["a note that has no block yet", [], ["", ""]],
    ["an empty block among others", ["one", "", "", "two"], ["one", "", "", "two"]],
  ])("words stay together when both press Enter in %s first", async (_, starts, others) => {
    await fc.assert(
      fc.asyncProperty(words, turns, async ([forA, forB], course) => {
        const pair = twoPeers(starts, order)
        for (const peer of [pair.a, pair.b]) {
          if (starts.length > 1) peer.caret(1, 0)
          peer.press("Enter")
        }
        await play(pair, forA, forB, course)
        expect(pair.a.lines).toEqual(pair.b.lines)
        expect([...pair.a.lines].sort()).toEqual([...others, forA, forB].sort())
        closeAll()
      }),
      { numRuns: Math.ceil(runs / 5) },
    )
  })

  test("a caret stays with its letters when others write before them, or move the block", async () => {
    const { a, b } = twoPeers(["one", "alpha beta", "three three three"], order)
    a.caret(1, 5)
    b.type(1, 0, "much more ")
    await exchange([a, b])
    a.typeOn("!")
    expect(a.lines[1]).toBe("much more alpha! beta")
    await exchange([a, b])
    b.caret(1, 0)
    b.press("ArrowDown", { altKey: true, shiftKey: true })
    await exchange([a, b])
    a.typeOn("?")
    expect(a.lines).toEqual(["one", "three three three", "much more alpha!? beta"])
  })

  test("a caret goes with its letters into the new block when another splits theirs", async () => {
    const { a, b } = twoPeers(["alpha beta gamma"], order)
    b.caret(0, 10)
    a.caret(0, 6)
    a.press("Enter")
    a.typeOn("New: ")
    await exchange([a, b])
    b.typeOn("!")
    expect(b.lines).toEqual(["alpha ", "New: beta! gamma"])
    await exchange([a, b])
    b.caret(1, 4, 1, 9)
    a.caret(1, 5)
    a.press("Enter")
    await exchange([a, b])
    b.editor.commands.deleteSelection()
    expect(b.lines).toEqual(["alpha ", "New:! gamma"])
  })

  test("a caret at the start of the first block stays there when its letter goes", async () => {
    const { a, b } = twoPeers(["xyz"], order)
    a.caret(0, 1)
    b.caret(0, 0, 0, 1)
    b.editor.commands.deleteSelection()
    await exchange([a, b])
    a.typeOn("!")
    expect(a.lines).toEqual(["!yz"])
  })

  test("undo takes a new block away, save when another wrote in it", async () => {
    const { a, b } = twoPeers(["one"], order)
    a.caret(0, 3)
    a.press("Enter")
    a.typeOn("two")
    a.editor.commands.undo()
    await exchange([a, b])
    expect(b.lines).toEqual(["one"])
    a.editor.commands.redo()
    await exchange([a, b])
    expect(b.lines).toEqual(["one", "two"])
    b.type(1, 3, " three")
    await exchange([a, b])
    a.editor.commands.undo()
    await exchange([a, b])
    expect(a.lines).toEqual(["one", " three"])
  })
})

/** Both write their words in this course of things; what is left over comes at the end. */
async function play({ a, b }: Pair, forA: string, forB: string, order: readonly Turn[]) {
  const left = { a: [...forA], b: [...forB] }
  const way = { a: [] as Uint8Array[], b: [] as Uint8Array[] }
  const type = (peer: Peer, letters: string[], to: Uint8Array[]) => {
    const letter = letters.shift()
    if (letter !== undefined) peer.typeOn(letter)
    to.push(...peer.takeOut())
  }
  const get = (peer: Peer, from: Uint8Array[], to: Uint8Array[]) => {
    const update = from.shift()
    if (update !== undefined) peer.receive(update)
    to.push(...peer.takeOut())
  }
  for (const turn of order) {
    if (turn === "a types") type(a, left.a, way.b)
    else if (turn === "b types") type(b, left.b, way.a)
    else if (turn === "a gets") get(a, way.a, way.b)
    else get(b, way.b, way.a)
  }
  a.typeOn(left.a.join(""))
  b.typeOn(left.b.join(""))
  for (const update of way.a) a.receive(update)
  for (const update of way.b) b.receive(update)
  await exchange([a, b])
}
