// The order in which things were said.
import type { IndexedStatement } from "../meeting/meeting.ts"
import { groupBy } from "../support/group-by.ts"

/**
 * Statements in the order of the meeting: by day, by time as far as noted, by note, then by their
 * place in it. A statement without a time takes the last one before it in its note.
 */
export function inOrder(statements: readonly IndexedStatement[]): readonly IndexedStatement[] {
  const notes = [...groupBy(statements, (s) => s.note)].sort(([a], [b]) => compare(a, b))
  const days = [...new Set(statements.map((s) => s.day))].sort()
  const dayNumber = new Map(days.map((day, n) => [day, n]))
  const byNote: IndexedStatement[] = []
  // One number for day, time and place among the notes: numbers sort many times faster than text.
  const keys = new Float64Array(statements.length)
  for (const [, said] of notes) {
    let minute = 0
    for (const s of said.sort((a, b) => a.order - b.order)) {
      if (s.time !== null) minute = minutesOf(s.time) + 1
      const moment = (dayNumber.get(s.day) ?? 0) * MINUTES + minute
      keys[byNote.length] = moment * statements.length + byNote.length
      byNote.push(s)
    }
  }
  const ordered: IndexedStatement[] = []
  for (const key of keys.sort()) {
    const statement = byNote[key % statements.length]
    if (statement !== undefined) ordered.push(statement)
  }
  return ordered
}

/** More than a day has, however a time is written. */
const MINUTES = 10_000

/** The minutes from midnight to "10:42". */
export function minutesOf(time: string): number {
  const colon = time.indexOf(":")
  return Number(time.slice(0, colon)) * 60 + Number(time.slice(colon + 1))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
