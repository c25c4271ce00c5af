// The server is gone: the app starts all the same, a note that was open before opens, and all goes on when it is back.
import type { Browser, Page } from "playwright"
import { afterAll, beforeAll, test } from "vitest"
import { blockWords, expect, noteText, sample, saved, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

let stage: Stage
let browser: Browser
let lead: Person
/** The note's address, and what stood in it before. */
let note = ""
let before: readonly string[] = []

beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
  lead = await person(browser, stage)
  await setUp(lead, stage)
})

afterAll(async () => {
  await browser?.close()
  await stage?.end()
})

/** Waits until this device has the app, and the meeting with its statements. */
async function keptOnDevice(page: Page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated")
  await page.waitForFunction(
    () =>
      new Promise<boolean>((resolve, reject) => {
        const opened = indexedDB.open("lineup")
        opened.onerror = () => reject(opened.error)
        opened.onsuccess = () => {
          const keys = opened.result.transaction("answers").objectStore("answers").getAllKeys()
          keys.onerror = () => reject(keys.error)
          keys.onsuccess = () => {
            opened.result.close()
            resolve(keys.result.some((key) => String(key).endsWith("/statements")))
          }
        }
      }),
  )
}

const tab = (name: string) =>
  lead.page.getByRole("navigation", { name: "Meeting" }).getByRole("link", { name })
/** Over a screen that shows what was known before; what the state line explains says as much. */
const seen = (page: Page) =>
  page.locator(".seen", { hasText: "What stands here is as it was then" })
const offlineSince = (page: Page) => page.getByText(/^Offline since \d\d:\d\d/).first()

test("a note that was open before opens without the server, with its words and its margin", async () => {
  const { page } = lead
  await page.goto("/")
  await expect(page.getByRole("link", { name: sample })).toBeVisible()
  await page.goto("/m/gcm-2/n")
  await saved(lead)
  note = page.url()
  before = await blockWords(page)
  await keptOnDevice(page)
  const chips = await noteText(page).locator(".chip").count()
  expect(chips).toBeGreaterThan(10)
  const counted = page.locator("main header p").first()
  await expect(counted).toContainText(/\d+ statements/)
  const statements = await counted.textContent()

  await stage.kill()
  await page.reload()
  await expect(noteText(page)).toBeVisible()
  expect(await blockWords(page)).toEqual(before)
  await expect(noteText(page).locator(".chip")).toHaveCount(chips)
  await expect(counted).toHaveText(statements ?? "")
  await expect(offlineSince(page)).toBeVisible()
})

test("what is typed meanwhile is counted, and there again at the next start", async () => {
  const { page } = lead
  await noteText(page).press("Control+End")
  await page.keyboard.type(" Typed without a server.")
  await expect(page.getByText(/^Offline since .*changes? on this device/).first()).toBeVisible()
  await page.reload()
  await expect(noteText(page)).toContainText("Typed without a server.")
  await expect(page.getByText(/^Offline since .*changes? on this device/).first()).toBeVisible()
})

test("the line-ups show what was known last, and since when", async () => {
  const { page } = lead
  await tab("Line-ups").click()
  await expect(page.locator("main.board")).toBeVisible()
  await expect(seen(page)).toBeVisible()
  await expect(page.locator("main.board")).toContainText(/Brazil|Philippines|Mexico/)
})

test("the first screen lists the notes on this device", async () => {
  const { page } = lead
  await page.goto("/")
  await expect(page.getByRole("heading", { name: "Notes on this device" })).toBeVisible()
  await expect(page.getByText(/changes? waits? for the server/)).toBeVisible()
  await page.getByRole("listitem").getByRole("link").first().click()
  await expect(noteText(page)).toContainText("Typed without a server.")
})

test("a note that was never open here says so and offers those that were", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2")
  const other = page.locator(`main a[href^="/m/gcm-2/n/"]:not([href="${new URL(note).pathname}"])`)
  await other.first().click()
  await expect(page.getByText("This note was never opened on this device")).toBeVisible()
  await expect(page.getByRole("heading", { name: "Notes on this device" })).toBeVisible()
})

test("a browser that was never here has nothing to show", async () => {
  const stranger = await person(browser, stage)
  await expect(stranger.page.goto("/")).rejects.toThrow(/ERR_CONNECTION_REFUSED/)
  await stranger.context.close()
})

test("when the server is back every screen goes on by itself, and all words are saved", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/board")
  await expect(seen(page)).toBeVisible()
  await stage.restart()
  await expect(page.getByText("Up to date").first()).toBeVisible({ timeout: 60_000 })
  await expect(seen(page)).toHaveCount(0)
  await page.goto(note)
  await saved(lead)
  await expect(noteText(page)).toContainText("Typed without a server.")
  const colleague = await person(browser, stage)
  await colleague.context.addCookies(await lead.context.cookies())
  await colleague.page.goto(note)
  await expect(noteText(colleague.page)).toContainText("Typed without a server.")
  await colleague.context.close()
  expect(lead.faults).toEqual([])
})
