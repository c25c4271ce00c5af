// Keys, pastes and moves beside what a newer client wrote.
import { NodeSelection } from "@tiptap/pm/state"
import { afterEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { brokenPieces, fragmentOf, newerBlock, poll } from "./testing/newer.ts"
import { opened, plainBlock } from "./testing/newer-note.ts"
import { closeAll } from "./testing/pair.ts"

afterEach(closeAll)

describe("beside what a newer client wrote", () => {
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
      const both = [newerBlock("n"), plainBlock("p", "plain")]
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
