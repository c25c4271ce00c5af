// From the request of a lead's query to its card beside the words in a note-taker's browser.
import { existsSync } from "node:fs"
import { setTimeout as pause } from "node:timers/promises"
import type { Page } from "playwright"
import type { ReviewAnswer } from "../../shared/wire/wire.ts"
import { openBrowser, openStage, type Stage } from "../journeys/stage.ts"
import { Client } from "./client.ts"
import { days, generatedNote, randomFrom } from "./generate.ts"
import { write } from "./live.ts"
import { milliseconds, report, spread } from "./measure.ts"

const rounds = 40
const promised = 300
const kilobytes = 20
const random = randomFrom(5)
const name = "a query to the note's margin"

if (existsSync(process.env.CHROMIUM || "/usr/bin/chromium")) await measured()
else report(name, { skipped: "no Chromium found; set CHROMIUM to its path" })

async function measured(): Promise<void> {
  const stage = await openStage()
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await measure(stage, await context.newPage())
  } finally {
    await browser.close()
    await stage.end()
  }
}

async function measure(stage: Stage, page: Page): Promise<void> {
  const lead = await Client.setUp(stage)
  const meeting = await lead.makeMeeting()
  const note = await lead.makeNote(meeting, days[0], "Plenary")
  const opened = await lead.open(note)
  write(opened.fragment, generatedNote(kilobytes * 1000, kilobytes).text)
  const statements = await statementsOf(lead, meeting)
  await signIn(page, lead)
  await page.goto(`${lead.url}/m/${meeting}/n/${note.id}`)
  await page.getByText("Saved on the server").first().waitFor()
  await watchCards(page)
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    await pause(100 + random(200))
    const statement = statements[random(statements.length)]?.id
    const body = { kind: "query", key: `the bench's query ${n}`, statement, text: `So? ${n}` }
    await page.evaluate((it) => Object.assign(window, { wanted: it, seenAt: undefined }), body.text)
    const before = performance.timeOrigin + performance.now()
    const { event } = await lead.ask<ReviewAnswer>("POST", `/api/meetings/${meeting}/reviews`, body)
    times.push((await seenAt(page)) - before)
    const resolve = { kind: "resolve", key: `the bench's close ${n}`, about: event.version }
    await lead.ask("POST", `/api/meetings/${meeting}/reviews`, resolve)
  }
  const toCard = spread(times)
  report(name, {
    ...{ kB: kilobytes, statements: statements.length, ...milliseconds(toCard) },
    ...{ promised_ms: promised, kept: toCard.p95 < promised ? "yes" : "no" },
  })
  opened.close()
}

/** All that the note says, once the index has it. */
async function statementsOf(lead: Client, meeting: string) {
  for (let before = -1; ; ) {
    await pause(500)
    const { statements } = await lead.statements(meeting)
    if (statements.length > 0 && statements.length === before) return statements
    before = statements.length
  }
}

async function signIn(page: Page, { url, cookie }: Client): Promise<void> {
  await page.context().addCookies(
    cookie.split("; ").map((pair) => {
      const [cookieName = "", ...value] = pair.split("=")
      return { name: cookieName, value: value.join("="), url }
    }),
  )
}

/** The page and this process share a clock: milliseconds since 1970, with their fractions. */
async function watchCards(page: Page): Promise<void> {
  await page.evaluate(() => {
    const it = window as Window & { wanted?: string; seenAt?: number }
    const look = () => {
      if (it.wanted === undefined || it.seenAt !== undefined) return
      const cards = [...document.querySelectorAll(".margin [data-query]")]
      if (!cards.some(({ textContent }) => textContent?.includes(it.wanted ?? ""))) return
      it.seenAt = performance.timeOrigin + performance.now()
    }
    const all = { subtree: true, childList: true, characterData: true }
    new MutationObserver(look).observe(document.body, all)
  })
}

async function seenAt(page: Page): Promise<number> {
  const found = await page.waitForFunction(
    () => Reflect.get(window, "seenAt") as number | undefined,
  )
  return (await found.jsonValue()) ?? 0
}
