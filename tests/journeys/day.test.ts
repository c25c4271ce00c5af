// The main job, end to end: two note-takers write the first morning at once, one of them offline for a while; the lead's
// line-up fills; the server is killed and comes back; the brief is drafted, edited, published and read.
import mammoth from "mammoth"
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect as expectValue, test } from "vitest"
import { blockWords, expect, invite, join, noteText, saved, setUp, write } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

let stage: Stage
let browser: Browser
let lead: Person
let one: Person
let two: Person
let reader: Person

beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
  ;[lead, one, two, reader] = await Promise.all([
    person(browser, stage),
    person(browser, stage),
    person(browser, stage),
    person(browser, stage),
  ])
})

afterAll(async () => {
  await browser?.close()
  await stage?.end()
})

/** Each step stands on the one before: after a failure the others are not tried. */
let failed = false
function step(title: string, run: () => Promise<void>): void {
  test(title, async (context) => {
    if (failed) context.skip("a step before it failed")
    failed = true
    try {
      await run()
      failed = false
    } finally {
      if (failed) await picture()
    }
  })
}

/** What everybody saw when a step failed, in shots/. */
async function picture(): Promise<void> {
  for (const [name, who] of Object.entries({ lead, one, two, reader }))
    await who.page.screenshot({ path: `shots/failed-${name}.png` })
}

const columns = {
  noDichotomy: "No dichotomy, except to protect",
  between: "In between",
  separation: "Strong separation",
}
const morningOfOne = [
  "Rights come first, with no line drawn between people #regular-irregular=no-dichotomy :",
  "- @Brazil for @[Latin America and Canada] ",
  "@[Holy See] ",
  "@Bangladesh ",
]
const morningOfTwo = [
  "@Australia asks for #regular-irregular=strong-separation .",
  "@Turkey does so with a softer voice, #regular-irregular=strong-separation(+ less adamant) .",
]
const writtenOffline = ["@Thailand and @Switzerland stand #regular-irregular=in-between ."]

step(
  "the lead sets up, invites two note-takers and a reader, and clears the first morning",
  async () => {
    await setUp(lead, stage)
    const asNoteTaker = await invite(lead, "note-taker")
    const asReader = await invite(lead, "reader")
    await Promise.all([
      join(one, asNoteTaker, "Note-taker one"),
      join(two, asNoteTaker, "Note-taker two"),
      join(reader, asReader, "Reader"),
    ])
    await lead.page.goto("/m/gcm-2")
    const day = lead.page.getByRole("region", { name: /Monday 12 March/ })
    await day.getByRole("button", { name: "Edit Plenary" }).click()
    await lead.page.getByRole("button", { name: "Archive this note" }).click()
    await expect(day.getByRole("button", { name: "Edit Plenary" })).toBeHidden()
    await day.getByRole("button", { name: "New note" }).click()
    await lead.page.getByLabel("Title", { exact: true }).fill("Morning")
    await lead.page.getByRole("button", { name: "Make the note" }).click()
    await expect(day.getByRole("link", { name: "Morning", exact: true })).toBeVisible()
  },
)

step("two write at once, one of them offline, and the line-up fills without a reload", async () => {
  await lead.page.goto("/m/gcm-2/board?day=2018-03-12&topic=regular-irregular")
  for (const writer of [one, two]) {
    await writer.page.goto("/m/gcm-2")
    await writer.page.getByRole("link", { name: "Morning", exact: true }).click()
    await saved(writer)
  }
  // Both carets stand in the new note's one block.
  await Promise.all([write(one, morningOfOne), write(two, morningOfTwo)])
  await Promise.all([saved(one), saved(two)])
  expectValue(await blockWords(two.page)).toEqual(await blockWords(one.page))
  expectValue((await blockWords(one.page)).map((it) => it.slice(0, 24))).toEqual(
    expectValue.arrayContaining([
      "Rights come first, with ",
      "Australia asks for regul",
      "Turkey does so with a so",
    ]),
  )
  await expect(column(columns.noDichotomy)).toContainText("Latin America and Canada")
  await expect(column(columns.noDichotomy)).toContainText("Bangladesh")
  await expect(column(columns.separation)).toContainText("Turkey")

  await two.context.setOffline(true)
  await expect(two.page.getByText(/Offline/).first()).toBeVisible()
  await write(two, writtenOffline)
  await write(one, ["@Tuvalu "])
  await expect(noteText(two.page)).toContainText("Thailand")
  await two.context.setOffline(false)
  await saved(two)
  await expect(column(columns.between)).toContainText("Switzerland")
  await expect(noteText(two.page)).toContainText("Tuvalu")
})

