// What is on this device: words typed offline outlive the tab and the browser, tabs share them, signing out asks first.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright"
import { afterAll, beforeAll, test, vi } from "vitest"
import { expect, invite, join as joinBy, noteText, sample, saved, setUp } from "./people.ts"
import { openBrowser, openStage, type Person, person, type Stage } from "./stage.ts"

const chromiumPath = process.env.CHROMIUM || "/usr/bin/chromium"

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

/** The line of a page to its notes, which can be cut while all else is reached. */
async function lineOf(page: Page): Promise<{ up: boolean }> {
  const line = { up: true }
  const sockets = new Set<{ close(): Promise<void> }>()
  await page.routeWebSocket(/\/sync\//, (socket) => {
    if (line.up) socket.connectToServer()
    else void socket.close()
    sockets.add(socket)
  })
  return {
    get up() {
      return line.up
    },
    set up(up) {
      line.up = up
      if (!up) for (const socket of sockets) void socket.close()
      sockets.clear()
    },
  }
}

async function openNote(page: Page): Promise<void> {
  await page.goto("/m/gcm-2/n")
  await expect(noteText(page)).toBeVisible()
}

async function typeAtTheEnd(page: Page, words: string): Promise<void> {
  await noteText(page).press("Control+End")
  await page.keyboard.type(words)
}

const onDevice = (page: Page) => page.getByText(/^Offline since .* on this device$/).first()
const isSaved = (page: Page) => expect(page.getByText("Saved on the server").first()).toBeVisible()

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("Username").fill("lead")
  await page.getByLabel("Password").fill("a password for the journey")
  await page.getByRole("button", { name: "Sign in" }).last().click()
}

/** A browser whose process can be killed, on a profile that stays. */
async function startBrowser(profile: string) {
  const child: ChildProcess = spawn(
    chromiumPath,
    [
      ...["--headless=new", "--no-sandbox", "--remote-debugging-port=0", "--no-first-run"],
      ...["--disable-background-networking", `--user-data-dir=${profile}`, "about:blank"],
    ],
    // A group of its own, so that all its processes are killed at once.
    { stdio: ["ignore", "ignore", "pipe"], detached: true },
  )
  if (child.stderr === null) throw new Error("The browser has no standard error")
  const address = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error("The browser ended before it listened")))
    createInterface({ input: child.stderr ?? process.stdin }).on("line", (text) => {
      const found = /^DevTools listening on (\S+)$/.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  const remote = await chromium.connectOverCDP(address)
  const context: BrowserContext | undefined = remote.contexts()[0]
  if (context === undefined) throw new Error("The browser has no profile open")
  return {
    context,
    async kill() {
      const exit = once(child, "exit")
      process.kill(-(child.pid ?? Number.NaN), "SIGKILL")
      await exit
    },
  }
}

test("words typed offline outlive a browser that is killed, and the server gets them later", async () => {
  const profile = mkdtempSync(join(tmpdir(), "lineup-profile-"))
  const cookies = await lead.context.cookies()
  const first = await startBrowser(profile)
  await first.context.addCookies(cookies)
  const page = await first.context.newPage()
  await page.goto(`${stage.url}/m/gcm-2/n`)
  await isSaved(page)
  await first.context.setOffline(true)
  await typeAtTheEnd(page, " Typed before the power went.")
  await expect(onDevice(page)).toBeVisible({ timeout: 60_000 })
  await first.kill()

  const second = await startBrowser(profile)
  await second.context.addCookies(cookies)
  const again = await second.context.newPage()
  const line = await lineOf(again)
  line.up = false
  await again.goto(`${stage.url}/m/gcm-2/n`)
  await expect(noteText(again)).toContainText("Typed before the power went.")
  await expect(onDevice(again)).toBeVisible({ timeout: 60_000 })
  line.up = true
  await isSaved(again)
  await second.kill()
  // What it started may end, and write, a moment later.
  await vi.waitFor(() => rmSync(profile, { recursive: true, force: true }), 20_000)

  await openNote(lead.page)
  await expect(noteText(lead.page)).toContainText("Typed before the power went.")
})

test("two tabs see each other offline, and the one that stays sends what the closed one left", async () => {
  const { context, page } = lead
  await saved(lead)
  const other = await context.newPage()
  await openNote(other)
  await isSaved(other)
  await context.setOffline(true)
  await typeAtTheEnd(page, " From the first tab.")
  await expect(noteText(other)).toContainText("From the first tab.")
  await typeAtTheEnd(other, " From the second.")
  await expect(noteText(page)).toContainText("From the second.")
  await expect(onDevice(other)).toBeVisible({ timeout: 60_000 })
  await page.close()
  await context.setOffline(false)
  await isSaved(other)
  lead = { ...lead, page: other }

  const elsewhere = await browser.newContext({ baseURL: stage.url })
  await elsewhere.addCookies(await context.cookies())
  const reader = await elsewhere.newPage()
  await openNote(reader)
  await expect(noteText(reader)).toContainText("From the first tab. From the second.")
  await elsewhere.close()
})

test("signed out from elsewhere, a reload loses nothing, another person sees nothing of it, and it goes when one is back", async () => {
  const { context, page } = lead
  const link = await invite(lead, "note-taker")
  const line = await lineOf(page)
  await openNote(page)
  await saved(lead)
  line.up = false
  await typeAtTheEnd(page, " Unsent and signed out.")
  await expect(onDevice(page)).toBeVisible({ timeout: 60_000 })
  await context.clearCookies()
  await page.reload()
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible()

  await joinBy(lead, link, "Note-taker")
  line.up = true
  await openNote(page)
  await isSaved(page)
  await expect(noteText(page)).not.toContainText("Unsent and signed out.")

  await context.clearCookies()
  line.up = false
  await page.reload()
  await signIn(page)
  await expect(noteText(page)).toContainText("Unsent and signed out.")
  await expect(onDevice(page)).toBeVisible({ timeout: 60_000 })
  line.up = true
  await isSaved(page)
})

test("signing out asks while changes wait, gives them as files, and then clears the device", async () => {
  const { page } = lead
  const line = await lineOf(page)
  await openNote(page)
  await saved(lead)
  line.up = false
  await typeAtTheEnd(page, " Left behind on purpose.")
  await expect(onDevice(page)).toBeVisible({ timeout: 60_000 })
  await page.getByRole("button", { name: "Lead (you)" }).click()
  await page.getByRole("button", { name: "Sign out" }).click()
  const dialog = page.getByRole("dialog")
  await expect(dialog).toContainText(/changes? (is|are) on this device alone/)
  await dialog.getByRole("button", { name: "Stay signed in" }).click()
  await expect(noteText(page)).toContainText("Left behind on purpose.")

  await page.getByRole("button", { name: "Lead (you)" }).click()
  await page.getByRole("button", { name: "Sign out" }).click()
  const download = page.waitForEvent("download")
  await dialog.getByRole("button", { name: "Save them as files" }).click()
  const file = await (await download).createReadStream()
  let text = ""
  for await (const part of file) text += String(part)
  expect(text).toContain("Left behind on purpose.")
  await dialog.getByRole("button", { name: "Sign out anyway" }).click()
  await page.waitForURL("**/sign-in")

  line.up = true
  await signIn(page)
  await expect(page.getByRole("link", { name: sample })).toBeVisible()
  await openNote(page)
  await isSaved(page)
  await expect(noteText(page)).not.toContainText("Left behind on purpose.")
  expect(lead.faults).toEqual([])
})
