// Small edits made ahead, as updates: each types five signs, a mark with its number, so that whoever receives it,
// alone or merged with others, can tell by a look at the bytes which edits a message brought.
import * as Y from "yjs"
import { BLOCK, NOTE_FRAGMENT, newElement } from "../../../shared/note/note.ts"

const SIGN = "%".charCodeAt(0)
const DIGITS = 4
const BASE = 36
export const MOST_EDITS = BASE ** DIGITS

/** A note that each writer has a block of, with some words in it. */
export interface Beginning {
  readonly update: Uint8Array
  readonly client: number
}

/** One block for each writer, with so many letters. */
export function beginning(writers: number, letters = 200): Beginning {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let n = 0; n < writers; n++) {
      const block = newElement(BLOCK, { id: `writer${n}` })
      block.insert(0, [new Y.XmlText("the room has heard all this ".repeat(letters / 28 + 1))])
      doc.getXmlFragment(NOTE_FRAGMENT).push([block])
    }
  })
  return { update: Y.encodeStateAsUpdate(doc), client: doc.clientID }
}

export class Writer {
  readonly #doc = new Y.Doc()
  readonly #text: Y.XmlText
  #last: Uint8Array = new Uint8Array()

  constructor({ update }: Beginning, n: number) {
    Y.applyUpdate(this.#doc, update)
    const block = this.#doc.getXmlFragment(NOTE_FRAGMENT).get(n)
    const text = block instanceof Y.XmlElement ? block.get(0) : null
    if (!(text instanceof Y.XmlText)) throw new Error(`The note has no block for writer ${n}`)
    this.#text = text
    this.#doc.on("update", (last: Uint8Array) => {
      this.#last = last
    })
  }

  /** The update of the writer's next edit, with this number. */
  edit(number: number): Uint8Array {
    this.#text.insert(this.#text.length, `%${number.toString(BASE).padStart(DIGITS, "0")}`, {})
    return this.#last
  }
}

/** Finds the edits in a stream of bytes, wherever it is cut. */
export class EditFinder {
  #rest: Buffer = Buffer.alloc(0)
  readonly #found: (number: number) => void

  constructor(found: (number: number) => void) {
    this.#found = found
  }

  read(more: Buffer): void {
    const bytes = this.#rest.length === 0 ? more : Buffer.concat([this.#rest, more])
    let at = bytes.indexOf(SIGN)
    for (; at >= 0 && at + DIGITS < bytes.length; at = bytes.indexOf(SIGN, at + 1)) {
      const number = numberBehind(bytes, at)
      if (number !== null) this.#found(number)
    }
    this.#rest = at < 0 ? nothing : bytes.subarray(at)
  }
}

const nothing = Buffer.alloc(0)

function numberBehind(bytes: Buffer, at: number): number | null {
  let number = 0
  for (let n = 1; n <= DIGITS; n++) {
    const digit = digits[bytes[at + n] ?? 0] ?? -1
    if (digit < 0) return null
    number = number * BASE + digit
  }
  return number
}

const digits = Int8Array.from({ length: 256 }, (_, code) =>
  "0123456789abcdefghijklmnopqrstuvwxyz".indexOf(String.fromCharCode(code)),
)
