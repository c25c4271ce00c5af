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
import { noted, statement } from "../../tests/builders/statement.ts"
import { noteOf, StillMeeting } from "../../tests/builders/still-meeting.svelte.ts"
import MatrixScreen from "./MatrixScreen.svelte"

const monday = "2018-03-12"
const tuesday = "2018-03-13"

let meeting: StillMeeting
let app: ReturnType<typeof mount>

const MatrixRoute: Component = (internals) => MatrixScreen(internals, { meeting: meeting.state })
createRouter({ "/m/:meeting/matrix": MatrixRoute, "*": MatrixRoute })

beforeEach(async () => {
  await page.viewport(1280, 800)
  meeting = new StillMeeting(migration)
  meeting.notes = [noteOf(monday)]
  meeting.statements = firstDay
})
afterEach(() => unmount(app))

describe("the cells", () => {
  test("are read with actor, topic and stand, the blank ones as not heard", async () => {
    await show()
    expect(cell("Japan", "Regular and irregular migrants")).toHaveAccessibleName(
      "Japan, Regular and irregular migrants, supports Strong separation, basic services only",
    )
    expect(cell("Japan", "Scope of the Compact")).toHaveAccessibleName(/, not heard$/)
    expect(cell("Libya", "Regular and irregular migrants")).toHaveAccessibleName(/, unsure$/)
  })

  test("say what a group holds for its members, and who is apart from it", async () => {
    await show("?actors=COM,ZAF,HUN")
    const of = (actor: string) => cell(actor, "Regular and irregular migrants")
    expect(of("Comoros")).toHaveAccessibleName(/, through its group African Group$/)
    expect(of("South Africa")).toHaveAccessibleName(/, apart from African Group$/)
    expect(of("Hungary")).toHaveAccessibleName(/, apart from EU-27$/)
    expect(of("Comoros").querySelector("rect.through")).not.toBeNull()
    expect(of("South Africa").querySelectorAll("rect")[2]).toHaveClass("held")
  })

  test("change when statements come, without a reload", async () => {
    await show()
    meeting.statements = [
      ...firstDay,
      statement({ speaker: "JPN", topic: "labour-rights", position: "protect", order: 90 }),
    ]
    await tick()
    await expect
      .element(page.getByRole("gridcell", { name: "Japan, Labour rights, supports", exact: true }))
      .toBeInTheDocument()
    expect(cell("Japan", "Labour rights").querySelector(".sign.supports")).not.toBeNull()
  })
})

describe("rows and columns", () => {
  test("stand by region, by bloc, or undivided", async () => {
    await show()
    await expect.poll(() => headings()[0]).toBe("Groups")
    await expect.poll(() => headings()).toContain("African States")
    await page.getByRole("combobox", { name: "Rows by" }).selectOptions("bloc")
    await expect.poll(() => headings()).toContain("African Group")
    await expect.poll(() => location.search).toContain("rows=bloc")
    await page.getByRole("combobox", { name: "Rows by" }).selectOptions("none")
    await expect.poll(() => headings()).toEqual([])
  })

  test("are sorted by the heading pressed, and turned round by the next press", async () => {
    await show("?rows=none")
    await expect.poll(() => actors()[0]).toBe("African Group")
    const heading = page.getByRole("columnheader", { name: "Regular and irregular migrants" })
    await heading.click()
    await expect.poll(() => actors()[0]).toBe("African Group")
    await expect.element(heading).toHaveAttribute("aria-sort", "ascending")
    await heading.click()
    await expect.poll(() => actors()[0]).toBe("Australia")
    await expect.element(heading).toHaveAttribute("aria-sort", "descending")
  })

  test("are those chosen, and the address keeps them", async () => {
    await show("?rows=none")
    await page.getByRole("button", { name: "Topics: all 2" }).click()
    await page.getByRole("checkbox", { name: "Scope of the Compact" }).click()
    await expect.poll(() => actors()).toEqual(["Belarus"])
    await expect.poll(() => location.search).toContain("topics=gcm-scope")
    await expect.element(page.getByRole("button", { name: "Topics: 1 of 2" })).toBeVisible()
  })

  test("pass the filters of group, stance and confidence", async () => {
    await show("?rows=none&group=latam-canada")
    await expect
      .poll(() => actors())
      .toEqual([
        "Brazil",
        "Canada",
        "Cuba",
        "Guatemala",
        "Latin America and Canada",
        "Mexico",
        "Venezuela (Bolivarian Republic of)",
      ])
    await page.getByRole("combobox", { name: "Group" }).selectOptions("")
    await page.getByRole("combobox", { name: "Sure or not" }).selectOptions("no")
    await expect.poll(() => actors()).toEqual(["Libya"])
    await page.getByRole("combobox", { name: "Stance" }).selectOptions("opposes")
    await page.getByRole("button", { name: "Clear the filters" }).click()
    await expect.poll(() => actors().length).toBeGreaterThan(30)
  })

  test("of two hundred actors by sixty topics only those in sight are drawn", async () => {
    const topics = Array.from({ length: 60 }, (_, n) => ({ id: `t${n}`, name: `Topic ${n}` }))
    const whole = {
      ...migration,
      topics: topics.map((t) => ({ ...t, aliases: [], positions: [] })),
    }
    meeting.meeting = whole as unknown as typeof migration
    const { names } = meeting
    const states = names.actors.filter(({ kind }) => kind === "state")
    meeting.statements = states.flatMap(({ id }, n) =>
      topics.map((topic) => statement({ speaker: id, topic: topic.id, order: n })),
    )
    await show()
    const grid = page.getByRole("grid")
    await expect.element(grid).toHaveAttribute("aria-colcount", "61")
    expect(Number((await grid.element()).getAttribute("aria-rowcount"))).toBeGreaterThan(190)
    expect(document.querySelectorAll("[role=gridcell]").length).toBeLessThan(1600)
    all("[role=gridcell]")[0]?.focus()
    await userEvent.keyboard("{Control>}{End}{/Control}")
    await expect
      .poll(() => document.activeElement?.getAttribute("aria-label"))
      .toMatch(/Topic 59, only addressed$/)
    const last = page.getByRole("gridcell", { name: /Topic 59, only addressed$/ }).last()
    await expect.element(last).toBeInViewport()
  })
})

