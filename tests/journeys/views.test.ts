// The matrix and the map of the sample session: what its four days say, by keyboard and pointer, live, and as files.
import { readFileSync } from "node:fs"
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect as same, test } from "vitest"
import { violations } from "./axe.ts"
import { expect, noteText, saved, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

const [monday, tuesday] = ["2018-03-12", "2018-03-13"]

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

test("the lead reads the session in the matrix, and follows a cell to its words", async () => {
  const { page } = lead
  await page.goto(`/m/gcm-2/matrix?day=${monday}&actors=NZL,JPN,CUB,VAT,HUN,ZAF,NGA&rows=none`)
  const cell = (name: RegExp) => page.getByRole("gridcell", { name })
  await expect(cell(/^New Zealand, Regular\/irregular, supports strong separation/)).toBeVisible()
  await expect(cell(/^Cuba, Regular\/irregular, supports no dichotomy/)).toBeVisible()
  await expect(cell(/^Holy See, Regular\/irregular, supports no dichotomy/)).toBeVisible()
  await expect(cell(/^Hungary, Regular\/irregular, .*, apart from EU-27/)).toBeVisible()
  await expect(
    cell(/^South Africa, Regular\/irregular, .*, apart from African Group/),
  ).toBeVisible()
  await expect(
    cell(/^Nigeria, Regular\/irregular, .*through its group African Group/),
  ).toBeVisible()
  await page.getByRole("link", { name: "Tue 13" }).click()
  await expect(cell(/^New Zealand, Non-refoulement, /)).not.toHaveAccessibleName(/not heard/)
  await expect(cell(/^Japan, Non-refoulement, not heard/)).toBeVisible()
  for (const actor of ["Cuba", "Japan"])
    await expect(
      cell(new RegExp(`^${actor}, Obligations towards migrants, supports at the discretion`)),
    ).toBeVisible()
  await cell(/^New Zealand, Non-refoulement, /).focus()
  await page.keyboard.press("Enter")
  const words = page.getByRole("dialog", { name: "New Zealand, Non-refoulement" })
  await expect(words).toBeVisible()
  same(await violations(page)).toEqual([])
  await page.keyboard.press("Enter")
  await expect(noteText(page)).toBeVisible()
  await expect(page).toHaveURL(/\/n\/.*block=/)
})

test("the map shows the same, also to who does not see it, and what is typed comes at once", async () => {
  const { page } = lead
  await page.goto(`/m/gcm-2/map?day=${monday}&topic=regular-irregular`)
  const fill = (actor: string) =>
    page.locator(`:is(path, circle.marker)[data-actor=${actor}]`).last().getAttribute("fill")
  await expect(page.getByRole("row", { name: /^New Zealand supports strong/ })).toBeVisible()
  same(await fill("NZL")).toBe(await fill("JPN"))
  same(await fill("CUB")).toBe(await fill("VAT"))
  same(await fill("CUB")).not.toBe(await fill("JPN"))
  same(await fill("USA")).toBeNull()
  await expect(page.getByText(/^The designations employed/)).toBeVisible()
  same(await violations(page)).toEqual([])
  const typing = await lead.context.newPage()
  await typing.goto("/m/gcm-2")
  await typing.getByRole("link", { name: "Plenary" }).first().click()
  await saved({ ...lead, page: typing })
  await noteText(typing).press("Control+End")
  await typing.keyboard.press("Enter")
  await typing.keyboard.type("@USA on #regular-irregular=in-between now.", { delay: 2 })
  await saved({ ...lead, page: typing })
  await page.getByRole("link", { name: "Session" }).click()
  await expect(
    page.getByRole("row", { name: /^United States.* supports in between/i }),
  ).toBeVisible()
  await typing.close()
})

test("both leave as files, without what is private unless it is asked for", async () => {
  const { page } = lead
  for (const [at, word] of [
    [`matrix?day=${tuesday}`, "New Zealand"],
    [`map?day=${tuesday}&topic=non-refoulement`, "The designations employed"],
  ] as const) {
    await page.goto(`/m/gcm-2/${at}`)
    await page.getByRole("button", { name: "Copy as…" }).click()
    const download = page.waitForEvent("download")
    await page.getByRole("button", { name: "Picture, an SVG file" }).click()
    same(readFileSync(await (await download).path(), "utf8")).toContain(word)
    const data = page.waitForEvent("download")
    await page.getByRole("button", { name: "Data, a CSV file" }).click()
    same(readFileSync(await (await data).path(), "utf8")).toMatch(/\r\nNZL,New Zealand,non-refoul/)
    await page.keyboard.press("Escape")
  }
  same(lead.faults).toEqual([])
})
