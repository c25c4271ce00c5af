import * as fc from "fast-check"
import { afterEach, expect, test } from "vitest"
import * as Y from "yjs"
import { blocksOf, type Note, parseNote } from "../../shared/notation/notation.ts"
import { NOTE_FRAGMENT, readNote, writeNote } from "../../shared/note/note.ts"
import { closeAll, editorOn } from "./testing/pair.ts"

afterEach(closeAll)

const pieces = [
  "# A heading with @BRA",
  "Words, *stars* and [brackets].",
  '@BRA: #labour(+ but late), §objective-13{+"as a last resort"}. ~@JPN(-)',
  "- an item\n  - an inner item with @[South Africa]\n- another",
  "1. first\n2. second",
  "> a quote",
  "[key] [10:42] @BRA said “so”.",
  "| a | b |\n| c | @BRA |",
]

test("an editor opened on a written note changes no byte and shows the same tree", () => {
  void fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (lines) => {
      const note = parseNote(lines.join("\n\n"))
      const doc = new Y.Doc()
      const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
      let id = 0
      writeNote(fragment, note, { label: ({ text }) => text, newId: () => `n${++id}` })
      const before = Y.encodeStateAsUpdate(doc)
      const peer = editorOn(doc)
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      expect(readNote(fragment)).toEqual(renamed(note))
      // A first edit writes itself and nothing besides.
      if (note.items.length > 0) {
        peer.type(0, 0, "x")
        peer.editor.commands.deleteRange({ from: peer.start(0), to: peer.start(0) + 1 })
        expect(readNote(fragment)).toEqual(renamed(note))
      }
      closeAll()
    }),
    { numRuns: 40 },
  )
})

function renamed(note: Note): Note {
  const ids = new Map(blocksOf(note).map(({ id }, index) => [id, `n${index + 1}`]))
  return JSON.parse(JSON.stringify(note), (key, value) =>
    key === "id" ? (ids.get(value) ?? value) : value,
  )
}
