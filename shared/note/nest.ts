// Flat blocks into the nested lists that a reader sees, and the numbers of their items.
import type { BlockKind } from "../notation/notation.ts"

/** What nesting needs of a block: the tree's blocks and the editor's nodes alike have it. */
export interface Flat {
  readonly kind: BlockKind | null
  readonly depth: number
}

/** One list with its items. */
export interface NestedList<B> {
  readonly kind: "list"
  readonly ordered: boolean
  readonly items: readonly NestedItem<B>[]
}

/** A list item: its own block, and what continues it or is nested in it, in order. */
interface NestedItem<B> {
  readonly block: B
  readonly content: readonly Nested<B>[]
}

/** A list, or a block that is no list item. */
export type Nested<B> = { readonly kind: "block"; readonly block: B } | NestedList<B>

/** A list item's place among its siblings: `at` counts from 1, `of` is how many there are. */
export interface ItemNumber {
  readonly at: number
  readonly of: number
}

/**
 * The blocks as nested lists, in order. Items of one depth and kind in a row make a list; a deeper one is nested in
 * the item before it, however much deeper; an indented block that is no item continues the item it stands under.
 */
export function nest<B extends Flat>(blocks: readonly B[]): readonly Nested<B>[] {
  const top: Nested<B>[] = []
  const open: OpenList<B>[] = []
  /** Where the next block goes once all lists of this depth and deeper are closed. */
  const closeTo = (depth: number): Nested<B>[] => {
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop()
    return open.at(-1)?.items.at(-1)?.content ?? top
  }
  for (const block of blocks) {
    if (!isItem(block)) {
      closeTo(continues(block) ? block.depth : 0).push({ kind: "block", block })
      continue
    }
    const outside = closeTo(block.depth + 1)
    const ordered = block.kind === "ordered"
    const current = open.at(-1)
    if (current?.depth === block.depth && current.ordered === ordered) {
      current.items.push({ block, content: [] })
      continue
    }
    const around = current?.depth === block.depth ? closeTo(block.depth) : outside
    const items: OpenItem<B>[] = [{ block, content: [] }]
    around.push({ kind: "list", ordered, items })
    open.push({ depth: block.depth, ordered, items })
  }
  return top
}

/** For each block its place in its list; null for one that is no list item. */
export function numbering(blocks: readonly Flat[]): readonly (ItemNumber | null)[] {
  const numbers = new Map<Flat, ItemNumber>()
  const count = (content: readonly Nested<Flat>[]): void => {
    for (const part of content) {
      if (part.kind === "block") continue
      part.items.forEach((item, index) => {
        numbers.set(item.block, { at: index + 1, of: part.items.length })
        count(item.content)
      })
    }
  }
  // Copies, so that one object given twice is still two blocks.
  const own = blocks.map(({ kind, depth }): Flat => ({ kind, depth }))
  count(nest(own))
  return own.map((block) => numbers.get(block) ?? null)
}

interface OpenItem<B> {
  readonly block: B
  readonly content: Nested<B>[]
}

interface OpenList<B> {
  readonly depth: number
  readonly ordered: boolean
  readonly items: OpenItem<B>[]
}

function isItem(block: Flat): boolean {
  return block.kind === "bullet" || block.kind === "ordered"
}

function continues(block: Flat): boolean {
  return block.kind !== "heading" && block.depth > 0
}