describe("the keyboard", () => {
  test("moves by cell, and one cell alone is in the tab order", async () => {
    await show("?rows=none")
    expect(all("[role=grid] [tabindex='0']")).toHaveLength(1)
    all("[role=grid] [tabindex='0']")[0]?.focus()
    await userEvent.keyboard("{ArrowDown}{ArrowRight}")
    expect(focused()).toMatch(/^Australia, Scope of the Compact/)
    await userEvent.keyboard("{End}{ArrowRight}")
    expect(focused()).toMatch(/^Australia, Scope of the Compact/)
    await userEvent.keyboard("{Home}")
    expect(document.activeElement?.textContent).toContain("Australia")
    await userEvent.keyboard("{ArrowRight}{ArrowUp}{ArrowUp}")
    expect(document.activeElement).toHaveAttribute("role", "columnheader")
    expect(all("[role=grid] [tabindex='0']")).toEqual([document.activeElement])
  })

  test("steps over the headings of sections", async () => {
    await show()
    all("[role=gridcell]")[0]?.focus()
    await userEvent.keyboard("{Control>}{Home}{/Control}{ArrowRight}")
    for (let n = 0; n < 4; n++) await userEvent.keyboard("{ArrowDown}")
    expect(focused()).toMatch(/^Comoros,/)
  })

  test("opens the words of a cell with Enter, and gives the focus back on Escape", async () => {
    await show()
    cell("Japan", "Regular and irregular migrants").focus()
    await userEvent.keyboard("{Enter}")
    const words = page.getByRole("dialog", { name: "Japan, Regular and irregular migrants" })
    await expect.element(words).toBeVisible()
    await expect
      .element(words.getByRole("link", { name: /JPN spoke/ }))
      .toHaveAttribute("href", "/m/gcm-2/n/note-2018-03-12?block=b5&sentence=0")
    await userEvent.keyboard("{Escape}")
    await expect.poll(() => focused()).toMatch(/^Japan, /)
    await expect.element(words).not.toBeInTheDocument()
  })
})

test("the words of a member are those of its group", async () => {
  await show()
  cell("Comoros", "Regular and irregular migrants").click()
  const words = page.getByRole("dialog", { name: /^Comoros/ })
  await expect.element(words).toHaveTextContent("through its group African Group")
  await expect.element(words.getByRole("link", { name: /african-group spoke/ })).toBeVisible()
})

test("a day of its own has its own cells", async () => {
  meeting.statements = [
    ...firstDay,
    ...noted({ day: tuesday }, { speaker: "CUB", topic: "gcm-scope", position: "holistic" }),
  ]
  await show("?rows=none")
  await page.getByRole("link", { name: "Tue 13" }).click()
  await expect.poll(() => actors()).toEqual(["Cuba"])
  await page.getByRole("link", { name: "Session" }).click()
  await expect.poll(() => actors().length).toBeGreaterThan(30)
})

test("an empty day says how cells get there", async () => {
  await show(`?day=${tuesday}`)
  await expect.element(page.getByText("nothing stands in the matrix yet")).toBeVisible()
})

describe.each(["light", "dark"])("%s", (scheme) => {
  test.each([1280, 390])("axe finds nothing at %i px", async (width) => {
    await page.viewport(width, 844)
    const features = [{ name: "prefers-color-scheme", value: scheme }]
    await cdp().send("Emulation.setEmulatedMedia", { features })
    await show()
    cell("African Group", "Regular and irregular migrants").click()
    await expect.element(page.getByRole("dialog", { name: /^African Group/ })).toBeVisible()
    const { violations } = await axe.run(document)
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    await cdp().send("Emulation.setEmulatedMedia", { features: [] })
  })
})

async function show(search = ""): Promise<void> {
  history.replaceState({}, "", `/m/gcm-2/matrix${search}`)
  app = mount(Router, { target: document.body })
  flushSync()
  await expect.poll(() => document.querySelector("main")).not.toBeNull()
  await tick()
  await tick()
}

function all(selector: string): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)]
}

function headings(): readonly string[] {
  return all(".section").map((heading) => heading.textContent?.trim() ?? "")
}

function actors(): readonly string[] {
  return all("[role=rowheader] .actor bdi").map((name) => name.textContent ?? "")
}

function cell(actor: string, topic: string): HTMLElement {
  const label = `${actor}, ${topic}, `
  const found = all("[role=gridcell]").find((one) => one.ariaLabel?.startsWith(label))
  if (found === undefined) throw new Error(`There is no cell ${label}`)
  return found
}

function focused(): string {
  return document.activeElement?.getAttribute("aria-label") ?? ""
}
