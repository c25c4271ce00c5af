// A generated note in a live document, read as it changes, and the edits that are measured on it.
import * as Y from "yjs"
import { namesOf } from "../../shared/meeting/meeting.ts"
import { chipLabel, parseNote } from "../../shared/notation/notation.ts"
import {
  chipMark,
  type LiveBlock,
  LiveNote,
  NOTE_FRAGMENT,
  readNote,
  textsOf,
  writeNote,
} from "../../shared/note/note.ts"
import { NoteReader, readNoteIndex } from "../../shared/reading/reading.ts"
import { generatedMeeting, randomFrom } from "./generate.ts"

export const names = namesOf(generatedMeeting)

/** The document of a note in text form, as the editor would have written it. */
export function documentOf(text: string): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment(NOTE_FRAGMENT)
  write(fragment, text)
  return fragment
}

/** Appends a note in text form to a document of its own. */
export function write(fragment: Y.XmlFragment, text: string): void {
  let ids = 0
  writeNote(fragment, parseNote(text), {
    label: ({ chip }) => chipLabel(chip, names),
    newId: () => `n${++ids}`,
  })
}

/** A place in the words of a block, outside chips. */
interface Spot {
  readonly text: Y.XmlText
  readonly at: number
}

export class LiveBench {
  readonly #fragment: Y.XmlFragment
  readonly #live: LiveNote
  readonly #reader = new NoteReader()
  readonly #random = randomFrom(1)

  constructor(text: string) {
    this.#fragment = documentOf(text)
    this.#live = new LiveNote(this.#fragment)
    this.read()
  }

  get blocks(): number {
    return this.#live.blocks.length
  }

  /** From the document to the index, as a reader does that knows nothing yet. */
  readWhole(): void {
    void readNoteIndex(readNote(this.#fragment), names).index
  }

  /** Reads what has changed. */
  read(): void {
    this.#reader.read(this.#live.blocks, names)
  }

  transact(change: () => void): void {
    this.#fragment.doc?.transact(change)
  }

  /** Each gives a change of one transaction, at a place chosen beforehand. */
  typing(): () => void {
    return this.#letterIn(this.#live.blocks)
  }

  /** A letter in a block that hands something down: a heading, or the lead of a list. */
  typingAbove(): () => void {
    const { blocks } = this.#live
    return this.#letterIn(
      blocks.filter(({ block }, n) => {
        const below = blocks[n + 1]?.block
        return block.kind === "heading" || (below?.kind === "bullet" && below.depth >= block.depth)
      }),
    )
  }

  /** The last key of a chip: the typed name becomes the chip. */
  chip(): () => void {
    const { text, at } = this.#spotIn(this.#live.blocks)
    this.transact(() => text.insert(at, " @BRA", {}))
    this.read()
    return () => {
      text.delete(at + 1, 4)
      text.insert(at + 1, "Brazil", { [chipMark]: { ref: "@BRA" } })
    }
  }

  split(): () => void {
    const { text, at } = this.#spotIn(this.#live.blocks.filter(({ inTable }) => !inTable))
    const block = text.parent as Y.XmlElement
    const parent = block.parent as Y.XmlFragment
    const n = parent.toArray().indexOf(block)
    const other = block.clone()
    const id = `${block.getAttribute("id")}.${this.#random(1e9)}`
    return () => {
      parent.insert(n + 1, [other])
      other.setAttribute("id", id)
      textsOf(other)[0]?.delete(0, at)
      text.delete(at, text.length - at)
    }
  }

  headingLevel(): () => void {
    const headings = this.#live.blocks.filter(({ block }) => block.kind === "heading")
    const { element, block } = this.#one(headings)
    const level = ((block.level ?? 1) % 3) + 1
    // Yjs's types know attributes of text only; the editor's binding stores numbers too.
    return () => element.setAttribute("level", level as unknown as string)
  }

  #letterIn(blocks: readonly LiveBlock[]): () => void {
    const { text, at } = this.#spotIn(blocks)
    const letter = "etaoin shrdlu".charAt(this.#random(13))
    return () => text.insert(at, letter, {})
  }

  #spotIn(blocks: readonly LiveBlock[]): Spot {
    for (;;) {
      const [text] = textsOf(this.#one(blocks).element)
      if (text === undefined) continue
      const at = this.#random(text.length + 1)
      if (!isInChip(text, at)) return { text, at }
    }
  }

  #one(blocks: readonly LiveBlock[]): LiveBlock {
    const block = blocks[this.#random(blocks.length)]
    if (block === undefined) throw new Error("The generated note has no such block")
    return block
  }
}

function isInChip(text: Y.XmlText, at: number): boolean {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  let start = 0
  for (const { insert, attributes } of delta) {
    const end = start + String(insert).length
    if (start < at && at < end) return attributes?.[chipMark] !== undefined
    start = end
  }
  return false
}
