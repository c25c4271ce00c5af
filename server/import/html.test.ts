// Web pages as Word, Google Docs and LibreOffice write them, Markdown and plain text.
import { expect, test } from "vitest"
import { proposed, textOf } from "./testing/word.ts"

test("Google Docs: looks by class, lists side by side, links over its own page, comments at the end", async () => {
  const page = `<html><head><style>@import url(x);.lst-kix_a-0>li:before{content:"o"}ol{margin:0}.c1{font-weight:700}.c2{font-style:italic}.c3{font-weight:400;color:#000}</style></head><body class="doc">
    <p class="c5 title"><span class="c3">Day one</span></p><h1 id="h.x"><span class="c1">Labour</span></h1>
    <p class="c3"><span class="c1">Brazil</span><span class="c3"> was </span><span class="c2">for</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span> it, see </span><span><a href="https://www.google.com/url?q=https://example.org/t%3Fa%3D1&amp;sa=D&amp;ust=1">here</a></span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>
    <ul class="c6 lst-kix_a-0 start"><li class="c7 li-bullet-0"><span>Cuba</span></li></ul>
    <ul class="c6 lst-kix_a-1 start"><li class="c7"><span>in full</span></li></ul>
    <ul class="c6 lst-kix_a-0"><li class="c7"><span>Mexico</span></li></ul>
    <p><span style="overflow:hidden"><img alt="" src="images/image1.png"></span></p>
    <hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> As we heard.</span></p></div>
    <div class="c8"><p class="c9"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c3">Sure?</span></p></div></body></html>`
  const proposal = await proposed(page)
  expect(proposal).toMatchObject({ images: 1, comments: 1 })
  expect(proposal.text.trimEnd()).toBe(
    [
      "Day one",
      "# Labour",
      "**Brazil** was *for* it, see [here](https://example.org/t?a=1)<!---->[1]",
      "- Cuba\n  - in full\n- Mexico",
      "[check] Comment: Sure?",
      "[1] As we heard.",
    ].join("\n\n"),
  )
})

test("Google Docs on the clipboard: all in a bold that is none", async () => {
  const copied = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">plain </span><span style="font-weight:700">bold</span></p><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>one</span></p></li><ul><li dir="ltr" aria-level="2"><p><span>two</span></p></li></ul></ul></b>`
  expect(await textOf(copied, "a.html")).toBe("plain **bold**\n\n- one\n  - two")
})

test("Word: list paragraphs with typed bullets, hidden hints, changes, o:p", async () => {
  const list = (level: number, sign: string, words: string) =>
    `<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`
  const page = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--></head><body lang=EN-GB><div class=WordSection1>
    <h2>Labour<o:p></o:p></h2><p class=MsoNormal>They <del cite="mailto:x"><span>may</span></del><ins cite="mailto:x">shall</ins> agree<a name="_GoBack"></a>.<span style='display:none;mso-hide:all'>no</span><o:p>&nbsp;</o:p></p>
    ${list(1, "·", "Brazil")}${list(2, "o", "in full")}${list(1, "1.", "Mexico")}</div></body></html>`
  const proposal = await proposed(page)
  expect(proposal).toMatchObject({ insertions: 1, deletions: 1 })
  expect(proposal.text.trimEnd()).toBe(
    "## Labour\n\nThey shall agree.\n\n- Brazil\n  - in full\n1. Mexico",
  )
})

test("LibreOffice: items that are never closed, footnotes by anchor, tables with heads", async () => {
  const page = `<!DOCTYPE html><html><body lang="en-US" dir="ltr"><h1 class="western">
Day
one</h1>
<p style="margin-bottom: 0in">Two thirds<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a></sup>.</p>
<ul>
	<li><p style="margin-bottom: 0in">Brazil</p>
	<ul>
		<li><p>in full</p>
		<p>and in writing</p>
	</ul>
	<li><p>Mexico</p>
</ul>
<div id="Table of Contents1" dir="ltr"><p>Day one 1</p></div>
<table width="106"><thead><tr><th><p>State</p></th><td colspan="2"><p>View</p></td></tr></thead><tr><td><p>Cuba</p></td><td><p>for</p></td></tr></table>
<p dir="rtl" style="direction: rtl">مصر<br/>
تدعم</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>As counted.</p></div></body></html>`
  expect(await textOf(page)).toBe(
    [
      "# Day one",
      "Two thirds[1].",
      "- Brazil\n  - in full\n",
      "    and in writing\n",
      "- Mexico",
      "| State | View |  |\n|---|---|---|\n| Cuba | for |  |",
      "مصر",
      "تدعم",
      "[1] As counted.",
    ]
      .join("\n\n")
      .replaceAll("\n\n\n", "\n\n"),
  )
})

test("quotes, preformatted lines, captions and headings in lists", async () => {
  const page = `<blockquote><p>Said</p><p>so</p></blockquote><pre>one
  two</pre><table><caption>The room</caption><tr><td>a<td>b</table><h3>Line<br>two</h3><ol><li>x<p>y</p></ol>`
  expect(await textOf(page, "a.htm")).toBe(
    "> Said\n\n> so\n\none\n\ntwo\n\nThe room\n\n| a | b |\n\n### Line two\n\n1. x\n\n  y",
  )
})

test("Markdown: its blocks and marks, and HTML in it; comments of our own files go", async () => {
  const text = `# Day one\n\nA **bold** *one*, \`@code\`, [a link](https://example.org) and <b>HTML</b>.<!--depth-2-->\n\n- Brazil\n  1. in full\n- Mexico\n\n> Said\n\n| a | b |\n|---|---|\n| c | d |\n`
  expect(await textOf(text, "brief.md")).toBe(
    "# Day one\n\nA **bold** *one*, `@code`<!---->, [a link](https://example.org) and **HTML**.\n\n- Brazil\n  1. in full\n- Mexico\n\n> Said\n\n| a | b |\n|---|---|\n| c | d |",
  )
})

test("plain text: lines that somebody ended, bullets that somebody typed, numbers that stay words", async () => {
  const text =
    "Day 1\r\n\r\n1.  First point. \r\n2. Second point.\r\nFor it:\r\n· Brazil \r\n· Mexico\r\n  - in full\r\nThat is all @ 6 pm.\r\n"
  expect(await textOf(text, "a.txt")).toBe(
    "Day 1\n\n1\\. First point.\n\n2\\. Second point.\n\nFor it:\n\n- Brazil\n- Mexico\n  - in full\n\nThat is all @ 6 pm.",
  )
})

test("plain text that a program wrapped is put together again", async () => {
  const text =
    "The delegation of Brazil took the floor in the morning and\nspoke for more than an hour about the rights of workers who\nhave no papers.\n\nShort lines:\nBrazil\nMexico\n"
  expect(await textOf(text, "a.txt")).toBe(
    "The delegation of Brazil took the floor in the morning and spoke for more than an hour about the rights of workers who have no papers.\n\nShort lines:\n\nBrazil\n\nMexico",
  )
})

test("lines that somebody ended are left alone, though the longest has no room for another word", async () => {
  const text =
    "Brazil said that the text should be changed in paragraph 3.\nNorway agreed.\n\nAgainst: Cuba, Mexico, Kenya, Mali and the whole of the group\nFor it:\nPeru\nChile\n"
  expect(await textOf(text, "a.txt")).toBe(text.trim().split(/\n+/).join("\n\n"))
})
