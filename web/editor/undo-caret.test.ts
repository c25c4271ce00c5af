// Undo and redo put the caret back, and what colleagues write afterwards leaves it there.
import { NodeSelection } from "@tiptap/pm/state"
import { absolutePositionToRelativePosition } from "@tiptap/y-tiptap"
import { afterEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { newElement } from "../../shared/note/note.ts"
import { boundTo } from "./binding.ts"
import { placeNow } from "./places.ts"
import { fragmentOf, newerBlock, poll } from "./testing/newer.ts"
import { newerTable, plainBlock } from "./testing/newer-note.ts"
import {
  bothOrders,
  closeAll,
  editorOn,
  exchange,
  onePeer,
  type Peer,
  twoPeers,
} from "./testing/pair.ts"

afterEach(closeAll)

const pasted = "<p>one</p><p>two</p>"

/** The words of the block that the caret stands in, with the caret. */
function caretOf({ editor }: Peer): string {
  const { $head, empty } = editor.state.selection
  const words = $head.parent.textContent
  expect(empty).toBe(true)
  return `${words.slice(0, $head.parentOffset)}|${words.slice($head.parentOffset)}`
}

describe("a colleague's words arrive after an undo", () => {
  test.each(bothOrders)("of a paste, which made the note longer (%o)", async (order) => {
    const { a, b } = twoPeers([""], order)
    b.type(0, 0, "xy")
    a.caret(0, 0)
    a.editor.view.pasteHTML(pasted)
    a.editor.commands.undo()
    await exchange([a, b])
    expect(a.editor.getText()).toBe("xy")
    expect(caretOf(a)).toBe("|xy")
  })

  test("of a paste beside what a newer client wrote", async () => {
    const doc = new Y.Doc()
    fragmentOf(doc).push([plainBlock("b0", ""), poll()])
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), "net")
    const [a, b] = [editorOn(doc), editorOn(other)]
    b.type(0, 0, "xy")
    a.caret(0, 0)
    a.editor.view.pasteHTML(pasted)
    a.editor.commands.undo()
    await exchange([a, b])
    expect(a.editor.getJSON()).toEqual(b.editor.getJSON())
    expect(caretOf(a)).toBe("|xy")
  })

  test("and the caret, moved since, stays where it is", async () => {
    const { a, b } = twoPeers(["alpha", "beta"])
    a.type(1, 4, "!")
    a.editor.commands.undo()
    a.caret(0, 3)
    b.type(1, 0, "x")
    await exchange([a, b])
    expect(a.lines).toEqual(["alpha", "xbeta"])
    expect(caretOf(a)).toBe("alp|ha")
  })
})

describe("the caret", () => {
  test("stands again where it stood before what was undone, and before the undo after redo", () => {
    const peer = onePeer(["alpha", "beta"])
    peer.type(0, 2, "xy")
    peer.editor.commands.undo()
    expect(caretOf(peer)).toBe("al|pha")
    peer.caret(1, 1)
    peer.editor.commands.redo()
    expect(peer.lines).toEqual(["alxypha", "beta"])
    expect(caretOf(peer)).toBe("alxy|pha")
  })

  test("stands before all that was typed in one go", () => {
    const peer = onePeer(["alpha"])
    peer.type(0, 5, " beta")
    peer.press("Enter")
    peer.typeOn("gamma")
    peer.editor.commands.undo()
    expect(peer.lines).toEqual(["alpha"])
    expect(caretOf(peer)).toBe("alpha|")
  })

  test("stands behind its letter, whoever wrote before it meanwhile", async () => {
    const { a, b } = twoPeers(["alpha", "beta"])
    a.type(1, 2, "x")
    b.type(0, 0, "long words ")
    b.type(1, 0, "more ")
    await exchange([a, b])
    a.caret(0, 0)
    a.editor.commands.undo()
    expect(a.lines).toEqual(["long words alpha", "more beta"])
    expect(caretOf(a)).toBe("more be|ta")
  })

  test("selects the words again that were deleted", () => {
    const peer = onePeer(["alpha beta"])
    peer.caret(0, 0, 0, 6)
    peer.editor.commands.deleteSelection()
    peer.editor.commands.undo()
    const { from, to } = peer.editor.state.selection
    expect(peer.editor.state.doc.textBetween(from, to)).toBe("alpha ")
  })

  test("selects the placeholder again that was deleted", () => {
    const doc = new Y.Doc()
    fragmentOf(doc).push([newElement("block", { id: "b0" }), poll(), newerBlock("b1")])
    const { editor } = editorOn(doc)
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 2)))
    editor.commands.deleteSelection()
    expect(editor.getJSON().content?.[1]?.type).toBe("block")
    editor.commands.undo()
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
    expect(editor.state.selection.from).toBe(2)
  })

  test("stays where it is when its block went for good", async () => {
    const { a, b } = twoPeers(["alpha", "beta"])
    a.caret(0, 0)
    a.editor.commands.setKind("bullet")
    b.editor.view.dispatch(b.editor.state.tr.delete(0, 7))
    await exchange([a, b])
    a.caret(0, 1)
    a.editor.commands.undo()
    expect(a.lines).toEqual(["beta"])
    expect(caretOf(a)).toBe("b|eta")
  })
})

test("each place beside what a newer client wrote is found again", () => {
  const doc = new Y.Doc()
  const empty = newElement("block", { id: "b1" })
  fragmentOf(doc).push([poll(), newerBlock("b0"), empty, newerTable(), poll()])
  const { editor } = editorOn(doc)
  const { type, mapping } = boundTo(editor.state)
  const places: number[] = []
  editor.state.doc.descendants((node, pos) => {
    if (!node.isTextblock) places.push(pos)
    else for (let at = 0; at <= node.content.size; at++) places.push(pos + 1 + at)
    return !node.isTextblock
  })
  const again = places.map((at) =>
    placeNow(absolutePositionToRelativePosition(at, type, mapping), editor.state),
  )
  expect(again).toEqual(places)
})
