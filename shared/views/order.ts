// The order in which things were said.
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
