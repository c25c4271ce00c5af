// What a newer client wrote and this schema does not know: read past, with every place right, and never touched.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { blocksOf, printNote } from "../notation/notation.ts"
import { anchorOf, placeOf } from "./anchor.ts"
import { readNote } from "./document.ts"
import { newElement } from "./elements.ts"
import { LiveNote } from "./live-note.ts"
import { NOTE_FRAGMENT } from "./schema.ts"

const runs = Number(process.env.FUZZ_RUNS || 300)

function block(id: string, words: string): Y.XmlElement {
  const element = newElement("block", { id, color2: "red" })
  element.insert(0, [new Y.XmlText(words)])
  return element
}

/** Words, an element, words, an object, words under a mark. */
function mixed(id: string): Y.XmlElement {
  const element = newElement("block", { id })
  const text = new Y.XmlText()
  text.applyDelta([
    { insert: "beta " },
    { insert: { figure: 1 } },
    { insert: "gamma", attributes: { highlight2: { tone: 1 }, bold: {} } },
  ])
  element.insert(0, [new Y.XmlText("alpha "), new Y.XmlElement("sticker"), text])
  return element
}

function docOf(...elements: (Y.XmlElement | Y.XmlText)[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(NOTE_FRAGMENT).push(elements)
  return doc
}

test("unknown elements, things and marks are passed over, and the words around them are whole", () => {
  const poll = new Y.XmlElement("poll")
  poll.insert(0, [block("inner", "within"), new Y.XmlText("Which?")])
  const fragment = docOf(block("a", "one"), poll, mixed("b"), new Y.XmlText("stray"))
  const note = readNote(fragment.getXmlFragment(NOTE_FRAGMENT))
  expect(blocksOf(note).map(({ id }) => id)).toEqual(["a", "b"])
  expect(printNote(note)).toBe("one\n\nalpha beta **gamma**\n")
})

test("anchors count characters only: words behind an unknown thing are found", () => {
  const doc = docOf(mixed("b"))
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  const [live] = new LiveNote(fragment).blocks
  if (live === undefined) throw new Error("There is no block")
  const words = live.block.inlines.map(({ text }) => text).join("")
  for (const word of ["alpha", "beta", "gamma"]) {
    const start = words.indexOf(word)
    const anchor = anchorOf({ element: live.element, start, end: start + word.length })
    const place = anchor === null ? null : placeOf(anchor, doc)
    expect(place).toMatchObject({ start, end: start + word.length })
  }
  const text = live.element.get(2)
  if (!(text instanceof Y.XmlText)) throw new Error("There is no text")
  const anchor = anchorOf({ element: live.element, start: 11, end: 16 })
  text.insertEmbed(0, { figure: 2 })
  expect(anchor === null ? null : placeOf(anchor, doc)).toMatchObject({ start: 11, end: 16 })
})

test("a live note goes on past what arrives of unknown kinds, as reading it afresh does", () => {
  const doc = docOf(block("a", "one"))
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  const live = new LiveNote(fragment)
  const agree = () =>
    expect(live.blocks.map((one) => one.block)).toEqual(blocksOf(readNote(fragment)))
  const poll = new Y.XmlElement("poll")
  const votes = new Y.XmlText("3")
  fragment.insert(0, [poll])
  agree()
  poll.insert(0, [votes])
  votes.insert(1, "4")
  poll.insert(1, [block("inner", "within")])
  agree()
  fragment.insert(1, [mixed("b")])
  agree()
})

const content = fc.letrec<{ child: () => Y.XmlElement | Y.XmlText }>((tie) => ({
  child: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.string({ maxLength: 5 }).map((words) => () => new Y.XmlText(words)),
    fc
      .tuple(
        fc.oneof(
          fc.constantFrom("block", "table", "tableRow", "tableCell", "poll"),
          fc.string({ minLength: 1, maxLength: 6 }),
        ),
        fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), fc.jsonValue({ maxDepth: 1 }), {
          maxKeys: 3,
        }),
        fc.array(tie("child"), { maxLength: 3 }),
      )
      .map(([name, attributes, children]) => () => {
        const element = new Y.XmlElement(name)
        const any = element as { setAttribute(name: string, value: unknown): void }
        for (const [key, value] of Object.entries(attributes)) any.setAttribute(key, value)
        element.insert(
          0,
          children.map((make) => make()),
        )
        return element
      }),
  ),
})).child

test("reading changes no byte of any document, and no document stops it", () => {
  void fc.assert(
    fc.property(fc.array(content, { maxLength: 5 }), (makers) => {
      const doc = docOf(...makers.map((make) => make()))
      const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
      const before = Y.encodeStateAsUpdate(doc)
      let updates = 0
      doc.on("update", () => updates++)
      const live = new LiveNote(fragment)
      printNote(readNote(fragment))
      for (const { element, block: read } of live.blocks) {
        const { length } = read.inlines.map(({ text }) => text).join("")
        anchorOf({ element, start: 0, end: length })
      }
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
      expect(updates).toBe(0)
    }),
    { numRuns: runs },
  )
})
