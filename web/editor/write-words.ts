// A block's words into its shared texts: only what was typed, deleted or marked, and nothing that the schema does not know.
import type { Node } from "@tiptap/pm/model"
import { simpleDiff } from "lib0/diff"
import * as Y from "yjs"
import { childrenOf, giveText } from "../../shared/note/note.ts"
import { isRecord } from "../sync/presence.ts"
import { markTypeOf, type Run, runsOf } from "./draw.ts"
import { isKept, KEPT_MARK } from "./kept.ts"
import { isSame } from "./same.ts"

/** The block that the caret stands in, and how far in. */
export interface Caret {
  readonly block: Node
  readonly offset: number
}

/** Writes the words and marks of a node into the block that shows it. */
export function writeWords(block: Y.XmlElement, node: Node, caret: Caret | null): void {
  const wanted = new Set(node.children.filter(isKept).map(({ attrs }) => String(attrs.item)))
  const gone = stretchesOf(block).flatMap(({ behind }) =>
    behind === null || wanted.has(behind.key) ? [] : [behind],
  )
  for (const { parent, index } of gone.reverse()) parent.delete(index, 1)
  const stretches = stretchesOf(block)
  const shown = shownIn(node, new Set(stretches.map(({ behind }) => behind?.key)))
  if (shown.length !== stretches.length) throw new Error("The editor and its document differ")
  // From the end, so that no place moves before its turn.
  for (let n = stretches.length - 1; n >= 0; n--) {
    const [stretch, words] = [stretches[n], shown[n]]
    if (stretch === undefined || words === undefined) continue
    const at = caret?.block === node ? caret.offset - words.start : -1
    writeStretch(block, stretch, words.nodes, at < 0 || at > words.length ? null : at)
  }
}

/** The formats of new words, as the document stores them. */
export function formatsOf({ marks, type }: Node): Record<string, unknown> {
  const formats: Record<string, unknown> = {}
  for (const mark of marks) {
    if (mark.type.name !== KEPT_MARK) formats[mark.type.name] = { ...mark.attrs }
  }
  for (const mark of marks) {
    if (mark.type.name !== KEPT_MARK) continue
    const { name, value } = mark.attrs
    const known = markTypeOf(type.schema, name) !== undefined
    // What a known mark has besides goes along as long as the mark is the same.
    if (!known || (isRecord(formats[name]) && holds(value, formats[name]))) formats[name] = value
  }
  return formats
}

/** Words without anything else between them, usually in one text. */
interface Stretch {
  readonly parts: readonly Part[]
  /** What stands behind them. */
  readonly behind: Thing | null
  /** Where among the block's children a text for them belongs. */
  readonly child: number
}

interface Part {
  readonly text: Y.XmlText
  readonly from: number
  readonly words: string
}

/** One thing in a block that is no character. */
interface Thing {
  readonly key: string
  readonly parent: Y.XmlElement | Y.XmlText
  readonly index: number
}

function stretchesOf(block: Y.XmlElement): Stretch[] {
  const stretches: Stretch[] = []
  let parts: Part[] = []
  const close = (behind: Thing | null, child: number): void => {
    stretches.push({ parts, behind, child })
    parts = []
  }
  const children = childrenOf(block)
  children.forEach(({ key, type }, child) => {
    if (!(type instanceof Y.XmlText)) {
      close({ key, parent: block, index: child }, child)
      return
    }
    let [from, words, at] = [0, "", 0]
    for (const run of runsOf(type)) {
      at += run.key === null ? run.text.length : 1
      words += run.text
      if (run.key === null) continue
      parts.push({ text: type, from, words })
      close({ key: run.key, parent: type, index: at - 1 }, child + 1)
      from = at
      words = ""
    }
    parts.push({ text: type, from, words })
  })
  close(null, children.length)
  return stretches
}

/** The node's words between its placeholders; one that the document does not have parts nothing. */
function shownIn(node: Node, keys: ReadonlySet<string | undefined>) {
  let [nodes, start]: [Node[], number] = [[], 0]
  const shown: { nodes: readonly Node[]; start: number; length: number }[] = []
  const close = (end: number): void => {
    shown.push({ nodes, start, length: end - start })
    nodes = []
    start = end + 1
  }
  node.forEach((child, offset) => {
    if (child.isText) nodes.push(child)
    else if (keys.has(String(child.attrs.item))) close(offset)
  })
  close(node.content.size)
  return shown
}

function writeStretch(
  block: Y.XmlElement,
  stretch: Stretch,
  nodes: readonly Node[],
  caret: number | null,
): void {
  const before = stretch.parts.map(({ words }) => words).join("")
  const after = nodes.map(({ text }) => text ?? "").join("")
  const { index, remove, insert } = differenceOf(before, after, caret)
  const parts = stretch.parts.map(({ text, from, words }) => ({ text, from, length: words.length }))
  let offset = before.length
  for (const part of parts.toReversed()) {
    offset -= part.length
    const first = Math.max(0, index - offset)
    const last = Math.min(part.length, index + remove - offset)
    if (first >= last) continue
    part.text.delete(part.from + first, last - first)
    part.length -= last - first
  }
  if (insert !== "") {
    const place = placeIn(parts, index)
    const part = place?.part ?? { text: newText(block, stretch.child), from: 0, length: 0 }
    if (place === null) parts.push(part)
    insertBehind(part.text, part.from + (place?.within ?? 0), insert)
    part.length += insert.length
  }
  writeMarks(parts, nodes, { start: index, end: index + insert.length })
}

