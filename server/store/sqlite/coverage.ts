// Coverage in SQLite.
import type { CorrectionRecord, CoverageStore } from "../store.ts"
import { number, sql, type Tables, text } from "./tables.ts"

const QUARTER = 15 * 60_000

export function sqliteCoverage(tables: Tables): CoverageStore {
  return {
    typed: async (meeting, day) =>
      tables
        .all(
          `select log.user, note.room, min(log.at) as at from note join log on log.doc = note.id
           where note.meeting = ? and note.date = ? and log.user <> 'server'
           group by note.room, log.user, log.at / ?`,
          ...[meeting, day, QUARTER],
        )
        .map((row) => ({
          user: text(row, "user"),
          room: text(row, "room"),
          at: number(row, "at"),
        })),
    corrections: async (meeting, day) =>
      tables
        .all(
          "select body from coverage where meeting = ? and day = ? order by number",
          ...[meeting, day],
        )
        // What was stored was a correction when it was.
        .map((row) => JSON.parse(text(row, "body")) as CorrectionRecord),
    async correct(meeting, correction) {
      await tables.write(
        sql(
          `insert into coverage (meeting, number, day, body)
           select ?, coalesce(max(number), 0) + 1, ?, ? from coverage where meeting = ?`,
          ...[meeting, correction.day, JSON.stringify(correction), meeting],
        ),
      )
    },
  }
}
