// The note as the index understands it, read again in the browser in the frame after each change: what changed of it only.
import type { XmlFragment } from "yjs"
import type { MeetingNames, Problem } from "../../shared/meeting/meeting.ts"
import { type LiveBlock, LiveNote } from "../../shared/note/note.ts"
import { type BlockReading, NoteReader, type Read } from "../../shared/reading/reading.ts"
import { entryOf, type MarginEntry } from "./margin.ts"

export interface Heading {
  readonly block: string
  readonly level: number
  readonly text: string
}

/** A block with what was read of it. */
export interface ReadBlock {
  readonly live: LiveBlock
  readonly reading: BlockReading
}

/** All lists keep what did not change: each entry, problem and heading as the same object, and a list where all are. */
export class LiveReading {
  readonly #names: () => MeetingNames
  readonly #note: LiveNote
  readonly #reader = new NoteReader()
  /** What was made of each reading, which is another object as soon as words, scope or names change. */
  readonly #made = new WeakMap<BlockReading, Made>()
  #live: readonly LiveBlock[] = []
  /** The ids of the blocks, and where each stands. */
  #ids: readonly string[] = []
  #numbers: ReadonlyMap<string, number> | null = null
  #blocks = $state.raw<readonly BlockReading[]>([])
  #entries = $state.raw<readonly MarginEntry[]>([])
  #problems = $state.raw<readonly Read<Problem>[]>([])
  #headings = $state.raw<readonly Heading[]>([])
  #statements = $state(0)
  #frame: number | null = null

  constructor(fragment: XmlFragment, names: () => MeetingNames) {
    this.#names = names
    this.#note = new LiveNote(fragment, () => this.refresh())
    this.#read()
  }

  /** What was read of each block, in the order of the note. */
  get blocks(): readonly BlockReading[] {
    return this.#blocks
  }
  /** What the margin says, in the order of the note. */
  get entries(): readonly MarginEntry[] {
    return this.#entries
  }
  get statements(): number {
    return this.#statements
  }
  /** In the order of the note. */
  get problems(): readonly Read<Problem>[] {
    return this.#problems
  }
  /** The headings that have words, in order. */
  get headings(): readonly Heading[] {
    return this.#headings
  }

  /** Where a block stands among `blocks`, by its id as the reading gives it; undefined when it is gone. */
  numberOf(block: string): number | undefined {
    this.#numbers ??= new Map(this.#ids.map((id, n) => [id, n]))
    return this.#numbers.get(block)
  }

  blockOf(id: string): ReadBlock | undefined {
    const n = this.numberOf(id) ?? -1
    const [live, reading] = [this.#live[n], this.#blocks[n]]
    return live === undefined || reading === undefined ? undefined : { live, reading }
  }

  /** The id of the block that an element of the document holds; null when it holds none. */
  idOf(element: LiveBlock["element"]): string | null {
    return this.#ids[this.#live.findIndex((live) => live.element === element)] ?? null
  }

  /** Reads again in the next frame: the words or the meeting's names changed. */
  refresh(): void {
    this.#frame ??= requestAnimationFrame(() => this.#read())
  }

  /** Reads now what was to be read in the next frame. */
  catchUp(): void {
    if (this.#frame === null) return
    cancelAnimationFrame(this.#frame)
    this.#read()
  }

  close(): void {
    this.#note.close()
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
  }

  #read(): void {
    this.#frame = null
    const names = this.#names()
    this.#live = this.#note.blocks
    const { blocks } = this.#reader.read(this.#live, names)
    const made = blocks.map((reading, n) => this.#make(this.#live[n], reading, names))
    const ids = blocks.map(({ id }) => id)
    if (!isSame(this.#ids, ids)) {
      this.#ids = ids
      this.#numbers = null
    }
    this.#blocks = blocks
    this.#entries = keep(this.#entries, of(made, "entry"))
    this.#headings = keep(this.#headings, of(made, "heading"))
    this.#problems = keep(
      this.#problems,
      this.#entries.flatMap(({ problems }) => problems),
    )
    this.#statements = blocks.reduce((sum, { rows }) => sum + rows.statements.length, 0)
  }

  #make(live: LiveBlock | undefined, reading: BlockReading, names: MeetingNames): Made {
    const known = this.#made.get(reading)
    if (known !== undefined) return known
    const made =
      live === undefined
        ? { entry: null, heading: null }
        : { entry: entryOf(live.block, reading, names), heading: headingOf(live, reading) }
    this.#made.set(reading, made)
    return made
  }
}

interface Made {
  readonly entry: MarginEntry | null
  readonly heading: Heading | null
}

function of<K extends keyof Made>(made: readonly Made[], key: K): NonNullable<Made[K]>[] {
  return made.flatMap((one) => one[key] ?? [])
}

/** The list as it was if it holds the same things. */
function keep<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return isSame(before, now) ? before : now
}

function isSame<T>(before: readonly T[], now: readonly T[]): boolean {
  return before.length === now.length && now.every((one, n) => one === before[n])
}

function headingOf({ block }: LiveBlock, { id }: BlockReading): Heading | null {
  if (block.kind !== "heading") return null
  const text = block.inlines
    .map((inline) => inline.text)
    .join("")
    .trim()
  return text === "" ? null : { block: id, level: block.level ?? 1, text }
}
