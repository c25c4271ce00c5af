import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import mammoth from "mammoth"
import { afterAll, describe, expect, test, vi } from "vitest"
import { run } from "../../server/cli/cli.ts"
import { structureOfHtml } from "../builders/html.ts"

const folder = mkdtempSync(join(tmpdir(), "lineup-brief-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const root = join(import.meta.dirname, "../..")
const meeting = join(root, "seeds/meeting.json")
const days = [
  ["day1", "2018-03-12"],
  ["day2", "2018-03-13"],
  ["day3", "2018-03-14"],
  ["day4", "2018-03-15"],
] as const

describe("the sample days", () => {
  // To see what a change does to the briefs: npx vitest run --project unit tests/cli/brief -u
  test.each(days)("%s reads as its brief that was agreed on", async (day, date) => {
    const out = join(folder, `${day}.md`)
    const { code, err } = await brief(day, date, "md", out)
    expect({ code, err }).toEqual({ code: 0, err: "" })
    await expect(readFileSync(out, "utf8")).toMatchFileSnapshot(`../briefs/${day}.md`)
  })

  test.each(["fr", "es"])("day3 reads in %s as its brief that was agreed on", async (lang) => {
    const out = join(folder, `day3.${lang}.md`)
    const { code, err } = await brief("day3", "2018-03-14", "md", out, "--lang", lang)
    expect({ code, err }).toEqual({ code: 0, err: "" })
    await expect(readFileSync(out, "utf8")).toMatchFileSnapshot(`../briefs/day3.${lang}.md`)
  })

  test("each brief is at most half as long again as the notes it is made from", () => {
    for (const [day] of days) {
      const length = (path: string) => readFileSync(join(root, path), "utf8").length
      expect(length(`tests/briefs/${day}.md`)).toBeLessThan(1.5 * length(`seeds/${day}.md`))
    }
  })
})

describe("lineup brief", () => {
  test("writes a Word file that an independent reader opens with the same headings and lists", async () => {
    const [word, page] = [join(folder, "day1.docx"), join(folder, "day1.html")]
    expect((await brief("day1", "2018-03-12", "docx", word)).code).toBe(0)
    expect((await brief("day1", "2018-03-12", "html", page)).code).toBe(0)
    const { value, messages } = await mammoth.convertToHtml(
      { path: word },
      { styleMap: ["p[style-name='Quote'] => blockquote", "p[style-name='Table Text'] => p"] },
    )
    expect(messages).toEqual([])
    expect(structureOfHtml(value)).toEqual(structureOfHtml(readFileSync(page, "utf8")))
    expect(structureOfHtml(value)).toContain("table")
  })

  test("writes plain text", async () => {
    const out = join(folder, "day4.txt")
    expect((await brief("day4", "2018-03-15", "txt", out)).code).toBe(0)
    expect(readFileSync(out, "utf8")).toMatch(
      /^Day four: brief update, Thursday 15 March 2018\n=+\n\nGlobal Compact/,
    )
  })

  test("says when PDF is asked for that it is not available yet, and writes nothing", async () => {
    const out = join(folder, "day1.pdf")
    const { code, err } = await brief("day1", "2018-03-12", "pdf", out)
    expect(code).toBe(1)
    expect(err).toBe(
      "lineup brief: PDF is not available yet; write docx or html and print it from there\n",
    )
    expect(existsSync(out)).toBe(false)
  })

  const note = join(folder, "note.md")
  writeFileSync(note, "@Fiji.\n")
  const rest = ["--meeting", meeting, "--date", "2018-03-12", "--format", "md", "-o", "x"]
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no note", rest, /name at least one note/],
    ["no meeting", [note, ...rest.slice(2)], /name the file: --meeting/],
    ["no day", [note, ...rest.slice(0, 2), ...rest.slice(4)], /name the day: --date/],
    ["a day that is none", [note, ...rest.with(3, "2018-02-30")], /--date needs a day such as/],
    ["no format", [note, ...rest.slice(0, 4), "-o", "x"], /name the format/],
    ["an unknown format", [note, ...rest.with(5, "rtf")], /there is no format "rtf"/],
    ["nowhere to write", [note, ...rest.slice(0, 6)], /name the file: --output/],
    [
      "an unknown language",
      [note, ...rest, "--lang", "xx"],
      /no language "xx"; there are en, fr, es/,
    ],
    ["no note of the day", [`2018-03-11=${note}`, ...rest], /at least one note of 2018-03-12/],
    ["an unknown option", [note, ...rest, "--loud"], /there is no option --loud/],
  ]
  test.each(wrong)("called with %s is told so with exit code 2", async (_what, words, message) => {
    const { code, err } = await lineup("brief", ...words)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  test("cannot read or write: exit code 1 and the reason", async () => {
    const missing = await lineup("brief", join(folder, "none.md"), ...rest)
    expect(missing).toMatchObject({ code: 1 })
    expect(missing.err).toMatch(/cannot read .*none.md: there is no such file/)
    const nowhere = await lineup("brief", note, ...rest.with(7, join(folder, "no/such/folder.md")))
    expect(nowhere).toMatchObject({ code: 1 })
    expect(nowhere.err).toMatch(/cannot write .*folder.md/)
  })
})

/** With the notes of the days before. */
function brief(day: string, date: string, format: string, out: string, ...more: string[]) {
  const noteOf = (name: string) => join(root, `seeds/${name}.md`)
  const before = days.filter(([, other]) => other < date)
  const notes = [...before.map(([name, other]) => `${other}=${noteOf(name)}`), noteOf(day)]
  return lineup(
    "brief",
    ...notes,
    "--meeting",
    meeting,
    "--date",
    date,
    "--format",
    format,
    "-o",
    out,
    ...more,
  )
}

/** What the command says on standard error, and its exit code. */
async function lineup(...words: string[]) {
  const err = vi.spyOn(process.stderr, "write").mockReturnValue(true)
  try {
    const code = await run(words)
    return { code, err: err.mock.calls.map(([said]) => String(said)).join("") }
  } finally {
    err.mockRestore()
  }
}
