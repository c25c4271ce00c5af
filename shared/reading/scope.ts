// What headings and leads hand down to the blocks below them (notation.md, "scope").
import type { Tag } from "../meeting/meeting.ts"
import { onceBy } from "../support/once.ts"
import { type BlockSense, type NamedProvision, onceById, type Raised, raisedKey } from "./block.ts"
import { type Speaker, saidOnce } from "./speakers.ts"

/** One kind of what is handed down, with the giver that named it. */
export interface Given<T> {
  readonly via: "lead" | "heading"
  /** The giving block: the same actors from another giver are given anew. */
  readonly giver: string
  readonly items: readonly T[]
}

export interface Scope {
  readonly actors: Given<Speaker> | null
  readonly positions: Given<Raised> | null
  readonly provisions: Given<NamedProvision> | null
  /** A heading or a lead above is `[private]`. */
  readonly isPrivate: boolean
}

/** What a block itself gives, once it is read: as a lead to its list, as a heading to all below. */
export interface Gift {
  readonly actors: readonly Speaker[]
  readonly positions: readonly Raised[]
  readonly provisions: readonly NamedProvision[]
}

const nothing: Scope = { actors: null, positions: null, provisions: null, isPrivate: false }

/** Walks a note's blocks in order: `enter` gives the scope of the next one, `leave` takes what it hands down. */
export class ScopeWalk {
  readonly #headings: { level: number; scope: Scope }[] = []
  #lists: { depth: number; scope: Scope }[] = []
  #before: BlockSense | null = null
  #given: Scope = nothing

  enter(sense: BlockSense): Scope {
    if (isItem(sense)) return this.#enterItem(sense.depth)
    if (sense.kind !== "heading" && !sense.inTable && sense.depth > 0 && this.#lists.length > 0) {
      return this.#goOn(sense.depth)
    }
    if (this.#lists.length > 0) this.#lists = []
    if (sense.kind !== "heading") return this.#underHeadings()
    const level = sense.level ?? 1
    while ((this.#headings.at(-1)?.level ?? 0) >= level) this.#headings.pop()
    return this.#underHeadings()
  }

  leave(sense: BlockSense, given: Scope): void {
    this.#before = sense
    this.#given = given
    if (sense.kind === "heading") this.#headings.push({ level: sense.level ?? 1, scope: given })
  }

  #underHeadings(): Scope {
    return this.#headings.at(-1)?.scope ?? nothing
  }

  #enterItem(depth: number): Scope {
    let left: Scope | null = null
    while ((this.#lists.at(-1)?.depth ?? -1) > depth) left = this.#lists.pop()?.scope ?? null
    const list = this.#lists.at(-1)
    if (list?.depth === depth) return list.scope
    // A list that comes back further out than it began is still the list of its lead.
    const scope = list === undefined && left !== null ? left : this.#scopeOfLead()
    this.#lists.push({ depth, scope })
    return scope
  }

  /** A paragraph that goes on with an item stands in the item's list. */
  #goOn(depth: number): Scope {
    while (this.#lists.length > 1 && (this.#lists.at(-1)?.depth ?? 0) >= depth) this.#lists.pop()
    return this.#lists.at(-1)?.scope ?? nothing
  }

  /** The paragraph or item directly before is the lead; a heading or a table is none. */
  #scopeOfLead(): Scope {
    const lead = this.#before
    if (lead === null || lead.kind === "heading" || lead.inTable) return this.#underHeadings()
    return this.#given
  }
}

/**
 * What a block hands down, each kind from the nearest giver: itself, else whoever handed it to the block. What is as it
 * was before (`was`) stays the same object, so that whoever was handed it need not be read anew.
 */
export function handDown(sense: BlockSense, scope: Scope, gift: Gift, was: Scope | null): Scope {
  const isPrivate = scope.isPrivate || sense.tags.includes("private")
  const via = sense.kind === "heading" ? "heading" : "lead"
  const given = <T>(items: readonly T[], handed: Given<T> | null, before?: Given<T> | null) => {
    if (items.length === 0 || isAside(sense)) return handed
    const fresh = { via, giver: sense.id, items } as const
    return before && JSON.stringify(before) === JSON.stringify(fresh) ? before : fresh
  }
  const now: Scope = {
    actors: given(gift.actors, scope.actors, was?.actors),
    positions: given(gift.positions, scope.positions, was?.positions),
    provisions: given(gift.provisions, scope.provisions, was?.provisions),
    isPrivate,
  }
  const same = was !== null && kinds.every((kind) => was[kind] === now[kind])
  return same && was.isPrivate === isPrivate ? was : now
}

const kinds = ["actors", "positions", "provisions"] as const

/** A heading gives all that it names. */
export function headingGift({ sentences }: BlockSense): Gift {
  return {
    actors: saidOnce(sentences.flatMap((it) => it.said)),
    positions: onceBy(
      sentences.flatMap((it) => it.raised),
      raisedKey,
    ),
    provisions: onceById(sentences.flatMap((it) => it.provisions)),
  }
}

/** The tags that hold for a block's rows: its own, and `private` where a heading or lead hands it down. */
export function tagsIn(sense: BlockSense, scope: Scope): readonly Tag[] {
  const isHanded = scope.isPrivate && !sense.tags.includes("private")
  return isHanded ? [...sense.tags, "private"] : sense.tags
}

/** Our own view and next steps say nothing for the index and hand nothing down. */
export function isAside(sense: BlockSense): boolean {
  return sense.tags.includes("ours") || sense.tags.includes("next")
}

function isItem(sense: BlockSense): boolean {
  return !sense.inTable && (sense.kind === "bullet" || sense.kind === "ordered")
}
