// Nobody leaves words behind: going to another screen, losing the network or the disk, being signed out over a note.
import type { Browser } from "playwright"
import { afterAll, beforeAll, test } from "vitest"
import { expect, noteText, saved, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

let stage: Stage
let browser: Browser
let lead: Person

beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
  lead = await person(browser, stage)
  await setUp(lead, stage)
  await lead.page.goto("/m/gcm-2/n")
  await saved(lead)
})

afterAll(async () => {
  await browser?.close()
  await stage?.end()
})

async function typeAtTheEnd(words: string) {
  await noteText(lead.page).press("Control+End")
  await lead.page.keyboard.type(words)
}

const tab = (name: string) =>
  lead.page.getByRole("navigation", { name: "Meeting" }).getByRole("link", { name })

test("a link followed right behind the last word waits until the server has it", async () => {
  await typeAtTheEnd(" Typed and gone.")
  await tab("Line-ups").click()
  await lead.page.waitForURL("**/board**")
  await tab("Note").click()
  await expect(noteText(lead.page)).toContainText("Typed and gone.")
})

test("without a network the words stay on this device: one may go to another screen and come back to them", async () => {
  const { page, context } = lead
  await saved(lead)
  await context.setOffline(true)
  await typeAtTheEnd(" Typed offline.")
  await expect(page.getByText(/^Offline since .* on this device$/).first()).toBeVisible({
    timeout: 60_000,
  })
  await tab("Line-ups").click()
  await page.waitForURL("**/board**")
  await tab("Note").click()
  await expect(noteText(page)).toContainText("Typed offline.")
  await context.setOffline(false)
  await expect(page.getByText("Saved on the server").first()).toBeVisible({ timeout: 60_000 })
})

test("where this device keeps nothing either, the screen asks before it leaves, and staying keeps the words", async () => {
  const { page, context } = lead
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError")
    }
  })
  await context.setOffline(true)
  await typeAtTheEnd(" In this tab alone.")
  await expect(page.getByText(/^Not stored: /).first()).toBeVisible({ timeout: 60_000 })
  await tab("Line-ups").click()
  await page.getByRole("button", { name: "Stay here" }).click()
  await expect(noteText(page)).toContainText("In this tab alone.")
  await context.setOffline(false)
  await expect(page.getByText("Saved on the server").first()).toBeVisible({ timeout: 60_000 })
  await page.reload()
})

test("signed out from elsewhere, one signs in over the note and what was typed goes on its way", async () => {
  const { page, context } = lead
  const elsewhere = await browser.newContext({ baseURL: stage.url })
  await elsewhere.addCookies(await context.cookies())
  const other = await elsewhere.newPage()
  await other.goto("/")
  await other.getByRole("button", { name: "Lead (you)" }).click()
  await other.getByRole("button", { name: "Sign out" }).click()
  await other.waitForURL("**/sign-in")
  await elsewhere.close()

  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible({
    timeout: 30_000,
  })
  await page.getByRole("button", { name: "Not now" }).click()
  await typeAtTheEnd(" Typed signed out.")
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByLabel("Username").fill("lead")
  await page.getByLabel("Password").fill("a password for the journey")
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click()
  await saved(lead)
  await page.reload()
  await expect(noteText(page)).toContainText("Typed signed out.")
})
