// Pasting into a note: what comes becomes flat blocks, where one would look for them.
import { afterEach, describe, expect, test } from "vitest"
import { printNote } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"
import * as copied from "../../tests/builders/clipboards.ts"
import { flatOf, readClipboard } from "./clipboard.ts"
import { copiedFrom, pasteInto, pastePlainly } from "./testing/clipboard.ts"
import { closeAll, onePeer, type Peer } from "./testing/pair.ts"

afterEach(closeAll)

function paste(peer: Peer, html: string): void {
  pasteInto(peer.editor, { html })
}

/** What the editor's schema is given to read. */
function flattenHtml(html: string): string {
  return flatOf(readClipboard(html)?.items ?? [], { ids: true, label: null }).innerHTML
}

function pasted(html: string): readonly string[] {
  const peer = onePeer([""])
  peer.caret(0, 0)
  paste(peer, html)
  return peer.lines
}

describe("what is pasted becomes flat blocks", () => {
  test("nested lists, second paragraphs, headings, quotes", () => {
    expect(
      pasted(
        "<h2>Head</h2><p>Intro <b>bold</b></p><ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li><p>d</p><p>d more</p></li></ul><blockquote><p>q</p></blockquote>",
      ),
    ).toEqual(["## Head", "Intro bold", "- a", "  - b", "    1. c", "- d", "  d more", "> q"])
  })

  test("a document of Google: sibling lists, all in a bold that is none", () => {
    const html =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><h1 dir="ltr"><span>T</span></h1><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:700">one</span></p></li><ul><li dir="ltr" aria-level="2"><p role="presentation"><span>two</span></p></li></ul><li><p><span style="font-style:italic">three</span></p></li></ul><br><p>four</p></b>'
    const peer = onePeer([""])
    peer.caret(0, 0)
    paste(peer, html)
    expect(peer.lines).toEqual(["# T", "- one", "  - two", "- three", "four"])
    expect(peer.blocks.map(({ inlines }) => inlines[0]?.marks)).toEqual([
      {},
      { bold: true },
      {},
      { italic: true },
      {},
    ])
  })

  test("a document of Word: levels in styles, bullets typed", () => {
    expect(
      pasted(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>first</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>second <b>b</b></p>
<p class=MsoNormal>plain<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>and
on</p><!--EndFragment--></body></html>`),
    ).toEqual(["- first", "  1. second b", "plain", "and on"])
  })

  test("line breaks part blocks", () => {
    expect(pasted("<p>one<br>two<br></p><ul><li>three<br>four</li><li>five</li></ul>")).toEqual([
      "one",
      "two",
      "- three",
      "  four",
      "- five",
    ])
  })

  test("what continues an item behind its inner list", () => {
    expect(pasted("<ul><li>a<ul><li>b</li></ul>more of a</li><li>c</li></ul>")).toEqual([
      "- a",
      "  - b",
      "  more of a",
      "- c",
    ])
  })

  test("lines of pre-formatted text, and loose words between blocks", () => {
    expect(pasted("<pre>one\n  two</pre>loose<div>three</div><div><div>four</div></div>")).toEqual([
      "one",
      "two",
      "loose",
      "three",
      "four",
    ])
  })

  test("nothing dangerous and nothing foreign comes through", () => {
    const html = flattenHtml(
      '<p onclick="x()" style="color:red">a<script>x()</script><img src=x onerror="x()"><a href="javascript:x()">b</a><a href="https://example.org/?a=1&amp;b=%22">c</a>&lt;i&gt;</p><iframe src="x"></iframe><style>p{}</style>',
    )
    expect(html).toBe('<p>ab<a href="https://example.org/?a=1&amp;b=%22">c</a>&lt;i&gt;</p>')
  })

  test("chips keep their ref", () => {
    expect(
      flattenHtml('<p>ask <span data-ref="#labour(+ &quot;now&quot;)"><i>labour</i></span></p>'),
    ).toBe('<p>ask <span data-ref="#labour(+ &quot;now&quot;)"><em>labour</em></span></p>')
  })

  test("tables, with headings and spans spelt out, an inner table as words", () => {
    expect(
      flattenHtml(
        "<table><thead><tr><th colspan=2>h</th></tr></thead><tbody><tr><td><ul><li>a</li></ul></td><td>b<table><tr><td>c</td></tr></table></td></tr></tbody></table>",
      ),
    ).toBe(
      '<table><tbody><tr><th><p>h</p></th><th><p></p></th></tr><tr><td><p data-kind="bullet">a</p></td><td><p>b</p><p>c</p></td></tr></tbody></table>',
    )
  })
})

test("plain text is pasted line by line", () => {
  const peer = onePeer([""])
  peer.caret(0, 0)
  pasteInto(peer.editor, { text: "one\ntwo\n\nthree" })
  expect(peer.lines).toEqual(["one", "two", "three"])
})

test("words pasted into a block stay in it", () => {
  const peer = onePeer([{ text: "ab", kind: "bullet" }])
  const [element] = peer.elements
  peer.caret(0, 1)
  paste(peer, "<p>X <strong>Y</strong></p>")
  expect(peer.lines).toEqual(["- aX Yb"])
  expect(peer.elements).toEqual([element])
})

test("an address pasted over words links them", () => {
  const peer = onePeer(["see here"])
  peer.caret(0, 4, 0, 8)
  pasteInto(peer.editor, { text: "https://example.org" })
  expect(peer.blocks[0]?.inlines[1]).toEqual({
    kind: "text",
    text: "here",
    marks: { link: "https://example.org" },
  })
})

test("what is copied is nested HTML, and pasted again it is the same blocks", () => {
  const starts = [
    { text: "head", kind: "heading", level: 2 },
    { text: "a", kind: "bullet" },
    { text: "b", kind: "ordered", depth: 1 },
    { text: "of b", depth: 2 },
    { text: "c", kind: "bullet" },
    { text: "said", kind: "quote" },
    "end",
  ] as const
  const peer = onePeer(starts)
  peer.caret(0, 0, 6, 3)
  const html = copiedFrom(peer.editor)
  expect(html).toContain("<ul")
  expect(html).toContain("<blockquote")
  const other = onePeer([""])
  other.caret(0, 0)
  paste(other, html)
  expect(other.lines).toEqual(peer.lines)
  expect(other.ids).toEqual(peer.ids)
})

test("a copied table is pasted as a table", () => {
  const peer = onePeer([""])
  peer.caret(0, 0)
  peer.editor.commands.insertTable({ rows: 1, cols: 2 })
  peer.typeOn("a")
  peer.press("Tab")
  peer.typeOn("b")
  peer.editor.commands.selectAll()
  const html = copiedFrom(peer.editor)
  const other = onePeer(["x"])
  other.caret(0, 1)
  paste(other, html)
  expect(other.lines).toEqual(["x", "a", "b", ""])
})

describe("words alone", () => {
  test("bullets that somebody typed make items; with Ctrl+Shift+V they are words", () => {
    const text = "For:\n- Brazil\n  - in full\n\nEnd"
    const [read, plain] = [onePeer([""]), onePeer([""])]
    for (const peer of [read, plain]) peer.caret(0, 0)
    pasteInto(read.editor, { text })
    expect(read.lines).toEqual(["For:", "- Brazil", "  - in full", "End"])
    pastePlainly(plain.editor, text)
    expect(plain.lines).toEqual(["For:", "- Brazil", "  - in full", "End"])
    expect(plain.blocks.map(({ kind }) => kind)).toEqual([null, null, null, null])
  })

  test("they take the emphasis of the words around them", () => {
    const peer = onePeer([""])
    peer.caret(0, 0)
    paste(peer, "<p><b>ab</b></p>")
    peer.caret(0, 1)
    pasteInto(peer.editor, { text: "X" })
    expect(peer.blocks[0]?.inlines).toEqual([{ kind: "text", text: "aXb", marks: { bold: true } }])
  })
})

test.each([
  ["Word", copied.wordClipboard, copied.wordSays],
  ["Google Docs", copied.googleClipboard, copied.googleSays],
  ["Word on the web", copied.wordOnlineClipboard, copied.wordOnlineSays],
  ["LibreOffice", copied.libreOfficeClipboard, copied.libreOfficeSays],
  ["a web page", copied.pageClipboard, copied.pageSays],
])("what %s puts on the clipboard is pasted as a file of it is imported", (_, html, says) => {
  const peer = onePeer([""])
  peer.caret(0, 0)
  paste(peer, html)
  expect(printNote(readNote(peer.fragment)).trimEnd()).toBe(says)
})
