// CSV as spreadsheets write and read it: separators, quotes, and cells that would run as formulas.
import Papa from "papaparse"

/** A row of a file, and the line on which it begins, from 1. */
export interface CellRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What is wrong in a line, and what to do about it. */
export interface LineFault {
  readonly line: number
  readonly text: string
}

export interface Cells {
  readonly rows: readonly CellRow[]
  /** Rows that could not be read. */
  readonly faults: readonly LineFault[]
}

/** With a byte order mark, by which spreadsheets know UTF-8, commas, and the line ends of RFC 4180. */
export function printCells(rows: readonly (readonly string[])[]): string {
  return `\ufeff${Papa.unparse(
    rows.map((cells) => cells.map(harmless)),
    { newline: "\r\n" },
  )}\r\n`
}

/** Cells are trimmed, empty rows left out. The separator is a comma, a semicolon or a tab, as the first line has it. */
export function readCells(text: string): Cells {
  const clean = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")
  const { data, errors } = Papa.parse(clean, { delimiter: separatorOf(clean), newline: "\n" })
  const broken = new Map(errors.map(({ row = 0, code }) => [row, code]))
  const rows: CellRow[] = []
  const faults: LineFault[] = []
  let line = 1
  for (const [n, cells] of data.entries()) {
    const code = broken.get(n)
    if (code !== undefined) faults.push({ line, text: faultText(code, line, cells) })
    else if (cells.some((cell) => cell.trim() !== "")) {
      rows.push({ line, cells: cells.map((cell) => plain(cell.trim()).trim()) })
    }
    line += 1 + cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0)
  }
  return { rows, faults }
}

/** Column names hold none of the three, so the first line tells. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.indexOf("\n") === -1 ? undefined : text.indexOf("\n"))
  const counts = [",", ";", "\t"].map((it) => ({ it, times: first.split(it).length }))
  return counts.reduce((most, one) => (one.times > most.times ? one : most)).it
}

// A spreadsheet takes a cell that begins so for a formula and runs it, whoever wrote the name.
const formula = /^'*[=+\-@\t\r]/

function harmless(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

function plain(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

function faultText(code: string, line: number, cells: readonly string[]): string {
  if (code === "MissingQuotes") {
    const lines = cells.join("").split("\n").length
    const lost = lines > 1 ? ` Lines ${line} to ${line + lines - 1} were not read.` : ""
    return `A quotation mark opens a cell and none closes it.${lost} Close it, or write it twice where it belongs to the words.`
  }
  return "Words stand behind a closing quotation mark. Write a quotation mark that belongs to the words twice."
}
