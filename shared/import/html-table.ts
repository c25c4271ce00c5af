// Tables of HTML as full rows: what a cell covers of other columns and rows is spelt out.
import { findIn, type HtmlElement } from "./html-node.ts"

/** A cell takes no more columns than this, and covers only columns before the one of this number. */
const widest = 60

/** The rows of a table, or of a part of one, without those of tables in it. */
export function rowsOf(table: HtmlElement): HtmlElement[] {
  return findIn(table, ({ tag }) => tag === "tr" || tag === "table").filter(
    ({ tag }) => tag === "tr",
  )
}

/** Its captions, without those of tables in it. */
export function captionsOf(table: HtmlElement): HtmlElement[] {
  return findIn(table, ({ tag }) => tag === "caption" || tag === "table").filter(
    ({ tag }) => tag === "caption",
  )
}

/** The rows that its head holds. */
export function headRowsOf(table: HtmlElement): ReadonlySet<HtmlElement> {
  const heads = findIn(table, ({ tag }) => tag === "thead" || tag === "table")
  return new Set(heads.filter(({ tag }) => tag === "thead").flatMap(rowsOf))
}

export interface GridRow {
  readonly row: HtmlElement
  /** In their columns; null where a cell beside or above goes on. */
  readonly cells: readonly (HtmlElement | null)[]
}

/** The rows that have a cell of their own. */
export function gridOf(rows: readonly HtmlElement[]): GridRow[] {
  /** How many further rows a cell above covers, by column. */
  const covered: number[] = []
  const grid = rows.map((row, at) => {
    const cells: (HtmlElement | null)[] = []
    const skip = () => {
      for (; (covered[cells.length] ?? 0) > 0; cells.push(null))
        covered[cells.length] = (covered[cells.length] ?? 0) - 1
    }
    for (const cell of findIn(row, ({ tag }) => tag === "td" || tag === "th")) {
      skip()
      const [from, columns] = [cells.length, span(cell, "colspan", widest)]
      cells.push(cell, ...Array<null>(columns - 1).fill(null))
      const below = span(cell, "rowspan", rows.length - at) - 1
      for (let column = from; column < Math.min(widest, cells.length); column++)
        covered[column] = below
    }
    skip()
    return { row, cells }
  })
  return grid.filter(({ cells }) => cells.some((cell) => cell !== null))
}

/** At least 1; a span of 0 goes to the end. */
function span({ attributes }: HtmlElement, name: string, most: number): number {
  const said = Number.parseInt(attributes.get(name) ?? "1", 10)
  if (said === 0 && name === "rowspan") return most
  return Math.max(1, Math.min(most, said || 1))
}
