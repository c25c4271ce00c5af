// What a newer client wrote is shown, stays as it was, and is in nobody's way.
import { afterEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { newElement } from "../../shared/note/note.ts"
import { rangeOf } from "./chip-mend.ts"
import {
  brokenPieces,
  fragmentOf,
  newerBlock,
  piecesOf,
  poll,
  unknownIn,
  wholeOf,
} from "./testing/newer.ts"
import { newerTable, opened, plainBlock } from "./testing/newer-note.ts"
import { bothOrders, closeAll, editorOn, exchange, onePeer, twoPeers } from "./testing/pair.ts"

afterEach(closeAll)

/** The strings that an update writes, and whether it deletes. */
function told(update: Uint8Array): { written: string; deletes: boolean } {
  const { structs, ds } = Y.decodeUpdate(update)
  const written = structs.map((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? struct.content.str
      : `<${struct.constructor.name}>`,
  )
  return { written: written.join(""), deletes: ds.clients.size > 0 }
}

/** How the marked words of the newer block stand there. */
function litWords(peer: { readonly fragment: Y.XmlFragment }): string {
  const texts: Y.XmlText[] = []
  const visit = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) texts.push(child)
      else if (child instanceof Y.XmlElement) visit(child)
    }
  }
  visit(peer.fragment)
  return texts
    .flatMap(
      (text) => text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[],
    )
    .map(({ insert, attributes }) => (attributes?.highlight2 ? String(insert) : ""))
    .join("")
}

describe("what a newer client wrote", () => {
  test("is shown as a quiet line, and opening the note writes nothing", () => {
    const { peer, before, pieces } = opened()
    expect(wholeOf(peer.doc)).toBe(before)
    expect(peer.takeOut()).toEqual([])
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
    const lines = [...peer.element.querySelectorAll<HTMLElement>(".kept")]
    expect(lines.map(({ tagName }) => tagName)).toEqual(["DIV", "SPAN", "SPAN", "DIV"])
    expect(lines[0]?.textContent).toContain("A newer version of Lineup wrote something here")
    expect(lines.every(({ isContentEditable }) => !isContentEditable)).toBe(true)
    expect(peer.element.textContent).toContain("gamma lit end")
  })

  test("stays when one types elsewhere: the update holds the typed words and nothing else", () => {
    const { peer, pieces } = opened()
    peer.type(0, 5, "!")
    expect(peer.takeOut().map(told)).toEqual([{ written: "!", deletes: false }])
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
  })

  test("stays when one types in its block, before, between and behind it", () => {
    const { peer, pieces } = opened()
    // alpha ◇beta ◇gamma lit end
    for (const [offset, letter] of [
      [0, "a"],
      [7, "b"],
      [9, "c"],
      [15, "d"],
      [17, "e"],
      [18, "f"],
    ] as const) {
      peer.type(1, offset, letter)
      expect(peer.takeOut().map(told)).toEqual([{ written: letter, deletes: false }])
    }
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
    expect(peer.lines[1]).toBe("aalpha bcbeta defgamma lit end")
  })

  test("a mark stays on its words when one writes and deletes beside and within them", () => {
    const { peer, pieces } = opened()
    const at = "alpha .beta .gamma lit end".indexOf("lit")
    peer.type(1, at + 1, "X")
    expect(litWords(peer)).toBe(" lXit")
    peer.caret(1, at, 1, at + 1)
    peer.editor.commands.deleteSelection()
    expect(litWords(peer)).toBe(" Xit")
    peer.caret(1, 0, 1, 3)
    peer.editor.commands.toggleItalic()
    peer.caret(1, at - 1, 1, at + 2)
    peer.editor.commands.toggleBold()
    expect(litWords(peer)).toBe(" Xit")
    peer.caret(1, at + 1)
    peer.press("Enter")
    expect(litWords(peer)).toBe(" Xit")
    peer.press("Backspace")
    expect(litWords(peer)).toBe(" Xit")
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
  })

  test("an attribute stays through indent, kinds, Enter and Backspace", () => {
    const { peer, pieces } = opened()
    peer.caret(1, 2)
    peer.editor.commands.indent(1)
    peer.editor.commands.setKind("bullet")
    peer.editor.commands.setKind("heading", 2)
    peer.caret(1, 3)
    peer.press("Enter")
    peer.press("Backspace")
    peer.caret(1, 0)
    peer.press("Enter")
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
  })

  test("an attribute goes along when a block moves", () => {
    const doc = new Y.Doc()
    fragmentOf(doc).push([
      plainBlock("a", "a long first block"),
      newElement("block", { id: "b", color2: "red" }),
    ])
    const { peer } = { peer: editorOn(doc) }
    peer.caret(1, 0)
    peer.press("ArrowUp", { altKey: true, shiftKey: true })
    const [moved] = peer.fragment.toArray()
    expect(moved instanceof Y.XmlElement && moved.getAttributes()).toMatchObject({
      id: "b",
      color2: "red",
    })
  })
})

