// A line of notation as the editor draws it, for where nobody types: examples and help.
import { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { chipLabel, type Note } from "../../shared/notation/notation.ts"
import { NOTE_FRAGMENT, writeNote } from "../../shared/note/note.ts"
import { chipExtensions } from "./chips.ts"
import { createEditor } from "./editor.ts"

/** The words of the note's blocks, one element a block, with chips, signs and tags; nothing in them reacts. */
export function drawnBlocks(note: Note, names: MeetingNames): HTMLElement[] {
  const doc = new Y.Doc()
  let blocks = 0
  writeNote(doc.getXmlFragment(NOTE_FRAGMENT), note, {
    label: ({ chip }) => chipLabel(chip, names),
    newId: () => `drawn-${blocks++}`,
  })
  const element = document.createElement("div")
  const awareness = new Awareness(doc)
  const editor = createEditor({
    element,
    session: { doc, awareness, lost: [] },
    editable: false,
    extensions: chipExtensions({
      names: () => names,
      date: () => "",
      heard: () => new Map(),
      create: null,
    }),
  })
  const drawn = [...element.querySelectorAll<HTMLElement>(".words")].map(
    (words) => words.cloneNode(true) as HTMLElement,
  )
  editor.destroy()
  awareness.destroy()
  doc.destroy()
  return drawn
}
