// For the tests of chips: editors on documents that hear each other, with the sample meeting's names.
import type { AnyExtension, Editor } from "@tiptap/core"
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import sample from "../../../seeds/meeting.json"
import {
  type Meeting,
  type MeetingNames,
  namesOf,
  parseMeeting,
} from "../../../shared/meeting/meeting.ts"
import { chipLabel, parseNote, printNote } from "../../../shared/notation/notation.ts"
import { NOTE_FRAGMENT, readNote, writeNote } from "../../../shared/note/note.ts"
import { newId } from "../../sync/new-id.ts"
import { type ChipRun, chipsOf } from "../chip-runs.ts"
import { chipExtensions } from "../chips.ts"
import { createEditor } from "../editor.ts"
import type { SuggestOptions } from "../suggest.ts"

export const sampleMeeting: Meeting = meetingOf(sample)
export const sampleNames: MeetingNames = namesOf(sampleMeeting)

function meetingOf(json: unknown): Meeting {
  const parsed = parseMeeting(json)
  if (!parsed.ok) throw new Error(parsed.faults.join("\n"))
  return parsed.meeting
}

export interface Stage {
  readonly doc: Y.Doc
  readonly editor: Editor
  readonly host: HTMLElement
  /** The note in text form. */
  text(): string
  chips(): readonly ChipRun[]
  /** The words of the blocks, without marks. */
  words(): string[]
  leave(): void
}

/** An editor whose note holds this text (notation), the caret at its end. */
export function stage(text = "", options: Partial<SuggestOptions> = {}): Stage {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  writeNote(fragment, parseNote(text), {
    label: ({ chip }) => chipLabel(chip, sampleNames),
    newId,
  })
  return stageOn(doc, options)
}

/** What makes chips, with the sample meeting's names. */
export function namesTyped(options: Partial<SuggestOptions> = {}): AnyExtension[] {
  return chipExtensions({
    names: () => sampleNames,
    date: () => "2018-03-12",
    heard: () => new Map(),
    create: null,
    ...options,
  })
}

/** An editor on a document. */
export function stageOn(doc: Y.Doc, options: Partial<SuggestOptions> = {}): Stage {
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  const host = document.createElement("div")
  document.body.append(host)
  const editor = createEditor({
    element: host,
    session: { doc, awareness: new Awareness(doc), lost: [] },
    editable: true,
    extensions: namesTyped(options),
  })
  // Focused at once: the command waits for a frame, and the first keys would be lost.
  editor.commands.setTextSelection(editor.state.doc.content.size)
  editor.view.focus()
  return {
    doc,
    editor,
    host,
    text: () => printNote(readNote(fragment)),
    chips: () => chipsOf(editor.state.doc),
    words: () => {
      const words: string[] = []
      editor.state.doc.descendants((node) => {
        if (node.isTextblock) words.push(node.textContent)
        return !node.isTextblock
      })
      return words
    },
    leave() {
      editor.destroy()
      host.remove()
    },
  }
}

/** Makes two documents hear each other until the returned function is called; what they missed comes first. */
export function joinDocs(a: Y.Doc, b: Y.Doc): () => void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), "peer")
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), "peer")
  const toB = (update: Uint8Array, origin: unknown) => {
    if (origin !== "peer") Y.applyUpdate(b, update, "peer")
  }
  const toA = (update: Uint8Array, origin: unknown) => {
    if (origin !== "peer") Y.applyUpdate(a, update, "peer")
  }
  a.on("update", toB)
  b.on("update", toA)
  return () => {
    a.off("update", toB)
    b.off("update", toA)
  }
}
