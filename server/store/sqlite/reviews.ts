// Reviews in SQLite.
import type { ReviewEvent } from "../../../shared/views/views.ts"
import type { ReviewStore } from "../store.ts"
import type { Row } from "./job.ts"
import { number, once, type Tables, text } from "./tables.ts"

/** Takes the meeting's next number; no row is added where the key is there, or where the statement is another. */
const ADD = `insert into review (meeting, version, key, statement, body)
  select ?, coalesce(max(version), 0) + 1, ?, ?, ? from review where meeting = ?
  having ? is null or exists (
    select 1 from statement where meeting = ? and id = ? and removed = 0 and body = ?)
  on conflict (meeting, key) do nothing returning version`

export function sqliteReviews(tables: Tables): ReviewStore {
  const withKey = (meeting: string, key: string): ReviewEvent | null => {
    const row = tables.first("select * from review where meeting = ? and key = ?", meeting, key)
    return row === null ? null : eventOf(row)
  }
  return {
    version: async (meeting) =>
      number(
        tables.first(
          "select coalesce(max(version), 0) as version from review where meeting = ?",
          meeting,
        ) ?? { version: 0 },
        "version",
      ),
    async add({ meeting, key, statement, event, whileHolding: held }) {
      const added = await tables.attempt(
        once(
          ADD,
          ...[meeting, key, statement, JSON.stringify(event), meeting],
          ...[held?.id ?? null, meeting, held?.id ?? null],
          held === null ? null : JSON.stringify(held),
        ),
      )
      const row = added?.[0]?.rows[0]
      if (row !== undefined)
        return { ok: true, event: { ...event, version: number(row, "version") }, isNew: true }
      const before = withKey(meeting, key)
      return before === null ? { ok: false } : { ok: true, event: before, isNew: false }
    },
    withKey: async (meeting, key) => withKey(meeting, key),
    find: async (meeting, version) => {
      const row = tables.first(
        "select * from review where meeting = ? and version = ?",
        ...[meeting, version],
      )
      return row === null ? null : { event: eventOf(row), statement: text(row, "statement") }
    },
    since: async (meeting, version, limit) =>
      tables
        .all(
          "select * from review where meeting = ? and version > ? order by version limit ?",
          ...[meeting, version, limit],
        )
        .map(eventOf),
    count: async (meeting, statement) =>
      number(
        tables.first(
          "select count(*) as n from review where meeting = ? and statement = ?",
          ...[meeting, statement],
        ) ?? { n: 0 },
        "n",
      ),
  }
}

function eventOf(row: Row): ReviewEvent {
  // What was stored was an event when it was.
  const event = JSON.parse(text(row, "body")) as Omit<ReviewEvent, "version">
  return { ...event, version: number(row, "version") } as ReviewEvent
}
