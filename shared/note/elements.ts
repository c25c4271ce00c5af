// The elements of a note's Yjs document: walking them, and the names they go by.
import * as Y from "yjs"

export const BLOCK = "block"
export const TABLE = "table"
export const ROW = "tableRow"
export const CELL = "tableCell"
export const HEADER_CELL = "tableHeader"

/** The element children of a fragment or element that carry this name, in order. */
export function childrenNamed(parent: Y.XmlFragment, ...names: readonly string[]): Y.XmlElement[] {
  return parent
    .toArray()
    .filter(
      (child): child is Y.XmlElement =>
        child instanceof Y.XmlElement && names.includes(child.nodeName),
    )
}

/** All block elements in document order, those of table cells among them; what stands where the schema has no place for it is left out. */
export function blockElements(parent: Y.XmlFragment): Y.XmlElement[] {
  return childrenNamed(parent, ...namesIn(parent)).flatMap((child) =>
    child.nodeName === BLOCK ? [child] : blockElements(child),
  )
}

/** A child of an element as it counts there: the identity of its item, and the shared type that it is, if it is one. */
export interface Child {
  /** `client.clock`, which no edit changes. */
  readonly key: string
  readonly type: Y.AbstractType<unknown> | null
}

/** The children of a fragment or element, in order: the one at an index of Yjs stands at that index here. */
export function childrenOf(parent: Y.XmlFragment): Child[] {
  const children: Child[] = []
  for (let item = parent._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) children.push(...keyed(item))
  }
  return children
}

/** What one item counts for. */
export function keyed({ id, length, content }: Y.Item): Child[] {
  const type = content instanceof Y.ContentType ? content.type : null
  return Array.from({ length }, (_, n) => ({ key: `${id.client}.${id.clock + n}`, type }))
}

/** The names of the elements that a fragment or element holds: tables hold no tables, and blocks no blocks. */
export function namesIn(parent: Y.XmlFragment): readonly string[] {
  if (!(parent instanceof Y.XmlElement)) return [BLOCK, TABLE]
  switch (parent.nodeName) {
    case TABLE:
      return [ROW]
    case ROW:
      return [CELL, HEADER_CELL]
    case CELL:
    case HEADER_CELL:
      return [BLOCK]
    default:
      return []
  }
}

/** The texts of a block, usually one; two when two people wrote the first letter of an empty block at once. */
export function textsOf(block: Y.XmlElement): Y.XmlText[] {
  return block.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText)
}

/** A text without its formatting; what is no character counts as one. */
export function plainText(text: Y.XmlText): string {
  const delta: { insert?: unknown }[] = text.toDelta()
  return delta.map(({ insert }) => (typeof insert === "string" ? insert : "\ufffc")).join("")
}

/** A new element with those attributes that are not null: nulls are never stored. */
export function newElement(
  name: string,
  attributes: Readonly<Record<string, string | number | null>> = {},
): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string | number>>(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(key, value)
  }
  // Yjs's types know attributes of text only; the editor's binding stores numbers too.
  return element as unknown as Y.XmlElement
}
