// Arrows by cell in a grid with a heading row and a heading column: where a key leads.

/** A place in the grid; -1 is the heading row, the heading column. */
export interface Place {
  readonly row: number
  readonly column: number
}

interface Grid {
  readonly rows: number
  readonly columns: number
  /** Rows that hold no cell: headings of sections. */
  readonly isSkipped: (row: number) => boolean
  readonly rightToLeft: boolean
}

const PAGE = 12

/** The place that the key leads to, or null where it is no key of the grid. */
export function placeAfter(event: KeyboardEvent, { row, column }: Place, grid: Grid): Place | null {
  if (event.altKey || event.metaKey || event.shiftKey) return null
  const forward = grid.rightToLeft ? -1 : 1
  const last = grid.columns - 1
  const far = event.ctrlKey
  switch (event.key) {
    case "ArrowDown":
      return { row: far ? step(grid.rows, -1, grid, row) : step(row, 1, grid, row), column }
    case "ArrowUp":
      return { row: far ? -1 : step(row, -1, grid, row), column }
    case "PageDown":
      return { row: step(Math.min(row + PAGE, grid.rows) - 1, 1, grid, row), column }
    case "PageUp":
      return { row: step(Math.max(row - PAGE, -1) + 1, -1, grid, row), column }
    case "ArrowRight":
      return { row, column: clamp(column + forward, last) }
    case "ArrowLeft":
      return { row, column: clamp(column - forward, last) }
    case "Home":
      return far ? { row: step(-1, 1, grid, row), column: -1 } : { row, column: -1 }
    case "End":
      return far ? { row: step(grid.rows, -1, grid, row), column: last } : { row, column: last }
    default:
      return null
  }
}

/** The next row with cells in a direction; where there is none, the row one is in. */
function step(from: number, by: 1 | -1, { rows, isSkipped }: Grid, stay: number): number {
  for (let row = from + by; row < rows; row += by) {
    if (row < 0) return row === -1 && by === -1 ? -1 : stay
    if (!isSkipped(row)) return row
  }
  return stay
}

function clamp(column: number, last: number): number {
  return Math.max(-1, Math.min(column, last))
}
