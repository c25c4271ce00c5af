// `npm run shots`: a picture of every screen at laptop and phone width into shots/, light, and some dark.
import { mkdirSync, rmSync } from "node:fs"
import { join as path } from "node:path"
import type { Browser, Page } from "playwright"
import { afterAll, beforeAll, test } from "vitest"
import { expect, invite, join, noteText, saved, setUp } from "../journeys/people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "../journeys/stage.ts"

const folder = path(import.meta.dirname, "../../shots")
const widths = [1280, 390] as const

let stage: Stage
let browser: Browser
let lead: Person
let asReader: string
let published: string

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  stage = await openStage()
  browser = await openBrowser()
  lead = await person(browser, stage)
})

afterAll(async () => {
  await browser?.close()
  await stage?.end()
})

test("before anybody is signed in", async () => {
  await lead.page.goto(stage.setupLink ?? "/")
  await shoot(lead.page, "set-up")
  await setUp(lead, stage)
  const stranger = await person(browser, stage)
  await stranger.page.goto("/sign-in")
  await shoot(stranger.page, "sign-in")
  await stranger.page.goto(await invite(lead, "note-taker"))
  await shoot(stranger.page, "join")
  await shoot(lead.page, "invite")
  asReader = await invite(lead, "reader")
})

test.each([
  ["home", "/"],
  ["meeting", "/m/gcm-2"],
  ["topics", "/m/gcm-2/topics"],
  ["roster", "/m/gcm-2/roster"],
  ["people", "/m/gcm-2/people"],
  ["board", "/m/gcm-2/board?day=2018-03-12&topic=regular-irregular"],
  ["board-session", "/m/gcm-2/board"],
  ["matrix", "/m/gcm-2/matrix"],
  ["map", "/m/gcm-2/map?topic=regular-irregular"],
  ["brief-none", "/m/gcm-2/brief/2018-03-12"],
  ["not-found", "/nowhere"],
])("the screen %s", async (name, address) => {
  await lead.page.goto(address)
  await expect(lead.page.getByRole("heading").first()).toBeVisible()
  await shoot(lead.page, name)
})

test("the note, the empty note, the list of names, the keys", async () => {
  await lead.page.goto("/m/gcm-2")
  await lead.page.getByRole("link", { name: "Plenary" }).first().click()
  await saved(lead)
  await shoot(lead.page, "note")
  await noteText(lead.page).press("Control+End")
  await lead.page.keyboard.press("Enter")
  await lead.page.keyboard.type("@li")
  await expect(lead.page.getByRole("listbox")).toBeVisible()
  await shoot(lead.page, "note-list")
  await lead.page.goto("/m/gcm-2")
  const day = lead.page.getByRole("region", { name: /Thursday 15 March/ })
  await day.getByRole("button", { name: "New note" }).click()
  await lead.page.getByLabel("Title", { exact: true }).fill("Side room")
  await lead.page.getByRole("button", { name: "Make the note" }).click()
  await day.getByRole("link", { name: "Side room" }).click()
  await saved(lead)
  await shoot(lead.page, "note-empty")
  await lead.page.getByRole("heading").first().click()
  await lead.page.keyboard.press("?")
  await shoot(lead.page, "shortcuts")
})

test("the brief and its readers' page", async () => {
  await lead.page.goto("/m/gcm-2/brief/2018-03-12")
  await lead.page.getByRole("button", { name: "Draft the brief" }).click()
  await expect(lead.page.getByText("Line-up: regular/irregular").first()).toBeVisible()
  await shoot(lead.page, "brief")
  await lead.page.getByRole("button", { name: /^Publish/ }).click()
  await shoot(lead.page, "brief-publish")
  await lead.page
    .getByRole("dialog")
    .getByRole("button", { name: /Publish/ })
    .click()
  await expect(lead.page.getByText(/version 1/i).first()).toBeVisible()
  const reader = await person(browser, stage)
  await join(reader, asReader, "Reader")
  await shoot(reader.page, "home-reader")
  await reader.page.getByRole("link", { name: /Session II/ }).click()
  await expect(reader.page.getByRole("heading", { name: "Published briefs" })).toBeVisible()
  await shoot(reader.page, "reader-briefs")
  await reader.page
    .getByRole("link", { name: /Day one/ })
    .first()
    .click()
  await shoot(reader.page, "readers-page")
  published = reader.page.url()
})

test("the dark ones", async () => {
  await lead.page.emulateMedia({ colorScheme: "dark" })
  for (const [name, address] of [
    ["board-dark", "/m/gcm-2/board?day=2018-03-12&topic=regular-irregular"],
    ["note-dark", "/m/gcm-2/n"],
    ["brief-dark", "/m/gcm-2/brief/2018-03-12"],
    ["readers-page-dark", published],
  ] as const) {
    await lead.page.goto(address)
    await expect(lead.page.getByRole("heading").first()).toBeVisible()
    await shoot(lead.page, name)
  }
})

/** The screen as it stands, at both widths. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 720 ? 844 : 800 })
    await page.evaluate(() => document.fonts.ready)
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    await page.screenshot({ path: path(folder, `${name}-${width}.png`) })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}
