// Words that an update takes from their author although nobody chose to: found exactly, and put back.
import * as Y from "yjs"
import {
  BLOCK,
  blockElements,
  CELL,
  HEADER_CELL,
  newElement,
  plainText,
  textsOf,
} from "./elements.ts"
import { chipMark } from "./schema.ts"

/** A run of words that went, and where it stood. */
export interface LostText {
  readonly client: number
  /** Yjs clock of the first character: with `client` its identity. */
  readonly clock: number
  readonly text: string
  /** Up to 24 characters that stood before it in its block, and after it. */
  readonly left: string
  readonly right: string
  /** Where its block stood among the blocks; null where that is not known. */
  readonly place: Y.RelativePosition | null
}

/** Whose words are looked for. */
export interface Author {
  /** The author's Yjs client id. */
  readonly client: number
  /** Characters at or above this clock nobody else can have seen: the server has not acknowledged them. */
  readonly acknowledged: number
}

/** Put-back words are written with this origin: an editor counts it among its own edits, so that undo takes it. */
export const PUT_BACK = "put-back"

type DeleteSet = ReturnType<typeof Y.decodeUpdate>["ds"]

const REACH = 24

/**
 * Applies a remote update by `apply` and tells which words of the author it took unseen. An update names what its
 * writer saw and deleted; words that go with it and are not named were typed meanwhile, so nobody chose to delete them.
 * Wants the update as its writer made it (or such updates merged by Y.mergeUpdates), not a difference of states: that
 * names everything, and then only words above the acknowledged clock are found.
 */
export function applyAndFindLost(
  doc: Y.Doc,
  update: Uint8Array,
  apply: () => void,
  author: Author,
): LostText[] {
  if (!doc.store.clients.has(author.client)) {
    apply()
    return []
  }
  const named = Y.decodeUpdate(update).ds
  const lost: LostText[] = []
  // Here, before garbage collection, deleted words can still be read.
  const look = (transaction: Y.Transaction): void => {
    if (!transaction.local) lost.push(...lostIn(transaction, named, author))
  }
  doc.on("afterTransaction", look)
  try {
    apply()
  } finally {
    doc.off("afterTransaction", look)
  }
  return lost
}

/** Whether the note still has these words where they stood, in another copy of their block for instance. */
export function stillHeld(
  fragment: Y.XmlFragment,
  { left, text, right }: Pick<LostText, "left" | "text" | "right">,
): boolean {
  const known = left.length + right.length >= 4
  return blockElements(fragment).some((block) => {
    const words = wordsOf(block)
    return known ? words.includes(left + text + right) : words === left + text + right
  })
}

/**
 * Writes lost words back: between the words they stood between, where those occur once in the note; else as a block of
 * their own where their block was.
 */
export function putBack(fragment: Y.XmlFragment, lost: LostText, newId: () => string): void {
  const { doc } = fragment
  if (doc === null) throw new Error("The fragment must belong to a document before words go back")
  const gap = findGap(fragment, lost)
  doc.transact(() => {
    if (gap !== null) {
      gap.text.insert(gap.index, lost.text, {})
      return
    }
    const { parent, index } = placeFor(fragment, lost.place)
    const block = newElement(BLOCK, { id: newId() })
    block.insert(0, [new Y.XmlText(lost.text)])
    parent.insert(index, [block])
  }, PUT_BACK)
}

function lostIn(transaction: Y.Transaction, named: DeleteSet, author: Author): LostText[] {
  const texts = new Set<Y.XmlText>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.id.client === author.client && isWords(struct)) {
      if (struct.parent instanceof Y.XmlText) texts.add(struct.parent)
    }
  })
  return [...texts].flatMap((text) => lostFrom(text, transaction, named, author))
}

interface Character {
  readonly unit: string
  /** The clock of a lost one, null of one that stays or was deleted by choice. */
  readonly clock: number | null
}

