// A brief that people edit beside the same day composed again: what is new, out of date or gone. No word of a person is touched.
import { type Block, blocksOf, type Note, type NoteItem } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { hashText } from "../support/hash.ts"
import { isAsComposed } from "./review.ts"
import { parseSource } from "./source.ts"

/** Something that the day as it stands now would have otherwise. Tables count as one item. */
export type Offer =
  /** Untouched since it was composed, and composed in other words now. */
  | { readonly kind: "update"; readonly item: NoteItem; readonly by: NoteItem }
  /** Not in the brief: it belongs behind `after`, or (null) at the top. */
  | { readonly kind: "new"; readonly after: NoteItem | null; readonly by: NoteItem }
  /** A person changed it, and it is composed in other words now: for a person to settle. */
  | { readonly kind: "outdated"; readonly item: NoteItem; readonly by: NoteItem }
  /** Composed once, and nothing in the notes supports it any more. */
  | { readonly kind: "gone"; readonly item: NoteItem }

/**
 * The offers in the order of the brief, new ones in place. Pure; items are found by what they are (`piece`), so
 * that they may have been moved. What a person wrote has no source and is never named.
 */
export function offersFor(brief: Note, composed: Note): readonly Offer[] {
  const now = new Map(composed.items.map((item) => [pieceOf(item), item]))
  const here = groupBy(brief.items, pieceOf)
  const after = groupBy(newItems(brief, composed, here), ({ after: item }) => item)
  const atTop = after.get(null) ?? []
  return [
    ...atTop,
    ...brief.items.flatMap((item): readonly Offer[] => {
      const own = offerOf(item, now)
      return [...(own === null ? [] : [own]), ...(after.get(item) ?? [])]
    }),
  ]
}

/**
 * The brief with all that can be taken over without a word of a person: updates of what nobody touched, and what is
 * new. Changed blocks keep their ids; new ones get theirs from `newId`. Refreshed twice is refreshed once.
 */
export function refreshed(brief: Note, composed: Note, newId: () => string): Note {
  const offers = offersFor(brief, composed)
  const updates = new Map(
    offers.flatMap((offer) => (offer.kind === "update" ? [[offer.item, offer.by]] : [])),
  )
  const added = groupBy(
    offers.flatMap((offer) => (offer.kind === "new" ? [offer] : [])),
    ({ after }) => after,
  )
  const place = (item: NoteItem | null): readonly NoteItem[] =>
    (added.get(item) ?? []).map(({ by }) => withIds(by, newId))
  return {
    items: [
      ...place(null),
      ...brief.items.flatMap((item) => {
        const by = updates.get(item)
        return [by === undefined ? item : updated(item, by, newId), ...place(item)]
      }),
    ],
  }
}

type New = Extract<Offer, { kind: "new" }>

/** Each behind the nearest item before it that the brief has; those before all of them stand before the first that it has. */
function newItems(
  brief: Note,
  composed: Note,
  here: ReadonlyMap<string | null, readonly [NoteItem, ...NoteItem[]]>,
): readonly New[] {
  const firstHere = composed.items.flatMap((item) => here.get(pieceOf(item))?.[0] ?? [])[0]
  const before = firstHere === undefined ? brief.items.length : brief.items.indexOf(firstHere)
  let after: NoteItem | null = brief.items[before - 1] ?? null
  return composed.items.flatMap((by): readonly New[] => {
    const there = here.get(pieceOf(by))
    if (there === undefined) return [{ kind: "new", after, by }]
    after = there[0]
    return []
  })
}

function offerOf(item: NoteItem, now: ReadonlyMap<string | null, NoteItem>): Offer | null {
  const piece = pieceOf(item)
  if (piece === null) return null
  const by = now.get(piece)
  if (by === undefined) return { kind: "gone", item }
  if (printOf(item) === printOf(by)) return null
  if (isUntouched(item)) return { kind: "update", item, by }
  return composedPrint(item) === printOf(by) ? null : { kind: "outdated", item, by }
}

/** What an item is, whenever the day is composed; null for what a person wrote. */
function pieceOf(item: NoteItem): string | null {
  for (const block of blocksOf({ items: [item] })) {
    const source = parseSource(block.source)
    if (source !== null) {
      return item.kind === "table"
        ? `table:${source.piece.split(":").slice(0, 2).join(":")}`
        : source.piece
    }
  }
  return null
}

function isUntouched(item: NoteItem): boolean {
  return blocksOf({ items: [item] }).every((block) => {
    const source = parseSource(block.source)
    return source !== null && isAsComposed(textOf(block), source)
  })
}

/** The words, of a table by cell. */
function printOf(item: NoteItem): string {
  return JSON.stringify(layout(item, (block) => hashText(textOf(block))))
}

/** The same of the words that it was composed of. */
function composedPrint(item: NoteItem): string {
  return JSON.stringify(layout(item, (block) => parseSource(block.source)?.hash ?? null))
}

function layout(item: NoteItem, of: (block: Block) => string | null): unknown {
  return item.kind === "table"
    ? item.rows.map((row) => row.map((cell) => cell.blocks.map(of)))
    : of(item)
}

/** A block keeps its id and the shape that a person may have given it. */
function updated(item: NoteItem, by: NoteItem, newId: () => string): NoteItem {
  if (item.kind === "table" || by.kind === "table") return withIds(by, newId)
  return { ...item, source: by.source, inlines: by.inlines }
}

function withIds(item: NoteItem, newId: () => string): NoteItem {
  if (item.kind !== "table") return { ...item, id: newId() }
  const rows = item.rows.map((row) =>
    row.map((cell) => ({
      ...cell,
      blocks: cell.blocks.map((block) => ({ ...block, id: newId() })),
    })),
  )
  return { ...item, rows }
}

function textOf(block: Block): string {
  return block.inlines.map((inline) => inline.text).join("")
}
