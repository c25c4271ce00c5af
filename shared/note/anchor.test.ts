import * as fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { Authors, fragmentOf, step } from "../../tests/builders/authors.ts"
import { anchorOf, placeOf } from "./anchor.ts"
import { BLOCK, blockElements, newElement, plainText, textsOf } from "./elements.ts"
import { NOTE_FRAGMENT } from "./schema.ts"

/** A document of one block, and the anchor of some of its words. */
function anchored(words: string, found: string) {
  const doc = new Y.Doc()
  const element = newElement(BLOCK, { id: "b" })
  const text = new Y.XmlText(words)
  doc.getXmlFragment(NOTE_FRAGMENT).insert(0, [element])
  element.insert(0, [text])
  const start = words.indexOf(found)
  const anchor = anchorOf({ element, start, end: start + found.length })
  if (anchor === null) throw new Error("These words have no place")
  return { doc, element, text, anchor }
}

/** The words at an anchor now. */
function wordsAt(anchor: string, doc: Y.Doc): string | null {
  const place = placeOf(anchor, doc)
  if (place === null) return null
  return textsOf(place.element).map(plainText).join("").slice(place.start, place.end)
}

test("an anchor leads to its words, whatever is typed before, within and behind them", () => {
  const { anchor, doc, text } = anchored("One. Two words. Three.", "Two words.")
  expect(wordsAt(anchor, doc)).toBe("Two words.")
  text.insert(0, "Zero. ")
  text.insert(text.toString().indexOf("words"), "or three ")
  text.insert(text.length, " Four.")
  expect(wordsAt(anchor, doc)).toBe("Two or three words.")
})

test("words that lost their first or last letters are found still, and none when all are gone", () => {
  const { anchor, doc, text } = anchored("One. Two words. Three.", "Two words.")
  text.delete(5, 4)
  expect(wordsAt(anchor, doc)).toBe("words.")
  text.delete(10, 1)
  expect(wordsAt(anchor, doc)).toBe("words")
  text.delete(5, 5)
  expect(placeOf(anchor, doc)).toBeNull()
})

test("a block that went takes its anchors along, in another copy of the document, too", () => {
  const { anchor, doc } = anchored("One. Two.", "Two.")
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  expect(wordsAt(anchor, copy)).toBe("Two.")
  copy.getXmlFragment(NOTE_FRAGMENT).delete(0, 1)
  expect(placeOf(anchor, copy)).toBeNull()
})

test("words of two texts in one block have one anchor", () => {
  const { doc, element } = anchored("One. ", "One.")
  element.insert(1, [new Y.XmlText("Two.")])
  const anchor = anchorOf({ element, start: 3, end: 7 })
  expect(wordsAt(anchor ?? "", doc)).toBe(". Tw")
  expect(anchorOf({ element, start: 2, end: 2 })).toBeNull()
  expect(anchorOf({ element, start: 8, end: 12 })).toBeNull()
})

test("what is no anchor, or one of another document, leads nowhere", () => {
  const { doc } = anchored("One.", "One.")
  for (const it of ["", "b1", "1.2", "7.0-7.3", "1.2-3", "-", "99999999.5-99999999.9"])
    expect(placeOf(it, doc)).toBeNull()
})

test("the words of an anchor stay in it through whatever three authors do", () => {
  void fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(), (edits, at) => {
      const authors = new Authors()
      const [doc] = authors.docs
      if (doc === undefined) throw new Error("There is no author")
      const blocks = blockElements(fragmentOf(doc)).filter((it) => textsOf(it).length > 0)
      const element = blocks[at % blocks.length]
      if (element === undefined) throw new Error("There is no block")
      const text = textsOf(element).map(plainText).join("")
      const anchor = anchorOf({ element, start: 0, end: text.length })
      const id = element.getAttribute("id")
      for (const edit of edits) {
        authors.do(edit)
        const place = anchor === null ? null : placeOf(anchor, doc)
        if (place === null) continue
        // Only ever in its own block, or in what undo made of it anew, and never outside of it.
        expect(place.element.getAttribute("id")).toBe(id)
        expect(place.start).toBeLessThan(place.end)
        expect(place.end).toBeLessThanOrEqual(
          textsOf(place.element).reduce((sum, it) => sum + it.length, 0),
        )
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})
