// What a reader of any format collects, block after block, and what becomes of it: a note's blocks without the source's junk.
import {
  type Block,
  type BlockKind,
  type Cell,
  type Inline,
  type Marks,
  type NoteItem,
  parseChip,
} from "../notation/notation.ts"

export interface Look {
  /** null is a paragraph. */
  readonly kind: BlockKind | null
  /** 1 to 6 for a heading, else null. */
  readonly level: number | null
  /** From 0; a paragraph of depth n + 1 behind an item of depth n continues it. */
  readonly depth: number
}

export interface Run {
  readonly text: string
  readonly marks: Marks
  /** The words are a chip's, in a copy of our own: this is the chip in the plain-text form. */
  readonly ref?: string
}

/** Somebody's comment on a paragraph of the source. */
export interface Remark {
  /** null: the source does not say who. */
  readonly author: string | null
  readonly words: string
}

/** A block that is being collected. */
export interface Draft {
  look: Look
  /** The id that it came with, in a copy of our own: it stays as it was. */
  readonly id: string | null
  readonly runs: Run[]
  readonly remarks: Remark[]
}

export interface DraftCell {
  readonly header: boolean
  readonly drafts: Drafts
}

export const paragraph: Look = { kind: null, level: null, depth: 0 }

const deepest = 8
/** Cells of a table whose short rows are padded: one endless row would make all others as long. */
const mostPadded = 20_000
/** A bullet that somebody typed, where the source knows no list. */
const typedBullet = /^[·•▪◦●○‣∙*–-] (?=\S)/
/** Soft hyphens, marks of byte order, and what is no character: they would part a name from itself. */
const unseen = /[\u00ad\ufeff\ufffe\uffff]|(?!\s)\p{Cc}|\p{Cs}/gu

export class Drafts {
  readonly #parts: (Draft | readonly DraftCell[][])[] = []

  /** The block that was opened last, if nothing else came behind it. */
  get last(): Draft | null {
    const last = this.#parts.at(-1)
    return last === undefined || isTable(last) ? null : last
  }

  open(look: Look, id: string | null = null): Draft {
    const draft: Draft = { look, id, runs: [], remarks: [] }
    this.#parts.push(draft)
    return draft
  }

  /** A table of one cell is a frame around its blocks, which stand by themselves. */
  table(rows: readonly DraftCell[][]): void {
    const [first] = rows
    if (rows.length === 1 && first?.length === 1) {
      this.#parts.push(...(first[0] as DraftCell).drafts.#parts)
    } else if (rows.length > 0) {
      this.#parts.push(rows)
    }
  }

  /** All blocks of it, also those in tables, in order: what a table in a table becomes. */
  takeIn(other: Drafts): void {
    for (const part of other.#parts) {
      if (isTable(part)) for (const cell of part.flat()) this.takeIn(cell.drafts)
      else this.#parts.push(part)
    }
  }

  /**
   * The blocks with words; remarks as blocks of their own, tagged `[check]`. Ids are b1, b2, … in order, save where a copy
   * of our own was read: those that the blocks came with, "" where they had none.
   */
  finish({ own } = { own: false }): NoteItem[] {
    let count = 0
    const numbered = (block: Block): Block => (own ? block : { ...block, id: `b${++count}` })
    return itemsOf(this.#parts).map((item) =>
      "rows" in item
        ? {
            kind: "table",
            rows: item.rows.map((row) =>
              row.map(({ header, blocks }) => ({ header, blocks: blocks.map(numbered) })),
            ),
          }
        : numbered(item),
    )
  }

  static cellOf({ header, drafts }: DraftCell): Cell {
    // A table stands in no cell.
    const flat = new Drafts()
    flat.takeIn(drafts)
    const blocks = itemsOf(flat.#parts).filter((item): item is Block => !("rows" in item))
    return { header, blocks: blocks.length === 0 ? [blockOf(paragraph, [])] : blocks }
  }
}

function isTable(part: Draft | readonly DraftCell[][]): part is readonly DraftCell[][] {
  return Array.isArray(part)
}

function itemsOf(parts: readonly (Draft | readonly DraftCell[][])[]): NoteItem[] {
  const items: NoteItem[] = []
  const margin = new Margin(items)
  for (const part of parts) {
    if (isTable(part)) {
      margin.flush()
      items.push({ kind: "table", rows: padded(part.map((row) => row.map(Drafts.cellOf))) })
      continue
    }
    const block = settled(part)
    if (block !== null) {
      margin.before(block)
      items.push(block)
    }
    margin.add(part.remarks, block ?? lastBlock(items))
  }
  margin.flush()
  return items
}

/**
 * Remarks that wait for their place: directly below their block, but behind the list that it leads. What stands
 * between a lead and its list would be the lead.
 */
class Margin {
  readonly #items: NoteItem[]
  #waiting: { readonly on: Look; readonly remark: Remark }[] = []

