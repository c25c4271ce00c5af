// Where what is pasted goes: into the line, between blocks, into cells, in one step.
import { afterEach, describe, expect, test } from "vitest"
import { pasteInto } from "./testing/clipboard.ts"
import { closeAll, onePeer, type Peer, type Start } from "./testing/pair.ts"

afterEach(closeAll)

function paste(peer: Peer, html: string): void {
  pasteInto(peer.editor, { html })
}

describe("at the caret", () => {
  const list = "<p>one</p><ul><li>two</li></ul><p>three</p>"

  /** The lines after a paste into one block, `|` being the caret before and after it. */
  function at(start: Start, html: string, more: readonly Start[] = []): string[] {
    const text = typeof start === "string" ? start : start.text
    const block = typeof start === "string" ? { text } : start
    const peer = onePeer([{ ...block, text: text.replace("|", "") }, ...more])
    peer.caret(0, text.indexOf("|"))
    pasteInto(peer.editor, { html })
    peer.editor.view.dispatch(peer.editor.state.tr.insertText("|"))
    return [...peer.lines]
  }

  test("a block goes into a line that has words, and becomes an empty one", () => {
    expect(at("a|b", "<h2>X</h2>")).toEqual(["aX|b"])
    expect(at({ text: "a|", kind: "bullet" }, "<ul><li>X</li></ul>")).toEqual(["- aX|"])
    expect(at("|", "<h2>X</h2>")).toEqual(["## X|"])
    expect(at({ text: "|", kind: "bullet", depth: 1 }, "<p>X</p>")).toEqual(["  - X|"])
  })

  test("of several the first goes on with the words before, the last with those behind", () => {
    expect(at("a|b", list)).toEqual(["aone", "- two", "three|b"])
    expect(at("a|", list, ["z"])).toEqual(["aone", "- two", "three|", "z"])
    expect(at("|b", list)).toEqual(["one", "- two", "three|", "b"])
    expect(at("|", list, ["z"])).toEqual(["one", "- two", "three|", "z"])
    expect(at("a|b", "<p>X</p><p>Y</p>")).toEqual(["aX", "Y|b"])
  })

  test("lists and headings stand by themselves, and nothing goes into a heading", () => {
    expect(at("a|b", "<ul><li>X</li><li>Y</li></ul>")).toEqual(["a", "- X", "- Y|", "b"])
    expect(at({ text: "a|", kind: "heading", level: 2 }, "<p>X</p><p>Y</p>")).toEqual([
      "## a",
      "X",
      "Y|",
    ])
  })

  test("a table stands between the parts of a line, the caret behind it", () => {
    const table = "<table><tr><td>X<td>Y</table>"
    expect(at("a|b", table)).toEqual(["a", "X", "Y", "|b"])
    expect(at("|", table)).toEqual(["X", "Y", "|"])
  })

  test("selected words go, over several blocks too", () => {
    const peer = onePeer(["abc", "def", "ghi"])
    peer.caret(0, 1, 2, 2)
    paste(peer, list)
    expect(peer.lines).toEqual(["aone", "- two", "threei"])
  })

  test("a table in a table's cell is its blocks, and cells alone go into cells", () => {
    const peer = onePeer([""])
    peer.caret(0, 0)
    paste(peer, "<table><tr><td>a<td>b</table>")
    peer.caret(0, 1)
    paste(peer, "<p>X</p><table><tr><td>Y<td>Z</table>")
    expect(peer.lines).toEqual(["aX", "Y", "Z", "b", ""])
  })

  test("it is one step to undo, apart from what was typed before and after", () => {
    const peer = onePeer(["ab"])
    peer.type(0, 1, "x")
    paste(peer, list)
    peer.typeOn("y")
    expect(peer.lines).toEqual(["axone", "- two", "threeyb"])
    expect(peer.takeOut().length).toBe(3)
    for (const lines of [["axone", "- two", "threeb"], ["axb"], ["ab"]]) {
      peer.editor.commands.undo()
      expect(peer.lines).toEqual(lines)
    }
    for (let n = 0; n < 3; n++) peer.editor.commands.redo()
    expect(peer.lines).toEqual(["axone", "- two", "threeyb"])
  })

  test("dropped, it is read the same way", () => {
    const peer = onePeer([{ text: "ab", kind: "quote" }])
    const { view } = peer.editor
    const data = new DataTransfer()
    data.setData("text/html", "<ul><li>X</li><li>Y</li></ul><script>1</script>")
    const { left, top } = view.coordsAtPos(2)
    const where = { clientX: left, clientY: top + 2, bubbles: true, cancelable: true }
    view.dom.dispatchEvent(new DragEvent("drop", { dataTransfer: data, ...where }))
    expect(peer.lines).toEqual(["> a", "- X", "- Y", "> b"])
  })
})