step("a killed server comes back with every word and every row", async () => {
  await Promise.all([saved(one), saved(two)])
  const before = await blockWords(one.page)
  await stage.kill()
  await expect(one.page.getByText(/Offline/).first()).toBeVisible()
  expectValue(await stage.restart()).toBeLessThan(30)
  await Promise.all([saved(one), saved(two)])
  await two.page.reload()
  await saved(two)
  for (const { page } of [one, two]) {
    await expect(noteText(page)).toContainText("Tuvalu")
    expectValue(await blockWords(page)).toEqual(before)
  }
  await lead.page.reload()
  await expect(column(columns.noDichotomy)).toContainText("Holy See")
  await expect(column(columns.separation)).toContainText("less adamant")
  await expect(column(columns.between)).toContainText("Thailand")
})

step("an entry leads to its words in the note", async () => {
  await column(columns.separation)
    .getByRole("link", { name: /Turkey/ })
    .first()
    .click()
  await expect(lead.page).toHaveURL(/\/n\/.*block=/)
  await expect(lead.page.locator(".led-to", { hasText: "softer voice" })).toBeVisible()
})

step("the lead drafts the brief, edits a line and publishes; a reader opens it", async () => {
  await lead.page.goto("/m/gcm-2/brief/2018-03-12")
  await lead.page.getByRole("button", { name: "Draft the brief" }).click()
  const text = lead.page.getByRole("textbox")
  await expect(text).toContainText("Line-up: regular/irregular")
  await text.getByText("From the observers").click()
  await lead.page.keyboard.press("End")
  await lead.page.keyboard.type(" Edited by the lead.")
  await saved(lead)
  await lead.page.getByRole("button", { name: /^Publish/ }).click()
  await lead.page
    .getByRole("dialog")
    .getByRole("button", { name: /Publish/ })
    .click()
  await expect(lead.page.getByText(/version 1/i).first()).toBeVisible()

  await reader.page.goto("/")
  await reader.page.getByRole("link", { name: "Global Compact for Migration, Session II" }).click()
  await reader.page
    .getByRole("link", { name: /Day one/ })
    .first()
    .click()
  await expect(reader.page.getByRole("heading", { level: 1 })).toContainText("Day one")
  await expect(reader.page.getByText("Edited by the lead.")).toBeVisible()
})

step("the Word file opens elsewhere with the same headings and lists", async () => {
  const page = reader.page
  const answer = await page.request.get(`${page.url().replace(/[?#].*$/, "")}.docx`)
  const { value: html } = await mammoth.convertToHtml({ buffer: await answer.body() })
  const headings = [...html.matchAll(/<h([1-6])>(.*?)<\/h\1>/g)].map((it) => stripped(it[2] ?? ""))
  const items = [...html.matchAll(/<li>(.*?)(?:<\/li>|<[uo]l>)/g)].map((it) =>
    stripped(it[1] ?? ""),
  )
  expectValue(headings).toEqual(await page.locator("h1, h2, h3").allInnerTexts())
  expectValue(items.length).toBe(await page.locator("main li, article li").count())
})

step("no page met a fault", async () => {
  for (const { faults } of [lead, one, two, reader]) expectValue(faults).toEqual([])
})

/** The column of a position on the lead's board. */
function column(name: string) {
  return lead.page.locator("[data-column]").filter({ hasText: name })
}

function stripped(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&amp;/g, "&")
    .trim()
}
