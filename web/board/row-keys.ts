// Arrows within and across the columns of a line-up: one row at a time is in the tab order.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import type { LineUp, LineUpEntry } from "../../shared/views/views.ts"
import { besides, type Contradictions } from "./differing.ts"

/** Whether an entry opens: a group to its members, what several records hold or contradict to all words. */
export function opens(entry: LineUpEntry, contradictions: Contradictions): boolean {
  return entry.members.length > 0 || wordsOf(entry, contradictions).length > 1
}

/** The statements whose words an open entry shows: its own, then those that contradict it. */
export function wordsOf(
  entry: LineUpEntry,
  contradictions: Contradictions,
): readonly IndexedStatement[] {
  return [...entry.evidence, ...besides(entry, contradictions)]
}

/** Every row drawn, in order: an entry's own key, then, where it is open, one for each row in it. */
export function rowKeys(
  lineUp: LineUp,
  open: ReadonlySet<string>,
  contradictions: Contradictions,
): readonly string[] {
  const entries = [
    ...lineUp.columns.flatMap((column) => [...column.entries, ...column.against]),
    ...lineUp.outside,
  ]
  return entries.flatMap((entry) => [
    entry.key,
    ...(open.has(entry.key)
      ? [
          ...wordsOf(entry, contradictions).map((s) => wordsKey(entry, s.id)),
          ...entry.members.map((m) => memberKey(entry, m.actor)),
        ]
      : []),
  ])
}

export function wordsKey(entry: LineUpEntry, statement: string): string {
  return `${entry.key}#${statement}`
}

export function memberKey(entry: LineUpEntry, actor: string): string {
  return `${entry.key}/${actor}`
}

/** What an arrow asks of the row that has the focus. */
export type Move = "next" | "previous" | "first" | "last" | "forward" | "back"

/** The move that a key asks for, or null; forward and back follow the direction of the writing. */
export function moveOf(event: KeyboardEvent, rightToLeft: boolean): Move | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null
  switch (event.key) {
    case "ArrowDown":
      return "next"
    case "ArrowUp":
      return "previous"
    case "Home":
      return "first"
    case "End":
      return "last"
    case "ArrowRight":
      return rightToLeft ? "back" : "forward"
    case "ArrowLeft":
      return rightToLeft ? "forward" : "back"
    default:
      return null
  }
}

/** Moves the focus among the rows (`[data-row]`) of the columns (`[data-column]`) of `board`. */
export function focusRow(board: Element, from: Element, move: Move): void {
  const columns = [...board.querySelectorAll("[data-column]")].filter(
    (column) => rowsOf(column).length > 0,
  )
  const column = columns.findIndex((one) => one.contains(from))
  const rows = rowsOf(columns[column])
  const row = rows.findIndex((one) => one.contains(from))
  const beside = (to: number) => {
    const there = rowsOf(columns[to])
    return there[Math.min(row, there.length - 1)]
  }
  const target = {
    next: rows[row + 1],
    previous: rows[row - 1],
    first: rows[0],
    last: rows.at(-1),
    forward: beside(column + 1),
    back: beside(column - 1),
  }[move]
  target?.focus()
}

function rowsOf(column: Element | undefined): readonly HTMLElement[] {
  return column === undefined ? [] : [...column.querySelectorAll<HTMLElement>("[data-row]")]
}
