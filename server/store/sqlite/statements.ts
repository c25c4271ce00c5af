// The position index in SQLite.
import type { DayMembership, IndexedStatement } from "../../../shared/meeting/meeting.ts"
import type { NoteReadingRecord, StatementFilter, StatementIndex, StatementPage } from "../store.ts"
import type { Row, Sql, Value } from "./job.ts"
import { number, once, sql, type Tables, text } from "./tables.ts"

/** More versions than readings are ever stored between two waits for the disk. */
const LEAP = 1000

export function sqliteStatements(tables: Tables): StatementIndex {
  const version = (meeting: string) => {
    const row = tables.first("select index_version from meeting where id = ?", meeting)
    return row === null ? 0 : number(row, "index_version")
  }
  return {
    version: async (meeting) => version(meeting),
    async replace(reading) {
      await tables.attemptDerived(...replaceSql(reading))
      return version(reading.meeting)
    },
    ofNote: async (note) =>
      tables.together(() => {
        const reading = tables.first("select * from reading where note = ?", note)
        if (reading === null) return null
        return {
          seq: number(reading, "seq"),
          revision: number(reading, "revision"),
          day: text(reading, "day"),
          statements: tables
            .all("select body from statement where note = ? and removed = 0", note)
            .map(statementOf),
          memberships: membershipsOf(reading),
        }
      }),
    page: async (meeting, filter, from, limit) => page(tables, meeting, filter, from, limit),
    memberships: async (meeting) =>
      tables
        .all(
          `select memberships from reading join note on note.id = reading.note
           where note.meeting = ? and memberships <> '[]'`,
          meeting,
        )
        .flatMap(membershipsOf),
    async leap() {
      await tables.write(sql("update meeting set index_version = index_version + ?", LEAP))
    },
    async removeStrays() {
      const strays = `removed = 0 and note not in
        (select note.id from note join doc on doc.id = note.id and doc.deleted_at is null)`
      await tables.write(
        sql(
          `update meeting set index_version = index_version + 1
           where id in (select meeting from statement where ${strays})`,
        ),
        sql(
          `update statement set removed = 1, body = '', version =
             (select index_version from meeting where meeting.id = statement.meeting) where ${strays}`,
        ),
      )
    },
    count: async (meeting) =>
      number(
        tables.first(
          "select count(*) as n from statement where meeting = ? and removed = 0",
          meeting,
        ) ?? { n: 0 },
        "n",
      ),
    stale: async () =>
      tables
        .all(
          `select note.id, note.meeting from note
           join doc on doc.id = note.id and doc.deleted_at is null
           join meeting on meeting.id = note.meeting
           left join reading on reading.note = note.id
           where reading.note is null or reading.seq < doc.head
              or reading.revision < meeting.revision or reading.day <> note.date`,
        )
        .map((row) => ({ note: text(row, "id"), meeting: text(row, "meeting") })),
  }
}

/** The first statement fails, and with it all, where a newer reading of the note is stored already. */
function replaceSql(reading: NoteReadingRecord): Sql[] {
  const { meeting, note, day, seq, revision, upserts, removals, memberships } = reading
  const store = once(
    `insert into reading (note, seq, revision, day, statements, problems) values (?, ?, ?, ?, ?, ?)
     on conflict (note) do update set seq = excluded.seq, revision = excluded.revision,
       day = excluded.day, statements = excluded.statements, problems = excluded.problems
     where reading.seq <= excluded.seq and reading.revision <= excluded.revision`,
    ...[note, seq, revision, day, reading.statements, reading.problems],
  )
  if (upserts.length + removals.length === 0 && memberships === null) return [store]
  return [
    store,
    once("update meeting set index_version = index_version + 1 where id = ?", meeting),
    ...(memberships === null ? [] : [membershipsSql(note, memberships)]),
    ...removals.map((id) =>
      sql(
        `update statement set removed = 1, body = '', version =
           (select index_version from meeting where id = ?) where meeting = ? and id = ?`,
        ...[meeting, meeting, id],
      ),
    ),
    ...upserts.map((statement) => upsertSql(meeting, statement)),
  ]
}

function membershipsSql(note: string, memberships: readonly DayMembership[]): Sql {
  return sql(
    "update reading set memberships = ? where note = ?",
    ...[JSON.stringify(memberships), note],
  )
}

function upsertSql(meeting: string, statement: IndexedStatement): Sql {
  const { id, note, day, topic, speaker, holder, stance } = statement
  return sql(
    `insert into statement (meeting, id, note, day, topic, speaker, holder, stance, body, version)
     select id, ?, ?, ?, ?, ?, ?, ?, ?, index_version from meeting where id = ? and true
     on conflict (meeting, id) do update set note = excluded.note, day = excluded.day,
       topic = excluded.topic, speaker = excluded.speaker, holder = excluded.holder,
       stance = excluded.stance, body = excluded.body, version = excluded.version, removed = 0`,
    ...[id, note, day, topic, speaker, holder, stance, JSON.stringify(statement), meeting],
  )
}

function page(
  tables: Tables,
  meeting: string,
  filter: StatementFilter,
  from: StatementPage["next"],
  limit: number,
): StatementPage {
  const { fits, values } = fitting(filter)
  const rows = tables.all(
    `select id, body, version, (removed = 0 and ${fits}) as fits from statement
     where meeting = ? and version > ? and (version, id) > (?, ?) and (? or fits)
     order by version, id limit ?`,
    ...values,
    ...[meeting, filter.since ?? 0, from?.version ?? 0, from?.id ?? ""],
    ...[filter.since === undefined ? 0 : 1, limit + 1],
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const isLast = rows.length <= limit || last === undefined
  return {
    statements: shown.filter((row) => row.fits === 1).map(statementOf),
    // Who asks what changed also learns of a row that does not fit the filter any more.
    removed: shown.filter((row) => row.fits === 0).map((row) => text(row, "id")),
    next: isLast ? null : { version: number(last, "version"), id: text(last, "id") },
  }
}

function fitting(filter: StatementFilter): { fits: string; values: Value[] } {
  const tests: readonly [string, string | undefined][] = [
    ["topic = ?", filter.topic],
    ["day = ?", filter.day],
    ["stance = ?", filter.stance],
    ["? in (speaker, holder)", filter.actor],
  ]
  const asked = tests.flatMap(([clause, value]) => (value === undefined ? [] : [{ clause, value }]))
  return {
    fits: ["true", ...asked.map(({ clause }) => clause)].join(" and "),
    values: asked.map(({ value }) => value),
  }
}

function statementOf(row: Row): IndexedStatement {
  return JSON.parse(text(row, "body")) as IndexedStatement
}

function membershipsOf(reading: Row): readonly DayMembership[] {
  return JSON.parse(text(reading, "memberships")) as readonly DayMembership[]
}
