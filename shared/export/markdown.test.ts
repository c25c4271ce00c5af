import * as fc from "fast-check"
import markdownIt from "markdown-it"
import { expect, test } from "vitest"
import { inkOfHtml, structureOfHtml } from "../../tests/builders/html.ts"
import { anyNote, block, heading, item, note, run, table } from "../../tests/builders/tree.ts"
import { blocksOf } from "../notation/notation.ts"
import { printHtml, printMarkdown } from "./export.ts"

const reader = markdownIt({ html: true })

test("headings, nested lists, quotes and tables read as in the note", () => {
  const printed = printMarkdown(
    note(
      heading(2, "Key points"),
      item("First", 0, "ordered"),
      item("below it", 1),
      item("Second", 0, "ordered"),
      block("Our view", { kind: "quote" }),
      block("and more of it", { kind: "quote" }),
      block([
        "Plain, ",
        run("strong", { bold: true }),
        " and ",
        run("a link", { link: "https://example.org" }),
      ]),
      table(["No dichotomy", "In between"], ["Brazil; Cuba", "Thailand"]),
    ),
  )
  expect(printed).toBe(`## Key points

1. First
   - below it
2. Second

> Our view
>
> and more of it

Plain, **strong** and [a link](<https://example.org>)

| No dichotomy | In between |
| --- | --- |
| Brazil; Cuba | Thailand |
`)
})

test("words that look like markup stay words", () => {
  const printed = printMarkdown(
    note(
      block("1. no list"),
      block("# no heading"),
      block("*no* _stress_ <b>no tag</b> [no](link) a_b_c & 5 < 6"),
      table(["a|b"], ["c|d"]),
    ),
  )
  expect(printed).toContain("1\\. no list\n\n\\# no heading\n")
  expect(printed).toContain("\\*no\\* \\_stress\\_ \\<b>no tag\\</b> \\[no\\](link) a_b_c & 5 < 6")
  expect(printed).toContain("| a\\|b |\n| --- |\n| c\\|d |")
})

test("a link that could do harm is printed as its words", () => {
  const links = ["javascript:alert(1)", "data:text/html,x", " javascript:x", "//host"]
  for (const link of links) {
    expect(printMarkdown(note(block([run("words", { link })])))).toBe("words\n")
  }
})

test("a Markdown reader finds every character and the same lists, headings and tables", async () => {
  await fc.assert(
    fc.property(anyNote, (any) => {
      const html = reader.render(printMarkdown(any))
      expect(inkOfHtml(html).replace(/•|\d\./g, "")).toBe(inkOf(any).replace(/•|\d\./g, ""))
      expect(structureOfHtml(html)).toEqual(structureOfHtml(printHtml(any)))
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

function inkOf(any: Parameters<typeof blocksOf>[0]): string {
  return blocksOf(any)
    .flatMap((one) => one.inlines.map((inline) => inline.text))
    .join("")
    .replace(/\s+/g, "")
}
