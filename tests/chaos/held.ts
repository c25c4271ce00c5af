// What a document holds, for comparison: nothing that was promised may be missing in it, no deletion be undone.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import WebSocket from "ws"
import * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { MESSAGE } from "../../shared/wire/wire.ts"
import type { Place } from "../support/sync.ts"

/** A bare client's look at a stored document; the longest that one may take to load, milliseconds. */
const LONGEST_LOAD = 20_000

/** The document as the server has it now, loaded by somebody who has nothing. Rejects when it cannot be loaded. */
export function loadedFrom(at: Place, doc: string, token: string): Promise<Y.Doc> {
  const headers = { authorization: `Bearer ${token}` }
  const socket = new WebSocket(`${at.syncUrl}/${doc}`, { headers })
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`${doc} was not loaded`)), LONGEST_LOAD)
    const end = (act: () => void) => {
      clearTimeout(late)
      socket.terminate()
      act()
    }
    socket.on("error", (fault) => end(() => fail(fault)))
    socket.on("close", (code) => end(() => fail(new Error(`${doc} was closed with ${code}`))))
    socket.on("open", () => socket.send(askForAll()))
    socket.on("message", (data: Buffer) => {
      const state = step2Of(new Uint8Array(data))
      if (state === null) return
      end(() => {
        const loaded = new Y.Doc()
        Y.applyUpdate(loaded, state)
        done(loaded)
      })
    })
  })
}

/** What is in `all` and missing in `held`: characters of a client, or deletions; each in words. */
export function missing(held: Y.Doc, all: Y.Doc): string[] {
  const { sv, ds } = Y.snapshot(all)
  const texts = [...sv].flatMap(([client, clock]) => {
    const reached = Y.getState(held.store, client)
    return reached < clock ? [`${client} from ${reached} to ${clock}`] : []
  })
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    alive(held, client)
      .filter(({ id, length }) =>
        ranges.some((it) => id.clock < it.clock + it.len && id.clock + length > it.clock),
      )
      .map(({ id, length }) => `a deletion within ${client} from ${id.clock}, ${length} long`),
  )
  return [...texts, ...deletions]
}

/**
 * What of a client's is not deleted. Marks of formatting are left out: each copy takes away those that have become
 * needless by itself, and tells nobody.
 */
function alive(doc: Y.Doc, client: number): Y.Item[] {
  const structs = doc.store.clients.get(client) ?? []
  return structs.filter(
    (it): it is Y.Item =>
      it instanceof Y.Item && !it.deleted && !(it.content instanceof Y.ContentFormat),
  )
}

/** Whether all hold the same: every change, every word, every format. */
export function areEqual(docs: readonly Y.Doc[]): boolean {
  const reached = (doc: Y.Doc) => [...doc.store.clients.keys()].sort((a, b) => a - b)
  const isOne = (say: (doc: Y.Doc) => string) => new Set(docs.map(say)).size <= 1
  return (
    isOne((doc) =>
      reached(doc)
        .map((id) => [id, Y.getState(doc.store, id)])
        .join(),
    ) && isOne((doc) => JSON.stringify(doc.getXmlFragment(NOTE_FRAGMENT).toJSON()))
  )
}

/** Ids of blocks that stand in the document more than once. */
export function doubled(doc: Y.Doc): string[] {
  const ids = doc
    .getXmlFragment(NOTE_FRAGMENT)
    .toArray()
    .flatMap((it) => (it instanceof Y.XmlElement ? [it.getAttribute("id") ?? ""] : []))
  return ids.filter((id, n) => ids.indexOf(id) !== n)
}

function askForAll(): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint8Array(encoder, Uint8Array.of(0))
  return encoding.toUint8Array(encoder)
}

function step2Of(bytes: Uint8Array): Uint8Array | null {
  const decoder = decoding.createDecoder(bytes)
  if (decoding.readVarUint(decoder) !== MESSAGE.sync) return null
  return decoding.readVarUint(decoder) === 1 ? decoding.readVarUint8Array(decoder) : null
}