describe.each(bothOrders)("with client ids $clients", (order) => {
  test("what arrives while both have the note open is shown and stays, and no caret moves", async () => {
    const { a, b } = twoPeers(["one", "two words", "three"], order)
    const writer = new Y.Doc()
    writer.clientID = 7
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(a.doc))
    a.caret(1, 3)
    b.caret(2, 5)
    fragmentOf(writer).insert(1, [poll()])
    fragmentOf(writer).insert(4, [newerBlock("newer")])
    const second = fragmentOf(writer).get(2)
    if (second instanceof Y.XmlElement) {
      second.setAttribute("color2", "red")
      second.insert(0, [new Y.XmlElement("sticker")])
    }
    const update = Y.encodeStateAsUpdate(writer)
    for (const peer of [a, b]) {
      peer.receive(update)
      expect(peer.takeOut()).toEqual([])
      expect(wholeOf(peer.doc)).toBe(wholeOf(writer))
    }
    const pieces = unknownIn(fragmentOf(writer))
    a.typeOn("A")
    b.typeOn("B")
    await exchange([a, b])
    for (const peer of [a, b]) {
      expect(peer.lines.slice(0, 3)).toEqual(["one", "twoA words", "threeB"])
      expect(brokenPieces(peer.doc, pieces)).toEqual([])
      expect(peer.element.querySelectorAll(".kept")).toHaveLength(4)
    }
    expect(a.editor.getJSON()).toEqual(b.editor.getJSON())
  })

  test("undoing the making of a block or a table leaves what a newer client put in it", async () => {
    const { a, b } = twoPeers(["one", ""], order)
    a.caret(0, 3)
    a.press("Enter")
    a.caret(2, 0)
    a.editor.commands.insertTable({ rows: 1, cols: 1 })
    const [, made, grid] = a.fragment.toArray()
    if (!(made instanceof Y.XmlElement) || !(grid instanceof Y.XmlElement)) throw new Error("none")
    await exchange([a, b])
    const newer = new Y.Doc()
    newer.clientID = 7
    Y.applyUpdate(newer, Y.encodeStateAsUpdate(a.doc))
    const [, same, cells] = fragmentOf(newer).toArray()
    const cell = ((cells as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlElement
    ;(same as Y.XmlElement).insert(0, [new Y.XmlElement("sticker")])
    cell.insert(1, [poll()])
    const pieces = unknownIn(fragmentOf(newer))
    for (const peer of [a, b]) peer.receive(Y.encodeStateAsUpdate(newer))
    while (a.editor.commands.undo()) await exchange([a, b])
    expect(brokenPieces(a.doc, pieces)).toEqual([])
    expect(brokenPieces(b.doc, pieces)).toEqual([])
  })
})

test("undoing the making of a table leaves the words that a colleague wrote in it", async () => {
  const { a, b } = twoPeers(["one", ""])
  a.caret(1, 0)
  a.editor.commands.insertTable({ rows: 2, cols: 2 })
  await exchange([a, b])
  b.type(2, 0, "words")
  await exchange([a, b])
  while (a.editor.commands.undo()) await exchange([a, b])
  expect(a.lines).toContain("words")
  expect(b.lines).toContain("words")
})

test("a table with parts that nobody here knows is kept whole", () => {
  const doc = new Y.Doc()
  const grid = newerTable()
  fragmentOf(doc).push([plainBlock("a", "a"), grid])
  grid.insert(0, [new Y.XmlElement("caption2")])
  const peer = editorOn(doc)
  const before = piecesOf(grid)
  expect(peer.element.querySelectorAll(".kept")).toHaveLength(1)
  peer.type(0, 1, "!")
  expect(brokenPieces(doc, before)).toEqual([])
})

test("an empty note opens without a write, and the first letter makes its block", () => {
  const peer = onePeer([])
  expect(peer.quiet).toBe(true)
  peer.type(0, 0, "a")
  expect(peer.lines).toEqual(["a"])
})

test("words that the margin points to are found behind it", () => {
  const { peer } = opened()
  const text = "alpha beta gamma lit end"
  const range = (words: string) => {
    const start = text.indexOf(words)
    return rangeOf(peer.editor.state.doc, "newer", { start, end: start + words.length })
  }
  for (const words of ["alpha", "beta", "gamma lit", "end"]) {
    const found = range(words)
    expect(peer.editor.state.doc.textBetween(found?.from ?? 0, found?.to ?? 0)).toBe(words)
  }
})
