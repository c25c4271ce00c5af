// A document under review: its blocks with what they suggest, what was decided, and the index that would result.
import { SvelteMap } from "svelte/reactivity"
import {
  acceptInBlock,
  type Decision,
  decide,
  type Suggestion,
  type TakenIn,
  takenIn,
} from "../../shared/intake/intake.ts"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { type Block, blocksOf, type Note, parseNote } from "../../shared/notation/notation.ts"
import { type BlockReading, NoteReader, placedBlocks } from "../../shared/reading/reading.ts"
import type { ImportProposal } from "../../shared/wire/wire.ts"
import { newId } from "../sync/new-id.ts"
import { type Group, groupOf, talliesOf } from "./groups.ts"
import { type BlockRowsShown, shownOf } from "./index-rows.ts"
import { free, searched } from "./search.ts"

/** A part of the document that is drawn at once. */
export interface Page {
  readonly key: number
  readonly items: readonly PageItem[]
}

/** A block, or a table's rows of cells of blocks, by their numbers. */
export type PageItem = number | readonly (readonly (readonly number[])[])[]

/** Blocks of one page, and those that are read again before the page may answer. */
const AT_ONCE = { page: 40, read: 80 }

export class Review {
  readonly name: string
  readonly proposal: ImportProposal
  /** The request that takes it in, made once: sent again, it writes nothing again. */
  readonly key = `${newId()}${newId()}`
  readonly names: MeetingNames
  readonly #note: Note
  readonly blocks: readonly Block[]
  readonly #decided = new SvelteMap<string, Decision>()
  readonly #byId = new Map<string, Suggestion>()
  #inBlock: (readonly Suggestion[])[] = []
  #pages = $state.raw<readonly Page[]>([])
  #all = $state.raw<readonly Suggestion[]>([])
  #searched = $state(0)
  #tallies = $state.raw(talliesOf([], new Map()))
  #filter = $state<Group | null>(null)
  #current = $state<string | null>(null)
  readonly #reader = new NoteReader()
  readonly #placed: { block: Block; inTable: boolean }[]
  #dirty = new Set<number>()
  #isReading = false
  readonly #shown = new WeakMap<BlockReading, BlockRowsShown>()
  #index = $state.raw<readonly BlockRowsShown[]>([])
  #closed = false

