import { afterEach, describe, expect, test } from "vitest"
import { familyOf } from "../../shared/note/note.ts"
import {
  bothOrders,
  closeAll,
  exchange,
  onePeer,
  type Peer,
  peers,
  twoPeers,
} from "./testing/pair.ts"

afterEach(closeAll)

test("new blocks have ids of their own", () => {
  const peer = onePeer(["one two"])
  peer.caret(0, 3)
  peer.press("Enter")
  peer.press("Enter")
  expect(peer.ids).toHaveLength(3)
  expect(peer.ids[0]).toBe("b0")
  expect(new Set(peer.ids).size).toBe(3)
  expect(peer.ids[1]).toMatch(/^b0\.[0-9a-z]{10}$|^[0-9a-z]{10}$/)
})

test("a block that takes words along is of the family of the one it was parted from", () => {
  const peer = onePeer(["one two three"])
  peer.caret(0, 3)
  peer.press("Enter")
  expect(peer.ids[1]).toMatch(/^b0\.[0-9a-z]{10}$/)
  peer.caret(1, 4)
  peer.press("Enter")
  expect(peer.lines).toEqual(["one", " two", " three"])
  expect(peer.ids[2]).toMatch(/^b0\.[0-9a-z]{10}$/)
})

test.each([
  ["at the end", 7],
  ["at the start", 0],
] as const)("an empty block that Enter makes %s has an id of its own", (_, offset) => {
  const peer = onePeer(["one two"])
  peer.caret(0, offset)
  peer.press("Enter")
  const [empty] = peer.blocks.filter(({ inlines }) => inlines.length === 0)
  expect(empty?.id).toMatch(/^[0-9a-z]{10}$/)
})

test.each(
  bothOrders.flatMap((order) => [
    { ...order, name: "at one point", points: [5, 5] as const, keepsTail: false },
    { ...order, name: "at two points", points: [5, 10] as const, keepsTail: false },
    { ...order, name: "where others stand in the tail", points: [5, 10] as const, keepsTail: true },
  ]),
)("two who split one block at once $name leave one family, $clients", async (how) => {
  const { a, b } = twoPeers(["alpha beta gamma", "other"], how)
  if (how.keepsTail) {
    a.showCaret(b, 0, 14)
    b.showCaret(a, 0, 14)
  }
  a.caret(0, how.points[0])
  b.caret(0, how.points[1])
  for (const peer of [a, b]) peer.press("Enter")
  expect(await updatesUntilRest([a, b])).toBe(2)
  expect(a.lines).toEqual(b.lines)
  expect(a.ids).toEqual(b.ids)
  expect(a.ids.map(familyOf)).toEqual([...a.ids.slice(0, -1).map(() => "b0"), "b1"])
  expect(new Set(a.ids).size).toBe(a.ids.length)
  expect(a.ids.length).toBeGreaterThanOrEqual(4)
})

test.each(bothOrders)(
  "two who move one block at once leave one family, $clients",
  async (order) => {
    const { a, b } = twoPeers(["one", "two", "three three"], order)
    a.caret(1, 0)
    a.press("ArrowDown", { altKey: true, shiftKey: true })
    b.caret(1, 0)
    b.press("ArrowUp", { altKey: true, shiftKey: true })
    expect(await updatesUntilRest([a, b])).toBeLessThanOrEqual(4)
    expect(a.lines).toEqual(b.lines)
    expect(a.ids).toEqual(b.ids)
    expect(new Set(a.ids).size).toBe(a.ids.length)
    for (const [n, line] of a.lines.entries()) {
      expect(familyOf(a.ids[n] ?? "")).toBe(`b${["one", "two", "three three"].indexOf(line)}`)
    }
  },
)

test.each(["above", "below"])("a pasted copy %s its original gets another id", (where) => {
  const peer = onePeer(["one", "two"])
  const { state, view } = peer.editor
  const copy = state.schema.nodes.block?.create(state.doc.child(0).attrs, state.schema.text("one"))
  if (copy === undefined) throw new Error("no block")
  view.dispatch(state.tr.insert(where === "above" ? 0 : state.doc.content.size, copy))
  const kept = where === "above" ? 1 : 0
  expect(peer.ids.filter((id) => id === "b0")).toEqual(["b0"])
  expect(peer.ids[kept]).toBe("b0")
  expect(peer.takeOut()).toHaveLength(1)
})

test("a block that was cut keeps its id when it is pasted", () => {
  const peer = onePeer(["one", "two"])
  const { state, view } = peer.editor
  const cut = state.doc.child(0)
  view.dispatch(state.tr.delete(0, cut.nodeSize))
  view.dispatch(view.state.tr.insert(view.state.doc.content.size, cut))
  expect(peer.ids).toEqual(["b1", "b0"])
})

test("typing in an old block without an id leaves all other blocks alone", () => {
  const peer = onePeer(["one", "two", "three"])
  for (const element of peer.fragment.toArray()) {
    if ("removeAttribute" in element) element.removeAttribute("id")
  }
  peer.takeOut()
  peer.type(1, 0, "!")
  expect(peer.ids.filter((id) => /^[0-9a-z]{10}$/.test(id))).toHaveLength(1)
  expect(peer.ids.filter((id) => /^y\d+-\d+$/.test(id))).toHaveLength(2)
})

test.each(bothOrders)("doubles made by moving at once are mended, $clients", async (order) => {
  const all = peers(["one", "two", "three"], { clients: [...order.clients, 15] })
  for (const peer of all) {
    peer.caret(1, 0)
    peer.press("ArrowDown", { altKey: true, shiftKey: true })
  }
  await exchange(all)
  for (const peer of all) {
    expect(peer.lines).toEqual(all[0]?.lines)
    expect(peer.ids).toEqual(all[0]?.ids)
    expect(new Set(peer.ids).size).toBe(peer.ids.length)
  }
})

describe("repairs", () => {
  test("come to rest: nobody mends what another mended", async () => {
    const { a, b } = twoPeers(["one", "two", "three"])
    for (const peer of [a, b]) {
      peer.caret(1, 0)
      peer.press("ArrowDown", { altKey: true, shiftKey: true })
    }
    await exchange([a, b])
    const { ids } = a
    a.type(0, 0, "!")
    await exchange([a, b])
    expect(a.ids).toEqual(ids)
  })

  test("are no step of undo", async () => {
    const { a, b } = twoPeers(["one", "two", "three"])
    for (const peer of [a, b]) {
      peer.type(0, 0, "x")
      peer.caret(1, 0)
      peer.press("ArrowDown", { altKey: true, shiftKey: true })
    }
    await exchange([a, b])
    a.editor.commands.undo()
    b.editor.commands.undo()
    await exchange([a, b])
    expect(new Set(a.ids).size).toBe(a.ids.length)
    expect(a.lines[0]).toBe("one")
  })
})

/** How many updates go out until nobody has anything left to send. */
async function updatesUntilRest(all: readonly Peer[]): Promise<number> {
  let sent = 0
  for (const peer of all)
    peer.doc.on("update", (_: unknown, origin: unknown) => {
      if (origin !== "net") sent++
    })
  const waiting = all.filter(({ quiet }) => !quiet).length
  await exchange(all)
  return waiting + sent
}
