import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/forms.css"
import "../ui/marks.css"
import axe from "axe-core"
import { createRouter, Router } from "sv-router"
import { type Component, flushSync, mount, tick, unmount } from "svelte"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { cdp, page, userEvent } from "vitest/browser"
import type { DayMembership } from "../../shared/meeting/meeting.ts"
import { firstDay } from "../../tests/builders/first-day.ts"
import { meeting as aMeeting, migration } from "../../tests/builders/meeting.ts"
import { noted, statement } from "../../tests/builders/statement.ts"
import { noteOf, StillMeeting } from "../../tests/builders/still-meeting.svelte.ts"
import BoardScreen from "./BoardScreen.svelte"

const monday = "2018-03-12"
const tuesday = "2018-03-13"
const at = "/m/gcm-2/board"

let meeting: StillMeeting
let app: ReturnType<typeof mount>

const BoardRoute: Component = (internals) => BoardScreen(internals, { meeting: meeting.state })
const Elsewhere: Component = () => ({})
const { navigate } = createRouter({
  "/m/:meeting/board": BoardRoute,
  "/elsewhere": Elsewhere,
  "*": Elsewhere,
})

beforeEach(async () => {
  await page.viewport(1280, 800)
  meeting = new StillMeeting(migration)
  meeting.notes = [noteOf(monday)]
  meeting.statements = firstDay
})
afterEach(() => unmount(app))

describe("the line-up", () => {
  test("shows the first day's three columns with their counts", async () => {
    await show("?topic=regular-irregular")
    expect(headings()).toEqual([
      "No dichotomy, save where it protects 15",
      "In between 2",
      "Strong separation, basic services only 15",
    ])
  })

  test("fills when statements come, without a reload", async () => {
    meeting.statements = []
    await show("?topic=regular-irregular")
    expect(headings()).toEqual([])
    meeting.statements = firstDay.filter((s) => s.position !== "in-between")
    await tick()
    expect(headings().map((h) => h.split(" ").at(-1))).toEqual(["15", "15"])
    meeting.statements = firstDay
    await tick()
    expect(headings().map((h) => h.split(" ").at(-1))).toEqual(["15", "2", "15"])
  })

  test("leads from an entry to its words in the note", async () => {
    await show("?topic=regular-irregular")
    expect(row("Japan")).toHaveAttribute("href", "/m/gcm-2/n/note-2018-03-12?block=b5&sentence=0")
  })

  test("says who spoke for a group, who is apart, and how sure it is", async () => {
    await show("?topic=regular-irregular")
    expect(row("Latin America and Canada")).toHaveTextContent("rep. Brazil")
    expect(row("EU-27")).toHaveTextContent("without Hungary")
    expect(row("African Group")).toHaveTextContent("South Africa apart")
    expect(row("South Africa")).toHaveTextContent("apart from AG")
    expect(row("Libya")).toHaveTextContent("unsure")
    expect(all("[data-row]").find((a) => a.textContent?.includes("less adamant"))).toBeDefined()
  })

  test("opens a group to its members, the derived ones with where else they stand", async () => {
    await show("?topic=regular-irregular")
    await page.getByRole("button", { name: "Members and words of Friends of Children" }).click()
    const members = all(".member").map((li) => li.textContent?.replace(/\s+/g, " ").trim())
    expect(members).toEqual([
      "Bulgaria also in EU-27",
      "Jamaica itself",
      "Luxembourg also in EU-27",
    ])
  })

  test("opens a group to whom a note names as its members, on that day and not on the next", async () => {
    const named = { group: "many-states", member: "BGR", day: monday, private: false }
    meeting.memberships = [named as DayMembership]
    meeting.notes = [noteOf(monday), noteOf(tuesday)]
    const said = { speaker: "many-states", position: "in-between" }
    meeting.statements = [monday, tuesday].map((day) => statement({ ...said, day }))
    await show(`?topic=regular-irregular&day=${monday}`)
    await page.getByRole("button", { name: "Members and words of Many states" }).click()
    expect(all(".member").map((li) => li.textContent?.trim())).toEqual(["Bulgaria"])
    await page.getByRole("link", { name: "Tue 13" }).click()
    await expect
      .poll(() => page.getByRole("button", { name: "Members and words of Many states" }).all())
      .toEqual([])
    expect(row("Many states")).toHaveTextContent("Many states")
  })

  test("names the positions that nobody took, and who opposes one", async () => {
    meeting.statements = noted(
      {},
      { speaker: "MEX", position: "no-dichotomy" },
      { speaker: "JPN", position: "no-dichotomy", stance: "opposes" },
      { speaker: "BLR" },
    )
    await show("?topic=regular-irregular")
    expect(text(".col h3")).toBe("Against1")
    expect(text(".unheld")).toContain("In between; Strong separation")
    expect(text(".outside")).toContain("Belarus")
  })

  test("lists every record of what was said more than once", async () => {
    meeting.statements = [
      statement({ speaker: "MEX", position: "in-between", note: "a", text: "First words" }),
      statement({ speaker: "MEX", position: "in-between", note: "b", text: "Second words" }),
    ]
    await show("?topic=regular-irregular")
    await page.getByRole("button", { name: "Members and words of Mexico" }).click()
    await expect
      .element(page.getByRole("link", { name: "b Second words", exact: true }))
      .toHaveAttribute("href", expect.stringContaining("/n/b?"))
  })
})

