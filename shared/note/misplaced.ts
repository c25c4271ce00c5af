// Words that somebody typed at the end of a part that another gave to a new block meanwhile: found, and moved behind it.
import type * as Y from "yjs"
import { blockElements, plainText, textsOf } from "./elements.ts"
import { giveText } from "./first-text.ts"
import { outsideChip, PUT_BACK } from "./lost.ts"
import { givenUpTo, isOlder, type Split, splitsIn } from "./splits.ts"

/** A run of words that stands in one block and may belong to another. */
export interface Misplaced {
  /** With `clock` the Yjs identity of the first character. */
  readonly client: number
  readonly clock: number
  /** Id of the block they stand in. */
  readonly block: string
  readonly text: string
  /** Id of the block where they may belong. */
  readonly belongsTo: string
  /** The words there that they were typed behind. */
  readonly behind: string
}

export interface Watching {
  /** Told at each update from elsewhere that leaves words in a wrong place. */
  readonly found: (misplaced: readonly Misplaced[]) => void
  /** This client's characters at or above this Yjs clock nobody else can have seen. */
  readonly acknowledged: () => number
}

/** Of this many splits it is known which letters they took; the oldest are forgotten. */
const MOST_SPLITS = 500

/**
 * Watches a document for words whose place a split took away, until the returned function is called. It sees both orders:
 * a split that arrives here after the words, and words that arrive after a split, whoever made either.
 */
export function watchMisplaced(doc: Y.Doc, { found, acknowledged }: Watching): () => void {
  let splits: readonly Split[] = []
  const look = (transaction: Y.Transaction): void => {
    const made = splitsIn(transaction)
    if (!transaction.local) {
      // Who gave the end away gave all they knew of: what stands there was typed meanwhile. Who gave the beginning away
      // kept what stood behind it.
      const isUnseen = (item: Y.Item) =>
        item.id.client === doc.clientID && item.id.clock >= acknowledged()
      const changed: ReadonlySet<unknown> = new Set(transaction.changed.keys())
      const all = [
        ...made.flatMap((split) =>
          misplacedBy(split, (item, inside) => inside || !split.tookHead || isUnseen(item)),
        ),
        ...splits
          .filter(({ text }) => changed.has(text))
          .flatMap((split) => broughtTo(split, transaction)),
      ]
      if (all.length > 0) found(all)
    }
    if (made.length === 0) return
    splits = [...splits, ...made].filter(({ text }) => !text._item?.deleted).slice(-MOST_SPLITS)
  }
  doc.on("afterTransaction", look)
  return () => doc.off("afterTransaction", look)
}

/** The same words as they are now; null when they are gone from there, or the other block is gone. */
export function stillMisplaced(fragment: Y.XmlFragment, misplaced: Misplaced): Misplaced | null {
  const run = runIn(fragment, misplaced)
  if (run === null || blockOf(fragment, misplaced.belongsTo) === undefined) return null
  return { ...misplaced, text: plainText(run.text).slice(run.index, run.index + run.length) }
}

/**
 * Moves the words with all their marks behind those they were typed behind, or to the end of that block when those have
 * changed, in one transaction. Does nothing when either is gone.
 */
export function moveBehind(fragment: Y.XmlFragment, misplaced: Misplaced): void {
  const { doc } = fragment
  if (doc === null) throw new Error("The fragment must belong to a document before words move")
  const run = runIn(fragment, misplaced)
  const block = blockOf(fragment, misplaced.belongsTo)
  if (run === null || block === undefined) return
  doc.transact(() => {
    const [text = giveText(block)] = textsOf(block)
    const words = plainText(text)
    const at = words.lastIndexOf(misplaced.behind)
    const index = outsideChip(text, at < 0 ? words.length : at + misplaced.behind.length)
    const moved = stretch(run)
    run.text.delete(run.index, run.length)
    text.applyDelta([...(index > 0 ? [{ retain: index }] : []), ...moved])
  }, PUT_BACK)
}

/** Words that an update brought whose author took letters to be there that were given away before. */
function broughtTo(split: Split, transaction: Y.Transaction): Misplaced[] {
  return misplacedBy(
    split,
    (item) => item.id.client !== split.splitter && tookForThere(item, split, transaction),
  )
}

/** Whether a new run was written behind a letter given away; what begins its marks may stand between. */
function tookForThere(item: Y.Item, split: Split, transaction: Y.Transaction): boolean {
  for (let at: Y.Item | null = item; at !== null && !isOlder(at, transaction); at = at.left) {
    if (at.origin !== null && givenUpTo(split, at.origin, 1) !== null) return true
    if (at !== item && at.countable && !at.deleted) return false
  }
  return false
}

/** The runs directly behind letters given away, as far as their first item counts; `inside`: with more such behind them. */
function misplacedBy(
  split: Split,
  counts: (item: Y.Item, inside: boolean) => boolean,
): Misplaced[] {
  const found: Misplaced[] = []
  let passed = 0
  let behind = false
  for (let item = split.text._start; item !== null; item = item.right) {
    const given = item.deleted ? givenUpTo(split, item.id, item.length) : null
    if (given !== null) {
      passed = given
      behind = true
    } else if (!item.deleted && item.countable) {
      const inside = passed < split.words.length
      if (behind && counts(item, inside)) found.push(misplacedAt(split, item, passed))
      behind = false
    }
  }
  return found
}

function misplacedAt({ text, from, to, words }: Split, item: Y.Item, passed: number): Misplaced {
  const run = runFrom(text, item.id)
  return {
    ...item.id,
    block: from,
    text: run === null ? "" : plainText(text).slice(run.index, run.index + run.length),
    belongsTo: to,
    behind: words.slice(0, passed),
  }
}

interface Run {
  readonly text: Y.XmlText
  readonly index: number
  readonly length: number
}

function runIn(fragment: Y.XmlFragment, { block, client, clock }: Misplaced): Run | null {
  const element = blockOf(fragment, block)
  const runs = element ? textsOf(element).map((text) => runFrom(text, { client, clock })) : []
  return runs.find((run) => run !== null) ?? null
}

/** What one client wrote in one go from this character on, as far as it is there. */
function runFrom(text: Y.XmlText, { client, clock }: Pick<Y.ID, "client" | "clock">): Run | null {
  let index = 0
  let length = 0
  let begun = false
  for (let item = text._start; item !== null; item = item.right) {
    const { id } = item
    begun ||= id.client === client && id.clock <= clock && clock < id.clock + item.length
    if (item.deleted || !item.countable) continue
    if (!begun) index += item.length
    else if (id.client === client) length += item.length
    else break
  }
  return length === 0 ? null : { text, index, length }
}

interface Piece {
  readonly insert: unknown
  readonly attributes: Readonly<Record<string, unknown>>
}

function stretch({ text, index, length }: Run): Piece[] {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  let start = 0
  return delta.flatMap(({ insert, attributes = {} }) => {
    const from = Math.max(index - start, 0)
    const until = Math.max(index + length - start, 0)
    start += typeof insert === "string" ? insert.length : 1
    const piece = typeof insert === "string" ? insert.slice(from, until) : insert
    return from < until && piece !== "" ? [{ insert: piece, attributes }] : []
  })
}

function blockOf(fragment: Y.XmlFragment, id: string): Y.XmlElement | undefined {
  return blockElements(fragment).find((block) => block.getAttribute("id") === id)
}
