// The note as the index understands it, read again in the browser at most once a frame while it changes.
import type { XmlFragment } from "yjs"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { blocksOf, type Note } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"
import { type NoteReading, readNoteIndex } from "../../shared/reading/reading.ts"
import { type MarginEntry, marginOf } from "./margin.ts"

export interface Heading {
  readonly block: string
  readonly level: number
  readonly text: string
}

export class LiveReading {
  readonly #fragment: XmlFragment
  readonly #names: () => MeetingNames
  #note = $state.raw<Note>({ items: [] })
  #reading = $state.raw<NoteReading>({ index: none, blocks: [] })
  #entries = $state.raw<readonly MarginEntry[]>([])
  #frame: number | null = null
  readonly #changed = () => this.refresh()

  constructor(fragment: XmlFragment, names: () => MeetingNames) {
    this.#fragment = fragment
    this.#names = names
    fragment.observeDeep(this.#changed)
    this.#read()
  }

  get reading(): NoteReading {
    return this.#reading
  }
  /** What the margin says, block by block. */
  get entries(): readonly MarginEntry[] {
    return this.#entries
  }
  get statements(): number {
    return this.#reading.index.statements.length
  }
  get problems(): number {
    return this.#reading.index.problems.length
  }
  /** The headings that have words, in order. */
  get headings(): readonly Heading[] {
    return headingsOf(this.#note, this.#reading)
  }

  /** Reads again in the next frame: the words or the meeting's names changed. */
  refresh(): void {
    this.#frame ??= requestAnimationFrame(() => this.#read())
  }

  close(): void {
    this.#fragment.unobserveDeep(this.#changed)
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
  }

  #read(): void {
    this.#frame = null
    const names = this.#names()
    this.#note = readNote(this.#fragment)
    this.#reading = readNoteIndex(this.#note, names)
    this.#entries = marginOf(this.#note, this.#reading, names)
  }
}

const none: NoteReading["index"] = {
  statements: [],
  interventions: [],
  proposals: [],
  relations: [],
  memberships: [],
  quotes: [],
  highlights: [],
  problems: [],
}

function headingsOf(note: Note, reading: NoteReading): readonly Heading[] {
  return blocksOf(note).flatMap(({ kind, level, inlines }, n) => {
    const block = reading.blocks[n]?.id
    const text = inlines
      .map((inline) => inline.text)
      .join("")
      .trim()
    return kind === "heading" && block !== undefined && text !== ""
      ? [{ block, level: level ?? 1, text }]
      : []
  })
}
