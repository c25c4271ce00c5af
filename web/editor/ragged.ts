// Tables in which one person added a row while another added a column: the row is short, and is filled up.
import type * as Y from "yjs"
import {
  BLOCK,
  CELL,
  childrenNamed,
  HEADER_CELL,
  newElement,
  ROW,
  TABLE,
} from "../../shared/note/note.ts"
import { newId } from "../sync/new-id.ts"

/** A row to be filled up, and where its missing cells belong. */
export interface ShortRow {
  readonly row: Y.XmlElement
  /** Indexes of the missing cells in the full row, ascending. */
  readonly missing: readonly number[]
}

/**
 * The rows that are shorter than others of their table. The columns that came with a transaction tell where the cells are
 * missing; where they do not, it is at the end.
 */
export function shortRows(fragment: Y.XmlFragment, transaction?: Y.Transaction): ShortRow[] {
  return childrenNamed(fragment, TABLE).flatMap((table) => {
    const rows = childrenNamed(table, ROW)
    const width = Math.max(0, ...rows.map((row) => row.length))
    const added = transaction ? addedColumns(rows, width, transaction) : []
    return rows
      .filter((row) => row.length < width)
      .map((row) => ({ row, missing: missingIn(row.length, width, added) }))
  })
}

/** Fills a row up with empty cells, if it is still there. */
export function fillUp({ row, missing }: ShortRow): void {
  if (row._item === null || row._item.deleted) return
  const header = row.length > 0 && childrenNamed(row, CELL).length === 0
  for (const index of missing) {
    const cell = newElement(header ? HEADER_CELL : CELL, { colspan: 1, rowspan: 1 })
    cell.insert(0, [newElement(BLOCK, { id: newId() })])
    row.insert(Math.min(index, row.length), [cell])
  }
}

function missingIn(length: number, width: number, added: readonly number[]): number[] {
  const known = added.slice(0, width - length)
  const rest = Array.from({ length: width - length - known.length }, () => width)
  return [...known, ...rest]
}

/** The indexes of the cells that a transaction brought into a full row that was there before. */
function addedColumns(
  rows: readonly Y.XmlElement[],
  width: number,
  transaction: Y.Transaction,
): number[] {
  const full = rows.filter((row) => row.length === width && !isNew(row, transaction))
  const added = full.map((row) =>
    row.toArray().flatMap((cell, index) => (isNew(cell, transaction) ? [index] : [])),
  )
  return added.find((columns) => columns.length > 0) ?? []
}

function isNew(
  { _item: item }: { readonly _item: Y.Item | null },
  { beforeState }: Y.Transaction,
): boolean {
  return item !== null && item.id.clock >= (beforeState.get(item.id.client) ?? 0)
}
