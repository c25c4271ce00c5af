// The order in which things were said, and how often: two notes that record one intervention count once.
import type { IndexedStatement } from "../meeting/meeting.ts"

/**
 * Statements in the order of the meeting: by day, by time as far as noted, by note, then by their
 * place in it. A statement without a time takes the last one before it in its note.
 */
export function inOrder(statements: readonly IndexedStatement[]): readonly IndexedStatement[] {
  const byNote = [...statements].sort((a, b) => compare(a.note, b.note) || a.order - b.order)
  const lastTime = new Map<string, string>()
  const timed = byNote.map((statement) => {
    const time = statement.time ?? lastTime.get(statement.note) ?? ""
    lastTime.set(statement.note, time)
    return { statement, at: `${statement.day} ${time}` }
  })
  // The sort is stable: what has the same time keeps the order of its note.
  return timed.sort((a, b) => compare(a.at, b.at)).map((t) => t.statement)
}

/**
 * How many statements were made: what two notes of a day record of the same speaker, with the same
 * words of the index and at most ten minutes apart, is one.
 */
export function countOnce(statements: readonly IndexedStatement[]): number {
  const made = new Map<string, { time: string | null; notes: Set<string> }[]>()
  for (const statement of statements) {
    const key = sameWords(statement)
    const known = made.get(key) ?? []
    made.set(key, known)
    const record = known.find(
      ({ time, notes }) => !notes.has(statement.note) && near(time, statement.time),
    )
    if (record === undefined) known.push({ time: statement.time, notes: new Set([statement.note]) })
    else {
      record.notes.add(statement.note)
      record.time ??= statement.time
    }
  }
  return [...made.values()].reduce((sum, records) => sum + records.length, 0)
}

const NEAR_MINUTES = 10

function sameWords(s: IndexedStatement): string {
  return [s.day, s.speaker, s.onBehalfOf, s.topic, s.position, s.stance].join("|")
}

function near(a: string | null, b: string | null): boolean {
  return a === null || b === null || Math.abs(minutes(a) - minutes(b)) <= NEAR_MINUTES
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function minutes(time: string): number {
  const [hours = "0", rest = "0"] = time.split(":")
  return Number(hours) * 60 + Number(rest)
}