  constructor(items: NoteItem[]) {
    this.#items = items
  }

  add(remarks: readonly Remark[], on: Look | null): void {
    for (const remark of remarks) this.#waiting.push({ on: on ?? paragraph, remark })
  }

  /** Puts those whose block leads nothing that `next` is a part of. */
  before(next: Look): void {
    const stays = ({ on }: { readonly on: Look }) => leads(on, next)
    const due = this.#waiting.filter((one) => !stays(one))
    this.#waiting = this.#waiting.filter(stays)
    for (const { on, remark } of due) this.#items.push(blockOfRemark(remark, on))
  }

  flush(): void {
    for (const { on, remark } of this.#waiting) this.#items.push(blockOfRemark(remark, on))
    this.#waiting = []
  }
}

function leads(on: Look, next: Look): boolean {
  if (on.kind === "heading" || next.kind === "heading") return false
  if (isItem(next)) return !isItem(on) || next.depth > on.depth
  return next.depth > on.depth
}

function blockOfRemark({ author, words }: Remark, on: Look): Block {
  const depth = on.kind === "heading" ? 0 : on.depth + (isItem(on) ? 1 : 0)
  const said = words.replace(unseen, "").replace(/\s+/g, " ").trim()
  const text = `[check] ${author?.replace(unseen, "") ?? "Comment"}: ${said}`
  return blockOf({ ...paragraph, depth }, [{ text, marks: {} }])
}

function isItem({ kind }: Look): boolean {
  return kind === "bullet" || kind === "ordered"
}

function lastBlock(items: readonly NoteItem[]): Block | null {
  const last = items.at(-1)
  return last === undefined || "rows" in last ? null : last
}

/** A block without words is none. A copy of our own stays as it was. */
function settled({ look, id, runs }: Draft): Block | null {
  const words = tidied(look.kind === "heading" && id === null ? runs.map(withoutBold) : runs)
  if (words.length === 0) return null
  const isPlain = look.kind === null && id === null
  const bullet = isPlain ? typedBullet.exec(words[0]?.text ?? "") : null
  if (bullet === null) return { ...blockOf(look, words), id: id ?? "" }
  return blockOf({ ...look, kind: "bullet" }, tidied(dropped(words, bullet[0].length)))
}

/** White space as one space each, none outside, none at the ends of marks; neighbours with the same marks as one. */
function tidied(runs: readonly Run[]): Run[] {
  const tidy: Run[] = []
  /** The run that brought the space before the next words. */
  let gap: Run | null = null
  for (const run of runs) {
    const spaced = run.text.replace(unseen, "").replace(/\s+/g, " ")
    const words = spaced.trim()
    if (spaced.startsWith(" ")) gap ??= run
    if (words === "") continue
    const last = tidy.at(-1)
    if (gap !== null && last !== undefined) put(tidy, spaceBetween(last, run, gap))
    put(tidy, { ...run, text: words })
    gap = spaced.endsWith(" ") ? run : null
  }
  return tidy
}

/** It is the chip's where it stands in one. */
function spaceBetween(last: Run, next: Run, { ref }: Run): Run {
  const marks = sameMarks(last.marks, next.marks) ? next.marks : {}
  const inChip = ref !== undefined && ref === last.ref && ref === next.ref
  return { text: " ", marks, ...(inChip ? { ref } : {}) }
}

function put(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last !== undefined && last.ref === run.ref && sameMarks(last.marks, run.marks)) {
    runs[runs.length - 1] = { ...last, text: last.text + run.text }
  } else runs.push(run)
}

function dropped(runs: readonly Run[], count: number): Run[] {
  const [first, ...rest] = runs
  return first === undefined ? [] : [{ ...first, text: first.text.slice(count) }, ...rest]
}

function withoutBold({ marks: { bold: _, ...marks }, ...run }: Run): Run {
  return { ...run, marks }
}

function sameMarks(one: Marks, other: Marks): boolean {
  return (["bold", "italic", "code", "link"] as const).every((mark) => one[mark] === other[mark])
}

function blockOf({ kind, level, depth }: Look, runs: readonly Run[]): Block {
  const inlines = runs.map(inlineOf)
  return { id: "", kind, level, depth: Math.min(deepest, depth), source: null, inlines }
}

function inlineOf({ text, marks, ref }: Run): Inline {
  const chip = ref === undefined ? null : parseChip(ref)
  return ref === undefined || chip === null
    ? { kind: "text", text, marks }
    : { kind: "chip", ref, chip, text, marks }
}

function padded(rows: readonly (readonly Cell[])[]): Cell[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (width * rows.length > mostPadded) return rows.map((row) => [...row])
  const empty: Cell = { header: false, blocks: [blockOf(paragraph, [])] }
  return rows.map((row) => [...row, ...Array<Cell>(width - row.length).fill(empty)])
}
