// The note as the index understands it, read again in the browser while it changes: each frame, or as often as there is time.
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
  #pause: ReturnType<typeof setTimeout> | null = null
  /** How long the last reading took, milliseconds. */
  #took = 0
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

  /** Reads again soon: the words or the meeting's names changed. */
  refresh(): void {
    if (this.#frame !== null || this.#pause !== null) return
    if (this.#took < shareOfFrame) this.#nextFrame()
    else {
      // A long note: whoever types goes before the margin.
      this.#pause = setTimeout(() => {
        this.#pause = null
        this.#nextFrame()
      }, 4 * this.#took)
    }
  }

  close(): void {
    this.#fragment.unobserveDeep(this.#changed)
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    if (this.#pause !== null) clearTimeout(this.#pause)
  }

  #nextFrame(): void {
    this.#frame = requestAnimationFrame(() => this.#read())
  }

  #read(): void {
    this.#frame = null
    const before = performance.now()
    const names = this.#names()
    this.#note = readNote(this.#fragment)
    this.#reading = readNoteIndex(this.#note, names)
    this.#entries = marginOf(this.#note, this.#reading, names)
    this.#took = performance.now() - before
  }
}

/** A reading that takes longer than this, in milliseconds, waits for a pause. */
const shareOfFrame = 6

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
