// Whether an index says what a conformance case expects: named arrays only, row by row, in the fields given.
import type { NoteIndex } from "../../shared/meeting/meeting.ts"

/** A row as it stands in JSON: a case's with the fields it cares about, an index's with all. */
export type Row = Readonly<Record<string, unknown>>

export type Expected = Readonly<Partial<Record<keyof NoteIndex, readonly Row[]>>>

/**
 * What differs, a line each; nothing when the index fits. An array must have as many rows as expected,
 * each fitting another one; `interventions` in their order, all others in any.
 */
export function differences(expected: Expected, index: NoteIndex): string[] {
  const arrays = new Map<string, unknown>(Object.entries(index))
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const found = arrays.get(name)
    if (!Array.isArray(found)) return [`${name}: no such array in the index`]
    const lines = name === "interventions" ? inOrder(wanted, found) : inAnyOrder(wanted, found)
    return lines.map((line) => `${name}: ${line}`)
  })
}

function inOrder(wanted: readonly Row[], found: readonly Row[]): string[] {
  const rows = Array.from({ length: Math.max(wanted.length, found.length) }, (_, n) => n)
  return rows.flatMap((n) => {
    const [want, row] = [wanted[n], found[n]]
    if (want !== undefined && row !== undefined && fits(want, row)) return []
    return [`row ${n}: expected ${show(want)}, found ${show(row)}`]
  })
}

function inAnyOrder(wanted: readonly Row[], found: readonly Row[]): string[] {
  const { unmatched, spare } = matching(wanted, found)
  return [
    ...unmatched.map((row) => `missing ${show(row)}`),
    ...spare.map((row) => `not expected ${show(row)}`),
  ]
}

/** A largest matching: an expected row may give up its partner when it finds another one. */
function matching(wanted: readonly Row[], found: readonly Row[]) {
  const partner = new Map<Row, Row>()
  const place = (want: Row, tried: Set<Row>): boolean =>
    found.some((row) => {
      if (tried.has(row) || !fits(want, row)) return false
      tried.add(row)
      const rival = partner.get(row)
      if (rival !== undefined && !place(rival, tried)) return false
      partner.set(row, want)
      return true
    })
  const unmatched = wanted.filter((want) => !place(want, new Set()))
  return { unmatched, spare: found.filter((row) => !partner.has(row)) }
}

function fits(want: Row, row: Row): boolean {
  return Object.keys(want).every((key) => canonical(want[key]) === canonical(row[key]))
}

/** Equal for equal values; a list's order does not count. */
function canonical(value: unknown): string {
  return show(Array.isArray(value) ? value.map(canonical).sort() : value)
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? "nothing"
}
