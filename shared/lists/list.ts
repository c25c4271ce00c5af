// A list of actors, topics or provisions as a CSV file, and a file as the rows of a list.
import { type LineFault, printCells, readCells } from "./cells.ts"
import { type Cells, cellsOf, columns, type Entry, type EntryKind } from "./columns.ts"

/** A row of a list; without a line it does not come from a file. */
export interface ListRow {
  readonly line: number | null
  readonly cells: Cells
}

export interface List {
  readonly rows: readonly ListRow[]
  /** Lines that could not be read. */
  readonly faults: readonly LineFault[]
  /** Columns that mean nothing here, as they are written. */
  readonly unused: readonly string[]
}

/** The list, or why a file is none. */
export type ReadList =
  | { readonly ok: true; readonly list: List }
  | { readonly ok: false; readonly fault: string }

/** The entries as a CSV file, its first line the names of the columns. */
export function printList(kind: EntryKind, entries: readonly Entry[]): string {
  const rows = entries.map((entry) => [...cellsOf(kind, entry).values()])
  return printCells([columns[kind], ...rows])
}

/** The entries of another meeting as rows, as if they had come in a file. */
export function rowsOf(kind: EntryKind, entries: readonly Entry[]): readonly ListRow[] {
  return entries.map((entry) => ({ line: null, cells: cellsOf(kind, entry) }))
}

/** Reads a CSV file: columns in any order, those that are not needed left out. */
export function readList(kind: EntryKind, text: string): ReadList {
  const { rows, faults } = readCells(text)
  const [head, ...rest] = rows
  const names = (head?.cells ?? []).map((name) => name.toLowerCase())
  const known: readonly string[] = columns[kind]
  const fault = faultInHead(names, known)
  if (fault !== null) return { ok: false, fault }
  const wide = rest.filter(({ cells }) => cells.slice(names.length).some((cell) => cell !== ""))
  const tooWide = wide.map(({ line, cells }) => ({ line, text: widthFault(cells, names) }))
  return {
    ok: true,
    list: {
      rows: rest
        .filter((row) => !wide.includes(row))
        .map(({ line, cells }) => ({ line, cells: named(names, cells, known) })),
      faults: [...faults, ...tooWide].sort((a, b) => a.line - b.line),
      unused: (head?.cells ?? []).filter(
        (name) => name !== "" && !known.includes(name.toLowerCase()),
      ),
    },
  }
}

function faultInHead(names: readonly string[], known: readonly string[]): string | null {
  const twice = names.find((name, n) => known.includes(name) && names.indexOf(name) < n)
  if (twice !== undefined) return `The column “${twice}” stands twice. Keep one.`
  if (names.includes("id") || names.includes("name")) return null
  return `The first line names the columns, and one of them is “id” or “name”. This list knows ${known.join(", ")}.`
}

function widthFault(cells: readonly string[], names: readonly string[]): string {
  return `This line has ${cells.length} cells, and the first line names ${names.length} columns. Put a cell that holds the separator in quotation marks.`
}

/** A row that ends early has nothing in its last cells. */
function named(
  names: readonly string[],
  cells: readonly string[],
  known: readonly string[],
): Cells {
  const pairs = names.map((name, n) => [name, cells[n] ?? ""] as const)
  return new Map(pairs.filter(([name]) => known.includes(name)))
}
