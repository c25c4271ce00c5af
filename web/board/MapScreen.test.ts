import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/forms.css"
import "../ui/marks.css"
import axe from "axe-core"
import { createRouter, Router } from "sv-router"
import { type Component, flushSync, mount, tick, unmount } from "svelte"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { cdp, page, userEvent } from "vitest/browser"
import { firstDay } from "../../tests/builders/first-day.ts"
import { migration } from "../../tests/builders/meeting.ts"
import { statement } from "../../tests/builders/statement.ts"
import { noteOf, StillMeeting } from "../../tests/builders/still-meeting.svelte.ts"
import MapScreen from "./MapScreen.svelte"

const monday = "2018-03-12"

let meeting: StillMeeting
let app: ReturnType<typeof mount>

const MapRoute: Component = (internals) => MapScreen(internals, { meeting: meeting.state })
createRouter({ "/m/:meeting/map": MapRoute, "*": MapRoute })

beforeEach(async () => {
  await page.viewport(1280, 800)
  meeting = new StillMeeting(migration)
  meeting.notes = [noteOf(monday)]
  meeting.statements = firstDay
})
afterEach(() => unmount(app))

describe("the world", () => {
  test("has states in the pattern of their position, through a group in a lighter one", async () => {
    await show()
    expect(fill("JPN")).toMatch(/position-2-own/)
    expect(fill("IND")).toBe(fill("JPN"))
    expect(fill("THA")).toMatch(/position-1-own/)
    expect(fill("DEU")).toMatch(/position-2-through/)
    expect(fill("ETH")).toMatch(/position-0-through/)
    expect(fill("USA")).toBeNull()
    expect(all(".disputed")).toHaveLength(1)
  })

  test("has a circle of ten pixels or more for a state too small to be seen", async () => {
    await show()
    for (const id of ["VAT", "TUV", "SGP", "LIE"]) {
      const circle = document.querySelector(`circle.marker[data-actor=${id}]`)
      expect(circle, id).not.toBeNull()
      expect(circle?.getBoundingClientRect().width, id).toBeGreaterThanOrEqual(10)
    }
    expect(fill("VAT")).toMatch(/position-0-own/)
    expect(fill("NRU")).toBeNull()
  })

  test("says who is pointed at and where it stands, and opens its words", async () => {
    await show()
    // A sign may stand before the middle of a state: the pointer finds both.
    shape("JPN").dispatchEvent(new PointerEvent("pointerover", { bubbles: true }))
    await expect
      .element(page.getByText("Japan: supports Strong separation, basic services only"))
      .toBeVisible()
    shape("JPN").dispatchEvent(new MouseEvent("click", { bubbles: true }))
    const words = page.getByRole("dialog", { name: /^Japan, / })
    await expect
      .element(words.getByRole("link", { name: /JPN spoke/ }))
      .toHaveAttribute("href", "/m/gcm-2/n/note-2018-03-12?block=b5&sentence=0")
  })

  test("changes when statements come", async () => {
    await show()
    expect(fill("USA")).toBeNull()
    meeting.statements = [
      ...firstDay,
      statement({ speaker: "USA", position: "in-between", order: 90 }),
    ]
    await tick()
    expect(fill("USA")).toMatch(/position-1-own/)
  })

  test("never goes without the disclaimer", async () => {
    await show()
    await expect
      .element(page.getByText(/^The designations employed and the presentation of material/))
      .toBeVisible()
    await expect.element(page.getByText(/Western Sahara, Kosovo/)).toBeVisible()
  })
})

describe("the table", () => {
  test("says the same as the map, by position in its order, with who is not on the map", async () => {
    await show()
    const labels = all("tbody .label").map((label) => label.textContent)
    expect(labels).toEqual([
      "No dichotomy, save where it protects",
      "In between",
      "Strong separation, basic services only",
      "its groups differ",
      "Groups and others, not on the map",
    ])
    const drawn = new Set(
      all("path[data-actor][fill], circle[data-actor][fill]").map((it) => it.dataset.actor),
    )
    const rows = all("tbody:not(:last-of-type) tr:not(.kind)")
    expect(rows).toHaveLength(drawn.size)
    await expect.element(page.getByRole("row", { name: /^Libya/ })).toHaveTextContent("unsure")
  })

  test("points at a state by keyboard, and opens its words", async () => {
    await show()
    await userEvent.click(page.getByRole("button", { name: "Japan" }))
    await expect.element(page.getByRole("dialog", { name: /^Japan, / })).toBeVisible()
    await userEvent.keyboard("{Escape}")
    await expect.poll(() => document.activeElement?.textContent).toBe("Japan")
    expect(shape("JPN")).toHaveClass("pointed")
  })
})

test("the topic chosen is shown, and the address keeps it", async () => {
  await show()
  await page.getByRole("combobox", { name: "Topic" }).selectOptions("gcm-scope")
  await expect.poll(() => fill("BLR")).toMatch(/position-1-own/)
  expect(location.search).toContain("topic=gcm-scope")
})

describe.each(["light", "dark"])("%s", (scheme) => {
  test.each([1280, 390])("axe finds nothing at %i px", async (width) => {
    await page.viewport(width, 844)
    const features = [{ name: "prefers-color-scheme", value: scheme }]
    await cdp().send("Emulation.setEmulatedMedia", { features })
    await show()
    const { violations } = await axe.run(document)
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await cdp().send("Emulation.setEmulatedMedia", { features: [] })
  })
})

async function show(search = `?day=${monday}&topic=regular-irregular`): Promise<void> {
  history.replaceState({}, "", `/m/gcm-2/map${search}`)
  app = mount(Router, { target: document.body })
  flushSync()
  await expect.poll(() => document.querySelector("main")).not.toBeNull()
  await tick()
}

function all(selector: string): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)]
}

/** The state's outline, or its circle. */
function shape(actor: string): Element {
  const found = document.querySelector(`:is(path, circle.marker)[data-actor=${actor}]`)
  if (found === null) throw new Error(`${actor} is not on the map`)
  return found
}

function fill(actor: string): string | null {
  return (
    document.querySelector(`circle.marker[data-actor=${actor}]`) ?? shape(actor)
  ).getAttribute("fill")
}
