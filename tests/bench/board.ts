// The matrix and the map of five and of ten thousand statements in Chromium: until they stand, and until a change does.
import { existsSync } from "node:fs"
import type { Browser, Page } from "playwright"
import { builtInActors } from "../../shared/roster/roster.ts"
import { openBrowser, openStage } from "../journeys/stage.ts"
import { Client, type OpenNote } from "./client.ts"
import { days, generatedMeeting, generatedNote } from "./generate.ts"
import { write } from "./live.ts"
import { milliseconds, report, spread } from "./measure.ts"

const sizes = [5000, 10_000] as const
const promised = { paint: 1000, change: 50, ratio: 2.5 }
const opens = 5
const [topic] = generatedMeeting.topics
const stands = ["in full", "step by step", "by each state"]
/** The first in the alphabet, which stand at the top of the matrix. */
const states = builtInActors.filter(({ kind }) => kind === "state").slice(0, 12)

interface Times {
  readonly opened: readonly number[]
  readonly reloaded: readonly number[]
  readonly changed: readonly number[]
}

/** Each view: its tab and address, and what stands when it is painted. */
const views = {
  Matrix: { at: "matrix?rows=none", stands: "[role=gridcell] .sign, [role=gridcell] .glyph" },
  Map: { at: `map?topic=${topic?.id}`, stands: "path[data-actor][fill]" },
} as const
type View = keyof typeof views

if (existsSync(process.env.CHROMIUM || "/usr/bin/chromium")) await measured()
else report("matrix and map", { skipped: "no Chromium found; set CHROMIUM to its path" })

async function measured(): Promise<void> {
  const stage = await openStage()
  const browser = await openBrowser()
  try {
    const lead = await Client.setUp(stage)
    const [half, whole] = [
      await measure(lead, browser, sizes[0]),
      await measure(lead, browser, sizes[1]),
    ]
    for (const view of ["Matrix", "Map"] as const) print(view, half[view], whole[view])
  } finally {
    await browser.close()
    await stage.end()
  }
}

function print(view: View, half: Times, whole: Times): void {
  const size = { statements: sizes[1], grown_times: sizes[1] / sizes[0] }
  const rows = [
    ["opened", promised.paint],
    ["reloaded", promised.paint],
    ["changed", promised.change],
  ] as const
  for (const [what, most] of rows) {
    const [few, many] = [spread(half[what]), spread(whole[what])]
    report(`${view.toLowerCase()}, ${what}`, {
      ...{ ...size, ...milliseconds(many), ratio: many.median / few.median },
      ...{ promised_ms: most, promised_ratio: promised.ratio },
      kept: many.median < most && many.median < promised.ratio * few.median ? "yes" : "no",
    })
  }
}

async function measure(lead: Client, browser: Browser, count: number) {
  const meeting = await lead.makeMeeting()
  await fill(lead, meeting, count)
  const last = days[3]
  const note = await lead.open(await lead.makeNote(meeting, last, "The last room"))
  const context = await browser.newContext({
    baseURL: lead.url,
    viewport: { width: 1280, height: 800 },
  })
  await context.addCookies(
    lead.cookie.split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=")
      return { name, value: value.join("="), url: lead.url }
    }),
  )
  const page = await context.newPage()
  const times = {
    Matrix: await look(page, meeting, "Matrix", note),
    Map: await look(page, meeting, "Map", note),
  }
  note.close()
  await context.close()
  return times
}

async function look(page: Page, meeting: string, view: View, note: OpenNote): Promise<Times> {
  const { at, stands: painted } = views[view]
  const opened: number[] = []
  const reloaded: number[] = []
  for (let n = 0; n < opens; n++) {
    await page.goto(`/m/${meeting}/roster`)
    const tab = page.getByRole("link", { name: view, exact: true }).first()
    await tab.waitFor()
    await page.evaluate(watchPaint, painted)
    await tab.click()
    opened.push(await numberOn(page, "painted"))
    await page.goto(`/m/${meeting}/${at}`)
    await page.waitForSelector(painted)
    // From the navigation's beginning to the frame in which what stands is there.
    reloaded.push(
      await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(done))),
    )
  }
  const changed: number[] = []
  for (const { id, name } of states) changed.push(await change(page, view, note, { id, name }))
  return { opened, reloaded, changed }
}

