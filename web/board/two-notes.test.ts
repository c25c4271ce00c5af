// The board where two notes of a day hold one intervention, and where they differ.
import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/forms.css"
import "../ui/marks.css"
import axe from "axe-core"
import { createRouter, Router } from "sv-router"
import { type Component, flushSync, mount, tick, unmount } from "svelte"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import { migration } from "../../tests/builders/meeting.ts"
import { statement } from "../../tests/builders/statement.ts"
import { noteOf, StillMeeting } from "../../tests/builders/still-meeting.svelte.ts"
import BoardScreen from "./BoardScreen.svelte"

const monday = "2018-03-12"
const agreed = { speaker: "MEX", position: "no-dichotomy" }
const disputed = { speaker: "JPN", order: 2 }

let meeting: StillMeeting
let app: ReturnType<typeof mount>

const BoardRoute: Component = (internals) => BoardScreen(internals, { meeting: meeting.state })
createRouter({ "/m/:meeting/board": BoardRoute, "*": BoardRoute })

beforeEach(async () => {
  await page.viewport(1280, 800)
  meeting = new StillMeeting(migration)
  meeting.notes = [
    noteOf(monday, { id: "plenary" }),
    noteOf(monday, { id: "side", title: "Side desk", room: "Room 4" }),
  ]
  meeting.statements = [
    statement({ ...agreed, note: "plenary", time: "10:40", text: "Plenary words" }),
    statement({ ...agreed, note: "side", time: "10:42", text: "Other words" }),
    statement({ ...disputed, note: "plenary", position: "in-between", text: "Japan is torn" }),
    statement({ ...disputed, note: "side", position: "strong-separation", text: "Japan is clear" }),
    statement({ speaker: "lauber", note: "side", topic: "gcm-scope", order: 3 }),
  ]
  history.replaceState({}, "", `/m/gcm-2/board?day=${monday}&topic=regular-irregular`)
  app = mount(Router, { target: document.body })
  flushSync()
  await expect.poll(() => document.querySelector("main")).not.toBeNull()
  await tick()
})
afterEach(() => unmount(app))

describe("one intervention in two notes", () => {
  test("is one entry of one statement, which says how many notes have it", async () => {
    expect(row("Mexico")).toHaveTextContent("2 notes")
    await expect.element(page.getByText("3 entries, 3 statements")).toBeVisible()
  })

  test("opens to the words of both, each under its note", async () => {
    await page.getByRole("button", { name: "Words of Mexico" }).click()
    for (const [name, note] of [
      ["10:40 Plenary Plenary words", "plenary"],
      ["10:42 Side desk, Room 4 Other words", "side"],
    ] as const) {
      await expect
        .element(page.getByRole("link", { name, exact: true }))
        .toHaveAttribute("href", expect.stringContaining(`/n/${note}?`))
    }
  })

  test("is one row of the feed, with a way to both", async () => {
    const said = all(".turn").filter((li) => li.textContent?.includes("Mexico"))
    expect(said).toHaveLength(1)
    await expect
      .element(page.getByRole("link", { name: "also in Side desk, Room 4" }))
      .toHaveAttribute("href", expect.stringContaining("/n/side?"))
    await expect.element(page.getByText("live, 4 statements")).toBeVisible()
  })
})

describe("two notes that contradict each other", () => {
  test("mark both entries in words, and the row in the feed", async () => {
    expect(all(".differs").map((mark) => mark.textContent)).toEqual([
      "≠ notes differ",
      "≠ notes differ",
    ])
    expect(all(".remarks").filter((r) => r.textContent?.includes("notes differ"))).toHaveLength(2)
  })

  test("show the other note's words in the entry, where the arrows reach them", async () => {
    const [first] = all(".col").flatMap((col) => [
      ...col.querySelectorAll<HTMLElement>("[data-row]"),
    ])
    first?.focus()
    row("Japan").focus()
    await userEvent.keyboard("{ArrowRight}{ArrowDown}{ArrowDown}")
    expect(document.activeElement).toHaveTextContent("Side desk, Room 4")
    expect(document.activeElement).toHaveTextContent("Strong separation, basic services only")
    expect(document.activeElement).toHaveTextContent("Japan is clear")
  })

  test("stand side by side in a list of their own", async () => {
    const list = page.getByRole("region", { name: "Where notes differ" })
    await expect.element(list).toHaveTextContent("Japan")
    await expect
      .element(list.getByRole("link", { name: "supports In between Japan is torn" }))
      .toHaveAttribute("href", expect.stringContaining("/n/plenary?"))
    await expect
      .element(list.getByRole("link", { name: /Strong separation.*Japan is clear/ }))
      .toHaveAttribute("href", expect.stringContaining("/n/side?"))
  })

  test("no longer do when one is corrected", async () => {
    meeting.statements = meeting.statements.filter((s) => s.text !== "Japan is torn")
    await tick()
    expect(all(".differs")).toEqual([])
    expect(all(".differences")).toEqual([])
  })
})

test("what one note has and the other lacks is told quietly", async () => {
  meeting.statements = [
    ...meeting.statements.filter((s) => s.speaker !== "JPN"),
    statement({ ...agreed, note: "side", position: "in-between", order: 4, text: "And more" }),
  ]
  await tick()
  expect(all(".differs")).toEqual([])
  await page.getByText("In one note only: 1").click()
  await expect.element(page.getByRole("link", { name: /And more/ }).last()).toBeVisible()
})

test("the chair is marked as neutral in the feed", () => {
  const said = all(".turn").find((li) => li.textContent?.includes("Lauber"))
  expect(said?.querySelector(".neutral")?.textContent).toBe("neutral")
})

test.each([1280, 390])("axe finds nothing at %i px", async (width) => {
  await page.viewport(width, 844)
  await page.getByRole("button", { name: "Words of Japan" }).first().click()
  const { violations } = await axe.run(document)
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`)).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})

function all(selector: string): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)]
}

/** The first row of an actor that is named exactly so. */
function row(name: string): HTMLElement {
  const found = all("[data-row]").find(
    (link) => link.querySelector(".actor bdi")?.textContent === name,
  )
  if (found === undefined) throw new Error(`${name} has no row`)
  return found
}
