// Which wording of an entry somebody saw, so that a change never goes over one that they did not see.
import { hashText } from "../support/hash.ts"
import type { Entry } from "./written.ts"

/**
 * The version of an entry: equal for equal words, whoever computes it. Former ids, which stay whoever writes the entry,
 * are no part of it.
 */
export function versionOf(entry: Entry): string {
  return hashText(JSON.stringify(plain(entry)))
}

/** The fields in which two wordings of an entry differ, in the order of their names; an absent one is like an empty one. */
export function differingFields(a: Entry, b: Entry): readonly string[] {
  const [before, after] = [fieldsOf(a), fieldsOf(b)]
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.filter((name) => before.get(name) !== after.get(name))
}

function fieldsOf(entry: Entry): ReadonlyMap<string, string> {
  const fields = Object.entries(entry).filter(
    ([name, value]) => name !== "was" && value !== undefined && value !== false,
  )
  return new Map(
    fields
      .map(([name, value]) => [name, JSON.stringify(plain(value))] as const)
      .filter(([, text]) => text !== "[]"),
  )
}

/** Without former ids, and with the fields in one order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== "object" || value === null) return value
  const fields = Object.entries(value)
    .filter(([name, field]) => name !== "was" && field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([name, field]) => [name, plain(field)]))
}
