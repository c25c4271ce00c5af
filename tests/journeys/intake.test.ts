// Another observer's Word file becomes a note: chosen in the browser, reviewed by keyboard, taken in once although the
// server is away for a while, and its positions stand in the line-up.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph } from "docx"
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect as expectValue, test } from "vitest"
import { type MeetingNames, namesOf, parseMeeting } from "../../shared/meeting/meeting.ts"
import { type Block, blocksOf, chipLabel, parseNote } from "../../shared/notation/notation.ts"
import { violations } from "./axe.ts"
import { expect, noteText, saved, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

const seeds = join(import.meta.dirname, "../../seeds")
let stage: Stage
let browser: Browser
let lead: Person

beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
  lead = await person(browser, stage)
})

afterAll(async () => {
  await browser?.close()
  await stage?.end()
})

test("a Word file of the first day becomes its line-up", async () => {
  const { page } = lead
  await setUp(lead, stage)
  await page.goto("/m/gcm-2")
  const day = page.getByRole("region", { name: /Monday 12 March/ })
  await day.getByRole("button", { name: "Edit Plenary" }).click()
  await page.getByRole("button", { name: "Archive this note" }).click()
  await expect(day.getByRole("button", { name: "Edit Plenary" })).toBeHidden()
  await day.getByRole("button", { name: "New note" }).click()
  await page.getByLabel("Title", { exact: true }).fill("From a colleague")
  await page.getByRole("button", { name: "Make the note" }).click()
  await day.getByRole("link", { name: "Import into From a colleague" }).click()

  // What is no document is told so, and nothing is lost by it.
  const choice = page.locator("input[type=file]")
  await choice.setInputFiles({
    ...{ name: "scan.docx", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 words") },
  })
  await expect(page.getByRole("alert")).toContainText("This is a PDF")
  expectValue(await violations(page)).toEqual([])

  await choice.setInputFiles({
    name: "Day one.docx",
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    buffer: await wordFile(),
  })
  const index = page.getByRole("region", { name: "The index that would result" })
  await expect(page.getByRole("region", { name: "What was found" })).toContainText("Topics")
  await expect(index).toContainText("No statement yet")
  await page.getByRole("button", { name: /^Accept all that are certain/ }).click()
  await expect(index).toContainText("no dichotomy, except to protect")
  expectValue(await violations(page)).toEqual([])

  // By keyboard: the first question is who Hungary is in "with Hungary".
  await page.getByRole("button", { name: /^Questions/ }).click()
  await expect(page.getByRole("button", { name: /^Hungary ?: Question/ })).toBeFocused()
  await page.keyboard.press("2")
  await expect(
    page.getByRole("button", { name: /^Hungary ?: .*spoken about, accepted/ }),
  ).toHaveCount(1)
  await page.keyboard.press("x")

  await stage.kill()
  await page.getByRole("button", { name: "Take it in" }).click()
  await expect(page.getByText("Nothing is lost")).toBeVisible()
  await stage.restart()
  await page.getByRole("button", { name: "Take it in" }).click()
  await expect(page).toHaveURL(/\/n\/[^/]+\?block=/)
  await saved(lead)
  await expect(noteText(page)).toContainText("in person to attack the Compact")
  await expect(noteText(page).locator(".led-to").first()).toBeVisible()

  await page.goto("/m/gcm-2/board?day=2018-03-12&topic=regular-irregular")
  const column = (name: string) => page.locator("[data-column]").filter({ hasText: name })
  for (const [name, holders] of columns) {
    for (const holder of holders) await expect(column(name)).toContainText(holder)
  }
  await expect(column("In between").locator("[data-row]")).toHaveCount(2)
  await expect(column("No dichotomy, except to protect")).toContainText("Brazil")
  // Once, although it was tried twice.
  await page.goto("/m/gcm-2")
  await day.getByRole("link", { name: "From a colleague", exact: true }).click()
  await saved(lead)
  await expect(noteText(page).getByText("in person to attack the Compact")).toHaveCount(1)
  expectValue(lead.faults).toEqual([])
})

/** The facts of the first day. */
const columns: readonly (readonly [string, readonly string[]])[] = [
  [
    "No dichotomy, except to protect",
    [
      ...["Latin America and Canada", "African Group", "Friends of Children", "Holy See"],
      ...["Bangladesh", "Tuvalu", "Philippines", "Eritrea", "Cuba", "Jamaica", "Mexico", "Nepal"],
      ...["Guatemala", "Venezuela", "Libya"],
    ],
  ],
  ["In between", ["Thailand", "Switzerland"]],
  [
    "Strong separation",
    [
      ...["Australia", "New Zealand", "Japan", "India", "South Africa", "Singapore", "Malaysia"],
      ...[
        "Indonesia",
        "EU-27",
        "Hungary",
        "Turkey",
        "China",
        "Liechtenstein",
        "Azerbaijan",
        "Iran",
      ],
    ],
  ],
]

/** The sample's first day as somebody else would have typed it in Word: headings, lists, and words where chips are. */
async function wordFile(): Promise<Buffer> {
  const parsed = parseMeeting(JSON.parse(readFileSync(join(seeds, "meeting.json"), "utf8")))
  if (!parsed.ok) throw new Error(parsed.faults.join("\n"))
  const names = namesOf(parsed.meeting)
  const note = parseNote(readFileSync(join(seeds, "day1.md"), "utf8"))
  const level = { format: LevelFormat.BULLET, text: "•", alignment: AlignmentType.LEFT, level: 0 }
  return Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: "points", levels: [level] }] },
      sections: [{ children: blocksOf(note).map((block) => paragraph(block, names)) }],
    }),
  )
}

function paragraph(block: Block, names: MeetingNames): Paragraph {
  const text = block.inlines
    .map((it) => (it.kind === "chip" ? chipLabel(it.chip, names) : it.text))
    .join("")
  if (block.kind === "heading") return new Paragraph({ text, heading: HeadingLevel.HEADING_2 })
  if (block.kind !== "bullet") return new Paragraph({ text })
  return new Paragraph({ text, numbering: { reference: "points", level: 0 } })
}
