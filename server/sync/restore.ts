// A stored document into Yjs, and questions about what is in it.
import * as Y from "yjs"
import type { StoredDoc } from "../store/store.ts"
import type { Audit } from "./audit.ts"

/** The document that snapshot and log make. An update that cannot be applied is reported and passed over: the rest stands. */
export function restore(stored: StoredDoc, failed: (seq: number, fault: unknown) => void): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (stored.snapshot !== null) Y.applyUpdate(doc, stored.snapshot.bytes)
    for (const { seq, bytes } of stored.tail) {
      try {
        Y.applyUpdate(doc, bytes)
      } catch (fault) {
        failed(seq, fault)
      }
    }
  })
  return doc
}

/** True of an audited update that holds no new text and deletes only what is deleted: nothing to store. */
export function addsNothing(
  doc: Y.Doc,
  { clocks, deletes }: Extract<Audit, { ok: true }>,
): boolean {
  return clocks.size === 0 && deletes.every((range) => isDeleted(doc, range))
}

function isDeleted(
  doc: Y.Doc,
  { client, clock, len }: { client: number; clock: number; len: number },
): boolean {
  const end = clock + len
  // Of what is accepted and not yet applied nothing is known here.
  if (Y.getState(doc.store, client) < end) return false
  for (let at = clock; at < end; ) {
    const struct: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(client, at))
    if (!struct.deleted) return false
    at = struct.id.clock + struct.length
  }
  return true
}
