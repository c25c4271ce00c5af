// The editor's nodes into the shared document: what stays keeps its element, and what the schema does not know is untouched.
import type { Node } from "@tiptap/pm/model"
import * as Y from "yjs"
import { BLOCK, type Child, childrenOf } from "../../shared/note/note.ts"
import { attributesOf, type Mapping } from "./draw.ts"
import { isKept } from "./kept.ts"
import { pairUp } from "./pair-up.ts"
import { isSame } from "./same.ts"
import { type Caret, formatsOf, writeWords } from "./write-words.ts"

export interface Writing {
  readonly mapping: Mapping
  /** Where something was typed or deleted, if at one place. */
  readonly caret: Caret | null
}

/** Writes a node into the element that shows it, of the same name. */
export function write(element: Y.XmlFragment, node: Node, how: Writing): void {
  if (how.mapping.get(element) === node) return
  how.mapping.set(element, node)
  if (element instanceof Y.XmlElement) {
    writeAttributes(element, node)
    if (node.type.name === BLOCK) {
      writeWords(element, node, how.caret)
      return
    }
  }
  writeChildren(element, node, how)
}

/** Only what differs, and of the attributes that the schema has. */
function writeAttributes(element: Y.XmlElement, { type, attrs }: Node): void {
  for (const [name, was] of Object.entries(attributesOf(element, type))) {
    const now: unknown = attrs[name]
    if (isSame(was, now)) continue
    if (now === null || now === undefined) element.removeAttribute(name)
    else setAttribute(element, name, now)
  }
}

function writeChildren(parent: Y.XmlFragment, node: Node, how: Writing): void {
  const { mapping } = how
  const old = childrenOf(parent)
  const shown = old.map(({ type }) => (type === null ? undefined : mapping.get(type)))
  const pairs = pairUp(
    shown.map((one) => (Array.isArray(one) ? undefined : one)),
    node.children,
  )
  let [from, next, at] = [0, 0, 0]
  for (const { before, after } of [...pairs, { before: old.length, after: node.childCount }]) {
    remove(parent, at, old.slice(from, before), mapping)
    const made = node.children.slice(next, after).filter((one) => !isKept(one))
    const elements = made.map((one) => elementFor(one, mapping))
    if (elements.length > 0) parent.insert(at, elements)
    at += elements.length + 1
    const [element, child] = [old[before]?.type, node.children[after]]
    if (element instanceof Y.XmlElement && child && !isKept(child)) write(element, child, how)
    from = before + 1
    next = after + 1
  }
}

function remove(parent: Y.XmlFragment, at: number, gone: readonly Child[], mapping: Mapping): void {
  for (const { type } of gone) if (type !== null) mapping.delete(type)
  if (gone.length > 0) parent.delete(at, gone.length)
}

/** A new element that shows a node. */
function elementFor(node: Node, mapping: Mapping): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name)
  for (const [name, value] of Object.entries(node.attrs)) {
    if (value !== null) setAttribute(element, name, value)
  }
  const content = node.children.filter((child) => !isKept(child))
  if (node.type.name !== BLOCK) {
    element.insert(
      0,
      content.map((child) => elementFor(child, mapping)),
    )
  } else if (content.length > 0) {
    const text = new Y.XmlText()
    text.applyDelta(
      content.map((child) => ({ insert: child.text ?? "", attributes: formatsOf(child) })),
    )
    element.insert(0, [text])
  }
  mapping.set(element, node)
  return element
}

/** Yjs's types know attributes of text only; numbers are stored too. */
function setAttribute(element: Y.XmlElement, name: string, value: unknown): void {
  const any = element as { setAttribute(name: string, value: unknown): void }
  any.setAttribute(name, value)
}