/** From the last byte of the changed rows to the frame that shows them; milliseconds. */
async function change(
  page: Page,
  view: View,
  note: OpenNote,
  state: { readonly id: string; readonly name: string },
): Promise<number> {
  const heading = page.getByRole("columnheader").nth(1)
  const on = view === "Map" ? topic?.name : ((await heading.getAttribute("title")) ?? "")
  const before = await page.evaluate(watchChange, { view, name: state.name })
  const position = stands.find((stand) => !before.includes(stand)) ?? stands[0]
  write(note.fragment, `[23:59] @${state.id} is for #[${on?.toLowerCase()}]=[${position}].`)
  return numberOn(page, "changed")
}

/** In the page: from the next click to the frame in which the selector finds something. */
function watchPaint(selector: string): void {
  const seen = (from: number) => {
    if (document.querySelector(selector) === null) return requestAnimationFrame(() => seen(from))
    return requestAnimationFrame(() => Object.assign(window, { painted: performance.now() - from }))
  }
  Object.assign(window, { painted: undefined })
  window.addEventListener("click", ({ timeStamp }) => seen(timeStamp), {
    capture: true,
    once: true,
  })
}

/** In the page: what stands for a state now, and, once that is another, how long that took. */
function watchChange({ view, name }: { view: string; name: string }): string {
  const read = () => {
    if (view === "Matrix") {
      const cells = [...document.querySelectorAll("[role=gridcell]")]
      return cells.find((it) => it.ariaLabel?.startsWith(`${name}, `))?.ariaLabel ?? ""
    }
    const rows = [...document.querySelectorAll("tbody tr")]
    return rows.find((it) => it.querySelector("button")?.textContent === name)?.textContent ?? ""
  }
  const before = read()
  Object.assign(window, { changed: undefined })
  const observer = new MutationObserver(() => {
    if (read() === before) return
    observer.disconnect()
    requestAnimationFrame((now) => {
      const asked = performance
        .getEntriesByType("resource")
        .filter((it) => it.name.includes("/statements?since=")) as PerformanceResourceTiming[]
      const came = asked.at(-1)?.responseEnd ?? Number.NaN
      Object.assign(window, { changed: Math.max(now, performance.now()) - came })
    })
  })
  const all = { subtree: true, childList: true, attributes: true, characterData: true }
  observer.observe(document.body, all)
  performance.clearResourceTimings()
  return before
}

async function numberOn(page: Page, name: string): Promise<number> {
  const found = await page.waitForFunction(
    (it) => Reflect.get(window, it) as number | undefined,
    name,
  )
  return (await found.jsonValue()) ?? 0
}

/** Writes generated notes, ten at a time, until the index holds so many statements. */
async function fill(lead: Client, meeting: string, count: number): Promise<void> {
  const versions = { heard: () => {} }
  const stop = await lead.follow(meeting, (event) => event.kind === "index" && versions.heard())
  let total = 0
  for (let n = 0; total < count; n += 10) {
    const open = await Promise.all(
      Array.from({ length: 10 }, async (_, k) => {
        const date = days[(n + k) % days.length] ?? days[0]
        const note = await lead.makeNote(meeting, date, `Room ${n + k + 1}`)
        const opened = await lead.open(note)
        write(opened.fragment, generatedNote(20_000, n + k).text)
        return opened
      }),
    )
    for (;;) {
      const next = new Promise<void>((done) => {
        versions.heard = done
      })
      const notes = await lead.notes(meeting)
      total = notes.reduce((sum, { statements }) => sum + statements, 0)
      if (notes.every(({ statements }) => statements > 0)) break
      await next
    }
    for (const { close } of open) close()
  }
  stop()
}