/**
 * What is to be deleted and inserted where. The change ends at the caret, if there is one: between equal letters nothing
 * else tells the place, and the words of two people who write there at once would get mixed.
 */
function differenceOf(before: string, after: string, caret: number | null) {
  const behind = caret === null ? null : after.slice(caret)
  if (behind === null || !before.endsWith(behind)) return simpleDiff(before, after)
  const old = before.slice(0, before.length - behind.length)
  const now = after.slice(0, after.length - behind.length)
  const index = alike(old, now)
  return { index, remove: old.length - index, insert: now.slice(index) }
}

/** How many characters two texts begin with alike, none of them half a character. */
function alike(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return /[\uD800-\uDBFF]/.test(one[length - 1] ?? "") ? length - 1 : length
}

/** A stretch of a shared text. */
interface Range {
  readonly text: Y.XmlText
  readonly from: number
  length: number
}

function placeIn(parts: readonly Range[], index: number): { part: Range; within: number } | null {
  let offset = 0
  for (const part of parts) {
    if (index <= offset + part.length) return { part, within: index - offset }
    offset += part.length
  }
  return null
}

function newText(block: Y.XmlElement, child: number): Y.XmlText {
  if (block.length === 0) return giveText(block)
  const text = new Y.XmlText()
  block.insert(child, [text])
  return text
}

/**
 * Writes directly behind the letter before a place. Yjs itself would pass over the letters that were deleted there: then
 * nobody could tell what was typed before from what was typed after they went (shared/note/misplaced.ts).
 */
function insertBehind(text: Y.XmlText, index: number, words: string): void {
  const left = index === 0 ? null : itemBefore(text, index)
  const right = left === null ? text._start : left.right
  const { doc } = text
  if (doc === null) return
  if (right?.deleted !== true || (index > 0 && left === null)) {
    text.insert(index, words)
    return
  }
  doc.transact((transaction) => {
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
    const content = new Y.ContentString(words)
    new Y.Item(id, left, left?.lastId ?? null, right, right.id, text, null, content).integrate(
      transaction,
      0,
    )
    // Yjs remembers where letters are by their number; these numbers are old now.
    text._searchMarker?.splice(0)
  })
}

/** The item that ends with the letter before a place; null where that letter stands within an item. */
function itemBefore(text: Y.XmlText, index: number): Y.Item | null {
  let length = 0
  for (let item = text._start; item !== null && length < index; item = item.right) {
    if (!item.deleted && item.countable) length += item.length
    if (length === index) return item
  }
  return null
}

/** Marks the words as the nodes are, those from `start` to `end` being new. */
function writeMarks(
  parts: readonly Range[],
  nodes: readonly Node[],
  fresh: { readonly start: number; readonly end: number },
): void {
  let offset = 0
  for (const { text, from, length } of parts) {
    let at = offset - from
    const changes: (() => void)[] = []
    for (const run of runsOf(text)) {
      const end = at + (run.key === null ? run.text.length : 1)
      for (const piece of piecesIn(nodes, Math.max(at, offset), Math.min(end, offset + length))) {
        for (const [start, stop] of cut(piece, fresh)) {
          const isNew = start >= fresh.start && stop <= fresh.end
          const patch = patchFor(run.formats, piece.node, isNew)
          const place = start - offset + from
          if (patch !== null) changes.push(() => text.format(place, stop - start, patch))
        }
      }
      at = end
    }
    for (const change of changes) change()
    offset += length
  }
}

interface Piece {
  readonly node: Node
  readonly start: number
  readonly end: number
}

/** The parts of the nodes between two places in their words. */
function piecesIn(nodes: readonly Node[], start: number, end: number): Piece[] {
  let at = 0
  return nodes.flatMap((node) => {
    const piece = { node, start: Math.max(start, at), end: Math.min(end, at + node.nodeSize) }
    at += node.nodeSize
    return piece.start < piece.end ? [piece] : []
  })
}

function cut({ start, end }: Piece, fresh: { readonly start: number; readonly end: number }) {
  const inside = (place: number) => place > start && place < end
  const places = [start, ...[fresh.start, fresh.end].filter(inside), end]
  return places.slice(1).map((stop, n): [number, number] => [places[n] ?? start, stop])
}

/** What must change of the formats; null for nothing. What the schema does not know stays on words that were there. */
function patchFor(
  formats: Run["formats"],
  node: Node,
  isNew: boolean,
): Record<string, unknown> | null {
  const wanted = formatsOf(node)
  const patch: Record<string, unknown> = {}
  for (const name of new Set([...formats.keys(), ...Object.keys(wanted)])) {
    const [has, value] = [formats.get(name) ?? null, wanted[name] ?? null]
    const type = markTypeOf(node.type.schema, name)
    if (type === undefined && (!isNew || isSame(has, value))) continue
    if (type !== undefined && (has === null) === (value === null)) {
      const mark = (of: unknown) => type.create(isRecord(of) ? of : {})
      if (has === null || mark(has).eq(mark(value))) continue
    }
    patch[name] = value
  }
  return Object.keys(patch).length === 0 ? null : patch
}

function holds(value: unknown, known: Readonly<Record<string, unknown>>): boolean {
  if (!isRecord(value)) return false
  return Object.entries(known).every(([name, one]) => isSame(value[name] ?? null, one ?? null))
}
