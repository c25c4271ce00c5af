// What reading a file of another program gives: a note's blocks, and what of the source is not in them.
import type { NoteItem } from "../notation/notation.ts"

/** How many of what was left out, taken as accepted or moved. */
export interface Tally {
  /** Left out, with whatever else is no words. */
  images: number
  /** Became blocks tagged `[check]`. */
  comments: number
  /** Tracked insertions: their words are in. */
  insertions: number
  /** Tracked deletions: their words are not. */
  deletions: number
}

export interface Imported {
  readonly items: readonly NoteItem[]
  readonly tally: Readonly<Tally>
}

export function emptyTally(): Tally {
  return { images: 0, comments: 0, insertions: 0, deletions: 0 }
}
