// Why a row is there: the chips it was read from, and where its words stand.
import type { Intervention, NoteIndex } from "../meeting/meeting.ts"

/** A part of a block's text, in UTF-16 units of the document's text, where a chip counts with the words it covers. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A chip: the `chip`-th of its block, counted from 0. Typing around it changes nothing here. */
export interface ChipAt {
  readonly block: string
  readonly chip: number
}

/** Where a row's speaker was named: in the sentence, before it in the block, or by the lead or heading above. */
export type SpeakerFrom = "sentence" | "subject" | "lead" | "heading"
/** Where what a row is about was named. `open`: earlier in the block, before anybody had spoken. */
export type AboutFrom = "sentence" | "open" | "lead" | "heading"

/** What a row was read from. Chips of another block are those of a lead or a heading. */
export interface Because {
  /** Null where nobody speaks: a problem, a highlight, a membership, nobody's quote. */
  readonly speaker: ChipAt | null
  readonly speakerFrom: SpeakerFrom
  /** The group spoken for. */
  readonly group: ChipAt | null
  /** The topic or position, the cited actor, the provision of a proposal, the member, or the chip in doubt. */
  readonly about: ChipAt | null
  readonly aboutFrom: AboutFrom
  /** Exceptions, provisions and the like that the row names besides. */
  readonly besides: readonly ChipAt[]
  /** The words in the row's own block: a statement's sentence, a quote, a proposal's chip. */
  readonly span: Span
}

/** A row with its reasons. */
export interface Read<R> {
  readonly row: R
  readonly because: Because
}

type RowOf<K extends keyof NoteIndex> = K extends "interventions"
  ? Omit<Intervention, "order">
  : NoteIndex[K][number]

/** The rows of one block. An intervention's `order` counts in the note, so it is not here. */
export type BlockRows = { readonly [K in keyof NoteIndex]: readonly Read<RowOf<K>>[] }

/** The reason of a row that nobody speaks in. */
export function noReason(span: Span): Because {
  return {
    speaker: null,
    speakerFrom: "sentence",
    group: null,
    about: null,
    aboutFrom: "sentence",
    besides: [],
    span,
  }
}
