// Flat blocks into the nested lists that a reader sees, and the numbers of their items.
import type { BlockKind } from "../notation/notation.ts"

/** What nesting needs of a block: tree blocks and editor nodes alike have it. */
export interface Flat {
  readonly kind: BlockKind | null
  readonly depth: number
}

/** One list with its items; an item has its own block, what continues it, and lists inside it. */
export interface NestedList<B> {
  readonly kind: "list"
  readonly ordered: boolean
  readonly items: readonly NestedItem<B>[]
}

export interface NestedItem<B> {
  readonly block: B
  /** Continuing paragraphs and nested lists, in order. */
  readonly content: readonly Nested<B>[]
}

/** A block that is no list item, or a list. */
export type Nested<B> = { readonly kind: "block"; readonly block: B } | NestedList<B>

/** The blocks as nested lists, in order; a list item too deep for its parent becomes the child of the item before. */
export function nest<B extends Flat>(_blocks: readonly B[]): readonly Nested<B>[] {
  throw new Error("Not built yet")
}

/** A list item's place among its siblings: `at` counts from 1, `of` is how many there are. */
export interface ItemNumber {
  readonly at: number
  readonly of: number
}

/** For each block its place in its list; null for one that is no list item. */
export function numbering(_blocks: readonly Flat[]): readonly (ItemNumber | null)[] {
  throw new Error("Not built yet")
}
