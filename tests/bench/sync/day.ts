// A note after a day: eight hours, six authors, fifty thousand small edits, sixty thousand letters.
import * as Y from "yjs"
import type { LogEntry, Store } from "../../../server/store/store.ts"
import { BLOCK, NOTE_FRAGMENT, newElement } from "../../../shared/note/note.ts"
import { randomFrom } from "../generate.ts"

const AUTHORS = 6
const EDITS = 50_000
const LETTERS = 60_000
const HOURS = 8
/** Edits behind the last snapshot: a note is seldom left just when one was taken. */
const TAIL = 250
/** A snapshot is taken after so many edits. */
const CHUNK = 2000
const letters = "the room has heard all this before and goes on to say it once again "

export interface Day {
  readonly updates: readonly Uint8Array[]
  readonly clients: readonly number[]
  /** Who made each update: a place in `clients`. */
  readonly authors: readonly number[]
  readonly doc: Y.Doc
  readonly state: Uint8Array
  /** The state after so many updates, as the server would have kept it now and then. */
  readonly snapshots: ReadonlyMap<number, Uint8Array>
}

/** Always the same note: authors take turns for a few words each, mostly at the end of a block, and take some back. */
export function aDay(): Day {
  const random = randomFrom(5)
  const doc = new Y.Doc()
  const clients = Array.from({ length: AUTHORS }, (_, n) => 1_000_003 * (n + 1))
  const updates: Uint8Array[] = []
  const authors: number[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  const snapshots = new Map<number, Uint8Array>()
  let written = 0
  let text: Y.XmlText | null = null
  let author = 0
  while (updates.length < EDITS) {
    if (random(12) === 0) {
      author = random(AUTHORS)
      // All of them always know all: one document with the pen handed round stands for six.
      doc.clientID = clients[author] ?? 0
      text = blockFor(fragment, random)
    }
    if (text === null || text.length > 400) {
      text = new Y.XmlText()
      const block = newElement(BLOCK, { id: `b${updates.length}` })
      const made = text
      doc.clientID = clients[author] ?? 0
      doc.transact(() => {
        block.insert(0, [made])
        fragment.push([block])
      })
    } else if (text.length > 4 && random(8) === 0) {
      text.delete(text.length - 2, 2)
      written -= 2
    } else {
      const left = Math.max(0, LETTERS - written) / (EDITS - updates.length)
      const length = Math.min(6, Math.max(1, Math.round(left + random(100) / 100)))
      text.insert(random(9) === 0 ? random(text.length + 1) : text.length, cut(length, random), {})
      written += length
    }
    authors.push(author)
    if (updates.length % CHUNK === 0 || updates.length === EDITS - TAIL) {
      snapshots.set(updates.length, Y.encodeStateAsUpdate(doc))
    }
  }
  snapshots.delete(EDITS)
  return { updates, clients, authors, doc, state: Y.encodeStateAsUpdate(doc), snapshots }
}

/** Writes the day into the log as it came, with a snapshot a little before its end. */
export async function storeDay(store: Store, id: string, day: Day): Promise<void> {
  const begin = Date.now() - HOURS * 3_600_000
  const known = new Set<number>()
  const entries: LogEntry[] = day.updates.map((bytes, n) => {
    const client = day.clients[day.authors[n] ?? 0] ?? 0
    const clients = known.has(client) ? [] : [client]
    known.add(client)
    const user = `author${day.authors[n]}`
    const at = begin + Math.round((n / EDITS) * HOURS * 3_600_000)
    return { bytes, user, connection: user, clients, at }
  })
  let stored = 0
  for (const seq of [...day.snapshots.keys(), entries.length]) {
    const added = await store.log.append(id, 1, entries.slice(stored, seq))
    if (!added.ok) throw new Error("The day's log could not be stored")
    const state = day.snapshots.get(seq)
    if (state !== undefined) await store.log.saveSnapshot(id, seq, state, Date.now())
    stored = seq
  }
}

function blockFor(fragment: Y.XmlFragment, random: (below: number) => number): Y.XmlText | null {
  if (fragment.length === 0) return null
  // Mostly where the note is being written: among its last blocks.
  const back =
    random(6) === 0 ? random(fragment.length) : random(Math.min(AUTHORS, fragment.length))
  const block = fragment.get(fragment.length - 1 - back)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  return text instanceof Y.XmlText ? text : null
}

function cut(length: number, random: (below: number) => number): string {
  const from = random(letters.length - length)
  return letters.slice(from, from + length)
}