function lostFrom(
  text: Y.XmlText,
  transaction: Y.Transaction,
  named: DeleteSet,
  author: Author,
): LostText[] {
  const characters: Character[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString) || !stoodBefore(item, transaction)) continue
    const { client, clock } = item.id
    const { deleted } = item
    item.content.str.split("").forEach((unit, offset) => {
      const at = clock + offset
      const unseen = at >= author.acknowledged || !Y.isDeleted(named, Y.createID(client, at))
      characters.push({ unit, clock: deleted && client === author.client && unseen ? at : null })
    })
  }
  const place = placeOf(text)
  return runsOf(characters).map((run) => ({ ...run, client: author.client, place }))
}

/** Whether these words were in the document before the transaction, deleted by it or not. */
function stoodBefore(item: Y.Item, transaction: Y.Transaction): boolean {
  const { client, clock } = item.id
  if (clock >= (transaction.beforeState.get(client) ?? 0)) return false
  return !item.deleted || Y.isDeleted(transaction.deleteSet, item.id)
}

function runsOf(
  characters: readonly Character[],
): Pick<LostText, "clock" | "text" | "left" | "right">[] {
  const runs: { clock: number; text: string; left: string; right: string }[] = []
  let stays = ""
  let open = false
  for (const { unit, clock } of characters) {
    const last = runs.at(-1)
    if (clock === null) {
      stays += unit
      for (const run of runs) if (run.right.length < REACH) run.right += unit
      open = false
    } else if (open && last) {
      last.text += unit
    } else {
      runs.push({ clock, text: unit, left: stays.slice(-REACH), right: "" })
      open = true
    }
  }
  return runs
}

/** The place of a text's block, or of what held it, among the blocks that are left. */
function placeOf(text: Y.XmlText): Y.RelativePosition | null {
  for (let item = text._item; item !== null; ) {
    const parent: unknown = item.parent
    if (!(parent instanceof Y.XmlFragment)) return null
    if (holdsBlocks(parent) && !parent._item?.deleted) {
      return Y.createRelativePositionFromTypeIndex(parent, indexAfter(item), -1)
    }
    item = parent._item
  }
  return null
}

function holdsBlocks(parent: Y.XmlFragment): boolean {
  if (!(parent instanceof Y.XmlElement)) return true
  return parent.nodeName === CELL || parent.nodeName === HEADER_CELL
}

function indexAfter(item: Y.Item): number {
  let count = item.deleted ? 0 : 1
  for (let left = item.left; left !== null; left = left.left)
    if (!left.deleted) count += left.length
  return count
}

/** The one place in the note where the words stood, if their surroundings are there and are there once. */
function findGap(
  fragment: Y.XmlFragment,
  { left, right }: LostText,
): { readonly text: Y.XmlText; readonly index: number } | null {
  const around = left + right
  if (around.length < 4) return null
  const gaps = blockElements(fragment).flatMap((block) =>
    occurrences(wordsOf(block), around).map((at) => ({ block, index: at + left.length })),
  )
  const gap = gaps[0]
  if (gap === undefined || gaps.length > 1) return null
  let { index } = gap
  for (const text of textsOf(gap.block)) {
    if (index <= text.length) return { text, index: outsideChip(text, index) }
    index -= text.length
  }
  return null
}

function occurrences(words: string, wanted: string): number[] {
  const found: number[] = []
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) found.push(at)
  return found
}

/** The same index, or the end of the chip's label that it falls into: a chip is never parted. */
export function outsideChip(text: Y.XmlText, index: number): number {
  let start = 0
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  for (const { insert, attributes } of delta) {
    const end = start + (typeof insert === "string" ? insert.length : 1)
    if (index > start && index < end && attributes?.[chipMark]) return end
    start = end
  }
  return index
}

function placeFor(
  fragment: Y.XmlFragment,
  place: Y.RelativePosition | null,
): { readonly parent: Y.XmlFragment; readonly index: number } {
  const { doc } = fragment
  const found =
    place === null || doc === null ? null : Y.createAbsolutePositionFromRelativePosition(place, doc)
  return found?.type instanceof Y.XmlFragment && !found.type._item?.deleted
    ? { parent: found.type, index: found.index }
    : { parent: fragment, index: fragment.length }
}

function wordsOf(block: Y.XmlElement): string {
  return textsOf(block).map(plainText).join("")
}

function isWords(item: Y.Item): boolean {
  return item.content instanceof Y.ContentString
}
