// What a list would change in a meeting, row by row, before anything is written.
import {
  differingFields,
  entryOf,
  type Meeting,
  type MeetingNames,
  namesOf,
  takenIds,
  versionOf,
  withEntry,
} from "../meeting/meeting.ts"
import { fold } from "../support/fold.ts"
import { slug } from "../support/slug.ts"
import { readSeveral } from "./cell-values.ts"
import type { Entry, EntryKind } from "./columns.ts"
import { entryFrom } from "./entry.ts"
import type { ListRow } from "./list.ts"

/** A row that makes a new entry or changes one. */
export interface PlannedRow {
  readonly row: ListRow
  /** As it would be written. */
  readonly entry: Entry
  /** What stands there; null for a new one. */
  readonly before: Entry | null
  /** What that stands there it saw; undefined for a new one. */
  readonly version: string | undefined
  /** What makes it doubtful, in a sentence; null for nothing. */
  readonly doubt: string | null
  /** What it names that is not taken, a sentence each: while there is any, it cannot be taken either. */
  readonly lacks: readonly string[]
}

/** A row that cannot be taken, and what to do about it. */
export interface FaultyRow {
  readonly row: ListRow
  /** Its name or id, as it is written. */
  readonly name: string
  readonly faults: readonly string[]
}

export interface Plan {
  readonly rows: readonly PlannedRow[]
  readonly faulty: readonly FaultyRow[]
  /** How many say what stands already. */
  readonly same: number
}

/** Reads the rows against the meeting. What is not taken is not there for the others to name. */
export function planOf(
  meeting: Meeting,
  kind: EntryKind,
  rows: readonly ListRow[],
  isTaken: (row: ListRow) => boolean = () => true,
): Plan {
  const standing = namesOf(meeting)
  const targets = targetsOf(standing, kind, rows)
  const taken = targets.filter(({ row }) => isTaken(row))
  const all = namesOf(withTargets(meeting, kind, targets))
  const names = taken.length === targets.length ? all : namesOf(withTargets(meeting, kind, taken))
  const [planned, faulty]: [PlannedRow[], FaultyRow[]] = [[], []]
  let same = 0
  for (const target of targets) {
    const read = plannedRow(kind, target, all, standing)
    if ("faults" in read) faulty.push(read)
    else if (read.before !== null && differingFields(read.before, read.entry).length === 0)
      same += 1
    else planned.push({ ...read, lacks: isTaken(read.row) ? lacksOf(kind, target, names) : [] })
  }
  return { rows: planned, faulty, same }
}

/** Which entry a row is about. */
interface Target {
  readonly row: ListRow
  readonly id: string
  readonly name: string
  readonly before: Entry | null
  readonly fault: string | null
}

function targetsOf(
  names: MeetingNames,
  kind: EntryKind,
  rows: readonly ListRow[],
): readonly Target[] {
  const entries: readonly Entry[] = kind === "actors" ? names.actors : names.meeting[kind]
  const byId = new Map(entries.map((entry) => [fold(entry.id), entry]))
  const taken = new Set([...takenIds(entries), ...rows.map(({ cells }) => cells.get("id") ?? "")])
  const first = new Map<string, ListRow>()
  return rows.map((row) => {
    const target = targetOf(row, kind, names, byId, taken)
    taken.add(target.id)
    const there = first.get(fold(target.id))
    if (there === undefined) first.set(fold(target.id), row)
    const fault = target.fault ?? (there === undefined ? null : repeated(target, there))
    return { ...target, fault }
  })
}

