// Splits of blocks, seen as they happen: which letters a block gave away, and to which new block.
import * as Y from "yjs"
import { blockElements, plainText, textsOf } from "./elements.ts"
import { familyOf } from "./family.ts"

/** A block that became two. The one keeps its text and gives letters away, the other begins with them, or ends. */
export interface Split {
  readonly text: Y.XmlText
  /** Ids of the block that gave and of the one that took. */
  readonly from: string
  readonly to: string
  readonly words: string
  /** Whether the new block stands before the old one: it took the beginning then, else the end. */
  readonly tookHead: boolean
  readonly given: readonly Given[]
  /** The Yjs client that made the split. */
  readonly splitter: number
}

/** Letters given away: clocks from `clock` to before `clock + length`, the first at `at` in the words. */
interface Given {
  readonly client: number
  readonly clock: number
  readonly length: number
  readonly at: number
}

/** The splits that a transaction made. To be asked before its deletions are collected: in `afterTransaction`. */
export function splitsIn(transaction: Y.Transaction): Split[] {
  if (transaction.deleteSet.clients.size === 0) return []
  const blocks = newBlocks(transaction)
  if (blocks.length === 0) return []
  const texts = new Set<Y.XmlText>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return
    if (struct.parent instanceof Y.XmlText) texts.add(struct.parent)
  })
  return [...texts].flatMap((text) => splitOf(text, blocks, transaction) ?? [])
}

/** The blocks that a transaction brought and left. */
export function newBlocks(transaction: Y.Transaction): Y.XmlElement[] {
  return [...transaction.changed].flatMap(([parent, keys]) =>
    keys.has(null) && parent instanceof Y.XmlFragment
      ? blockElements(parent).filter(({ _item }) => _item !== null && !isOlder(_item, transaction))
      : [],
  )
}

/** Whether the item was in the document before the transaction. */
export function isOlder({ id }: Y.Item, { beforeState }: Y.Transaction): boolean {
  return id.clock < (beforeState.get(id.client) ?? 0)
}

/** How many of the split's words stood up to the end of this run of letters; null where it gave none of them away. */
export function givenUpTo(split: Split, { client, clock }: Y.ID, length: number): number | null {
  const ends = split.given.flatMap((given) => {
    const last = Math.min(given.clock + given.length, clock + length)
    const first = Math.max(given.clock, clock)
    return given.client === client && first < last ? [given.at + last - given.clock] : []
  })
  return ends.length === 0 ? null : Math.max(...ends)
}

function splitOf(
  text: Y.XmlText,
  blocks: readonly Y.XmlElement[],
  transaction: Y.Transaction,
): Split | null {
  const { parent } = text
  if (text._item?.deleted || !(parent instanceof Y.XmlElement)) return null
  const from = parent.getAttribute("id")
  const { words, given } = givenAway(text, transaction)
  if (from === undefined || words.trim() === "") return null
  for (const block of blocks) {
    const to = block.getAttribute("id")
    if (to === undefined || to === from || familyOf(to) !== familyOf(from)) continue
    const held = textsOf(block).map(plainText).join("")
    if (block.parent !== parent.parent || !(held.startsWith(words) || held.endsWith(words)))
      continue
    const splitter = block._item?.id.client ?? 0
    return { text, from, to, words, given, splitter, tookHead: isBefore(block, parent) }
  }
  return null
}

function givenAway(
  text: Y.XmlText,
  transaction: Y.Transaction,
): { readonly words: string; readonly given: readonly Given[] } {
  const given: Given[] = []
  let words = ""
  for (let item = text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString) || !isOlder(item, transaction)) continue
    if (!item.deleted || !Y.isDeleted(transaction.deleteSet, item.id)) continue
    given.push({ ...item.id, length: item.length, at: words.length })
    words += item.content.str
  }
  return { words, given }
}

function isBefore(one: Y.XmlElement, other: Y.XmlElement): boolean {
  for (let item = one._item; item !== null; item = item.right) if (item === other._item) return true
  return false
}
