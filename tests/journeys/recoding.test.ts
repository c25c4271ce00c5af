// A lead recodes in mid-session, by keys alone: topics, positions and actors become one, and the index follows.
import type { Browser } from "playwright"
import { afterAll, beforeAll, test } from "vitest"
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

test("a topic goes into another: what will happen stands there first, then the board has it in one", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/topics")
  await choose("More for labour rights", "Merge into…")
  const dialog = page.getByRole("dialog", { name: "Merge “labour rights” into another" })
  await dialog.getByRole("button", { name: "Merge" }).press("Enter")
  await expect(dialog.getByText("Choose where it goes.")).toBeVisible()
  await dialog.getByLabel("Into the topic").selectOption("migrants' labour")
  await expect(dialog.getByLabel(/^What “part of migrants' rights” becomes$/)).toHaveValue("")
  await expect(
    dialog.getByText(
      "Notes stay as they are; every #labour-rights in them will mean migrants' labour.",
    ),
  ).toBeVisible()
  await expect(dialog.getByText(/statements? will stand under migrants' labour\.$/)).toBeVisible()
  await dialog.getByRole("button", { name: "Merge" }).press("Enter")
  const said = page.getByText("“labour rights” is part of “migrants' labour” now.")
  await expect(said).toBeFocused()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole("button", { name: "More for labour rights" })).toHaveCount(0)
  await page.goto("/m/gcm-2/board?topic=labour-recognition")
  await expect(page.getByText("part of migrants' rights").first()).toBeVisible()
})

test("a position moves to another topic, and goes into one of its own", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/topics")
  await choose("More for more than development", "Move to topic…")
  const move = page.getByRole("dialog", { name: /^Move “more than development”/ })
  await move.getByLabel("To the topic").selectOption("research on drivers")
  await expect(move.getByText("It can be moved back the same way.")).toBeVisible()
  await move.getByRole("button", { name: "Move", exact: true }).press("Enter")
  await expect(
    page.getByText("“more than development” stands under “research on drivers” now."),
  ).toBeFocused()
  await choose("More for every four years", "Merge into…")
  const merge = page.getByRole("dialog", { name: /^Merge “every four years”/ })
  await merge.getByLabel("Into the position").selectOption("every two years")
  await merge.getByRole("button", { name: "Merge", exact: true }).press("Enter")
  await expect(page.getByText("“every four years” is part of “every two years” now.")).toBeFocused()
})

test("an actor goes into another; Escape leaves everything as it was", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/roster")
  await page.getByRole("button", { name: "Edit A few states" }).press("Enter")
  const into = page.getByRole("button", { name: "Merge into…" })
  await into.press("Enter")
  const dialog = page.getByRole("dialog", { name: /^Merge “A few states”/i })
  await dialog.press("Escape")
  await expect(dialog).toHaveCount(0)
  await into.press("Enter")
  await dialog.getByLabel("Into the actor").selectOption("some-states")
  await dialog.getByRole("button", { name: "Merge", exact: true }).press("Enter")
  await expect(page.getByText(/^“A few states” is part of “Some states” now\.$/i)).toBeFocused()
  await page.getByRole("button", { name: "Edit Brazil" }).press("Enter")
  await expect(into).toHaveCount(0)
})

test("who takes out what notes name is told how many statements lose it", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/topics")
  await page.getByRole("button", { name: "Edit regular/irregular" }).press("Enter")
  await page.getByRole("button", { name: "Remove in between" }).press("Enter")
  await expect(page.getByText(/^A position is taken out that notes name:/)).toBeVisible()
  await page.getByRole("button", { name: "Remove the topic" }).press("Enter")
  await expect(page.getByText(/statements lose this name and leave the index\./)).toBeVisible()
})

/** Opens a menu and takes one of its actions, by keys. */
async function choose(menu: string, action: string): Promise<void> {
  const { page } = lead
  await page.getByRole("button", { name: menu, exact: true }).press("Enter")
  const first = page.locator("[popover]:popover-open button").first()
  await expect(first).toBeFocused()
  await page
    .getByRole("button", { name: action })
    .and(page.locator(":popover-open button"))
    .press("Enter")
}
