import { afterEach, describe, expect, test } from "vitest"
import { bothOrders, closeAll, exchange, onePeer, peers, twoPeers } from "./testing/pair.ts"

afterEach(closeAll)

test("new blocks have ids of their own", () => {
  const peer = onePeer(["one two"])
  peer.caret(0, 3)
  peer.press("Enter")
  peer.press("Enter")
  expect(peer.ids).toHaveLength(3)
  expect(peer.ids[0]).toBe("b0")
  expect(new Set(peer.ids).size).toBe(3)
  for (const id of peer.ids.slice(1)) expect(id).toMatch(/^[0-9a-z]{10}$/)
})

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
  expect(peer.ids.filter((id) => !id.startsWith("y"))).toHaveLength(1)
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
