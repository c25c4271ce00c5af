import { afterEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { readNote } from "../../shared/note/note.ts"
import {
  bothOrders,
  closeAll,
  exchange,
  kept,
  onePeer,
  type Peer,
  peers,
  twoPeers,
} from "./testing/pair.ts"

afterEach(closeAll)

/** The first table of a note, cells as their words. */
function table(peer: Peer): string[][] {
  const found = readNote(peer.fragment).items.find((item) => "rows" in item)
  if (found === undefined || !("rows" in found)) throw new Error("There is no table")
  return found.rows.map((row) =>
    row.map(({ blocks }) =>
      blocks.map(({ inlines }) => inlines.map(({ text }) => text).join("")).join("/"),
    ),
  )
}

/** Cells that each row really has in the document, before any padding in reading. */
function widths(peer: Peer): number[] {
  const element = peer.fragment
    .toArray()
    .find((one) => one instanceof Y.XmlElement && one.nodeName === "table")
  if (!(element instanceof Y.XmlElement)) throw new Error("There is no table")
  return element.toArray().map((row) => (row instanceof Y.XmlElement ? row.length : 0))
}

function withTable(peer: Peer, rows: readonly (readonly string[])[]): void {
  peer.caret(peer.blocks.length - 1, 0)
  peer.editor.commands.insertTable({ rows: rows.length, cols: rows[0]?.length ?? 1 })
  rows.flat().forEach((words, index) => {
    if (index > 0) peer.press("Tab")
    peer.typeOn(words)
  })
}

test("a table takes the place of an empty block, with a block behind it to go on in", () => {
  const peer = onePeer(["one", ""])
  withTable(peer, [
    ["a", "b"],
    ["c", "d"],
  ])
  expect(readNote(peer.fragment).items).toMatchObject([
    { inlines: [{ text: "one" }] },
    {
      kind: "table",
      rows: [
        [{ header: true }, { header: true }],
        [{ header: false }, { header: false }],
      ],
    },
    { kind: null, inlines: [] },
  ])
  expect(table(peer)).toEqual([
    ["a", "b"],
    ["c", "d"],
  ])
  expect(new Set(peer.ids).size).toBe(6)
})

test("Tab behind the last cell makes a new row, Shift+Tab goes back", () => {
  const peer = onePeer([""])
  withTable(peer, [["a", "b"]])
  peer.press("Tab")
  peer.typeOn("c")
  peer.press("Tab", { shiftKey: true })
  peer.typeOn("!")
  expect(table(peer)).toEqual([
    ["a", "!"],
    ["c", ""],
  ])
})

test("rows and columns come and go", () => {
  const peer = onePeer([""])
  withTable(peer, [
    ["a", "b"],
    ["c", "d"],
  ])
  peer.caret(3, 0)
  peer.editor.commands.addRowAfter()
  peer.editor.commands.addColumnBefore()
  expect(table(peer)).toEqual([
    ["a", "", "b"],
    ["c", "", "d"],
    ["", "", ""],
  ])
  peer.editor.commands.deleteRow()
  peer.editor.commands.deleteColumn()
  expect(table(peer).flat()).not.toContain("d")
  peer.editor.commands.deleteTable()
  expect(peer.lines).toEqual([""])
})

test("there is no table in a table", () => {
  const peer = onePeer([""])
  withTable(peer, [["a"]])
  expect(peer.editor.commands.insertTable()).toBe(false)
})

test("Backspace at a cell's start stays in the cell, below a table it steps into it", () => {
  const peer = onePeer([""])
  withTable(peer, [["a", "b"]])
  peer.caret(1, 0)
  peer.press("Backspace")
  expect(table(peer)).toEqual([["a", "b"]])
  peer.caret(2, 0)
  peer.press("Backspace")
  peer.typeOn("!")
  expect(table(peer)).toEqual([["a", "b!"]])
  expect(peer.lines).toEqual(["a", "b!", ""])
})

test("a list and a move in a cell stay in it", () => {
  const peer = onePeer([""])
  withTable(peer, [["- one", "b"]])
  peer.caret(0, 3)
  peer.press("Enter")
  peer.typeOn("two")
  expect(table(peer)).toEqual([["one/two", "b"]])
  peer.press("ArrowUp", { altKey: true, shiftKey: true })
  expect(table(peer)).toEqual([["two/one", "b"]])
  expect(peer.blocks[0]).toMatchObject({ kind: "bullet" })
})

describe.each(bothOrders)("with client ids $clients", (order) => {
  test("words typed in a row that another deletes are offered back", async () => {
    const { a, b } = twoPeers([""], order)
    withTable(a, [
      ["a", "b"],
      ["c", "d"],
    ])
    await exchange([a, b])
    a.caret(2, 0)
    a.editor.commands.deleteRow()
    b.type(3, 1, "LOST")
    b.type(0, 1, "kept")
    await exchange([a, b])
    expect(table(a)).toEqual([["akept", "b"]])
    expect(b.lost.map(({ text }) => text)).toEqual(["LOST"])
    b.press("Enter", { altKey: true })
    await exchange([a, b])
    expect(a.lines).toContain("LOST")
    expect(kept(b, "LOSTkept")).toBe(true)
  })

  test("a row and a column added at once make a full table, the missing cell in its column", async () => {
    const { a, b } = twoPeers([""], order)
    withTable(a, [
      ["a", "b"],
      ["c", "d"],
    ])
    await exchange([a, b])
    a.caret(2, 0)
    a.editor.commands.addRowAfter()
    a.type(4, 0, "e")
    a.type(5, 0, "f")
    b.caret(0, 0)
    b.editor.commands.addColumnAfter()
    await exchange([a, b])
    for (const peer of [a, b]) {
      expect(table(peer)).toEqual([
        ["a", "", "b"],
        ["c", "", "d"],
        ["e", "", "f"],
      ])
      expect(widths(peer)).toEqual([3, 3, 3])
    }
    expect(a.editor.getJSON()).toEqual(b.editor.getJSON())
    a.editor.commands.undo()
    expect(table(a).flat()).not.toContain("f")
  })

  test("columns added by both at once are both there", async () => {
    const { a, b } = twoPeers([""], order)
    withTable(a, [["a", "b"]])
    await exchange([a, b])
    for (const peer of [a, b]) {
      peer.caret(0, 0)
      peer.editor.commands.addColumnAfter()
    }
    await exchange([a, b])
    expect(widths(a)).toEqual([4])
    expect(a.editor.getJSON()).toEqual(b.editor.getJSON())
  })

  test("a ragged table whose maker is gone is filled by the next who changes its shape", async () => {
    const all = peers([""], { clients: [...order.clients, 30] })
    const [a, b, maker] = all
    if (!a || !b || !maker) throw new Error("no editors")
    withTable(maker, [
      ["a", "b"],
      ["c", "d"],
    ])
    await exchange(all)
    // A client without repairs leaves a short row.
    const element = a.fragment.get(0) as Y.XmlElement
    a.doc.transact(() => (element.get(1) as Y.XmlElement).delete(1, 1), "elsewhere")
    b.type(0, 0, "!")
    await exchange([a, b])
    expect(widths(b)).toEqual([2, 1])
    b.caret(0, 0)
    b.editor.commands.addRowAfter()
    await exchange([a, b])
    expect(widths(b)).toEqual([2, 2, 2])
    expect(a.editor.getJSON()).toEqual(b.editor.getJSON())
  })

  test("a reader repairs nothing", async () => {
    const { a, b } = twoPeers([""], order)
    withTable(a, [["a"]])
    await exchange([a, b])
    a.caret(0, 0)
    a.editor.commands.addRowAfter()
    a.editor.setEditable(false)
    b.caret(0, 0)
    b.editor.commands.addColumnAfter()
    await exchange([a, b])
    expect(widths(b)).toEqual([2, 1])
  })
})
