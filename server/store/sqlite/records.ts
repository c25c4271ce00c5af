// Meetings, notes, briefs and publications in SQLite.
import type { Meeting } from "../../../shared/meeting/meeting.ts"
import type { Note } from "../../../shared/notation/notation.ts"
import type {
  BriefRecord,
  Briefs,
  MeetingRecord,
  Meetings,
  NoteRecord,
  Notes,
  Publication,
} from "../store.ts"
import type { Row } from "./job.ts"
import { createDocSql } from "./log.ts"
import { number, numberOrNull, once, sql, type Tables, text } from "./tables.ts"

export function sqliteMeetings(tables: Tables): Meetings {
  return {
    find: async (meeting) => {
      const row = tables.first("select body, revision from meeting where id = ?", meeting)
      return row === null ? null : meetingOf(row)
    },
    all: async () =>
      tables.all("select body, revision from meeting order by made_at, id").map(meetingOf),
    async create(meeting, lead, at) {
      const made = once(
        "insert into meeting (id, body, made_at) values (?, ?, ?) on conflict do nothing",
        ...[meeting.id, JSON.stringify(meeting), at],
      )
      const led = once(
        "insert into member (meeting, user, role, at) values (?, ?, 'lead', ?)",
        ...[meeting.id, lead, at],
      )
      return (await tables.attempt(made, ...(lead === null ? [] : [led]))) !== null
    },
    async replace(meeting, revision) {
      const replaced = await tables.attempt(
        once(
          "update meeting set body = ?, revision = revision + 1 where id = ? and revision = ?",
          ...[JSON.stringify(meeting), meeting.id, revision],
        ),
      )
      return replaced !== null
    },
  }
}

const NOTES = `select note.*, doc.changed_at, coalesce(reading.statements, 0) as statements,
  coalesce(reading.problems, 0) as problems
  from note join doc on doc.id = note.id and doc.deleted_at is null
  left join reading on reading.note = note.id`

const PLACE = `select note.meeting, note.date, note.archived, meeting.revision
  from note join meeting on meeting.id = note.meeting where note.id = ?`

export function sqliteNotes(tables: Tables): Notes {
  return {
    find: async (note) => {
      const row = tables.first(`${NOTES} where note.id = ?`, note)
      return row === null ? null : noteOf(row)
    },
    place: async (note) => {
      const row = tables.first(PLACE, note)
      if (row === null) return null
      const [meeting, date] = [text(row, "meeting"), text(row, "date")]
      const archived = number(row, "archived") === 1
      return { meeting, date, archived, revision: number(row, "revision") }
    },
    of: async (meeting) =>
      tables
        .all(`${NOTES} where note.meeting = ? order by note.date, note.at, note.id`, meeting)
        .map(noteOf),
    async create(note, doc) {
      await tables.write(
        ...createDocSql(doc),
        once(
          "insert into note (id, meeting, date, title, room, at) values (?, ?, ?, ?, ?, ?)",
          ...[note.id, note.meeting, note.date, note.title, note.room, doc.at],
        ),
      )
    },
    async change(note, { date, title, room, archived }) {
      await tables.write(
        sql(
          `update note set date = coalesce(?, date), title = coalesce(?, title),
             room = coalesce(?, room), archived = coalesce(?, archived) where id = ?`,
          ...[date ?? null, title ?? null, room ?? null],
          ...[archived === undefined ? null : Number(archived), note],
        ),
      )
    },
  }
}

export function sqliteBriefs(tables: Tables): Briefs {
  const briefOf = (row: Row): BriefRecord => ({
    id: text(row, "id"),
    meeting: text(row, "meeting"),
    date: text(row, "date"),
    publications: tables
      .all("select * from publication where brief = ? order by number", text(row, "id"))
      .map(publicationHead),
  })
  return {
    find: async (brief) => {
      const row = tables.first("select * from brief where id = ?", brief)
      return row === null ? null : briefOf(row)
    },
    of: async (meeting) =>
      tables
        .all("select * from brief where meeting = ? order by date, at, id", meeting)
        .map(briefOf),
    async create(brief, doc) {
      await tables.write(
        ...createDocSql(doc),
        once(
          "insert into brief (id, meeting, date, at) values (?, ?, ?, ?)",
          ...[brief.id, brief.meeting, brief.date, doc.at],
        ),
      )
    },
    async publish(it) {
      const [published] = await tables.write(
        once(
          `insert into publication (id, brief, number, title, remark, note, by_name, at, secret)
           select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?
           from publication where brief = ? returning number`,
          ...[it.id, it.brief, it.title, it.remark, JSON.stringify(it.note), it.by, it.at],
          ...[it.secret, it.brief],
        ),
      )
      return { ...it, number: number(published?.rows[0] ?? {}, "number") }
    },
    publication: async (secret) => {
      const row = tables.first(
        `select publication.*, brief.meeting from publication
         join brief on brief.id = publication.brief where secret = ?`,
        secret,
      )
      if (row === null) return null
      return {
        ...publicationHead(row),
        brief: text(row, "brief"),
        remark: text(row, "remark"),
        note: JSON.parse(text(row, "note")) as Note,
        meeting: text(row, "meeting"),
      }
    },
  }
}

function meetingOf(row: Row): MeetingRecord {
  return {
    meeting: JSON.parse(text(row, "body")) as Meeting,
    revision: number(row, "revision"),
  }
}

function noteOf(row: Row): NoteRecord {
  return {
    id: text(row, "id"),
    meeting: text(row, "meeting"),
    date: text(row, "date"),
    title: text(row, "title"),
    room: text(row, "room"),
    archived: row.archived === 1,
    statements: number(row, "statements"),
    problems: number(row, "problems"),
    changedAt: numberOrNull(row, "changed_at"),
  }
}

function publicationHead(row: Row): Omit<Publication, "note" | "remark" | "brief"> {
  return {
    id: text(row, "id"),
    number: number(row, "number"),
    title: text(row, "title"),
    by: text(row, "by_name"),
    at: number(row, "at"),
    secret: text(row, "secret"),
  }
}
