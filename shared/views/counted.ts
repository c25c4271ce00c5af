// What was said counts once, also where two notes hold it: statements as they were made, each with its sources.
import type { IndexedStatement } from "../meeting/meeting.ts"
import { groupBy } from "../support/group-by.ts"
import { minutesOf } from "./order.ts"

/** One statement as it was made, with what each note holds of it. */
export interface Counted {
  /** One of each note that recorded it, in the order given, never empty. */
  readonly sources: readonly [IndexedStatement, ...IndexedStatement[]]
}

/**
 * The statements that were made, in the order in which their first sources are given.
 *
 * Statements of one day that are equal in holder, topic, position and stance, and stand in different
 * notes, are records of one statement, unless both notes timed theirs and the times are more than ten
 * minutes apart: then the holder said it twice. What one note holds twice was said twice, however
 * close. Who spoke for the holder, qualifiers and doubts may differ between the records.
 *
 * Of all ways to pair the records the one with the fewest statements is taken, the earliest together
 * first, so that the count depends on nothing but the statements given: not on their order, nor on
 * how often a note is repeated by another one.
 */
export function countedOnce(statements: readonly IndexedStatement[]): readonly Counted[] {
  const shared: IndexedStatement[][] = []
  for (const same of groupBy(statements, sameStatement).values()) shared.push(...paired(same))
  if (shared.length === statements.length) return statements.map((s) => ({ sources: [s] }))
  const made = new Map<IndexedStatement, IndexedStatement[]>()
  for (const sources of shared) for (const source of sources) made.set(source, sources)
  // Read in the order given: the first source of each brings the others.
  return [...groupBy(statements, (s) => made.get(s)).values()].map((sources) => ({ sources }))
}

/** How many statements were made. */
export function countOnce(statements: readonly IndexedStatement[]): number {
  let count = 0
  for (const same of groupBy(statements, sameStatement).values()) count += paired(same).length
  return count
}

/** Whether two notes may hold one moment: their times are at most ten minutes apart, or one has none. */
function near(a: Pick<IndexedStatement, "time">, b: Pick<IndexedStatement, "time">): boolean {
  return (
    a.time === null ||
    b.time === null ||
    Math.abs(minutesOf(a.time) - minutesOf(b.time)) <= NEAR_MINUTES
  )
}

/** How far apart the times of two notes for one moment may be. */
export const NEAR_MINUTES = 10

function sameStatement(s: IndexedStatement): string {
  return `${s.day}|${s.holder}|${s.topic}|${s.position ?? ""}|${s.stance}`
}

/** Equal statements of one day, those of different notes that record one together. */
function paired(same: readonly IndexedStatement[]): IndexedStatement[][] {
  const [first] = same
  if (same.length === 1 || same.every((s) => s.note === first?.note)) return same.map((s) => [s])
  const notes = [...groupBy([...same].sort(byNote), (s) => s.note).values()]
  return withUntimed(pairedByTime(notes), notes)
}

/**
 * Those with a time. What is earliest opens a statement, which every other note joins with its
 * earliest within reach; joining later, or with a later one, never leaves fewer.
 */
function pairedByTime(notes: readonly (readonly IndexedStatement[])[]): IndexedStatement[][] {
  const queues = notes.map((note) => note.filter((s) => s.time !== null).sort(byTime))
  const made: IndexedStatement[][] = []
  const heads = () => queues.flatMap(([head]) => head ?? []).sort(byTime)
  for (let [earliest] = heads(); earliest !== undefined; [earliest] = heads()) {
    const opened = earliest
    made.push(queues.flatMap((queue) => (queue[0] && near(opened, queue[0]) ? take(queue) : [])))
  }
  return made
}

/** Those without a time join, in the order of their note, the first statements that it does not hold. */
function withUntimed(
  made: IndexedStatement[][],
  notes: readonly (readonly IndexedStatement[])[],
): IndexedStatement[][] {
  for (const note of notes) {
    const free = made.filter((sources) => sources.every((s) => s.note !== note[0]?.note))
    for (const [n, statement] of note.filter((s) => s.time === null).entries()) {
      const sources = free[n]
      if (sources === undefined) made.push([statement])
      else sources.push(statement)
    }
  }
  return made
}

function take(queue: IndexedStatement[]): IndexedStatement[] {
  return queue.splice(0, 1)
}

function byNote(a: IndexedStatement, b: IndexedStatement): number {
  return a.note < b.note ? -1 : a.note > b.note ? 1 : a.order - b.order
}

function byTime(a: IndexedStatement, b: IndexedStatement): number {
  return minutesOf(a.time ?? "") - minutesOf(b.time ?? "") || byNote(a, b)
}
