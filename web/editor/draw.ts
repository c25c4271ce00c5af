// The shared document as the editor's nodes. It is only read: what the schema has no place for becomes a placeholder.
import { Fragment, type Mark, type Node, type NodeType, type Schema } from "@tiptap/pm/model"
import type { ProsemirrorBinding } from "@tiptap/y-tiptap"
import * as Y from "yjs"
import {
  BLOCK,
  CELL,
  type Child,
  childrenOf,
  HEADER_CELL,
  keyed,
  namesIn,
} from "../../shared/note/note.ts"
import { isRecord } from "../sync/presence.ts"
import { KEPT_BLOCK, KEPT_INLINE, KEPT_MARK } from "./kept.ts"

/** Which node shows an element. */
export type Mapping = ProsemirrorBinding["mapping"]

/**
 * The mapping that the binding asks for each element's node. The binding clears it to have all drawn anew, and would
 * draw itself what is missing then, by deleting what it does not know: so nothing ever is.
 */
export class Drawn extends Map<Y.AbstractType<unknown>, Node | Node[]> implements Mapping {
  readonly #fragment: Y.XmlFragment
  readonly #schema: Schema
  #content = Fragment.empty

  constructor(fragment: Y.XmlFragment, schema: Schema) {
    super()
    this.#fragment = fragment
    this.#schema = schema
    this.clear()
  }

  /** All nodes of the document, as they were when it was last drawn. */
  get content(): Fragment {
    return this.#content
  }

  override clear(): void {
    super.clear()
    this.#content = Fragment.from(drawChildren(this.#fragment, this.#schema, this))
  }
}

/** A run of the same formats in a shared text, or (`key`) one thing in it that is no character. */
export interface Run {
  readonly text: string
  readonly key: string | null
  readonly formats: ReadonlyMap<string, unknown>
}

/** What a shared text holds, in order. */
export function runsOf(text: Y.XmlText): Run[] {
  const runs: Run[] = []
  let formats: ReadonlyMap<string, unknown> = new Map()
  for (let item = text._start; item !== null; item = item.right) {
    const { content } = item
    if (item.deleted) continue
    if (content instanceof Y.ContentFormat) formats = withFormat(formats, content)
    else if (content instanceof Y.ContentString)
      runs.push({ text: content.str, key: null, formats })
    else if (item.countable)
      for (const { key } of keyed(item)) runs.push({ text: "", key, formats })
  }
  return runs
}

/** The attributes of an element that a type of node has, with its defaults for the rest. */
export function attributesOf(element: Y.XmlElement, type: NodeType): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(type.spec.attrs ?? {}).map(([name, { default: otherwise }]) => {
      const value: unknown = element.getAttribute(name)
      const known = value !== undefined && !(value instanceof Y.AbstractType)
      return [name, known ? value : otherwise]
    }),
  )
}

/** Whether a format is one of the schema's marks. */
export function markTypeOf(schema: Schema, format: string) {
  return format === KEPT_MARK || !Object.hasOwn(schema.marks, format)
    ? undefined
    : schema.marks[format]
}

function drawChildren(parent: Y.XmlFragment, schema: Schema, mapping: Drawn): Node[] {
  const names = namesIn(parent)
  return childrenOf(parent).map((child) => {
    const { type: element } = child
    const known =
      element instanceof Y.XmlElement && names.includes(element.nodeName) && isWhole(element)
    const node = known ? drawElement(element, schema, mapping) : keptNode(child, KEPT_BLOCK, schema)
    if (element !== null) mapping.set(element, node)
    return node
  })
}

/** A table is drawn if its rows and cells are nothing else: in between there is no place for anything. */
function isWhole(element: Y.XmlElement): boolean {
  if (element.nodeName === BLOCK || isCell(element)) return true
  const names = namesIn(element)
  return childrenOf(element).every(
    ({ type }) => type instanceof Y.XmlElement && names.includes(type.nodeName) && isWhole(type),
  )
}

function isCell({ nodeName }: Y.XmlElement): boolean {
  return nodeName === CELL || nodeName === HEADER_CELL
}

function drawElement(element: Y.XmlElement, schema: Schema, mapping: Drawn): Node {
  const type = nodeTypeOf(schema, element.nodeName)
  const attributes = attributesOf(element, type)
  if (type.name === BLOCK) return type.create(attributes, drawWords(element, schema, mapping))
  const content = drawChildren(element, schema, mapping)
  // Merging can leave a cell, a row or a table with nothing in it.
  const node =
    content.length > 0 ? type.create(attributes, content) : type.createAndFill(attributes)
  if (node === null) throw new Error(`The schema lets no ${type.name} be made`)
  return node
}

function drawWords(block: Y.XmlElement, schema: Schema, mapping: Drawn): Node[] {
  return childrenOf(block).flatMap((child): Node[] => {
    const { type } = child
    if (type instanceof Y.XmlText) return runsOf(type).map((run) => drawRun(run, schema))
    const node = keptNode(child, KEPT_INLINE, schema)
    if (type !== null) mapping.set(type, node)
    return [node]
  })
}

function drawRun({ text, key, formats }: Run, schema: Schema): Node {
  return key === null
    ? schema.text(text, marksOf(formats, schema))
    : keptNode({ key }, KEPT_INLINE, schema)
}

/** The marks of a run: the schema's own, and one that carries what those cannot hold. */
function marksOf(formats: Run["formats"], schema: Schema): Mark[] {
  const carrier = schema.marks[KEPT_MARK]
  return [...formats].flatMap(([name, value]) => {
    const type = markTypeOf(schema, name)
    const given = isRecord(value) ? value : {}
    const more = Object.keys(given).some((key) => !Object.hasOwn(type?.spec.attrs ?? {}, key))
    return [
      ...(type === undefined ? [] : [type.create(given)]),
      ...((type === undefined || more) && carrier ? [carrier.create({ name, value })] : []),
    ]
  })
}

function withFormat(
  formats: ReadonlyMap<string, unknown>,
  { key, value }: Y.ContentFormat,
): ReadonlyMap<string, unknown> {
  const next = new Map(formats)
  if (value === null) next.delete(key)
  else next.set(key, value)
  return next
}

function keptNode({ key }: Pick<Child, "key">, name: string, schema: Schema): Node {
  return nodeTypeOf(schema, name).create({ item: key })
}

function nodeTypeOf(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name]
  if (type === undefined) throw new Error(`The schema has no node ${name}`)
  return type
}
