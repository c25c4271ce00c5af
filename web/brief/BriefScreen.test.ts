import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/forms.css"
import axe from "axe-core"
import { flushSync, mount, unmount } from "svelte"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import { composeBrief } from "../../shared/brief/brief.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { NOTE_FRAGMENT, readNote, writeNote } from "../../shared/note/note.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import type { BriefSummary } from "../../shared/wire/wire.ts"
import { migration, migrationNames } from "../../tests/builders/meeting.ts"
import { noteOf, StillMeeting } from "../../tests/builders/still-meeting.svelte.ts"
import type { NoteSession, openSession, SessionState } from "../sync/session.svelte.ts"
import BriefScreen from "./BriefScreen.svelte"

const monday = "2018-03-12"
const day = parseNote(`
[key] @Hungary sent its minister, and would not hear of #labour-rights=protect(-).

[check] @Fiji: #gcm-scope=holistic.

[private] @Iran: #labour-rights=protect.
`)
const brief: BriefSummary = {
  id: "brief-1",
  doc: "brief-1",
  meeting: "gcm-2",
  date: monday,
  publications: [],
}

let meeting: StillMeeting
let app: ReturnType<typeof mount> | undefined
let opened: string[] = []

beforeEach(async () => {
  await page.viewport(1280, 800)
  opened = []
  meeting = new StillMeeting(migration)
  meeting.notes = [noteOf(monday)]
  meeting.statements = indexOf(day, migrationNames).statements.map((row, n) => ({
    ...row,
    id: `s${n}`,
    note: `note-${monday}`,
    day: monday,
    order: n + 1,
    anchor: null,
  }))
  meeting.briefs = [brief]
})
afterEach(async () => {
  if (app !== undefined) await unmount(app)
  app = undefined
})

test("without a draft the screen says what will stand here, and offers to compose it", () => {
  meeting.briefs = []
  show()
  expect(text("main")).toContain("No brief of Monday 12 March is drafted yet.")
  expect(button("Draft the brief")).toBeDefined()
  meeting.notes = []
  flushSync()
  expect(text("main")).toContain("Write one first")
  expect(button("Draft the brief")).toBeUndefined()
})

describe("a draft", () => {
  test("is edited as a page beside its outline", async () => {
    show()
    expect(text(".note-text .block")).toBe("Day one: brief update, Monday 12 March 2018")
    expect([...document.querySelectorAll(".left nav:not(.days) button")].map(words)).toEqual([
      "Key points 1",
      "By topic 1",
      "Not heard 1",
    ])
    await userEvent.click(block("Hungary sent"))
    await userEvent.keyboard("{Home}Indeed, ")
    expect(block("Indeed, Hungary sent")).toBeDefined()
  })

  test("says of each block which words of the notes it rests on, and leads there", async () => {
    show()
    expect(text(".sources")).toContain("Point at a sentence")
    await userEvent.click(block("Hungary sent"))
    expect(text(".sources")).toContain("Hungary sent its minister")
    expect(text(".sources")).toContain("Hungary → Labour rights: Protect labour rights, opposes")
    const link = document.querySelector<HTMLAnchorElement>(".sources a")
    expect(link?.getAttribute("href")).toBe("/m/gcm-2/n/note-2018-03-12?block=b1&sentence=0")
    expect(link?.textContent).toBe("Open in Plenary, Mon 12")
    expect(text(".sources")).not.toContain("Edited here")
    await userEvent.keyboard("!")
    expect(text(".sources")).toContain("Edited here since it was composed.")
    await userEvent.hover(block("Global Compact for Migration"))
    expect(text(".sources")).toContain("Composed from the meeting and its day.")
  })

  test("stays when a newer one is composed, which is offered", async () => {
    show()
    meeting.briefs = [brief, { ...brief, id: "brief-2", doc: "brief-2" }]
    flushSync()
    expect(opened).toEqual(["brief-1"])
    await userEvent.click(button("Open it") as Element)
    expect(opened).toEqual(["brief-1", "brief-2"])
  })

  test("has no violation that axe can find", async () => {
    show()
    await userEvent.click(block("Hungary sent"))
    const { violations } = await axe.run(document.body, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    })
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  })

  test("keeps its bar of sheets on a phone", async () => {
    await page.viewport(390, 844)
    show()
    expect(getComputedStyle(document.querySelector(".sources") as Element).display).toBe("none")
    await userEvent.click(button("Sources") as Element)
    expect(getComputedStyle(document.querySelector(".sources") as Element).display).toBe("grid")
  })
})

describe("publishing", () => {
  test("is the lead's", () => {
    meeting.role = "note-taker"
    show()
    expect(button("Publish…")).toBeUndefined()
  })

  test("shows the title, what the readers get and how much is to be verified", async () => {
    show()
    await userEvent.click(button("Publish…") as Element)
    const dialog = text("dialog[open]")
    expect(dialog).toContain("Publish version 1")
    expect(dialog).toContain("Day one: brief update, Monday 12 March 2018")
    expect(dialog).toContain("1 place is marked as to be verified")
    await userEvent.click(button("Cancel") as Element)
    expect(document.querySelector("dialog[open]")).toBe(null)
  })

  test("waits until the last change is on the server", async () => {
    show({ kind: "saving", waiting: 2, inTab: 0, kept: "device", trouble: null })
    await userEvent.click(button("Publish…") as Element)
    expect(text("dialog[open]")).toContain("Your last changes are not on the server yet.")
    expect(button("Publish")?.matches(":disabled")).toBe(true)
  })

  test("what is out stands with its readers' link", () => {
    const path = "/p/secret"
    meeting.briefs = [
      {
        ...brief,
        publications: [{ id: "p", number: 1, title: "Day one", at: 0, by: "Lead", path }],
      },
    ]
    show()
    const link = document.querySelector<HTMLInputElement>(".versions input")
    expect(link?.value).toBe(new URL(path, location.href).href)
    expect(text(".versions")).toContain("Version 1")
  })
})

/** Mounts the screen on a document that holds the composed brief. */
function show(state: SessionState = { kind: "saved" }): void {
  const open = ({ doc: id }: Parameters<typeof openSession>[0]) => {
    opened.push(id)
    return sessionOn(state)
  }
  app = mount(BriefScreen, {
    target: document.body,
    props: { meeting: meeting.state, date: monday, open },
  })
  flushSync()
}

/** A session whose server has nothing to add: what a screen reads of it is real. */
function sessionOn(state: SessionState): NoteSession {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  const note = { id: `note-${monday}`, title: "Plenary", room: "", note: day }
  const index = indexOf(day, migrationNames)
  let ids = 0
  writeNote(
    fragment,
    composeBrief({ date: monday, notes: [{ ...note, index }], before: [] }, migrationNames),
    { label: (inline) => inline.text, newId: () => `n${ids++}` },
  )
  expect(readNote(fragment).items.length).toBeGreaterThan(5)
  const awareness = new Awareness(doc)
  const session = { doc, fragment, awareness, state, people: [], lost: [], ready: true }
  return Object.assign(session, {
    close: () => doc.destroy(),
    resume: () => {},
  }) as unknown as NoteSession
}

function block(start: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>(".note-text .block")].find((one) =>
    one.textContent?.startsWith(start),
  )
  if (found === undefined) throw new Error(`No block begins with ${start}`)
  return found
}

function button(label: string): HTMLButtonElement | undefined {
  const within = document.querySelector("dialog[open]") ?? document
  return [...within.querySelectorAll("button")].find((one) => one.textContent?.trim() === label)
}

function text(selector: string): string {
  return words(document.querySelector(selector))
}

function words(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim()
}
