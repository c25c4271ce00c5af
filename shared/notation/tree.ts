// A note as a value: a flat sequence of blocks (and tables, the only nesting), each a run of text and chips.

export type Sign = "+" | "-" | "~" | "?"

/** What stands in parentheses directly after a topic or position chip: `(+? less adamant)`. */
export interface StanceMark {
  readonly sign: Sign
  readonly unsure: boolean
  readonly qualifier: string | null
}

/** `@Brazil`, `~@Japan(-)`, `@Turkey(?)`. */
export interface ActorChip {
  readonly kind: "actor"
  /** As typed: an id, a name or an alias. */
  readonly name: string
  /** Written with `~`: spoken about, does not speak. */
  readonly cited: boolean
  /** The speaker's agreement with a cited actor; null on one who speaks. */
  readonly agreement: "+" | "-" | null
  readonly unsure: boolean
}

/** `#labour`, `#regular-irregular=no-dichotomy(+ but late)`. */
export interface TopicChip {
  readonly kind: "topic"
  readonly name: string
  readonly position: string | null
  readonly stance: StanceMark | null
}

/** One `{…}`: words to add (old null), to delete (text null), or old words replaced by new ones. */
export interface TextEdit {
  readonly text: string | null
  readonly old: string | null
}

/** `§13`, `§[Objective 13]{-"may"}{+"shall"}`. */
export interface ProvisionChip {
  readonly kind: "provision"
  readonly name: string
  readonly edits: readonly TextEdit[]
}

export type Chip = ActorChip | TopicChip | ProvisionChip

/** Emphasis and links on a run; absent means no. */
export interface Marks {
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
  readonly link?: string
}

export type Inline =
  | { readonly kind: "text"; readonly text: string; readonly marks: Marks }
  | {
      readonly kind: "chip"
      /** The chip in the plain-text form, exactly as typed: what the document keeps as the mark's `ref`. */
      readonly ref: string
      readonly chip: Chip
      /** The words the chip covers in the document; the ref in a note parsed from text. */
      readonly text: string
      readonly marks: Marks
    }

export type BlockKind = "heading" | "bullet" | "ordered" | "quote"

export interface Block {
  /** A hint, not a key: concurrent splits can double it (the reading then writes `id~2`). */
  readonly id: string
  /** null is a paragraph. */
  readonly kind: BlockKind | null
  /** 1 to 6 for a heading, else null. */
  readonly level: number | null
  /** 0 is not indented. A paragraph (kind null) of depth n + 1 under an item of depth n continues it. */
  readonly depth: number
  /** Where a composed block comes from (a brief's; see shared/brief), as JSON; null in notes. */
  readonly source: string | null
  readonly inlines: readonly Inline[]
}

export interface Cell {
  readonly header: boolean
  readonly blocks: readonly Block[]
}

export interface Table {
  readonly kind: "table"
  readonly rows: readonly (readonly Cell[])[]
}

export type NoteItem = Block | Table

export interface Note {
  readonly items: readonly NoteItem[]
}

/** All blocks in document order, those of table cells among them. */
export function blocksOf(note: Note): Block[] {
  return note.items.flatMap((item) =>
    item.kind === "table" ? item.rows.flat().flatMap((cell) => cell.blocks) : [item],
  )
}
