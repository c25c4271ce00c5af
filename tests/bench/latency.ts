// From the last key of a chip to its row on another browser's board, with ten writers in the note.
import { existsSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import type { Browser, BrowserContext, Page } from "playwright"
import { blockElements } from "../../shared/note/note.ts"
import { builtInActors } from "../../shared/roster/roster.ts"
import { openBrowser, openStage, type Stage } from "../journeys/stage.ts"
import { Client, type OpenNote } from "./client.ts"
import { openEcho } from "./echo.ts"
import { days, generatedNote, randomFrom } from "./generate.ts"
import { write } from "./live.ts"
import { milliseconds, report, spread } from "./measure.ts"
import { rowsSeen, type Seen } from "./rows-seen.ts"
import { writersIn } from "./writers.ts"

const rounds = 40
const writers = 10
const promised = 150
const kilobytes = 20
const topic = { id: "latency", name: "latency", positions: [{ id: "short", label: "short" }] }
const states = builtInActors.filter(({ kind }) => kind === "state").slice(0, rounds)
const random = randomFrom(3)

if (existsSync(process.env.CHROMIUM || "/usr/bin/chromium")) await measured()
else
  report("last key of a chip to the row", {
    skipped: "no Chromium found; set CHROMIUM to its path",
  })

async function measured(): Promise<void> {
  const stage = await openStage()
  const browser = await openBrowser()
  try {
    await measure(stage, browser)
  } finally {
    await browser.close()
    await stage.end()
  }
}

async function measure(stage: Stage, browser: Browser): Promise<void> {
  const lead = await Client.setUp(stage)
  const meeting = await lead.makeMeeting()
  await lead.ask("PUT", `/api/meetings/${meeting}/topics/${topic.id}`, { ...topic, aliases: [] })
  const [date] = days
  const note = await lead.makeNote(meeting, date, "Plenary")
  const opened = await lead.open(note)
  write(opened.fragment, generatedNote(kilobytes * 1000, kilobytes).text)
  const typing = await writersIn(note, lead, writers)
  // Where nobody else types: behind all their blocks.
  await holds(opened.fragment, writers)
  write(opened.fragment, "The last words.")
  const seen = await rowsSeen(lead, meeting, typing.first)
  const [one, other] = await Promise.all([contextOf(browser, lead), contextOf(browser, lead)])
  const [page, board] = await Promise.all([one.newPage(), other.newPage()])
  await Promise.all([
    page.goto(`/m/${meeting}/n/${note.id}`),
    board.goto(`/m/${meeting}/board?day=${date}&topic=${topic.id}`),
  ])
  await page.getByText("Saved on the server").first().waitFor()
  await Promise.all([watchKeys(page), watchRows(board)])
  const rows = await typedRows({ page, board, seen })
  const echo = await echoed(one, other)
  const size = { kB: kilobytes, writers, browsers: 2 }
  const toRow = spread(rows.map(({ row }) => row))
  report("bare echo", { ...size, ...milliseconds(echo) })
  report("last key of a chip to the row", {
    ...{ ...size, ...milliseconds(toRow), ratio: toRow.median / echo.median },
    ...{ promised_ms: promised, kept: toRow.median < promised ? "yes" : "no" },
  })
  const parts = {
    "… to the words at a writer": rows.map(({ words }) => words),
    "… to the statement at a client": rows.map(({ statement }) => statement),
  }
  for (const [name, times] of Object.entries(parts))
    report(name, { ...size, ...milliseconds(spread(times)) })
  seen.stop()
  typing.stop()
  opened.close()
}

/** Waits until so many writers' blocks are there. */
function holds(fragment: OpenNote["fragment"], count: number): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      const there = blockElements(fragment).filter((it) =>
        /^writer/.test(it.getAttribute("id") ?? ""),
      )
      if (there.length < count) return
      fragment.unobserveDeep(look)
      done()
    }
    fragment.observeDeep(look)
    look()
  })
}

interface Places {
  readonly page: Page
  readonly board: Page
  readonly seen: Seen
}

/** Milliseconds from the last key to the words at a plain client, the statement there, and the row on the board. */
async function typedRows({ page, board, seen }: Places) {
  const text = page.getByRole("textbox").first()
  await text.press("Control+End")
  const times: { words: number; statement: number; row: number }[] = []
  for (const { id } of states) {
    const row = `${id}|short|`
    await page.keyboard.press("Enter")
    await page.keyboard.type(`@${id} on #${topic.id}=short`, { delay: 2 })
    await pause(200 + random(300))
    await board.evaluate((it) => Object.assign(window, { wanted: it, seenAt: undefined }), row)
    await page.keyboard.press("Space")
    const seenAt = await numberOn(board, "seenAt").catch(async (fault: unknown) => {
      const words = (await text.textContent())?.slice(-500)
      throw new Error(`No row ${row} came of the words: ${words}`, { cause: fault })
    })
    const pressedAt = await numberOn(page, "pressedAt")
    const { words, statement } = await seen.of(id)
    times.push({
      words: words - pressedAt,
      statement: statement - pressedAt,
      row: seenAt - pressedAt,
    })
  }
  return times
}

/** From a key in one page to the change in another, by a socket each and nothing else. */
async function echoed(one: BrowserContext, other: BrowserContext) {
  const echo = await openEcho()
  const [page, board] = await Promise.all([one.newPage(), other.newPage()])
  await Promise.all([page.goto(`${echo.url}/?sends`), board.goto(echo.url)])
  await Promise.all([numberOn(page, "isOpen"), numberOn(board, "isOpen")])
  await Promise.all([watchKeys(page), watchRows(board)])
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    await pause(100 + random(200))
    await board.evaluate((it) => Object.assign(window, { wanted: it, seenAt: undefined }), `n${n}`)
    await page.keyboard.press("Space")
    times.push((await numberOn(board, "seenAt")) - (await numberOn(page, "pressedAt")))
  }
  echo.close()
  return spread(times)
}

/** The pages of one machine share its clock: milliseconds since 1970, with their fractions. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pressed = ({ timeStamp }: Event) =>
      Object.assign(window, { pressedAt: performance.timeOrigin + timeStamp })
    window.addEventListener("keydown", pressed, { capture: true })
  })
}

async function watchRows(board: Page): Promise<void> {
  await board.evaluate(() => {
    const page = window as Window & { wanted?: string; seenAt?: number }
    const look = () => {
      if (page.wanted === undefined || page.seenAt !== undefined) return
      if (document.querySelector(`[data-row="${page.wanted}"]`) === null) return
      page.seenAt = performance.timeOrigin + performance.now()
    }
    const all = { subtree: true, childList: true, attributes: true }
    new MutationObserver(look).observe(document.body, all)
  })
}

/** A number that the page keeps, once it is there. */
async function numberOn(page: Page, name: string): Promise<number> {
  const found = await page.waitForFunction(
    (it) => Reflect.get(window, it) as number | undefined,
    name,
  )
  return (await found.jsonValue()) ?? 0
}

async function contextOf(browser: Browser, { url, cookie }: Client): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } })
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=")
      return { name, value: value.join("="), url }
    }),
  )
  return context
}