function targetOf(
  row: ListRow,
  kind: EntryKind,
  names: MeetingNames,
  byId: ReadonlyMap<string, Entry>,
  taken: ReadonlySet<string>,
): Target {
  const [id = "", name = ""] = [row.cells.get("id"), row.cells.get("name")]
  if (id !== "") {
    const before = byId.get(fold(id)) ?? null
    const fault =
      before === null && name === ""
        ? `No entry has the id “${id}”. Give it a name to make it.`
        : null
    return { row, id: before?.id ?? id, name: name || (before?.name ?? id), before, fault }
  }
  if (name === "")
    return { row, id: "", name: "", before: null, fault: "Give the row a name or an id." }
  const found = finders[kind](names, name)
  if (found.found === "one")
    return { row, id: found.value.id, name, before: found.value, fault: null }
  if (found.found === "none") {
    return { row, id: slug(name, kindWord[kind], taken), name, before: null, fault: null }
  }
  const several = found.values.map((it) => `${it.name} (${it.id})`).join(", ")
  const fault = `“${name}” is several: ${several}. Write the id of the one that is meant.`
  return { row, id: "", name, before: null, fault }
}

const kindWord = { actors: "actor", topics: "topic", provisions: "provision" } as const
const finders = {
  actors: (names: MeetingNames, name: string) => names.actor(name),
  topics: (names: MeetingNames, name: string) => names.topic(name),
  provisions: (names: MeetingNames, name: string) => names.provision(name),
} as const

function repeated({ name, id }: Target, { line }: ListRow): string {
  const where = line === null ? "already" : `in line ${line} already`
  return `${id === "" ? "This" : `“${name}”`} stands ${where}. Keep one of the two.`
}

/** The meeting as its names will be, so that rows can name one another in any order. */
function withTargets(meeting: Meeting, kind: EntryKind, targets: readonly Target[]): Meeting {
  const listed: readonly Entry[] = meeting[kind]
  const named = targets.flatMap(({ row, id, name, before, fault }) => {
    if (fault !== null) return []
    const aliases = row.cells.get("aliases")
    const about = { kind: "organisation", positions: [], aliases: [], ...before, id, name }
    return [{ ...about, ...(aliases === undefined ? {} : { aliases: readSeveral(aliases) }) }]
  })
  const ids = new Set(named.map(({ id }) => id))
  // Only its names are looked up; the rest is read afterwards.
  return { ...meeting, [kind]: [...listed.filter(({ id }) => !ids.has(id)), ...named] }
}

function plannedRow(
  kind: EntryKind,
  { row, id, name, before, fault }: Target,
  names: MeetingNames,
  standing: MeetingNames,
): Omit<PlannedRow, "lacks"> | FaultyRow {
  if (fault !== null) return { row, name, faults: [fault] }
  const read = entryFrom(kind, { id, cells: row.cells, before }, names)
  if (!read.ok) return { row, name, faults: read.faults }
  const recoded = withEntry(standing.meeting, kind, read.entry)
  if (!recoded.ok) return { row, name, faults: [recoded.fault] }
  // As it will stand: a name that is given up becomes another name.
  const entry = entryOf(recoded.meeting, kind, id) ?? read.entry
  const version = before === null ? undefined : versionOf(before)
  return {
    row,
    entry,
    before,
    version,
    doubt: doubtOf(kind, entry, before, names, standing),
  }
}

/** What is wrong with a good row where only what is taken has a name. */
function lacksOf(
  kind: EntryKind,
  { id, row, before }: Target,
  names: MeetingNames,
): readonly string[] {
  const read = entryFrom(kind, { id, cells: row.cells, before }, names)
  return read.ok ? [] : read.faults
}

/** Another that is called so: notes that name it could not tell which is meant, or would mean the new one. */
function doubtOf(
  kind: EntryKind,
  { id, name }: Entry,
  before: Entry | null,
  names: MeetingNames,
  standing: MeetingNames,
): string | null {
  if (before !== null && fold(before.name) === fold(name)) return null
  const [now, until] = [finders[kind](names, name), finders[kind](standing, name)]
  if (now.found === "many") {
    const others = (now.values as readonly Entry[]).filter((it) => it.id !== id)
    return `${others.map((it) => `${it.name} (${it.id})`).join(", ")} is called so as well: notes that say “${name}” could mean either.`
  }
  if (until.found !== "one" || until.value.id === id) return null
  return `“${name}” means ${until.value.name} (${until.value.id}) here so far: notes that say so would mean this one.`
}
