// Reviewing on the board: signs with words, keys, the queries of the meeting, and what the server refuses.
import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/forms.css"
import "../ui/marks.css"
import axe from "axe-core"
import { createRouter, Router } from "sv-router"
import { type Component, flushSync, mount, tick, unmount } from "svelte"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { cdp, page, userEvent } from "vitest/browser"
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import { firstDay } from "../../tests/builders/first-day.ts"
import { migration } from "../../tests/builders/meeting.ts"
import { Saying } from "../../tests/builders/reviews.ts"
import { noteOf, StillMeeting } from "../../tests/builders/still-meeting.svelte.ts"
import { ApiProblem } from "../api/problem.ts"
import BoardScreen from "./BoardScreen.svelte"

let meeting: StillMeeting
let saying: Saying
let app: ReturnType<typeof mount>

const BoardRoute: Component = (internals) => BoardScreen(internals, { meeting: meeting.state })
const Elsewhere: Component = () => ({})
createRouter({ "/m/:meeting/board": BoardRoute, "*": Elsewhere })

beforeEach(async () => {
  await page.viewport(1280, 800)
  meeting = new StillMeeting(migration)
  meeting.notes = [noteOf("2018-03-12")]
  meeting.statements = firstDay
  saying = new Saying(firstDay)
})
afterEach(() => unmount(app))

async function show(): Promise<void> {
  history.replaceState({}, "", "/m/gcm-2/board?topic=regular-irregular")
  app = mount(Router, { target: document.body })
  flushSync()
  await expect.poll(() => document.querySelector("[data-row]")).not.toBeNull()
  await tick()
}

const of = (speaker: string): IndexedStatement => {
  const found = firstDay.find((it) => it.speaker === speaker)
  if (found === undefined) throw new Error(`${speaker} has not spoken`)
  return found
}
const row = (name: string): HTMLElement => {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-column] [data-row]")]
  const found = rows.find((it) => it.textContent?.includes(name))
  if (found === undefined) throw new Error(`No row has ${name}`)
  return found
}
const turn = (name: string): HTMLElement => {
  const turns = [...document.querySelectorAll<HTMLElement>(".turn")]
  const found = turns.find((it) => it.querySelector("b")?.textContent?.includes(name))
  if (found === undefined) throw new Error(`No turn is ${name}'s`)
  return found
}