describe("the address", () => {
  test("keeps day and topic, and leads to the session and back", async () => {
    await show("?topic=regular-irregular")
    await page.getByRole("link", { name: "Tue 13" }).click()
    expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({
      day: tuesday,
      topic: "regular-irregular",
    })
    await expect
      .element(page.getByText("Tuesday 13 March: nobody has taken a position yet."))
      .toBeVisible()
    await page.getByRole("link", { name: "Session" }).click()
    await expect.poll(() => row("EU-27").textContent).toContain("Mon")
    history.back()
    await expect
      .element(page.getByText("Tuesday 13 March: nobody has taken a position yet."))
      .toBeVisible()
  })

  test("shows the topic chosen", async () => {
    await show("?topic=regular-irregular")
    await page.getByRole("combobox", { name: "Topic" }).selectOptions("gcm-scope")
    expect(headings()).toEqual(["Labour migration only 1"])
    expect(location.search).toContain("topic=gcm-scope")
  })

  test("opens on the topic where most actors stand", async () => {
    await show("")
    expect(location.search).toContain("topic=regular-irregular")
  })

  test("holds the topic that was shown first when another overtakes it, and lets go on leaving", async () => {
    meeting.statements = firstDay.slice(-1)
    await show("")
    expect(headings()).toEqual(["Labour migration only 1"])
    meeting.statements = firstDay
    await tick()
    expect(headings()).toEqual(["Labour migration only 1"])
    await navigate("/elsewhere")
    await tick()
    expect(location.search).toBe("")
  })
})

describe("the keyboard", () => {
  test("moves within and across columns, and one row alone is in the tab order", async () => {
    await show("?topic=regular-irregular")
    expect(all("[data-row][tabindex='0']")).toHaveLength(1)
    row("Latin America and Canada").focus()
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}")
    expect(focusedName()).toContain("Holy See")
    await userEvent.keyboard("{ArrowRight}")
    expect(focusedName()).toContain("Switzerland")
    await userEvent.keyboard("{ArrowRight}{ArrowLeft}{Home}")
    expect(focusedName()).toContain("Thailand")
    expect(all("[data-row][tabindex='0']")).toEqual([document.activeElement])
  })

  test("opens a group with the arrow forward, enters it, and closes it with the arrow back", async () => {
    await show("?topic=regular-irregular")
    row("Friends of Children").focus()
    await userEvent.keyboard("{ArrowRight}{ArrowDown}")
    expect(focusedName()).toContain("Bulgaria")
    await userEvent.keyboard("{ArrowLeft}")
    expect(focusedName()).toContain("Friends of Children")
    expect(all(".member")).toEqual([])
  })

  test("goes to the words with Enter", async () => {
    await show("?topic=regular-irregular")
    row("Japan").focus()
    await userEvent.keyboard("{Enter}")
    await expect.poll(() => location.pathname).toBe("/m/gcm-2/n/note-2018-03-12")
  })
})

