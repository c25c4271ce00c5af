// Where in its surroundings a piece of HTML stands: in which heading, list or quote, and with which marks.
import type { BlockKind, Marks } from "../notation/notation.ts"
import type { Look } from "./drafts.ts"
import { headingSaid, isQuoteSaid, listsSaid } from "./html-look.ts"
import type { HtmlElement } from "./html-node.ts"

export interface Context {
  readonly kind: BlockKind | null
  readonly level: number | null
  /** How many lists are around it; 0 outside of any. */
  readonly lists: number
  readonly inItem: boolean
  readonly isPre: boolean
  readonly marks: Marks
  /** The chip whose words these are, in a copy of our own. */
  readonly ref: string | null
}

export const outside: Context = {
  ...{ kind: null, level: null, lists: 0, inItem: false },
  ...{ isPre: false, marks: {}, ref: null },
}

/** The context within a block element, given that around it; of its marks, only those around. */
export function contextOf(element: HtmlElement, around: Context): Context {
  const { tag } = element
  const level = headingSaid(element)
  const lists = listsSaid(element)
  if (level !== null) return { ...around, kind: "heading", level }
  if (isList(element)) {
    const kind = tag === "ul" ? "bullet" : "ordered"
    return { ...around, kind, level: null, lists: lists ?? around.lists + 1, inItem: false }
  }
  if (tag === "li") {
    const kind = around.kind === "ordered" ? "ordered" : "bullet"
    return { ...around, inItem: true, lists: lists ?? Math.max(1, around.lists), kind }
  }
  if (lists !== null) return { ...around, kind: "bullet", level: null, lists }
  if (isQuoteSaid(element)) return { ...around, kind: "quote", level: null }
  return tag === "pre" ? { ...around, isPre: true } : around
}

/** A second paragraph of a list item: plain, one deeper than the item. */
export function continued(context: Context): Context {
  const item = context.kind === "bullet" || context.kind === "ordered"
  return { ...context, kind: item ? null : context.kind, lists: context.lists + 1 }
}

export function lookOf({ kind, level, lists }: Context): Look {
  return { kind, level, depth: kind === "heading" ? 0 : Math.max(0, lists - 1) }
}

export function isList({ tag }: HtmlElement): boolean {
  return tag === "ul" || tag === "ol"
}
