// The documents' log in SQLite.
import type { LogEntry, LogStore, NewDoc, StoredDoc } from "../store.ts"
import type { Row, Sql } from "./job.ts"
import { sha256 } from "./migrations.ts"
import { bytes, number, numberOrNull, once, sql, type Tables, text } from "./tables.ts"

export function sqliteLog(tables: Tables): LogStore {
  return {
    load: async (doc) => tables.together(() => load(tables, doc)),
    async append(doc, generation, entries) {
      const outcomes = await tables.attempt(...appendSql(doc, generation, entries))
      const head = outcomes?.[0]?.rows[0]
      return head === undefined ? { ok: false } : { ok: true, head: number(head, "head") }
    },
    async saveSnapshot(doc, seq, content, at) {
      await tables.write(
        sql(
          "insert or ignore into snapshot (doc, seq, bytes, sha256, at) values (?, ?, ?, ?, ?)",
          ...[doc, seq, content, sha256(content), at],
        ),
      )
    },
    compact: async () => 0,
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
export function createDocSql(doc: NewDoc): Sql[] {
  const made = once(
    "insert into doc (id, schema, made_at) values (?, ?, ?)",
    ...[doc.id, doc.schema, doc.at],
  )
  return doc.first === null ? [made] : [made, ...appendSql(doc.id, 1, [doc.first])]
}

/** Numbers are taken in the statement that locks the document's row, so their order is that of the commits. */
function appendSql(doc: string, generation: number, entries: readonly LogEntry[]): Sql[] {
  const size = entries.reduce((sum, entry) => sum + entry.bytes.length, 0)
  const typed = entries.findLast((entry) => entry.user !== "server")?.at ?? null
  const take = once(
    `update doc set head = head + ?, size = size + ?, changed_at = coalesce(?, changed_at)
     where id = ? and generation = ? and deleted_at is null returning head`,
    ...[entries.length, size, typed, doc, generation],
  )
  return [take, ...entries.flatMap((entry, i) => entrySql(doc, entry, entries.length - 1 - i))]
}

function entrySql(doc: string, entry: LogEntry, behindHead: number): Sql[] {
  const row = once(
    `insert into log (doc, seq, bytes, user, connection, clients, at)
     select id, head - ?, ?, ?, ?, ?, ? from doc where id = ?`,
    ...[behindHead, entry.bytes, entry.user, entry.connection],
    ...[JSON.stringify(entry.clients), entry.at, doc],
  )
  const authors = entry.clients.map((client) =>
    sql(
      `insert or ignore into author (doc, client, user, seq)
       select id, ?, ?, head - ? from doc where id = ?`,
      ...[client, entry.user, behindHead, doc],
    ),
  )
  return [row, ...authors]
}

function load(tables: Tables, id: string): StoredDoc | null {
  const doc = tables.first(
    "select *, recovering_until > unixepoch() * 1000 as recovering from doc where id = ? and deleted_at is null",
    id,
  )
  if (doc === null) return null
  const snapshot = tables.first(
    "select seq, bytes from snapshot where doc = ? order by seq desc limit 1",
    id,
  )
  const version = tables.first("select max(at) as at from version where doc = ?", id)
  const from = snapshot === null ? 0 : number(snapshot, "seq")
  return {
    generation: number(doc, "generation"),
    schema: number(doc, "schema"),
    head: number(doc, "head"),
    size: number(doc, "size"),
    snapshot: snapshot === null ? null : { seq: from, bytes: bytes(snapshot, "bytes") },
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
