import { NodeSelection } from "@tiptap/pm/state"
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
import { bothOrders, closeAll, editorOn, exchange, onePeer, twoPeers } from "./testing/pair.ts"

afterEach(closeAll)

/** A note by a newer client: plain block, poll, newer block, table with a poll in its first cell, plain block. */
function newerNote(client = 7): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  fragmentOf(doc).push([
    block("first", "first"),
    poll(),
    newerBlock("newer"),
    table(),
    block("last", "last"),
  ])
  return doc
}

function block(id: string, words: string): Y.XmlElement {
  const element = newElement("block", { id })
  element.insert(0, [new Y.XmlText(words)])
  return element
}

function table(): Y.XmlElement {
  const cells = [[poll("chart"), block("c1", "cell")], [block("c2", "other")]].map((content) => {
    const cell = newElement("tableCell", { colspan: 1, rowspan: 1, tint2: "x" })
    cell.insert(0, content)
    return cell
  })
  const row = newElement("tableRow")
  row.insert(0, cells)
  const element = newElement("table", { caption2: "Votes" })
  element.insert(0, [row])
  return element
}

/** An editor on such a note as a client of its own, and the pieces that must stay. */
function opened(doc = newerNote()) {
  const copy = new Y.Doc()
  copy.clientID = 10
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), "net")
  const before = wholeOf(copy)
  const peer = editorOn(copy)
  return { peer, before, pieces: unknownIn(fragmentOf(copy)) }
}

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
      block("a", "a long first block"),
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

describe("beside it", () => {
  test("Backspace selects it first and takes it then; undo brings it back", () => {
    const { peer, pieces } = opened()
    peer.caret(1, 0)
    peer.press("Backspace")
    expect(peer.editor.state.selection).toBeInstanceOf(NodeSelection)
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
    peer.press("Backspace")
    expect(peer.fragment.toString()).not.toContain("<poll")
    peer.editor.commands.undo()
    expect(peer.fragment.toString()).toMatch(/<poll.*When.*Tomorrow.*within/)
  })

  test("Delete at the end of the block above selects it", () => {
    const { peer, pieces } = opened()
    peer.caret(0, 5)
    peer.press("Delete")
    expect(peer.editor.state.selection).toBeInstanceOf(NodeSelection)
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
  })

  test.each([
    [7, "Backspace"],
    [6, "Delete"],
    [13, "Backspace"],
    [12, "Delete"],
  ])("from offset %i %s selects the one in the words", (offset, key) => {
    const { peer, pieces } = opened()
    peer.caret(1, offset)
    expect(peer.press(key)).toBe(true)
    expect(peer.editor.state.selection).toBeInstanceOf(NodeSelection)
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
    peer.press(key)
    expect(brokenPieces(peer.doc, pieces).length).toBeGreaterThan(0)
  })

  test("words typed and Enter while it is selected go behind it", () => {
    const { peer, pieces } = opened()
    peer.caret(0, 5)
    peer.press("Delete")
    peer.typeOn("xy")
    expect(peer.lines.slice(0, 2)).toEqual(["first", "xy"])
    peer.caret(2, 6)
    peer.press("Delete")
    peer.press("Enter")
    peer.typeOn("z")
    expect(peer.lines[2]).toBe("alpha zbeta gamma lit end")
    peer.caret(0, 5)
    peer.press("Delete")
    peer.press("Enter")
    peer.typeOn("new")
    expect(peer.lines.slice(0, 3)).toEqual(["first", "new", "xy"])
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
  })

  test("Enter before, between and behind keeps it in place, where both parts hold one it is selected", () => {
    for (const offset of [0, 3, 6, 14, 20]) {
      const { peer, pieces } = opened()
      peer.caret(1, offset)
      peer.press("Enter")
      peer.typeOn("N")
      expect(brokenPieces(peer.doc, pieces), `offset ${offset}`).toEqual([])
      expect(peer.lines.join("").replace("N", "")).toContain("alpha beta gamma lit end")
      expect(peer.lines).toHaveLength(6)
      closeAll()
    }
    const { peer, pieces } = opened()
    peer.caret(1, 9)
    peer.press("Enter")
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
    expect(peer.lines[1]).toBe("alpha beta gamma lit end")
  })

  test("joins leave it where it is, whichever block it stands in", () => {
    for (const above of [true, false]) {
      const doc = new Y.Doc()
      const both = [newerBlock("n"), block("p", "plain")]
      fragmentOf(doc).push(above ? both : both.reverse())
      const { peer, pieces } = opened(doc)
      peer.caret(1, 0)
      peer.press("Backspace")
      expect(peer.lines).toEqual([
        above ? "alpha beta gamma lit endplain" : "plainalpha beta gamma lit end",
      ])
      expect(brokenPieces(peer.doc, pieces)).toEqual([])
      closeAll()
    }
    const doc = new Y.Doc()
    fragmentOf(doc).push([newerBlock("n"), newerBlock("m")])
    const { peer, pieces } = opened(doc)
    peer.caret(1, 0)
    peer.press("Backspace")
    expect(peer.lines).toHaveLength(2)
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
  })

  test("blocks move past it, and it past them", () => {
    for (const [at, key] of [
      [0, "ArrowDown"],
      [1, "ArrowUp"],
      [1, "ArrowDown"],
      [4, "ArrowUp"],
    ] as const) {
      const { peer, pieces } = opened()
      peer.caret(at, 1)
      peer.press(key, { altKey: true, shiftKey: true })
      peer.typeOn("!")
      expect(brokenPieces(peer.doc, pieces), `${at} ${key}`).toEqual([])
      closeAll()
    }
  })

  test("what is pasted beside it and over it in part leaves it", () => {
    const { peer, pieces } = opened()
    peer.caret(1, 0)
    peer.editor.view.pasteHTML("<p>one</p><p>two</p>")
    peer.caret(0, 2)
    peer.editor.view.pasteHTML("<p>one</p><p>two</p>")
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
  })

  test("all selected and deleted, it goes: that is on purpose", () => {
    const { peer } = opened()
    peer.editor.commands.selectAll()
    peer.editor.commands.deleteSelection()
    expect(peer.fragment.toString()).not.toContain("poll")
    peer.editor.commands.undo()
    expect(peer.fragment.toString()).toContain("<poll")
  })

  test("a copy of it holds nothing, so that it cannot be doubled", () => {
    const { peer, pieces } = opened()
    peer.editor.commands.selectAll()
    const { dom } = peer.editor.view.serializeForClipboard(peer.editor.state.selection.content())
    expect(dom.textContent).not.toContain("newer version")
    peer.caret(0, 0)
    peer.editor.view.pasteHTML(dom.innerHTML)
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
    expect(peer.element.querySelectorAll(".kept")).toHaveLength(4)
  })

  test("a note of nothing else can be written on", () => {
    const doc = new Y.Doc()
    fragmentOf(doc).push([poll()])
    const { peer, pieces } = opened(doc)
    peer.press("Enter")
    peer.typeOn("words")
    expect(peer.lines).toEqual(["words"])
    expect(brokenPieces(peer.doc, pieces)).toEqual([])
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
  const grid = table()
  fragmentOf(doc).push([block("a", "a"), grid])
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
