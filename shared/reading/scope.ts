// What headings and leads hand down to the blocks below them (notation.md, "scope").
import type { ProvisionId } from "../meeting/meeting.ts"
import type { BlockSense, Raised } from "./block.ts"
import type { Speaker } from "./speakers.ts"

/** One kind of what is handed down, with the giver that named it. */
export interface Given<T> {
  readonly via: "lead" | "heading"
  /** Number of the giving block in the note: the same actors from another giver are given anew. */
  readonly giver: number
  readonly items: readonly T[]
}

export interface Scope {
  readonly actors: Given<Speaker> | null
  readonly positions: Given<OpenPosition> | null
  /** Null is one that is unknown: it keeps its place, and no row names it. */
  readonly provisions: Given<ProvisionId | null> | null
  /** A heading or a lead above is `[private]`. */
  readonly isPrivate: boolean
}

/** A position and whether somebody has taken it up, here or in the list below. */
export interface OpenPosition {
  readonly raised: Raised
  taken: boolean
}

/** What a block itself gives, once it is read: as a lead to its list, as a heading to all below. */
export interface Gift {
  readonly actors: readonly Speaker[]
  readonly positions: readonly OpenPosition[]
  readonly provisions: readonly (ProvisionId | null)[]
}

const nothing: Scope = { actors: null, positions: null, provisions: null, isPrivate: false }

/** Walks a note's blocks in order: `enter` gives the scope of the next one, `leave` tells what it gives. */
export class ScopeWalk {
  #headings: { level: number; scope: Scope }[] = []
  #lists: { depth: number; scope: Scope }[] = []
  #before: { sense: BlockSense; scope: Scope; gift: Gift } | null = null
  #number = -1

  /** The number of the block that was entered last. */
  get number(): number {
    return this.#number
  }

  enter(sense: BlockSense): Scope {
    this.#number += 1
    if (isItem(sense)) return this.#enterItem(sense.depth)
    if (sense.kind !== "heading" && !sense.inTable && sense.depth > 0 && this.#lists.length > 0) {
      return this.#goOn(sense.depth)
    }
    this.#lists = []
    if (sense.kind !== "heading") return this.#underHeadings()
    const level = sense.level ?? 1
    while ((this.#headings.at(-1)?.level ?? 0) >= level) this.#headings.pop()
    return this.#underHeadings()
  }

  leave(sense: BlockSense, scope: Scope, gift: Gift): void {
    this.#before = { sense, scope, gift }
    if (sense.kind !== "heading") return
    const given = handDown(scope, gift, sense, { via: "heading", giver: this.#number })
    this.#headings.push({ level: sense.level ?? 1, scope: given })
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
    if (lead === null || lead.sense.kind === "heading" || lead.sense.inTable) {
      return this.#underHeadings()
    }
    return handDown(lead.scope, lead.gift, lead.sense, { via: "lead", giver: this.#number - 1 })
  }
}

/** Each kind from the nearest giver: the block's own, else what it was handed itself. */
function handDown(
  scope: Scope,
  gift: Gift,
  sense: BlockSense,
  giver: { via: "lead" | "heading"; giver: number },
): Scope {
  const isPrivate = scope.isPrivate || sense.tags.includes("private")
  if (isAside(sense)) return { ...scope, isPrivate }
  const given = <T>(items: readonly T[], handed: Given<T> | null) =>
    items.length > 0 ? { ...giver, items } : handed
  return {
    actors: given(gift.actors, scope.actors),
    positions: given(gift.positions, scope.positions),
    provisions: given(gift.provisions, scope.provisions),
    isPrivate,
  }
}

/** Our own view and next steps say nothing for the index and hand nothing down. */
export function isAside(sense: BlockSense): boolean {
  return sense.tags.includes("ours") || sense.tags.includes("next")
}

function isItem(sense: BlockSense): boolean {
  return !sense.inTable && (sense.kind === "bullet" || sense.kind === "ordered")
}
