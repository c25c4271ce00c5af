// What a newer client writes and this one's schema does not know: for the tests that hold it is kept.
import * as Y from "yjs"
import { blockAttributes, NOTE_FRAGMENT, newElement } from "../../../shared/note/note.ts"

/** The identity of an item and what it held, by which it is found again. */
export interface Piece {
  readonly id: Y.ID
  readonly says: string
}

/** An element of a name that no schema here has, with attributes of all kinds and children of both. */
export function poll(name = "poll", attributes: Readonly<Record<string, unknown>> = {}) {
  const element = new Y.XmlElement(name)
  const any = element as { setAttribute(name: string, value: unknown): void }
  for (const [key, value] of Object.entries({ question: "When?", votes: 3, ...attributes }))
    any.setAttribute(key, value)
  const option = new Y.XmlElement("option")
  option.insert(0, [new Y.XmlText("Tomorrow")])
  const inner = newElement("block", { id: "inner" })
  inner.insert(0, [new Y.XmlText("within")])
  element.insert(0, [new Y.XmlText("Which day?"), option, inner])
  return element
}

/** A block with words, a sticker, words, a figure in the text, words under a mark, and an attribute of its own. */
export function newerBlock(id: string): Y.XmlElement {
  const block = newElement("block", { id, color2: "red" })
  const sticker = new Y.XmlElement("sticker")
  sticker.setAttribute("src", "sun")
  const behind = new Y.XmlText()
  behind.applyDelta([
    { insert: "beta " },
    { insert: { figure: { n: 1 } } },
    { insert: "gamma" },
    { insert: " lit", attributes: { highlight2: { tone: "sun" }, bold: {} } },
    { insert: " end" },
  ])
  block.insert(0, [new Y.XmlText("alpha "), sticker, behind])
  return block
}

export function fragmentOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(NOTE_FRAGMENT)
}

/** All items of an element and below it, attributes among them, with the element's own. */
export function piecesOf(element: Pick<Y.XmlElement, "_item" | "_map" | "_start">): Piece[] {
  const items = [element._item, ...element._map.values()]
  for (let item = element._start; item !== null; item = item.right) items.push(item)
  return items.flatMap((item): Piece[] => {
    if (item === null || item.deleted) return []
    const own = { id: item.id, says: saysOf(item) }
    if (item === element._item || !(item.content instanceof Y.ContentType)) return [own]
    return piecesOf(item.content.type)
  })
}

/** All that the schema does not know in a fragment: elements and things in words with all below them, and attributes. */
export function unknownIn(parent: Y.XmlFragment): Piece[] {
  const attributes = parent instanceof Y.XmlElement ? [...parent._map] : []
  const pieces = attributes.flatMap(([name, item]): Piece[] =>
    knownAttributes.has(name) || item.deleted ? [] : [{ id: item.id, says: saysOf(item) }],
  )
  for (let item = parent._start; item !== null; item = item.right) {
    const type = item.content instanceof Y.ContentType ? item.content.type : null
    if (item.deleted) continue
    if (type instanceof Y.XmlElement)
      pieces.push(...(knownNames.has(type.nodeName) ? unknownIn(type) : piecesOf(type)))
    else if (type instanceof Y.XmlText) pieces.push(...thingsIn(type))
    else if (item.countable) pieces.push({ id: item.id, says: saysOf(item) })
  }
  return pieces
}

/** What in a text is no character. */
function thingsIn(text: Y.XmlText): Piece[] {
  const pieces: Piece[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable || item.content instanceof Y.ContentString) continue
    pieces.push({ id: item.id, says: saysOf(item) })
  }
  return pieces
}

const knownNames = new Set(["block", "table", "tableRow", "tableCell", "tableHeader"])
const knownAttributes = new Set<string>([
  ...blockAttributes,
  "colspan",
  "rowspan",
  "colwidth",
  "align",
])

/** The pieces that are no longer what they were, in words. */
export function brokenPieces(doc: Y.Doc, pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ id, says }) => {
    const item = Y.getItem(doc.store, id)
    if (!(item instanceof Y.Item) || item.deleted) return [`gone: ${says}`]
    return saysOf(item) === says ? [] : [`${says} is now ${saysOf(item)}`]
  })
}

/** The state vector and all deletions: equal before and after means that nothing at all was written. */
export function wholeOf(doc: Y.Doc): string {
  return [...Y.encodeStateAsUpdate(doc)].join(" ")
}

function saysOf({ content, parentSub }: Y.Item): string {
  const name = content instanceof Y.ContentType && content.type instanceof Y.XmlElement
  const held = name ? (content.type as Y.XmlElement).nodeName : content.constructor.name
  const value = content instanceof Y.ContentType ? "" : JSON.stringify(content.getContent())
  return `${parentSub ?? ""} ${held} ${value}`.trim()
}
