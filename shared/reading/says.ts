// What one block says, once it is read, and what its reading has to know.
import type { Statement } from "../meeting/meeting.ts"
import type { BlockRows } from "./because.ts"
import type { Raised } from "./block.ts"
import type { Gift } from "./scope.ts"

/** What a block says in its scope. */
export interface BlockSays {
  readonly rows: BlockRows
  readonly gift: Gift
  /** Positions that nobody in the block took up: problems, unless somebody in the list below does. */
  readonly open: readonly Raised[]
  /** The positions that somebody here took up: the same list for all that take what one block handed down. */
  readonly taken: readonly Raised[]
  /** The heading whose actors take the floor here by what they hold, or null. */
  readonly hears: string | null
  /** Characters of its statements. */
  readonly length: number
}

/** Which chip raised a position. */
export function positionKey({ at }: Raised): string {
  return `${at.block} ${at.chip}`
}

/** What a block has to know of the blocks before it, besides its scope. */
export interface Before {
  /** The actors of the heading above have taken the floor already. */
  readonly isHeard: boolean
  readonly room: Room
}

/** How much a block may give. */
export interface Room {
  /** Of each kind. */
  readonly rows: number
  /** Characters of statements: those that begin within them are given whole. */
  readonly length: number
}

/** Characters of what a statement says, and of the ids in it. */
export function lengthOf({ text, quotes, qualifier, except, provisions }: Statement): number {
  const words = [text, qualifier ?? "", ...quotes, ...except, ...provisions]
  return words.reduce((sum, { length }) => sum + length, 0)
}
