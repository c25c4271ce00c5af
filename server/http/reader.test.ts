import * as fc from "fast-check"
import { expect, test } from "vitest"
import { inkOfHtml } from "../../tests/builders/html.ts"
import { anyNote, block, heading, note, run } from "../../tests/builders/tree.ts"
import { type ReadersPublication, readersPage } from "./reader.ts"

const publication: ReadersPublication = {
  meeting: "Global Compact for Migration, Session II",
  timeZone: "America/New_York",
  date: "2018-03-12",
  number: 2,
  title: "Day one: brief update, Monday 12 March 2018",
  at: Date.UTC(2018, 2, 13, 1, 40),
  remark: "",
  path: "/p/secret",
  note: note(
    heading(1, "Day one"),
    block([run("Not a full record.", { italic: true })]),
    heading(2, "Key points"),
    block("Hungary stands apart."),
  ),
}

test("the page says its version and time in the meeting's zone, and leads to the files", () => {
  const page = readersPage(publication)
  expect(page).toContain("Version 2 · 12 March 2018, 21:40")
  expect(page).toContain('href="/p/secret.docx"')
  expect(page).toContain('href="/p/secret.md"')
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('<h2 id="key-points" dir="auto">Key points</h2>')
})

test("it runs no script, asks for no other file and is kept out of search engines", () => {
  const page = readersPage(publication)
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(/)
  expect(page).toContain('<meta name="robots" content="noindex, nofollow">')
})

test("what the lead wrote with the version stands before the first section", () => {
  const page = readersPage({ ...publication, remark: "South Africa <spoke> for itself." })
  const at = (words: string) => page.indexOf(words)
  expect(at("South Africa &lt;spoke&gt; for itself.")).toBeGreaterThan(at("Not a full record."))
  expect(at("South Africa &lt;spoke&gt; for itself.")).toBeLessThan(at("Key points"))
})

test("no title or name can leave its place", async () => {
  const hostile = fc.constantFrom(
    '</style><script>alert("1")</script>',
    '"; } body { display: none } /*',
    "\\22 }",
    "</title><b>",
  )
  await fc.assert(
    fc.property(hostile, anyNote, (words, any) => {
      const page = readersPage({ ...publication, title: words, meeting: words, note: any })
      expect(page).not.toContain("<script")
      expect(page.match(/<\/style>/g)).toHaveLength(1)
      expect(page.match(/<\/title>/g)).toHaveLength(1)
      const style = page.slice(page.indexOf("<style>"), page.indexOf("</style>"))
      expect(style).not.toContain("display: none }")
      expect(inkOfHtml(page)).toContain(words.replace(/\s+/g, ""))
    }),
    { numRuns: 100 },
  )
})
