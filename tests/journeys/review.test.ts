// The lead reviews while the note is written: a query goes to the note's margin and comes back answered; words that change
// after they were confirmed say so. And eight tabs of one browser hear all of it.
import { hostname } from "node:os"
import type { Browser, Page } from "playwright"
import { afterAll, beforeAll, expect as same, test } from "vitest"
import { expect, invite, join, noteText, saved, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

let stage: Stage
let browser: Browser
let lead: Person
let taker: Person
const board = "/m/gcm-2/board?day=2018-03-12&topic=regular-irregular"
const question = "All of it, or the basic services?"

beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
  lead = await person(browser, stage)
  taker = await person(browser, stage)
  await setUp(lead, stage)
  const link = await invite(lead, "note-taker")
  await join(taker, link, "Note-taker")
})

afterAll(async () => {
  await browser?.close()
  await stage?.end()
})

/** The lead's row of which everything below is about: one record, the first sentence of its block. */
let row = ""
const said = () => lead.page.locator(`[data-column] [data-row="${row}"]`)
const card = () => taker.page.locator(".margin [data-query]")

test("the lead asks by a key; the note-taker finds it beside the words, answers, and the lead resolves", async () => {
  await lead.page.goto(board)
  const one = lead.page.locator("[data-column] .row:has(> .review) > a[href*='sentence=0']").first()
  row = (await one.getAttribute("data-row")) ?? ""
  const words = (await said().getAttribute("href")) ?? ""
  await taker.page.goto(words)
  await saved(taker)
  await said().focus()
  await lead.page.keyboard.press("q")
  await expect(lead.page.getByLabel(/^Question about/)).toBeFocused()
  await lead.page.keyboard.type(question)
  await lead.page.keyboard.press("Enter")
  await expect(card()).toContainText(question)
  await expect(card()).toContainText(/^Lead asks, \d\d:\d\d\./)
  await expect(said()).toContainText("query open")
  const counted = (page: Page) => page.locator("header.top .queries")
  await expect(counted(taker.page)).toHaveText(/1 open query/)
  await expect(counted(lead.page)).toHaveText(/1 open query/)
  // What was asked stays where its words are after a reload.
  await taker.page.reload()
  await card().getByRole("button", { name: "Answer" }).press("Enter")
  await taker.page.keyboard.type("Only the basic services.")
  await taker.page.keyboard.press("Enter")
  await expect(card()).toContainText(/Note-taker, .*Only the basic services\./)
  await counted(lead.page).click()
  const asked = lead.page.getByRole("complementary", { name: /^Open queries/ })
  await expect(asked).toContainText("Only the basic services.")
  await asked.getByRole("button", { name: "Resolve" }).press("Enter")
  await expect(card()).toHaveCount(0)
  await expect(counted(taker.page)).toHaveCount(0)
})

test("the lead confirms by a key, and words that change since say so", async () => {
  await lead.page.goto(board)
  await said().focus()
  await lead.page.keyboard.press("c")
  await expect(said()).toContainText("✓ confirmed")
  const block = new URLSearchParams((await said().getAttribute("href"))?.split("?")[1]).get("block")
  const text = noteText(taker.page).locator(`.block[data-id="${block}"]`)
  await text.locator(".words").click()
  await taker.page.keyboard.press("Home")
  await taker.page.keyboard.type("As before, ")
  await saved(taker)
  await expect(said()).toContainText("≠ changed since it was confirmed")
  await expect(said()).toHaveAttribute("title", /^As before, \S/)
  await lead.page.getByRole("link", { name: "Session" }).focus()
  await said().focus()
  await lead.page.keyboard.press("c")
  await expect(said()).toContainText("✓ confirmed")
  same([...lead.faults, ...taker.faults]).toEqual([])
})

/** HTTP/1.1 lets a browser have six connections to a server: eight tabs that kept one each would hang. */
test.each(["by Web Locks", "over plain http, without them"])(
  "eight tabs of one browser stay live, %s",
  async (how) => {
    const isPlain = how !== "by Web Locks"
    const machine = `${hostname().toLowerCase()}.local`
    const own = isPlain
      ? await openBrowser([`--host-resolver-rules=MAP ${machine} 127.0.0.1`])
      : browser
    const { port } = new URL(stage.url)
    const url = isPlain ? `http://${machine}:${port}` : stage.url
    const many = await person(own, { url })
    const link = new URL(await invite(lead, "note-taker"))
    await join(many, `${url}${link.pathname}`, "Note-taker of many tabs")
    const tabs = [many.page]
    while (tabs.length < 8) tabs.push(await many.context.newPage())
    for (const tab of tabs) {
      await tab.goto(board)
      await expect(tab.locator("[data-row]").first()).toBeVisible()
      same(await tab.evaluate(() => navigator.locks === undefined)).toBe(isPlain)
    }
    await lead.page.goto(board)
    await said().focus()
    await lead.page.keyboard.press("q")
    await lead.page.keyboard.type(`In all tabs, ${how}?`)
    await lead.page.keyboard.press("Enter")
    for (const tab of tabs) {
      await expect(tab.locator("header.top .queries")).toHaveText(/1 open query/)
      await expect(tab.getByText("Up to date").first()).toBeVisible()
    }
    // The tab that holds the stream goes; the others go on.
    await tabs[0]?.close()
    await lead.page.locator("header.top .queries").click()
    await lead.page.getByRole("button", { name: "Resolve" }).click()
    for (const tab of tabs.slice(1)) await expect(tab.locator("header.top .queries")).toHaveCount(0)
    await many.context.close()
    if (isPlain) await own.close()
  },
)
