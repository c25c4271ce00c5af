// A new version comes while a note is open: the old page keeps working, and a reload leads to the new one.
import { join } from "node:path"
import Database from "better-sqlite3"
import type { Browser, Page } from "playwright"
import { afterAll, beforeAll, test, vi } from "vitest"
import { NEWER_SCHEMA, twoBuilds } from "../support/newer-build.ts"
import { TestServer } from "../support/server.ts"
import { expect, noteText, saved, setUp } from "./people.ts"
import { freePort, openBrowser, type Person, person } from "./stage.ts"

// Two builds and three changes of the server take longer than a call of it.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 })

let builds: Awaited<ReturnType<typeof twoBuilds>>
let server: TestServer
let browser: Browser
let lead: Person

beforeAll(async () => {
  builds = await twoBuilds()
  const env = { PORT: String(await freePort()) }
  const ends: (() => Promise<void>)[] = []
  server = await TestServer.start(
    { env, seedsDir: join(import.meta.dirname, "../../seeds") },
    (clean) => ends.push(clean),
  )
  browser = await openBrowser()
  await serve(builds.older)
  lead = await person(browser, server)
  await setUp(lead, { setupLink: server.running.setUpLink })
  return async () => {
    for (const end of ends) await end()
  }
})

afterAll(async () => {
  await browser?.close()
  builds?.remove()
})

/** Another version takes the place of the one before, at the same address. */
async function serve(webDir: string) {
  await server.close()
  server.webDir = webDir
  await server.open()
}

const versionOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content)

/** Waits until the worker of this page's version is in use. */
async function kept(page: Page) {
  await page.waitForFunction(async () => {
    const version = document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content
    const worker = navigator.serviceWorker.controller
    const { port1, port2 } = new MessageChannel()
    const said = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data)
    })
    worker?.postMessage("version", [port2])
    return worker?.state === "activated" && (await said) === version
  })
}

const news = (page: Page) => page.getByText("A new version of Lineup is here")

test("an open page keeps all its parts, is told of the new version, and goes there when asked", async () => {
  const { page } = lead
  await page.goto("/m/gcm-2/n")
  await saved(lead)
  await kept(page)
  const before = await versionOf(page)

  await serve(builds.newer)
  await expect(news(page)).toBeVisible({ timeout: 60_000 })
  // The line-ups were never opened on this page: their part is of the version before, which the server has no more.
  await page
    .getByRole("navigation", { name: "Meeting" })
    .getByRole("link", { name: "Line-ups" })
    .click()
  await expect(page.locator("main.board")).toBeVisible()
  expect(await versionOf(page)).toBe(before)

  await page.getByRole("button", { name: "Reload", exact: true }).click()
  await page.waitForFunction(
    (old) => document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content !== old,
    before,
  )
  await expect(page.locator("main.board")).toBeVisible()
  await expect(news(page)).toHaveCount(0)
  expect(lead.faults).toEqual([])
})

test("a second tab of the version before keeps working when the first has gone on", async () => {
  await serve(builds.older)
  const { page, context } = lead
  await page.goto("/m/gcm-2/board")
  const other = await context.newPage()
  await other.goto("/m/gcm-2")
  await kept(other)
  const before = await versionOf(other)
  await serve(builds.newer)
  await expect(news(page)).toBeVisible({ timeout: 60_000 })
  await page.getByRole("button", { name: "Reload", exact: true }).click()
  await page.waitForFunction(
    (old) => document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content !== old,
    before,
  )

  await expect(news(other)).toBeVisible({ timeout: 60_000 })
  await other.getByRole("link", { name: "Note", exact: true }).click()
  await expect(noteText(other)).toBeVisible()
  expect(await versionOf(other)).toBe(before)
  await other.close()
})

test("a page that is older than its note reloads into the new version, and its note opens", async () => {
  await serve(builds.older)
  const { page } = lead
  await page.goto("/m/gcm-2/n")
  await saved(lead)
  await kept(page)
  const before = await versionOf(page)

  await server.close()
  const file = new Database(join(server.dir, "lineup.db"))
  file.prepare("update doc set schema = ?").run(NEWER_SCHEMA)
  file.close()
  server.webDir = builds.newer
  await server.open()
  await expect(page.getByText("Lineup has a new version").first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole("button", { name: "Reload the page" }).click()
  await page.waitForFunction(
    (old) => document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content !== old,
    before,
  )
  await saved(lead)
  expect(lead.faults).toEqual([])
})
