import * as fc from "fast-check"
import zip from "jszip"
import mammoth from "mammoth"
import { expect, test } from "vitest"
import { inkOfHtml, structureOfHtml } from "../../tests/builders/html.ts"
import { anyNote, block, heading, item, note, run, table } from "../../tests/builders/tree.ts"
import { blocksOf, type Note } from "../notation/notation.ts"
import { printDocx, printHtml } from "./export.ts"

const brief = note(
  heading(1, "Day one: brief update, Monday 12 March 2018"),
  block([run("Not a full record.", { italic: true })]),
  heading(2, "Key points"),
  item("First", 0, "ordered"),
  item("below it", 1),
  item("below that", 2),
  item("Second", 0, "ordered"),
  heading(2, "Line-up"),
  table(["No dichotomy", "In between"], ["Brazil; Cuba", "Thailand"]),
  item("a list of its own", 0, "ordered"),
  block("Our view", { kind: "quote" }),
  block([
    "A ",
    run("link", { link: "https://example.org/?a=1&b=2" }),
    run(" in bold", { bold: true }),
  ]),
)

test("an independent reader finds the headings, lists, tables, links and quotes", async () => {
  const { html, warnings } = await opened(brief)
  expect(warnings).toEqual([])
  expect(structureOfHtml(html)).toEqual(structureOfHtml(printHtml(brief)))
  expect(html).toContain('<a href="https://example.org/?a=1&amp;b=2">link</a>')
  expect(html).toContain("<strong> in bold</strong>")
  expect(html).toContain("<em>Not a full record.</em>")
  expect(html).toContain("<blockquote>Our view</blockquote>")
})

test("each numbered list begins at 1", async () => {
  const numbering = await part(brief, "word/document.xml")
  const used = [...numbering.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)
  // First and Second share a list, the one behind the table has its own.
  expect(used[0]).toBe(used[3])
  expect(used[4]).not.toBe(used[0])
})

test("the file says its title and its language", async () => {
  expect(await part(brief, "docProps/core.xml")).toContain("<dc:title>Day &lt;one&gt;</dc:title>")
  expect(await part(brief, "word/styles.xml")).toContain('<w:lang w:val="en-GB"')
})

test("a paragraph that begins in Arabic runs from right to left", async () => {
  const xml = await part(note(block("العربية"), block("English")), "word/document.xml")
  expect(xml.match(/<w:bidi\/>/g)).toHaveLength(1)
})

test("every character of the note is there", async () => {
  await fc.assert(
    fc.asyncProperty(anyNote, async (any) => {
      const { html } = await opened(any)
      const ink = blocksOf(any)
        .flatMap((one) => one.inlines.map((inline) => inline.text))
        .join("")
      expect(inkOfHtml(html)).toBe(ink.replace(/\s+/g, ""))
    }),
    { numRuns: 30 },
  )
}, 60_000)

async function opened(any: Note): Promise<{ html: string; warnings: readonly string[] }> {
  const bytes = await printDocx(any, { title: "Day <one>" })
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { styleMap: ["p[style-name='Quote'] => blockquote:fresh", "p[style-name='Table Text'] => p"] },
  )
  return { html: value, warnings: messages.map((message) => message.message) }
}

/** A file of the archive, read by an independent unzipper. */
async function part(any: Note, path: string): Promise<string> {
  const archive = await zip.loadAsync(await printDocx(any, { title: "Day <one>" }))
  return (await archive.file(path)?.async("string")) ?? ""
}
