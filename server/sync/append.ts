// What a request of the API adds to a document: as a client would send it, once for each key, and durable when it is answered.
import { createHash } from "node:crypto"
import * as Y from "yjs"
import type { Note } from "../../shared/notation/notation.ts"
import { BLOCK, NOTE_FRAGMENT, type Writing, writeNote } from "../../shared/note/note.ts"
import { CLOSE, type RejectCode } from "../../shared/wire/wire.ts"
import type { Room, Writer } from "./room.ts"

export interface AppendRequest {
  /** Whose it is. */
  readonly user: { readonly id: string }
  /** The request's own: sent again, it is the same request. */
  readonly key: string
  readonly note: Note
  readonly writing: Omit<Writing, "at">
}

export type Appended =
  /** `written` false: it was in the document already. */
  | { readonly ok: true; readonly written: boolean }
  | { readonly ok: false; readonly why: "too-large" | "unavailable"; readonly text: string }

/** Client ids that Yjs draws lie below this. */
const DRAWN_BELOW = 2 ** 32

/**
 * Adds a note behind all that a document says. Its client id hangs on the key, so a request that comes again is known
 * by what stands in the document itself: after a restart, too, and when all of it was deleted since.
 */
export async function appendTo(room: Room, request: AppendRequest): Promise<Appended> {
  await room.settled()
  const client = clientOf(room.id, request.key)
  if (room.doc.store.clients.has(client)) return { ok: true, written: false }
  const writer = new RequestWriter(request)
  await room.receiveUpdate(writer, updateOf(room.doc, client, request), false)
  return writer.answer
}

/** The change, made in a copy: nothing is in the document before it is on disk. */
function updateOf(doc: Y.Doc, client: number, { note, writing }: AppendRequest): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = client
  const updates: Uint8Array[] = []
  copy.on("update", (update: Uint8Array) => updates.push(update))
  const fragment = copy.getXmlFragment(NOTE_FRAGMENT)
  writeNote(fragment, note, { ...writing, at: endOf(fragment) })
  copy.destroy()
  return Y.mergeUpdates(updates)
}

/** Before the empty paragraphs at the end, in one of which somebody's caret may stand. */
function endOf(fragment: Y.XmlFragment): number {
  const children = fragment.toArray()
  const last = children.findLastIndex((child) => !isEmpty(child))
  return last + 1
}

function isEmpty(child: unknown): boolean {
  if (!(child instanceof Y.XmlElement) || child.nodeName !== BLOCK) return false
  return child.toArray().every((text) => text instanceof Y.XmlText && text.length === 0)
}

function clientOf(doc: string, key: string): number {
  const hash = createHash("sha256").update(`append\n${doc}\n${key}`).digest()
  return DRAWN_BELOW + (hash.readUIntBE(0, 6) % (Number.MAX_SAFE_INTEGER - DRAWN_BELOW))
}

/** Stands for a request where the room expects a connection. */
class RequestWriter implements Writer {
  readonly id: string
  readonly user: { readonly id: string }
  readonly answer: Promise<Appended>
  #answered: (answer: Appended) => void = () => undefined

  constructor({ key, user }: AppendRequest) {
    this.id = `append:${key}`
    this.user = user
    this.answer = new Promise((done) => {
      this.#answered = done
    })
  }

  get closed(): boolean {
    return false
  }

  entered(): void {
    // It waits for one update only.
  }

  committed(): void {
    this.#answered({ ok: true, written: true })
  }

  refuse(code: RejectCode, text: string, closeCode: number): void {
    const why = code === "too-large" || closeCode === CLOSE.tooLarge ? "too-large" : "unavailable"
    this.#answered({ ok: false, why, text })
  }

  /** A connection is told to keep what it has; a request has to come again. */
  close(): void {
    const text =
      "The server could not store this now; its disk may be full. Nothing was added: try again."
    this.#answered({ ok: false, why: "unavailable", text })
  }
}
