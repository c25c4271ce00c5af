import axe from "axe-core"
import { tick } from "svelte"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { cdp, page, userEvent } from "vitest/browser"
import { anchorOf, blockElements, NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { noteOf } from "../../tests/builders/still-meeting.svelte.ts"
import { sampleMeeting } from "../editor/testing/chip-stage.ts"
import type { LostWords, MisplacedWords } from "../sync/session.svelte.ts"
import {
  blocks,
  clearStage,
  endStage,
  entries,
  type NoteStage,
  type Shown,
  showNote,
} from "./testing/note-stage.svelte.ts"

let stage: NoteStage

beforeEach(clearStage)
afterEach(endStage)

describe("beside the words", () => {
  test("stands what the index understood, level with its block", async () => {
    await show("@Brazil: #firewalls=accept.\n\nNo chip here.\n\n@Japan: #firewalls=reject.")
    await expect.poll(() => entries().length).toBe(2)
    expect(entries()[0]?.textContent).toContain("Brazil → firewalls, accepted: +supports")
    await expect.poll(() => apart(blocks()[0], entries()[0])).toBeLessThan(2)
    await expect.poll(() => apart(blocks()[2], entries()[1])).toBeLessThan(2)
    expect(document.querySelector("header")?.textContent).toContain("2 statements")
  })

  test("an entry taller than its block makes room, and covers no other", async () => {
    const many = "#firewalls=accept #labour #gender #data #return #smuggling"
    await show(`- @Brazil ${many}\n- @Japan ${many}\n- @Mexico ${many}`)
    await expect.poll(() => apart(blocks()[2], entries()[2])).toBeLessThan(2)
    const [first, second] = entries().map((entry) => entry.getBoundingClientRect())
    expect(second?.top).toBeGreaterThanOrEqual(first?.bottom ?? 0)
  })

  test("on a phone it goes below its block, and over no words", async () => {
    await page.viewport(390, 844)
    await show("@Brazil: #firewalls=accept.\n\n@Japan: #firewalls=reject.")
    const below = () => {
      const words = document.querySelector(".note-text .words")?.getBoundingClientRect()
      const entry = entries()[0]?.getBoundingClientRect()
      const next = blocks()[1]?.getBoundingClientRect()
      if (!words || !entry || !next) return false
      return entry.top >= words.bottom - 1 && entry.bottom <= next.top + 1
    }
    await expect.poll(below).toBe(true)
  })

  test("it follows the words as they are typed", async () => {
    await show("@Brazil on #labour.")
    editor().commands.focus("end")
    await userEvent.keyboard(" ~@Japan(-)")
    await expect.poll(() => entries()[0]?.textContent).toContain("Brazil → Japan: −opposes")
  })
})

describe("a problem", () => {
  const text = "@Lichtenshtein wants more.\n\n@Brazil on #firewals."

  test("is mended by a press on the name that was meant", async () => {
    await show(text)
    await page.getByRole("button", { name: "Replace" }).first().click()
    expect(refs()).toEqual(["@LIE", "@Brazil", "#firewals"])
    await expect.poll(() => document.querySelectorAll(".card").length).toBe(1)
  })

  test("is mended by Ctrl and full stop, the one at the caret first", async () => {
    await show(text)
    editor().commands.setTextSelection(editor().state.doc.content.size - 2)
    editor().view.focus()
    await userEvent.keyboard("{Control>}.{/Control}")
    expect(refs()).toEqual(["@Lichtenshtein", "@Brazil", "#firewalls"])
  })

  test("is gone to by Alt and down, the next one each time", async () => {
    await show(text)
    const selected = () => {
      const { from, to } = editor().state.selection
      return editor().state.doc.textBetween(from, to)
    }
    editor().view.focus()
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}")
    expect(selected()).toBe("@Lichtenshtein")
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}")
    expect(selected()).toBe("#firewals")
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}")
    expect(selected()).toBe("@Lichtenshtein")
  })

  test("asks what kind of actor a new name is", async () => {
    await show("@Lichtenshtein rises.")
    await page.getByRole("button", { name: "Add as new" }).click()
    await expect.element(page.getByRole("button", { name: "Organisation" })).toBeVisible()
    await expect.element(page.getByRole("button", { name: "Group" })).toBeVisible()
    await endStage()
    await show("@Atlantis rises.")
    await expect.element(page.getByRole("button", { name: "Organisation" })).toBeVisible()
  })
})

