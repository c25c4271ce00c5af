// Every screen before axe-core: WCAG 2.0 to 2.2, levels A and AA, on a laptop in the light and a phone in the dark.
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect as same, test } from "vitest"
import { violations } from "./axe.ts"
import { expect, invite, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

let stage: Stage
let browser: Browser
let lead: Person
let link: string

beforeAll(async () => {
  stage = await openStage()
  browser = await openBrowser()
  lead = await person(browser, stage)
  await setUp(lead, stage)
  link = await invite(lead, "note-taker")
})

afterAll(async () => {
  await browser?.close()
  await stage?.end()
})

const screens: Readonly<Record<string, { readonly at: string; readonly open?: string }>> = {
  "home with a new meeting's form": { at: "/", open: "New meeting" },
  "days and notes with a new note's form": { at: "/m/gcm-2", open: "New note" },
  "topics, one of them open": { at: "/m/gcm-2/topics", open: "Edit" },
  "roster with a new actor's form": { at: "/m/gcm-2/roster", open: "Add an actor" },
  people: { at: "/m/gcm-2/people" },
  "a made invite": { at: "/m/gcm-2/people", open: "Make an invite" },
  "line-ups": { at: "/m/gcm-2/board" },
  "the note": { at: "/m/gcm-2/n" },
  "the brief": { at: "/m/gcm-2/brief/2018-03-12" },
  "an address of nothing": { at: "/nowhere" },
}

test.each(Object.entries(screens))("%s", async (_name, { at, open }) => {
  const { page } = lead
  await page.goto(at)
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible()
  await expect(page.getByRole("heading", { name: "This screen failed" })).toHaveCount(0)
  if (open !== undefined) await page.getByRole("button", { name: open }).first().click()
  same(await violations(page)).toEqual([])
})

test("join and sign-in, seen by a stranger", async () => {
  const stranger = await person(browser, stage)
  for (const at of [link, "/sign-in", "/join/nothing"]) {
    await stranger.page.goto(at)
    await expect(stranger.page.getByRole("heading", { level: 1 })).toBeVisible()
    same(await violations(stranger.page)).toEqual([])
  }
  await stranger.context.close()
})
