// Writers who type on and on in one note, each in a block of their own, some letters a second.
import * as Y from "yjs"
import { BLOCK, chipMark, newElement } from "../../shared/note/note.ts"
import type { NoteSummary } from "../../shared/wire/wire.ts"
import type { Client, OpenNote } from "./client.ts"
import { randomFrom } from "./generate.ts"

/** Milliseconds from one letter to the next: from the first, and less than so many more. */
const PAUSE = [150, 300] as const
const letters = "the room has heard all this before and goes on "

export interface Writers {
  /** One of them, who sees what the others write. */
  readonly first: OpenNote
  stop(): void
}

/** Their words follow a chip, so that each letter changes a statement's text and the index with it. */
export async function writersIn(
  note: NoteSummary,
  client: Client,
  count: number,
): Promise<Writers> {
  const random = randomFrom(7)
  const timers = new Set<NodeJS.Timeout>()
  const notes: OpenNote[] = []
  for (let n = 0; n < count; n++) {
    const open = await client.open(note)
    notes.push(open)
    const text = blockOf(open, n)
    let at = 0
    const type = () => {
      text.insert(text.length, letters.charAt(at++ % letters.length), {})
      next()
    }
    const next = () => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        type()
      }, PAUSE[0] + random(PAUSE[1]))
      timers.add(timer)
    }
    next()
  }
  const [first] = notes
  if (first === undefined) throw new Error("There is no writer")
  return {
    first,
    stop() {
      for (const timer of timers) clearTimeout(timer)
      for (const open of notes) open.close()
    },
  }
}

function blockOf({ fragment }: OpenNote, n: number): Y.XmlText {
  const text = new Y.XmlText()
  const block = newElement(BLOCK, { id: `writer${n}` })
  fragment.doc?.transact(() => {
    block.insert(0, [text])
    fragment.push([block])
    text.applyDelta([
      { insert: "Kenya", attributes: { [chipMark]: { ref: "@KEN" } } },
      { insert: " on ", attributes: {} },
      { insert: "fair housing", attributes: { [chipMark]: { ref: "#fair-housing" } } },
      { insert: ", ", attributes: {} },
    ])
  })
  return text
}
