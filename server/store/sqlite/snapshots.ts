// Snapshots of documents: kept only if they hold all that the log holds, and read only if they are as they were kept.
import { createHash } from "node:crypto"
import type Database from "better-sqlite3"
import * as Y from "yjs"
import type { SnapshotWork } from "./job.ts"

export interface Snapshot {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** A snapshot's checksum, as its row holds it. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}

/** To merge more updates at once takes longer than to look into each part: merging takes their number squared. */
const MERGED_AT_ONCE = 64

/** The rows of a query. */
type Query = (sql: string, ...values: readonly (string | number)[]) => readonly unknown[]

/** The newest snapshot that is as it was kept; `damaged` hears of each that is not. Null: read the log from its beginning. */
export function newestSound(
  all: Query,
  doc: string,
  damaged: (seq: number) => void,
): Snapshot | null {
  for (let below = Number.MAX_SAFE_INTEGER; ; ) {
    const [row] = all(
      "select seq, bytes, sha256 from snapshot where doc = ? and seq < ? order by seq desc limit 1",
      ...[doc, below],
    ) as (Snapshot & { readonly sha256: string })[]
    if (row === undefined) return null
    if (sha256(row.bytes) === row.sha256) return { seq: row.seq, bytes: plain(row.bytes) }
    damaged(row.seq)
    below = row.seq
  }
}

/**
 * Checks a snapshot, and gives what keeps it beside the one before it. Throws where it holds less than the log up to its
 * seq.
 */
export function snapshotKeeper(
  db: Database.Database,
  { doc, seq, bytes, at }: SnapshotWork,
): () => null {
  const all: Query = (sql, ...values) => db.prepare(sql).all(...values)
  const before = newestSound(all, doc, () => undefined)
  if (before !== null && before.seq >= seq) return () => null
  const rows = all(
    "select bytes from log where doc = ? and seq > ? and seq <= ? order by seq",
    ...[doc, before?.seq ?? 0, seq],
  ) as { readonly bytes: Uint8Array }[]
  const tail: Uint8Array[] = []
  for (let n = 0; n < rows.length; n += MERGED_AT_ONCE) {
    const some = rows.slice(n, n + MERGED_AT_ONCE)
    tail.push(Y.mergeUpdates(some.map((row) => plain(row.bytes))))
  }
  if (!holdsAll(bytes, before === null ? tail : [before.bytes, ...tail])) {
    throw new Error(`The snapshot of ${doc} at ${seq} holds less than the log: it is not kept.`)
  }
  const sum = sha256(bytes)
  return () => {
    db.prepare(
      "insert or replace into snapshot (doc, seq, bytes, sha256, at) values (?, ?, ?, ?, ?)",
    ).run(doc, seq, bytes, sum, at)
    db.prepare("delete from snapshot where doc = ? and seq < ?").run(doc, before?.seq ?? 0)
    return null
  }
}

/** Whether a document made of the snapshot alone is whole, and has every word and every deletion of the updates. */
function holdsAll(snapshot: Uint8Array, updates: readonly Uint8Array[]): boolean {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, snapshot)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return false
    const held = Y.snapshot(doc)
    return updates.every((update) => Y.snapshotContainsUpdate(held, update))
  } finally {
    doc.destroy()
  }
}

/** Yjs reads plain arrays of bytes; a Buffer's `slice` would mean something else. */
function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
