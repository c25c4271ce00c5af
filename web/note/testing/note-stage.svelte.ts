// For the tests of the note's screen: a note on its sheet, in the sample meeting, with a live editor and nobody else.
import "../../ui/tokens.css"
import "../../ui/base.css"
import "../../ui/forms.css"
import "../../ui/marks.css"
import type { Editor } from "@tiptap/core"
import { mount, tick, unmount } from "svelte"
import { expect } from "vitest"
import { page } from "vitest/browser"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import type { Meeting } from "../../../shared/meeting/meeting.ts"
import { chipLabel, parseNote, printNote } from "../../../shared/notation/notation.ts"
import { NOTE_FRAGMENT, readNote, writeNote } from "../../../shared/note/note.ts"
import type { NoteSummary } from "../../../shared/wire/wire.ts"
import { noteOf, StillMeeting } from "../../../tests/builders/still-meeting.svelte.ts"
import { chipsOf } from "../../editor/chip-runs.ts"
import { sampleMeeting } from "../../editor/testing/chip-stage.ts"
import type { LostWords, MisplacedWords } from "../../sync/session.svelte.ts"
import NoteSheet from "../NoteSheet.svelte"
import { NotePage, type PageSession } from "../note-page.svelte.ts"

export interface NoteStage {
  readonly meeting: StillMeeting
  readonly doc: Y.Doc
  readonly page: NotePage
  readonly editor: Editor
  /** The chips as they are written. */
  refs(): string[]
  /** The note in text form. */
  text(): string
}

let end: (() => Promise<void>) | null = null

/** Before each test: a laptop's screen, nothing stored. */
export async function clearStage(): Promise<void> {
  await page.viewport(1280, 800)
  localStorage.clear()
}

/** After each test. */
export async function endStage(): Promise<void> {
  history.replaceState(null, "", location.pathname)
  await end?.()
  end = null
}

export interface Shown {
  readonly note?: Partial<NoteSummary>
  readonly lost?: readonly LostWords[]
  readonly misplaced?: readonly MisplacedWords[]
  readonly meeting?: Meeting
  /** Changes the document before it is shown. */
  readonly before?: (doc: Y.Doc) => void
}

/** Shows a note with this text (notation), blocks b1, b2, … as the reading counts them. */
export async function showNote(text: string, how: Shown = {}): Promise<NoteStage> {
  const meeting = new StillMeeting(how.meeting ?? sampleMeeting)
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  let blocks = 0
  writeNote(fragment, parseNote(text), {
    label: ({ chip }) => chipLabel(chip, meeting.names),
    newId: () => `b${++blocks}`,
  })
  how.before?.(doc)
  const note = noteOf("2018-03-12", how.note)
  meeting.notes = [note]
  const session: PageSession = {
    doc,
    fragment,
    awareness: new Awareness(doc),
    lost: how.lost ?? [],
    misplaced: how.misplaced ?? [],
    people: [],
    ready: true,
    state: { kind: "saved" },
  }
  const of = { meeting: meeting.state, note, session }
  // The server's list of notes is a new one each time: what is read of it must not end the editor.
  const open = new NotePage(() => ({ ...of, note: meeting.notes[0] ?? note }))
  const sheet = mount(NoteSheet, { target: document.body, props: { ...of, page: open } })
  end = async () => {
    await unmount(sheet)
    open.close()
  }
  await tick()
  await expect.poll(() => open.editor).not.toBeNull()
  return {
    meeting,
    doc,
    page: open,
    get editor() {
      if (open.editor === null) throw new Error("There is no editor")
      return open.editor
    },
    refs: () => (open.editor ? chipsOf(open.editor.state.doc).map(({ ref }) => ref) : []),
    text: () => printNote(readNote(fragment)).trim(),
  }
}

export const blocks = () => [...document.querySelectorAll(".beside .block")]
export const entries = () => [...document.querySelectorAll<HTMLElement>(".margin .entry")]
export const lines = () => [...document.querySelectorAll<HTMLElement>(".margin .line")]
export const said = () =>
  [...document.querySelectorAll(".margin .said, .margin .tag-line")].map((it) => it.textContent)
