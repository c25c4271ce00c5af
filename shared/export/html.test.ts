import * as fc from "fast-check"
import { expect, test } from "vitest"
import { inkOfHtml } from "../../tests/builders/html.ts"
import { anyNote, block, heading, item, note, run, table } from "../../tests/builders/tree.ts"
import { blocksOf } from "../notation/notation.ts"
import { printHtml } from "./export.ts"

test("headings have ids, lists nest, tables have heading cells", () => {
  const printed = printHtml(
    note(
      heading(2, "Key points"),
      heading(2, "Key points"),
      item("First", 0, "ordered"),
      item("below it", 1),
      block("Our view", { kind: "quote" }),
      table(["In between"], [["Thailand & ", run("Fiji", { bold: true })]]),
    ),
  )
  expect(printed).toBe(`<h2 id="key-points" dir="auto">Key points</h2>
<h2 id="key-points~2" dir="auto">Key points</h2>
<ol>
<li dir="auto">First
<ul>
<li dir="auto">below it</li>
</ul></li>
</ol>
<blockquote>
<p dir="auto">Our view</p>
</blockquote>
<table>
<thead><tr><th scope="col" dir="auto">In between</th></tr></thead>
<tbody>
<tr><td data-label="In between" dir="auto">Thailand &amp; <strong>Fiji</strong></td></tr>
</tbody>
</table>`)
})

test("no words of a note become a tag or an attribute, and only safe links stay links", async () => {
  const bad = fc.constantFrom(
    "javascript:alert(1)",
    'https://x"onmouseover="a',
    "data:,x",
    " x",
    "",
  )
  const tags =
    /^<\/?(h[1-6]|p|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|strong|em|code|a)( (id|scope|data-label|dir|href|rel)="[^"<>]*")*>$/
  await fc.assert(
    fc.property(anyNote, bad, (any, link) => {
      const printed = printHtml(note(...any.items, block([run("words", { link })])))
      for (const [tag] of printed.matchAll(/<[^>]*>/g)) expect(tag).toMatch(tags)
      for (const [, href] of printed.matchAll(/href="([^"]*)"/g)) {
        expect(href).toMatch(/^(https?:\/\/|mailto:)/)
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

test("every character of the note is there", async () => {
  await fc.assert(
    fc.property(anyNote, (any) => {
      const ink = blocksOf(any)
        .flatMap((one) => one.inlines.map((inline) => inline.text))
        .join("")
      expect(inkOfHtml(printHtml(any))).toBe(ink.replace(/\s+/g, ""))
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})