  constructor(name: string, proposal: ImportProposal, names: MeetingNames) {
    this.name = name
    this.proposal = proposal
    this.names = names
    this.#note = parseNote(proposal.text)
    this.blocks = blocksOf(this.#note)
    this.#placed = placedBlocks(this.#note).map((it) => ({ ...it }))
  }

  /** What is drawn so far, in order. */
  get pages(): readonly Page[] {
    return this.#pages
  }
  /** All suggestions found so far, in the order of the words. */
  get suggestions(): readonly Suggestion[] {
    return this.#all
  }
  /** How many blocks were looked at. */
  get searched(): number {
    return this.#searched
  }
  get isSearching(): boolean {
    return this.#searched < this.blocks.length
  }
  get tallies() {
    return this.#tallies
  }
  /** The one kind that is gone through; null: all. */
  get filter(): Group | null {
    return this.#filter
  }
  /** What the index would hold of each block. */
  get index(): readonly BlockRowsShown[] {
    return this.#index
  }
  get current(): Suggestion | null {
    return this.#current === null ? null : (this.#byId.get(this.#current) ?? null)
  }

  decisionOn(id: string): Decision | undefined {
    return this.#decided.get(id)
  }
  find = (id: string): Suggestion | undefined => this.#byId.get(id)

  suggestionsOf(block: number): readonly Suggestion[] {
    return this.#inBlock[block] ?? []
  }

  /** Looks for suggestions until all is looked at or `close()` is called. */
  async search(): Promise<void> {
    const pages = pagesOf(this.#note)
    for await (const { from, suggestions } of searched(this.blocks, this.names)) {
      if (this.#closed) return
      for (const [n, list] of suggestions.entries()) {
        this.#inBlock[from + n] = list
        for (const it of list) this.#byId.set(it.id, it)
      }
      this.#all = [...this.#all, ...suggestions.flat()]
      const until = from + suggestions.length
      while (pages[0] !== undefined && lastOf(pages[0]) < until) {
        const [page] = pages.splice(0, 1)
        if (page !== undefined) this.#pages = [...this.#pages, page]
        await free()
      }
      this.#searched = until
      // Read as they come: all of a large document at once would hold the page up.
      this.#reader.read(this.#placed.slice(0, until), this.names)
      this.#tallies = talliesOf(this.#all, this.#decided)
    }
    this.#current ??= this.#all[0]?.id ?? null
    this.#readSoon()
  }

  close(): void {
    this.#closed = true
  }

  /** Decides one suggestion and what hangs together with it; null leaves it open again. */
  decide(suggestion: Suggestion, decision: Decision | null): void {
    this.#take(suggestion, decision)
    this.#decidedSome()
  }

  /** Accepts the first choice of all that are open in a kind, or opens all of it again. */
  decideGroup(group: Group, how: "accept" | "open"): void {
    for (const it of this.#all) {
      if (groupOf(it) !== group) continue
      if (how === "open") this.#take(it, null)
      else if (this.#isLeft(it)) this.#take(it, 0)
    }
    this.#decidedSome()
  }

  /** Accepts all that are certain and open: no question and no stance. */
  acceptCertain(): void {
    for (const it of this.#all) if (it.sure && this.#isLeft(it)) this.#take(it, 0)
    this.#decidedSome()
  }

  /** Goes through one kind alone, or through all again. */
  show(group: Group | null): void {
    this.#filter = group
    const { current } = this
    if (group !== null && (current === null || groupOf(current) !== group)) {
      this.#current = this.#all.find((it) => groupOf(it) === group)?.id ?? null
    }
  }

  goTo(suggestion: Suggestion): void {
    if (this.#filter !== null && groupOf(suggestion) !== this.#filter) this.#filter = null
    this.#current = suggestion.id
  }

  /** The suggestions that are gone through. */
  get walked(): readonly Suggestion[] {
    const group = this.#filter
    return group === null ? this.#all : this.#all.filter((it) => groupOf(it) === group)
  }

  step(by: 1 | -1): void {
    const { walked } = this
    const at = walked.findIndex(({ id }) => id === this.#current)
    const next = walked[at < 0 ? 0 : (at + by + walked.length) % walked.length]
    if (next !== undefined) this.#current = next.id
  }

  /** To the next that is open, from the current one on; false when none is. */
  nextOpen(): boolean {
    const { walked } = this
    const at = walked.findIndex(({ id }) => id === this.#current)
    const order = [...walked.slice(at + 1), ...walked.slice(0, at + 1)]
    const next = order.find(({ id }) => this.#decided.get(id) === undefined)
    if (next !== undefined) this.#current = next.id
    return next !== undefined
  }

  get isTouched(): boolean {
    return this.#decided.size > 0
  }

  /** What is to be sent. */
  taken(): TakenIn {
    let n = 0
    const accepted = (_: Block): Block => this.#acceptedBlock(n++)
    return takenIn({
      items: this.#note.items.map((item) =>
        item.kind === "table"
          ? {
              ...item,
              rows: item.rows.map((row) =>
                row.map((cell) => ({ ...cell, blocks: cell.blocks.map(accepted) })),
              ),
            }
          : accepted(item),
      ),
    })
  }

  #acceptedBlock(n: number): Block {
    const block = this.blocks[n]
    if (block === undefined) throw new RangeError(`The document has no block ${n}`)
    return acceptInBlock(block, this.suggestionsOf(n), this.#decided)
  }

  /** Open, and nothing that it needs was rejected. */
  #isLeft(it: Suggestion): boolean {
    if (this.#decided.has(it.id)) return false
    return (
      it.kind !== "pair" ||
      ![it.first, it.second].some((id) => this.#decided.get(id) === "rejected")
    )
  }

  #take(suggestion: Suggestion, decision: Decision | null): void {
    const inBlock = this.suggestionsOf(suggestion.block)
    for (const [id, to] of decide(suggestion, decision, inBlock, this.#decided)) {
      if (to === null) this.#decided.delete(id)
      else this.#decided.set(id, to)
    }
    this.#dirty.add(suggestion.block)
  }

  #decidedSome(): void {
    this.#tallies = talliesOf(this.#all, this.#decided)
    this.#readSoon()
  }

  #readSoon(): void {
    if (!this.#isReading) void this.#read()
  }

  /** Reads what changed, so much at once that the page can answer in between. */
  async #read(): Promise<void> {
    this.#isReading = true
    do {
      await free()
      for (const n of [...this.#dirty].slice(0, AT_ONCE.read)) {
        this.#dirty.delete(n)
        const placed = this.#placed[n]
        if (placed !== undefined) this.#placed[n] = { ...placed, block: this.#acceptedBlock(n) }
      }
      const { blocks } = this.#reader.read([...this.#placed], this.names)
      this.#index = blocks.map((reading, n) => this.#shownOf(reading, n))
    } while (this.#dirty.size > 0 && !this.#closed)
    this.#isReading = false
  }

  #shownOf(reading: BlockReading, n: number): BlockRowsShown {
    const known = this.#shown.get(reading)
    if (known !== undefined) return known
    const shown = shownOf(reading, n, this.names)
    this.#shown.set(reading, shown)
    return shown
  }
}

function pagesOf({ items }: Note): Page[] {
  let count = 0
  const numbered = items.map(
    (item): PageItem =>
      item.kind === "table"
        ? item.rows.map((row) => row.map(({ blocks }) => blocks.map(() => count++)))
        : count++,
  )
  const pages: Page[] = []
  for (let from = 0; from < numbered.length; from += AT_ONCE.page)
    pages.push({ key: from, items: numbered.slice(from, from + AT_ONCE.page) })
  return pages
}

/** The number of a page's last block. */
function lastOf({ items }: Page): number {
  return items
    .flat(3)
    .reduce((last: number, n) => (typeof n === "number" && n > last ? n : last), -1)
}
