// The documents' log in SQLite.
import type { LogEntry, LogStore, NewDoc, StoredDoc } from "../store.ts"
import type { Row, Sql } from "./job.ts"
import { newestSound } from "./snapshots.ts"
import { bytes, number, numberOrNull, once, type Tables, text } from "./tables.ts"
import type { Writer } from "./writer.ts"

type Warn = (message: string, details: object) => void

/** `keeper` makes snapshots and compacts; `warn` hears of snapshots that cannot be read. */
export function sqliteLog(tables: Tables, keeper: Writer, warn: Warn): LogStore {
  return {
    load: async (doc) => tables.together(() => load(tables, doc, warn)),
    async append(doc, generation, entries) {
      const head = await tables.writer.do({ kind: "append", doc, generation, entries })
      return head === null ? { ok: false } : { ok: true, head }
    },
    async saveSnapshot(doc, seq, content, at) {
      await keeper.do({ kind: "snapshot", doc, seq, bytes: content, at })
    },
    compact: (doc, before) => keeper.do({ kind: "compact", doc, before }),
    async keepVersion(doc, version) {
      const [kept] = await tables.write(
        once(
          `insert into version (doc, number, seq, bytes, reason, at)
           select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? from version where doc = ?
           returning number`,
          ...[doc, version.seq, version.bytes, version.reason, version.at, doc],
        ),
      )
      return number(kept?.rows[0] ?? {}, "number")
    },
    entriesAfter: async (doc, seq) =>
      tables
        .all("select * from log where doc = ? and seq > ? order by seq", doc, seq)
        .map((row) => ({ seq: number(row, "seq"), ...entryOf(row) })),
  }
}

/** What makes a document, to be carried out together with what makes its record. */
export function createDocSql({ id, schema, at, first }: NewDoc): Sql[] {
  const typed = first === null || first.user === "server" ? null : first.at
  const made = once(
    "insert into doc (id, schema, head, size, made_at, changed_at) values (?, ?, ?, ?, ?, ?)",
    ...[id, schema, first === null ? 0 : 1, first?.bytes.length ?? 0, at, typed],
  )
  return first === null ? [made] : [made, ...firstEntrySql(id, first)]
}

function firstEntrySql(doc: string, { bytes, user, connection, clients, at }: LogEntry): Sql[] {
  const row = once(
    `insert into log (doc, seq, bytes, user, connection, clients, at) values (?, 1, ?, ?, ?, ?, ?)`,
    ...[doc, bytes, user, connection, JSON.stringify(clients), at],
  )
  const authors = clients.map((client) =>
    once("insert into author (doc, client, user, seq) values (?, ?, ?, 1)", doc, client, user),
  )
  return [row, ...authors]
}

function load(tables: Tables, id: string, warn: Warn): StoredDoc | null {
  const doc = tables.first(
    "select *, recovering_until > unixepoch() * 1000 as recovering from doc where id = ? and deleted_at is null",
    id,
  )
  if (doc === null) return null
  const snapshot = newestSound(
    (text, ...values) => tables.all(text, ...values),
    id,
    (seq) => warn("A snapshot is damaged: the one before it is used", { doc: id, seq }),
  )
  const version = tables.first("select max(at) as at from version where doc = ?", id)
  const from = snapshot?.seq ?? 0
  return {
    generation: number(doc, "generation"),
    schema: number(doc, "schema"),
    head: number(doc, "head"),
    size: number(doc, "size"),
    snapshot,
    tail: tables
      .all("select seq, bytes from log where doc = ? and seq > ? order by seq", id, from)
      .map((row) => ({ seq: number(row, "seq"), bytes: bytes(row, "bytes") })),
    authors: new Map(
      tables
        .all("select client, user from author where doc = ?", id)
        .map((row) => [number(row, "client"), text(row, "user")]),
    ),
    versionAt: version === null ? null : numberOrNull(version, "at"),
    recovering: number(doc, "recovering") === 1,
  }
}

function entryOf(row: Row): LogEntry {
  return {
    bytes: bytes(row, "bytes"),
    user: text(row, "user"),
    connection: text(row, "connection"),
    clients: JSON.parse(text(row, "clients")) as number[],
    at: number(row, "at"),
  }
}
