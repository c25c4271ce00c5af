// A lead asks who moved: other company on the second day, the flow of a topic, who stood with whom, who was silent.
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect as same, test } from "vitest"
import { violations } from "./axe.ts"
import { expect, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

let stage: Stage
let browser: Browser
let lead: Person

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

test("New Zealand and Cuba stand in other company on the second day than on the first", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/shifts?from=2018-03-12&to=2018-03-13")
  const company = page.getByRole("region", { name: "Other company" })
  await expect(company.locator("[data-actor]")).toHaveCount(5)
  for (const [actor, before, now, beside] of [
    ["NZL", "Regular/irregular: strong separation", "Non-refoulement: for all", "Tuvalu"],
    ["CUB", "Regular/irregular: no dichotomy", "at the discretion of states", "Australia"],
  ] as const) {
    const row = company.locator(`[data-actor="${actor}"]`)
    await expect(row).toContainText(before)
    await expect(row).toContainText(now)
    await expect(row.locator(".now")).toContainText(beside)
  }
  same(await violations(page)).toEqual([])
})

test("any two days can be compared, and the words lead into the note", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/shifts")
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("2018-03-15")
  await page.getByLabel("From", { exact: true }).selectOption("2018-03-12")
  await expect(page).toHaveURL(/from=2018-03-12/)
  const moved = page.getByRole("region", { name: "Moved" })
  const group = moved.locator('[data-actor="african-group"]', { hasText: "Regular/irregular" })
  await expect(group).toContainText("name the fragmented protection")
  await expect(group).toContainText("Comoros for African Group")
  await group.getByRole("link", { name: /fragmented/ }).click()
  await expect(page).toHaveURL(/\/n\/.*block=/)
  await expect(page.locator(".led-to", { hasText: "fragmented" }).first()).toBeVisible()
})

test("the flow of a topic is a picture and a table", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/shifts?to=2018-03-15&topic=regular-irregular")
  await expect(
    page.getByRole("img", { name: /Regular\/irregular: who stood where on/ }),
  ).toBeVisible()
  await page.getByText("As a table").click()
  const row = page.getByRole("row", { name: /African Group/ })
  await expect(row.getByRole("link", { name: "no dichotomy, except to protect" })).toBeVisible()
  await expect(row).toContainText("moved")
  same(await violations(page)).toEqual([])
})

test("who stood with whom is ranked, drawn, and told of groups", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/shifts")
  await page.getByRole("link", { name: "Who stood with whom" }).first().click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who stood with whom")
  await expect(page.getByRole("img", { name: /A network of/ })).toBeVisible()
  await page.getByLabel("With", { exact: true }).selectOption("JPN")
  const australia = page.locator('[data-pair~="AUS"][data-pair~="JPN"]')
  await expect(australia).toContainText(/of \d+ topics/)
  await expect(page.locator('[data-pair]:not([data-pair~="JPN"])')).toHaveCount(0)
  await expect(page.locator('[data-group="african-group"]')).toContainText("South Africa")
  await expect(page.locator('[data-group="eu-27"]')).toContainText("Hungary (left out")
  same(await violations(page)).toEqual([])
})

test("labour is silent on the first day, as far as the team listened", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/board?day=2018-03-12")
  const silent = page.getByRole("region", { name: "Silent on this day" })
  await expect(silent).toContainText("migrants' labour, priority 4. Nobody spoke of it.")
  await expect(silent).toContainText("It is not known when the team listened on this day")
  await silent.getByText("Who watched which room").click()
  for (const [from, until] of [
    ["10:00", "11:40"],
    ["13:00", "17:45"],
  ] as const) {
    await silent.getByLabel("From", { exact: true }).fill(from)
    await silent.getByLabel("Until", { exact: true }).fill(until)
    await silent.getByRole("button", { name: "Correct by hand" }).click()
    await expect(silent).toContainText(`Lead: Lead was there, ${from}–${until}`)
  }
  await expect(silent).toContainText("We listened from 10:00 to 17:45.")
  await expect(silent).toContainText("Nobody was listening 11:40–13:00.")
  same(await violations(page)).toEqual([])
})

test("Iceland and Qatar are heard first on the fourth day, and who left a topic out is named", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/board?day=2018-03-15")
  const firsts = page.getByRole("region", { name: "Heard in their own voice" }).locator(".firsts")
  await expect(firsts).toContainText("Heard for the first time")
  for (const name of ["Iceland", "Qatar"]) await expect(firsts.getByText(name)).toHaveCount(1)
  const silent = page.getByRole("region", { name: "Silent on this day" })
  await silent.getByText(/Silent on a topic taken up before/).click()
  await expect(silent.getByRole("link", { name: /Australia/ }).first()).toBeVisible()
  same(await violations(page)).toEqual([])
})

test("no page met a fault", () => {
  same(lead.faults).toEqual([])
})
