// Tables as CSV, for spreadsheets and for scripts.

/**
 * The rows as CSV (RFC 4180), lines ended by CR LF. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe: what somebody typed in a note must not run on another's machine.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")
}

function cellOf(value: string | number): string {
  if (typeof value === "number") return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
