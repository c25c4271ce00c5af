// What stands in one cell: several names, members with their days, positions, yes and no.

/** A cell of several: parted by `|`; one that belongs to a name stands behind a backslash. */
export function printSeveral(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\|]/g, "\\$&")).join("|")
}

/** Those of a cell, trimmed, empty ones left out. */
export function readSeveral(cell: string): readonly string[] {
  const values: string[] = [""]
  for (const [part] of cell.matchAll(/\\[\\|]|[\s\S]/gu)) {
    if (part === "|") values.push("")
    else
      values[values.length - 1] += part.length > 1 && part.startsWith("\\") ? part.slice(1) : part
  }
  return values.map((value) => value.trim()).filter((value) => value !== "")
}

/** A name with the days between which it holds, either open: `AUT=1995-01-01..`. */
export interface DatedName {
  readonly name: string
  readonly from: string
  readonly until: string
}

export function printDated({ name, from, until }: DatedName): string {
  return from === "" && until === "" ? name : `${name}=${from}..${until}`
}

export function readDated(text: string): DatedName {
  const [, name = text, from = "", until = ""] =
    /^(.*?)\s*=\s*(\S*?)\s*\.\.\s*(\S*)$/s.exec(text) ?? []
  return { name, from, until }
}

/** A name behind what it goes with: `no-dichotomy=no dichotomy`, `2018-03-12=KEN`; the key is empty where none stands. */
export interface KeyedName {
  readonly key: string
  readonly name: string
}

export function printKeyed({ key, name }: KeyedName): string {
  return key === "" ? name : `${key}=${name}`
}

/** The key is an id or a day; what else stands before a `=` belongs to the name. */
export function readKeyed(text: string): KeyedName {
  const [, key = "", name = text] =
    /^([A-Za-z0-9][A-Za-z0-9._-]{0,79})\s*=\s*(.*)$/s.exec(text) ?? []
  return { key, name }
}

export function printYes(yes: boolean): string {
  return yes ? "yes" : ""
}

/** Null where it is neither. */
export function readYes(cell: string): boolean | null {
  if (/^(yes|y|true|1|x)$/i.test(cell)) return true
  return /^(no|n|false|0|)$/i.test(cell) ? false : null
}