describe("an address with a block and a sentence", () => {
  test("leads to the words and marks them until one types", async () => {
    const long = Array.from({ length: 60 }, (_, n) => `Line ${n}.`).join("\n\n")
    history.replaceState(null, "", "?block=b61&sentence=1")
    await show(`${long}\n\nFirst. @Brazil on #labour. Third.`)
    const marked = () =>
      [...document.querySelectorAll(".led-to")].map((words) => words.textContent).join("")
    await expect.poll(() => marked().trim()).toBe("Brazil on labour.")
    const { top, bottom } = document.querySelector(".led-to")?.getBoundingClientRect() ?? {}
    expect(top).toBeGreaterThan(0)
    expect(bottom).toBeLessThan(innerHeight)
    editor().commands.insertContentAt(1, "x")
    expect(marked()).toBe("")
    // Nor does the reading that follows lead there again.
    await expect
      .poll(() => stage.page.live.blockOf("b1")?.live.block.inlines[0]?.text)
      .toBe("xLine 0.")
    expect(marked()).toBe("")
  })

  test("leads by the anchor to where the words stand now", async () => {
    await show("First.\n\n@Brazil on #labour. @Japan on #gender.", {
      before(doc) {
        const element = blockElements(doc.getXmlFragment(NOTE_FRAGMENT))[1]
        const anchor = element && anchorOf({ element, start: 18, end: 34 })
        history.replaceState(null, "", `?block=b1&sentence=0&at=${anchor}`)
        element?.setAttribute("id", "moved")
      },
    })
    const marked = () =>
      [...document.querySelectorAll(".led-to")].map((words) => words.textContent).join("")
    await expect.poll(() => marked().trim()).toBe("Japan on gender.")
  })

  test("leads by block and sentence when the anchor's words are gone", async () => {
    history.replaceState(null, "", "?block=b1&sentence=1&at=7.7-7.9")
    await show("First. @Brazil on #labour.")
    const marked = () =>
      [...document.querySelectorAll(".led-to")].map((words) => words.textContent).join("")
    await expect.poll(() => marked().trim()).toBe("Brazil on labour.")
  })
})

test("news of the meeting leave editor and caret alone", async () => {
  await show("@Brazil on #labour.")
  const before = editor()
  before.commands.setTextSelection(9)
  stage.meeting.notes = [noteOf("2018-03-12", { statements: 7, title: "Plenum" })]
  stage.meeting.meeting = { ...sampleMeeting, name: "Renamed" }
  await tick()
  expect(editor()).toBe(before)
  expect(before.isDestroyed).toBe(false)
  expect(before.state.selection.from).toBe(9)
})

describe("who may not write", () => {
  test("reads an archived note, problems without mends", async () => {
    await show("@Lichtenshtein wants more.", { note: { archived: true } })
    await expect.poll(() => document.querySelectorAll(".card").length).toBe(1)
    expect(editor().isEditable).toBe(false)
    expect(document.querySelector(".insert")).toBeNull()
    expect(page.getByRole("button", { name: "Replace" }).elements()).toEqual([])
    await expect.element(page.getByText(/archived/)).toBeVisible()
  })
})

describe("the first note", () => {
  test("has four examples with what the margin would say, until they are put away", async () => {
    await show("")
    const guide = page.getByRole("region", { name: "Examples, not part of the note" })
    await expect.element(guide).toBeVisible()
    const said = guide.element().textContent
    expect(said).toContain("Switzerland → review, in the General Assembly: +supports")
    expect(said).toContain("Austria for EU-27 → forced return: +supports")
    expect(said).toContain("Our view: no statement. Counts as raised by us: gender")
    await page.getByRole("button", { name: "Hide it now" }).click()
    await expect.element(guide).not.toBeInTheDocument()
  })

  test("has none once it holds five statements", async () => {
    await show("@Brazil #labour #gender #data #return #smuggling")
    expect(document.querySelector(".guide")).toBeNull()
  })
})