describe("a review", () => {
  test("shows in the line-up and in the feed by sign and word, live", async () => {
    await show()
    expect(row("Japan").textContent).not.toContain("confirmed")
    saying.confirm(of("JPN"))
    saying.query(of("LBY"), "Itself, or through the group?")
    meeting.events = [...saying.events]
    await tick()
    expect(row("Japan")).toHaveTextContent("✓ confirmed")
    expect(turn("Japan")).toHaveTextContent("✓ confirmed")
    expect(row("Libya")).toHaveTextContent("? query open")
    expect(turn("Libya")).toHaveTextContent("Itself, or through the group?")
    meeting.statements = firstDay.map((it) =>
      it.speaker === "JPN" ? { ...it, text: "Japan said more." } : it,
    )
    await tick()
    expect(row("Japan")).toHaveTextContent("≠ changed since it was confirmed")
  })

  test("is made by keys: c confirms what stands there, q asks in a field that has the focus", async () => {
    await show()
    row("Japan").focus()
    await userEvent.keyboard("c")
    await expect
      .poll(() => meeting.asked)
      .toEqual([{ kind: "confirm", statement: of("JPN").id, seen: of("JPN") }])
    await expect.element(page.getByText(/^Confirmed: Japan/)).toBeInTheDocument()
    await userEvent.keyboard("q")
    await expect.element(page.getByLabelText("Question about Japan")).toHaveFocus()
    await userEvent.keyboard("Against all of it?{Enter}")
    await expect
      .poll(() => meeting.asked.at(-1))
      .toEqual({ kind: "query", statement: of("JPN").id, text: "Against all of it?" })
    await userEvent.keyboard("{Escape}")
  })

  test("is a lead's: a note-taker has no such keys and buttons, and may link a source", async () => {
    meeting.role = "note-taker"
    await show()
    row("Japan").focus()
    await userEvent.keyboard("cq")
    expect(document.querySelector(".box")).toBeNull()
    await userEvent.click(turn("Japan").querySelector("button.review") as HTMLElement)
    expect(turn("Japan").querySelector(".box")?.textContent).not.toContain("Confirm")
    await page.getByRole("button", { name: "Link a source" }).click()
    await page.getByLabelText("Address").fill("https://webtv.un.org/en/asset/k1")
    await page.getByLabelText("Minute or page").fill("1:02:30")
    await userEvent.keyboard("{Enter}")
    await expect
      .poll(() => meeting.asked)
      .toEqual([
        {
          kind: "link",
          statement: of("JPN").id,
          source: { kind: "webcast", url: "https://webtv.un.org/en/asset/k1", place: "1:02:30" },
        },
      ])
  })

  test("that the server refuses says so beside the words, which stand there as they are", async () => {
    const detail = "The words changed meanwhile: look at them as they are now."
    meeting.refusal = new ApiProblem({
      ...{ type: "stale", title: "Changed meanwhile", status: 409, detail, instance: "x" },
    })
    await show()
    row("Japan").focus()
    await userEvent.keyboard("c")
    await expect.element(page.getByText(detail)).toBeVisible()
    expect(document.querySelector(".box q")?.textContent).toBe(of("JPN").text)
  })

  test("without the server is not made, and says why", async () => {
    meeting.connection = { kind: "offline", since: 0, waiting: 0 }
    await show()
    row("Japan").focus()
    await userEvent.keyboard("c")
    await expect.element(page.getByText("Offline: this needs the server.")).toBeVisible()
    expect(meeting.asked).toEqual([])
  })
})

describe("the queries", () => {
  test("stand beside the picture with what is gone, and are resolved there", async () => {
    const query = saying.query(of("LBY"), "Itself?")
    saying.answer(query, "Itself.")
    saying.confirm(of("BLR"))
    meeting.events = [...saying.events]
    meeting.statements = firstDay.filter(({ speaker }) => speaker !== "BLR")
    await show()
    await page.getByRole("link", { name: "1 open query" }).last().click()
    await expect.element(page.getByRole("heading", { name: "Open queries 1" })).toBeVisible()
    await expect.element(page.getByText("Itself.", { exact: true })).toBeVisible()
    await expect.element(page.getByRole("heading", { name: "Their rows are gone 1" })).toBeVisible()
    await expect.element(page.getByText(`It said: “${of("BLR").text}”`)).toBeVisible()
    await page.getByRole("button", { name: "Resolve" }).click()
    await expect.poll(() => meeting.asked).toEqual([{ kind: "resolve", about: query }])
    saying.reply("resolve", query)
    meeting.events = [...saying.events]
    await expect.element(page.getByText("No query is open.")).toBeVisible()
  })
})

describe.each(["light", "dark"])("in the %s", (scheme) => {
  test.each([1280, 390])("axe finds nothing at %s px", async (width) => {
    await page.viewport(width, 844)
    const features = [
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]
    await cdp().send("Emulation.setEmulatedMedia", { features })
    saying.query(of("LBY"), "Itself, or through the group?")
    saying.confirm(of("JPN"))
    saying.check(saying.link(of("HUN")), of("HUN"))
    saying.confirm(of("BLR"))
    meeting.events = [...saying.events]
    meeting.statements = firstDay.filter(({ speaker }) => speaker !== "BLR")
    await show()
    row("Libya").focus()
    await userEvent.keyboard("q")
    const found = async () =>
      (await axe.run(document)).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)
    expect(await found()).toEqual([])
    await page
      .getByRole("link", { name: /1 (open )?query/ })
      .last()
      .click()
    await expect.element(page.getByRole("heading", { name: "Open queries 1" })).toBeVisible()
    expect(await found()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await cdp().send("Emulation.setEmulatedMedia", { features: [] })
  })
})
