// From each problem to the mended row by one key, through the real editor, and back by undo.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import { blockElements, NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { sampleMeeting } from "../editor/testing/chip-stage.ts"
import {
  clearStage,
  endStage,
  type NoteStage,
  said,
  showNote,
} from "./testing/note-stage.svelte.ts"

beforeEach(clearStage)
afterEach(endStage)

const cards = () => [...document.querySelectorAll(".card")].map((card) => card.textContent)
const fix = async (stage: NoteStage) => {
  await expect.poll(() => cards().length).toBe(1)
  stage.editor.view.focus()
  await userEvent.keyboard("{Control>}.{/Control}")
}

const compass = {
  ...sampleMeeting,
  actors: [
    ...sampleMeeting.actors,
    { id: "north", kind: "group", name: "North", aliases: ["Compass"] },
    { id: "south", kind: "group", name: "South", aliases: ["Compass"] },
  ] as typeof sampleMeeting.actors,
}

test.each([
  [
    "an unknown actor",
    "@Lichtenshtein on #labour.",
    ["@LIE", "#labour"],
    "Liechtenstein → labour: addresses",
  ],
  [
    "an ambiguous actor",
    "@Compass on #labour.",
    ["@north", "#labour"],
    "North → labour: addresses",
  ],
  [
    "an unknown topic",
    "@Brazil on #firewals(+).",
    ["@Brazil", "#firewalls(+)"],
    "Brazil → firewalls: +supports",
  ],
  [
    "an unknown position",
    "@Brazil on #firewalls=acept(-).",
    ["@Brazil", "#firewalls=accept(-)"],
    "Brazil → firewalls, accepted: −opposes",
  ],
  [
    "an unknown part of the text",
    "@Brazil on §[Objectve 13] and #labour.",
    ["@Brazil", "§objective-13", "#labour"],
    "Objective 13",
  ],
  [
    "a position without actor",
    "@Austria for @EU-27.\n\nThen #labour came up.",
    ["@Austria", "@EU-27", "@AUT", "@eu-27", "#labour"],
    "Austria for EU-27 → labour: addresses",
  ],
  [
    "a position that we hold ourselves",
    "Then #labour came up.",
    ["#labour"],
    "Our view: no statement. Counts as raised by us: labour",
  ],
])("Ctrl and full stop mends %s", async (_, text, refs, line) => {
  const stage = await showNote(text, { meeting: compass })
  await fix(stage)
  expect(stage.refs()).toEqual(refs)
  await expect.poll(cards).toEqual([])
  await expect.poll(said).toContain(line)
  stage.editor.commands.undo()
  expect(stage.text()).toBe(text)
  await expect.poll(() => cards().length).toBe(1)
})

test("an actor is put before the sentence that had none, behind time and tags", async () => {
  const stage = await showNote("@Brazil.\n\n[key] [10:42] A pause. The room waits for #labour.")
  await fix(stage)
  expect(stage.text()).toBe("@Brazil.\n\n[key] [10:42] A pause. @BRA: The room waits for #labour.")
})

describe("words that stand twice", () => {
  const twice = "@Brazil on #labour.\n\n@Brazil on #labour."
  const doubled = () =>
    showNote(twice, {
      before(doc) {
        const [first, second] = blockElements(doc.getXmlFragment(NOTE_FRAGMENT))
        first?.setAttribute("id", "x")
        second?.setAttribute("id", "x.y")
      },
    })

  test("go with their block by one key", async () => {
    const stage = await doubled()
    await fix(stage)
    expect(stage.text()).toBe("@Brazil on #labour.")
    await expect.poll(() => [cards(), said()]).toEqual([[], ["Brazil → labour: addresses"]])
    stage.editor.commands.undo()
    expect(stage.text()).toBe(twice)
    await expect.poll(() => cards().length).toBe(1)
  })

  test("both stay when one says so, and are no problem any more", async () => {
    const stage = await doubled()
    await page.getByRole("button", { name: "Keep both" }).click()
    expect(stage.text()).toBe(twice)
    await expect.poll(cards).toEqual([])
    expect(said().length).toBe(2)
    stage.editor.commands.undo()
    await expect.poll(() => cards().length).toBe(1)
  })
})

test("the keys are those that write a full stop, with Shift on French keyboards", async () => {
  const stage = await showNote("@Lichtenshtein on #labour.")
  await expect.poll(() => cards().length).toBe(1)
  const stop = { key: ".", code: "Comma", shiftKey: true, bubbles: true }
  const press = (modifier: object) =>
    stage.editor.view.dom.dispatchEvent(new KeyboardEvent("keydown", { ...stop, ...modifier }))
  press({ altKey: true })
  expect(document.activeElement?.textContent).toBe("Replace")
  press({ ctrlKey: true })
  expect(stage.refs()).toEqual(["@LIE", "#labour"])
})

test("of two actors with one name each can be taken", async () => {
  const actors = ["aid-one", "aid-two"].map((id) => ({
    id,
    kind: "organisation",
    name: "Aid",
    aliases: [],
  })) as unknown as typeof sampleMeeting.actors
  const meeting = { ...sampleMeeting, actors: [...sampleMeeting.actors, ...actors] }
  const stage = await showNote("@Aid on #labour.", { meeting })
  await page.getByRole("button", { name: "Aid (aid-two)" }).click()
  expect(stage.refs()).toEqual(["@aid-two", "#labour"])
})

test("the caret stays where it was", async () => {
  const stage = await showNote("@Lichtenshtein on #labour.\n\nHere I am.")
  stage.editor.commands.setTextSelection(stage.editor.state.doc.content.size - 5)
  const behind = () => stage.editor.state.doc.content.size - stage.editor.state.selection.from
  const before = behind()
  await fix(stage)
  expect(behind()).toBe(before)
})
