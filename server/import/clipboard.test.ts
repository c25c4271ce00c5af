// What the programs that people write in put on the clipboard, read as a page: the editor pastes by the same reader.
import { describe, expect, test } from "vitest"
import * as copied from "../../tests/builders/clipboards.ts"
import { proposed, textOf } from "./testing/word.ts"

test("Word: levels and bullets in styles, changes, comments, footnotes, merged cells, Arabic", async () => {
  const { text, ...counts } = await proposed(copied.wordClipboard)
  expect(text.trimEnd()).toBe(copied.wordSays)
  expect(counts).toMatchObject({ images: 1, comments: 1, insertions: 1, deletions: 1 })
})

test("Google Docs: all in a bold that is none, items that know their level, merged cells, Arabic", async () => {
  const { text, ...counts } = await proposed(copied.googleClipboard, "a.html")
  expect(text.trimEnd()).toBe(copied.googleSays)
  expect(counts).toMatchObject({ images: 1, comments: 0, insertions: 0, deletions: 0 })
})

test("Word on the web: each item a list of its own", async () => {
  expect(await textOf(copied.wordOnlineClipboard, "a.html")).toBe(copied.wordOnlineSays)
})

test("LibreOffice: lists between items, footnotes by their signs, heads of tables, Arabic", async () => {
  const { text, ...counts } = await proposed(copied.libreOfficeClipboard)
  expect(text.trimEnd()).toBe(copied.libreOfficeSays)
  expect(counts).toMatchObject({ images: 1, comments: 0, insertions: 1, deletions: 1 })
})

test("a part of a web page, with the looks of each element spelt out", async () => {
  expect(await textOf(copied.pageClipboard, "a.html")).toBe(copied.pageSays)
})

describe("pieces that programs write and no whole document shows", () => {
  test("a list that was taken from the middle of another is as deep as it was", async () => {
    const part = `<ul><li aria-level="2"><p>with a time limit</p></li></ul><ul><li aria-level="1"><p>Mexico</p></li></ul>`
    expect(await textOf(part, "a.html")).toBe("  - with a time limit<!--depth-1-->\n- Mexico")
  })

  test("a heading that Word numbers stays one, and one of Word's own levels is one", async () => {
    const sign =
      "<![if !supportLists]><span style='mso-list:Ignore'>1.<span> </span></span><![endif]>"
    const page = `<html><h1 style='mso-list:l0 level1 lfo1'>${sign}Labour</h1><p class=Annex style='mso-outline-level:7'>Annex</p>`
    expect(await textOf(page)).toBe("# Labour\n\n###### Annex")
  })

  test("items numbered in other scripts are numbered", async () => {
    const items = ["١.", "aa)", "(iv)", "IX."].map(
      (sign) =>
        `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${sign} </span>x</p>`,
    )
    expect(await textOf(`<html>${items.join("")}`)).toBe("1. x\n2. x\n3. x\n4. x")
  })

  test("cells that go on to the side and below leave empty cells, however they overlap", async () => {
    const table = `<table><tr><td rowspan=0>a<td colspan=2 rowspan=2>b<td>c<tr><td>d<tr><td>e<td>f<td>g<tr></table>`
    expect(await textOf(table, "a.html")).toBe("| a | b |  | c |\n|  |  |  | d |\n|  | e | f | g |")
  })

  test("what follows a table in an item continues the item", async () => {
    const page = `<ul><li>a<table><tr><td>x<td>y</table>b<li>c</ul>`
    expect(await textOf(page, "a.html")).toBe("- a\n\n| x | y |\n\n  b\n\n- c")
  })

  test("a comment of Word whose words were not copied hangs on what was", async () => {
    const comment = `<div style='mso-element:comment'><span style='mso-comment-author:"The Lead; Room 2"'><a name="_msocom_4"></a></span><p>One<p>two <del>gone</del><a class=msocomoff href="#_msoanchor_4">[L4]</a></div>`
    expect(await textOf(`<html><p>Words<div>${comment}</div>`)).toBe(
      "Words\n\n[check] The Lead; Room 2: One two",
    )
  })

  test("what is not shown is not read", async () => {
    expect(await textOf("<p>a<span hidden>b</span><i style='display:none'>c</i>", "a.html")).toBe(
      "a",
    )
  })
})
