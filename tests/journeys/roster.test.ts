// Two leads keep one roster: their changes of one name meet, and lists of names go out and come in.
import { readFileSync } from "node:fs"
import type { Browser, Page } from "playwright"
import { afterAll, beforeAll, expect as same, test } from "vitest"
import { expect, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

let stage: Stage
let browser: Browser
let first: Person
let second: Person

beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
  first = await person(browser, stage)
  await setUp(first, stage)
  const invite = await first.page.request.post("/api/meetings/gcm-2/invites", {
    data: { role: "lead" },
    headers: { origin: stage.url },
  })
  const { link } = (await invite.json()) as { link: string }
  second = await person(browser, stage, { width: 390, dark: true })
  await second.page.goto(link)
  await second.page.getByLabel("Your name, as the others see it").fill("Second lead")
  await second.page.getByRole("button", { name: "Join the meeting" }).click()
  await expect(second.page.getByRole("link", { name: /Global Compact/ })).toBeVisible()
})

afterAll(async () => {
  await browser?.close()
  await stage?.end()
})

test("an actor is found by a name in another language, the best first", async () => {
  const { page } = first
  await page.goto("/m/gcm-2/roster")
  await page.getByRole("searchbox").fill("Suisse")
  await expect(page.getByRole("listitem").filter({ hasText: "Switzerland" })).toContainText(
    "also “Suisse”",
  )
  await page.getByRole("searchbox").fill("AOSIS")
  const rows = page.getByRole("main").getByRole("listitem")
  await expect(rows.first()).toContainText("Alliance of Small Island States")
})

test("two changes of one actor meet: both are shown, and what is chosen of each is saved", async () => {
  const edits = [first, second].map(({ page }) => page)
  for (const page of edits) {
    await page.goto("/m/gcm-2/roster")
    await page.getByRole("button", { name: "Edit Some states" }).press("Enter")
    await expect(page.getByText(/^Touches \d+ statements?\./)).toBeVisible()
  }
  const [one, two] = edits as [Page, Page]
  await two.getByLabel("Other names").fill("several states")
  await two.getByLabel("Name", { exact: true }).fill("States of the second lead")
  await one.getByLabel("Name", { exact: true }).fill("States of the first lead")
  await one.getByRole("button", { name: "Save" }).press("Enter")
  await expect(one.getByRole("button", { name: "Edit States of the first lead" })).toBeVisible()
  await expect(two.getByText(/^Somebody changed this since you opened it\./)).toBeVisible()
  await two.getByRole("button", { name: "Save" }).press("Enter")
  const clash = two.getByRole("region", {
    name: "“States of the first lead” was changed meanwhile",
  })
  await expect(clash.getByRole("heading")).toBeFocused()
  const names = clash.getByRole("group", { name: "Name: changed by both" })
  await expect(names.getByText("States of the second lead")).toBeVisible()
  await expect(names.getByText("States of the first lead")).toBeVisible()
  same(await faultsOf(two)).toEqual([])
  await clash.getByRole("button", { name: "Save this" }).press("Enter")
  await expect(clash.getByText("Choose one of the two for each field.")).toBeVisible()
  await clash.getByRole("button", { name: "Back to the form" }).press("Enter")
  await expect(two.getByLabel("Name", { exact: true })).toHaveValue("States of the second lead")
  await two.getByRole("button", { name: "Save" }).press("Enter")
  await names.getByRole("radio", { name: /^As it stands now/ }).press("Space")
  await clash
    .getByRole("group", { name: /^Other names/ })
    .getByRole("radio", { name: /^Yours/ })
    .press("Space")
  await clash.getByRole("button", { name: "Save this" }).press("Enter")
  await expect(clash).toHaveCount(0)
  await expect(
    two.getByRole("listitem").filter({ hasText: "States of the first lead" }),
  ).toContainText("several states")
})

test("a list goes out, is changed, and comes in: seen first, without its bad line", async () => {
  const { page } = first
  await page.goto("/m/gcm-2/roster")
  await page.getByRole("button", { name: "Export" }).press("Enter")
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Those of this meeting (CSV)" }).press("Enter"),
  ])
  const list = readFileSync(await download.path(), "utf8")
  same(list.split("\r\n")[0]).toBe(
    "\ufeffid,kind,name,aliases,badge,members,spokesperson,neutral,role",
  )
  const changed = list
    .replace("several states", "several states|a number of states")
    .concat(
      'lakes,group,=Lakeside states,,LAKES,Suisse|AUT=2018-03-12..,"2018-03-12=AUT",,\r\n',
      "hills,group,Hill states,,HILLS,Nowhere,,,\r\n",
    )
  await page.getByRole("button", { name: "Import" }).press("Enter")
  const panel = page.getByRole("region", { name: "Import actors" })
  await panel.getByLabel("From a CSV file").setInputFiles({
    ...{ name: "actors.csv", mimeType: "text/csv", buffer: Buffer.from(changed) },
  })
  await expect(panel.getByText(/^1 new, 1 changed, \d+ as they stand\.$/)).toBeVisible()
  await expect(
    panel.getByText("“Nowhere” in the column “members” is not known here."),
  ).toBeVisible()
  await expect(panel.getByText("Switzerland, Austria (from 2018-03-12)")).toBeVisible()
  await expect(panel.getByText(/^Touches \d+ statements?\./)).toBeVisible()
  same(await faultsOf(page)).toEqual([])
  await panel.getByRole("button", { name: "Import 2 without the 1 line" }).press("Enter")
  await expect(page.getByText("2 entries were imported.")).toBeFocused()
  await page.getByRole("button", { name: "Edit =Lakeside states" }).press("Enter")
  await expect(page.getByLabel("Spokesperson on 2018-03-12")).toHaveValue("AUT")
  await page.getByRole("button", { name: "Export" }).press("Enter")
  const [again] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Those of this meeting (CSV)" }).press("Enter"),
  ])
  same(readFileSync(await again.path(), "utf8")).toContain("lakes,group,'=Lakeside states,")
})

test("topics come from another meeting, those that are chosen", async () => {
  const { page } = first
  await page.request.post("/api/meetings", {
    data: { name: "Session III" },
    headers: { origin: stage.url },
  })
  await page.goto("/m/session-iii/topics")
  await page.getByRole("button", { name: "Import topics" }).press("Enter")
  const panel = page.getByRole("region", { name: "Import topics" })
  await panel.getByLabel("From another meeting").selectOption("gcm-2")
  await panel.getByRole("button", { name: "Take none" }).press("Enter")
  await panel.getByLabel("Take regular/irregular").press("Space")
  const lack = panel.getByText("“rights” in the column “parent” is not known here.")
  await expect(lack).toBeVisible()
  await panel.getByLabel("Take rights of migrants").press("Space")
  await expect(lack).toHaveCount(0)
  await panel.getByRole("button", { name: "Import 2" }).press("Enter")
  await expect(page.getByText("2 entries were imported.")).toBeFocused()
  await expect(page.getByRole("button", { name: "Edit regular/irregular" })).toBeVisible()
  same([...first.faults, ...second.faults]).toEqual([])
})

/** What is wider than the window, or shows a row without its name. */
async function faultsOf(page: Page): Promise<string[]> {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  return isWide ? ["wider than the window"] : []
}