describe("the bar over a phone's keyboard", () => {
  beforeEach(() => page.viewport(390, 844))

  test("opens the list above it and sets signs on the chip before the caret", async () => {
    await show("@Brazil #labour")
    editor().commands.setTextSelection(editor().state.doc.content.size)
    editor().view.focus()
    await page.getByRole("button", { name: "Opposes" }).click()
    expect(refs()).toEqual(["@Brazil", "#labour(-)"])
    await page.getByRole("button", { name: "Actor" }).click()
    await expect.element(page.getByRole("listbox")).toBeVisible()
    const list = document.querySelector(".suggest-place")?.getBoundingClientRect()
    const bar = document.querySelector(".insert")?.getBoundingClientRect()
    expect(Math.abs((list?.bottom ?? 0) - (bar?.top ?? 0))).toBeLessThan(2)
    expect(document.activeElement).toBe(editor().view.dom)
  })

  test("puts the key tag before the words, and takes it away", async () => {
    await show("@Brazil #labour")
    editor().view.focus()
    await page.getByRole("button", { name: "Key point" }).click()
    expect(editor().state.doc.textContent).toBe("[key] Brazillabour".replace("lla", "l la"))
    await page.getByRole("button", { name: "Key point" }).click()
    expect(editor().state.doc.textContent).toBe("Brazil labour")
  })
})

test("lost words are offered back", async () => {
  const putBack = vi.fn()
  const offer: LostWords = {
    id: "1",
    text: "and so on",
    left: "",
    right: "",
    putBack,
    dismiss: () => {},
  }
  await show("@Brazil", { lost: [offer] })
  await page.getByRole("button", { name: "Put back" }).click()
  expect(putBack).toHaveBeenCalledOnce()
})

test("words that a split left in the wrong part are offered to be moved, or left", async () => {
  const [move, keep] = [vi.fn(), vi.fn()]
  const offer: MisplacedWords = { id: "1", block: "b1", text: " and so on", move, keep }
  await show("@Brazil", { misplaced: [offer] })
  await expect.element(page.getByText("“and so on”: these words")).toBeVisible()
  await page.getByRole("button", { name: "Move to the other part" }).click()
  await page.getByRole("button", { name: "Leave", exact: true }).click()
  expect(move).toHaveBeenCalledOnce()
  expect(keep).toHaveBeenCalledOnce()
})

test("words in the wrong part of an archived note are offered to nobody, for nobody may move them", async () => {
  const offer = { id: "1", block: "b1", text: "and so on", move: () => {}, keep: () => {} }
  await show("@Brazil", { misplaced: [offer], note: { archived: true } })
  await expect.element(page.getByText("archived", { exact: false }).first()).toBeVisible()
  expect(document.querySelector(".lost")).toBeNull()
})

test.each(["light", "dark"])(
  "assistive technology finds nothing amiss in the %s",
  async (scheme) => {
    await (cdp() as unknown as { send(method: string, parameters: object): Promise<void> }).send(
      "Emulation.setEmulatedMedia",
      { features: [{ name: "prefers-color-scheme", value: scheme }] },
    )
    await show(
      "## Rights\n\n[key] [10:42] @Brazil for @EU-27: #firewalls=accept(+ for now), §13.\n\n~@Japan(-) “said so”.\n\n[ours] #labour\n\n[private] @Norway(?)\n\n@Lichtenshtein wants more.",
    )
    await expect.poll(() => document.querySelectorAll(".card").length).toBe(1)
    const { violations } = await axe.run(document.body, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  },
)

async function show(text: string, how: Shown = {}): Promise<void> {
  stage = await showNote(text, how)
}

const editor = () => stage.editor
const refs = () => stage.refs()

/** How far the tops of two elements are apart, in pixels. */
function apart(one: Element | undefined, other: Element | undefined): number {
  if (one === undefined || other === undefined) return Number.POSITIVE_INFINITY
  return Math.abs(one.getBoundingClientRect().top - other.getBoundingClientRect().top)
}
