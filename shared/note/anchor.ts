// Where words stand in the live document: by the identity of their first and last character, which no edit elsewhere moves.
import * as Y from "yjs"
import { textsOf } from "./elements.ts"

/** The first and the last character: `client.clock-client.clock` in Yjs's terms. */
export type Anchor = string

/** The place of words, `start` to `end` in UTF-16 units of their block's text. */
export interface Place {
  readonly element: Y.XmlElement
  readonly start: number
  readonly end: number
}

/** The anchor of a part of a block; null where it holds no character. */
export function anchorOf({ element, start, end }: Place): Anchor | null {
  const first = characterAt(element, start)
  const last = characterAt(element, end - 1)
  if (start >= end || first === null || last === null) return null
  return `${first.client}.${first.clock}-${last.client}.${last.clock}`
}

/**
 * Where an anchor's words stand now; where one of the two characters is gone, what stood beside it takes its place.
 * Null when the anchor is none, when its block is gone, or when nothing of the words is left.
 */
export function placeOf(anchor: Anchor, doc: Y.Doc): Place | null {
  const [, ...numbers] = /^(\d+)\.(\d+)-(\d+)\.(\d+)$/.exec(anchor) ?? []
  const [a = 0, b = 0, c = 0, d = 0] = numbers.map(Number)
  if (numbers.length === 0) return null
  const start = indexOf(Y.createID(a, b), 0, doc)
  const end = indexOf(Y.createID(c, d), -1, doc)
  if (start === null || end === null || start.element !== end.element) return null
  return start.index < end.index
    ? { element: start.element, start: start.index, end: end.index }
    : null
}

/** The identity of the character at an index of a block's text. */
function characterAt(element: Y.XmlElement, index: number): Y.ID | null {
  let left = index
  for (const { id, length } of textsOf(element).flatMap(lettersOf)) {
    if (left < length) return Y.createID(id.client, id.clock + left)
    left -= length
  }
  return null
}

/** The runs of characters of a text. What is no character (shared/reading knows nothing of it) is left out. */
function lettersOf(text: Y.XmlText): Y.Item[] {
  const runs: Y.Item[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) runs.push(item)
  }
  return runs
}

function indexOf(
  id: Y.ID,
  assoc: 0 | -1,
  doc: Y.Doc,
): { readonly element: Y.XmlElement; readonly index: number } | null {
  // A place in what this document has not yet received cannot be asked for.
  if (id.clock >= Y.getState(doc.store, id.client)) return null
  const position = new Y.RelativePosition(null, null, id, assoc)
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
  const element = found?.type.parent
  if (!(found?.type instanceof Y.XmlText) || !(element instanceof Y.XmlElement)) return null
  if (element._item === null || isGone(element)) return null
  let before = 0
  for (const text of textsOf(element)) {
    if (text === found.type) return { element, index: before + lettersBefore(text, found.index) }
    before += lettersBefore(text, text.length)
  }
  return null
}

/** How many of what stands before an index of a text are characters. */
function lettersBefore(text: Y.XmlText, index: number): number {
  let at = 0
  let letters = 0
  for (let item = text._start; item !== null && at < index; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.content instanceof Y.ContentString) letters += Math.min(item.length, index - at)
    at += item.length
  }
  return letters
}

/** Whether the element or what holds it was deleted. */
function isGone(element: Y.XmlElement): boolean {
  for (let item = element._item; item !== null; ) {
    if (item.deleted) return true
    const { parent } = item
    item = parent instanceof Y.AbstractType ? parent._item : null
  }
  return false
}