describe("the feed", () => {
  test("has the last said first, with stance, topic and position, and leads to the words", async () => {
    await show("?topic=regular-irregular")
    const [first] = all(".turn")
    expect(first?.textContent?.replace(/\s+/g, " ")).toContain("11:31 Belarus")
    expect(first?.textContent).toContain("supports Scope of the Compact: Labour migration only")
    expect(first?.querySelector("a")?.getAttribute("href")).toContain("block=b33")
  })

  test("lets new rows in at once while nobody reads it", async () => {
    await show("?topic=regular-irregular")
    meeting.statements = [...firstDay, ...late("Mexico later")]
    await tick()
    expect(all(".turn")).toHaveLength(34)
  })

  test("keeps new rows behind a count while the pointer is on it", async () => {
    await show("?topic=regular-irregular")
    await userEvent.hover(page.getByText("11:31"))
    meeting.statements = [...firstDay, ...late("Mexico later")]
    await tick()
    expect(all(".turn")).toHaveLength(33)
    await page.getByRole("button", { name: "1 new" }).click()
    expect(all(".turn")).toHaveLength(34)
  })
})

describe("what was not heard", () => {
  test("names the silent priorities, and how far the notes go", async () => {
    await show("?topic=regular-irregular")
    const silent = page.getByRole("region", { name: "Silent on this day" })
    await expect.element(silent).toHaveTextContent("Labour rights, priority 1. Nobody spoke of it.")
    await expect.element(silent).toHaveTextContent("As far as the notes go: Plenary.")
  })

  test("says nothing of silence where there is no note", async () => {
    await show(`?day=${tuesday}&topic=regular-irregular`)
    await expect.element(page.getByText("There is no note yet")).toBeVisible()
  })
})

describe("empty", () => {
  test("a day without positions says how they get there", async () => {
    meeting.statements = []
    await show("?topic=regular-irregular")
    await expect.element(page.getByText("@Brazil #regular-irregular=no-dichotomy")).toBeVisible()
    await expect
      .element(page.getByRole("link", { name: "Open the note" }))
      .toHaveAttribute("href", "/m/gcm-2/n/note-2018-03-12")
  })

  test("a meeting without topics leads to them", async () => {
    meeting.meeting = aMeeting({ days: migration.days })
    meeting.statements = []
    await show("")
    await expect
      .element(page.getByRole("link", { name: "Go to topics" }).first())
      .toHaveAttribute("href", "/m/gcm-2/topics")
  })
})

describe.each(["light", "dark"])("%s", (scheme) => {
  test.each([1280, 390])("axe finds nothing at %i px", async (width) => {
    await page.viewport(width, 844)
    const features = [{ name: "prefers-color-scheme", value: scheme }]
    await cdp().send("Emulation.setEmulatedMedia", { features })
    await show("?topic=regular-irregular")
    await page.getByRole("button", { name: "Members and words of Friends of Children" }).click()
    const { violations } = await axe.run(document)
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await cdp().send("Emulation.setEmulatedMedia", { features: [] })
  })
})

async function show(search: string): Promise<void> {
  history.replaceState({}, "", at + search)
  app = mount(Router, { target: document.body })
  flushSync()
  await expect.poll(() => document.querySelector("main")).not.toBeNull()
  await tick()
}

function late(text: string) {
  return noted({ block: "late", time: "11:40", order: 99 }, { speaker: "MEX", text })
}

function all(selector: string): readonly Element[] {
  return [...document.querySelectorAll(selector)]
}

function text(selector: string): string {
  return (document.querySelector(selector)?.textContent ?? "").replace(/\s+/g, " ").trim()
}

function headings(): readonly string[] {
  return all(".col h2").map((h) => [...h.children].map((part) => part.textContent).join(" "))
}

/** The row of an actor that is named exactly so. */
function row(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("[data-row]")].find(
    (link) => link.querySelector(".actor bdi")?.textContent === name,
  )
  if (found === undefined) throw new Error(`${name} has no row`)
  return found
}

function focusedName(): string {
  return document.activeElement?.textContent ?? ""
}
