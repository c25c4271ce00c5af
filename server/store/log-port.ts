// The documents: a log of updates with who wrote them, and snapshots that stand for its beginning.

/** One accepted update. */
export interface LogEntry {
  readonly bytes: Uint8Array
  /** The user's id; "server" for what the server wrote itself. */
  readonly user: string
  readonly connection: string
  /** Client ids that the document met for the first time in this update. */
  readonly clients: readonly number[]
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

/** A document that is made together with the record it belongs to. */
export interface NewDoc {
  readonly id: string
  /** The lowest schema version that may write to it. */
  readonly schema: number
  readonly at: number
  /** What it starts with; null starts empty. */
  readonly first: LogEntry | null
}

export interface StoredDoc {
  readonly generation: number
  readonly schema: number
  /** The last committed seq; 0 of an empty document. */
  readonly head: number
  /** Bytes of all updates so far. */
  readonly size: number
  readonly snapshot: { readonly seq: number; readonly bytes: Uint8Array } | null
  /** The updates after the snapshot, in order. */
  readonly tail: readonly { readonly seq: number; readonly bytes: Uint8Array }[]
  /** Who introduced each client id. */
  readonly authors: ReadonlyMap<number, string>
  /** When the last version was kept, in milliseconds since 1970 UTC; null while there is none. */
  readonly versionAt: number | null
  /** For some days after a backup was restored: clients may bring back what others wrote after the backup. */
  readonly recovering: boolean
}

type Appended =
  | { readonly ok: true; readonly head: number }
  /** The document is gone, or was replaced by another generation: nothing was appended. */
  | { readonly ok: false }

export interface LogStore {
  /** Null: there is no such document, or it was deleted. */
  load(doc: string): Promise<StoredDoc | null>
  /** Resolves when all entries are on disk, with numbers that rise by one in the order of commits. */
  append(doc: string, generation: number, entries: readonly LogEntry[]): Promise<Appended>
  /**
   * From now on loading starts with these bytes and continues behind seq. One older than the stored one changes
   * nothing. Rejects, and keeps what there was, where the bytes hold less than the log up to seq.
   */
  saveSnapshot(doc: string, seq: number, bytes: Uint8Array, at: number): Promise<void>
  /** Keeps the document's full bytes as they were at seq; gives the version's number, from 1. */
  keepVersion(
    doc: string,
    version: {
      readonly seq: number
      readonly bytes: Uint8Array
      readonly reason: string
      readonly at: number
    },
  ): Promise<number>
  /**
   * Merges updates that the snapshot covers and that came before that time: what one connection wrote in a row becomes
   * one entry, with the seq and the time of its last. Loading gives the same document. A part of the log at a call, so
   * that it is short; gives how many entries went, 0 when all is merged.
   */
  compact(doc: string, before: number): Promise<number>
  /** The log's rows behind seq, with who wrote them. */
  entriesAfter(doc: string, seq: number): Promise<readonly (LogEntry & { readonly seq: number })[]>
}
