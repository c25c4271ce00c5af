// An entry from a row of a list, laid over the one that stands: what it cannot mean is told, in words of the row.
import * as v from "valibot"
import {
  actorSchema,
  faultInMembers,
  type MeetingNames,
  type Position,
  provisionSchema,
  topicSchema,
} from "../meeting/meeting.ts"
import { fold } from "../support/fold.ts"
import { slug } from "../support/slug.ts"
import { readDated, readKeyed, readSeveral, readYes } from "./cell-values.ts"
import type { Actor, Cells, Entry, EntryKind, Topic } from "./columns.ts"

const schemas = { actors: actorSchema, topics: topicSchema, provisions: provisionSchema }

/** The entry, or what is wrong with its row: a sentence each. */
export type ReadEntry =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Names are those of the meeting with the list's own. A column that is not there leaves what `before` has. */
export function entryFrom(
  kind: EntryKind,
  {
    id,
    cells,
    before,
  }: { readonly id: string; readonly cells: Cells; readonly before: Entry | null },
  names: MeetingNames,
): ReadEntry {
  const row = new Row(cells)
  const { was: _, ...stands } = before ?? {}
  const name = row.text("name") || before?.name || ""
  const common = { ...stands, id, name, ...row.several("aliases", "aliases") }
  const entry = { ...common, ...fieldsOf(kind, row, before, names) }
  const result = v.safeParse(schemas[kind], entry)
  const issues = result.success ? [] : result.issues.map((issue) => issueText(issue))
  const faults = [...row.faults, ...issues]
  if (!result.success || faults.length > 0) return { ok: false, faults }
  // The schema has checked every id; this is where they get their brand.
  const read = result.output as unknown as Entry
  const fault = "kind" in read ? faultInMembers(read, (id) => nameOf(names, id)) : null
  return fault === null ? { ok: true, entry: tidy(read) } : { ok: false, faults: [fault] }
}

function fieldsOf(
  kind: EntryKind,
  row: Row,
  before: Entry | null,
  names: MeetingNames,
): Readonly<Record<string, unknown>> {
  if (kind === "provisions") return {}
  if (kind === "topics") return topicFields(row, before as Topic | null, names)
  return actorFields(row, before as Actor | null, names)
}

function actorFields(row: Row, before: Actor | null, names: MeetingNames) {
  const actor = (column: string, name: string) => row.found(column, name, names.actor(name))
  const members = row.read("members")
  const kind = row.text("kind").toLowerCase() || before?.kind || (members ? "group" : "")
  if (kind === "")
    row.fault("Say in the column “kind” what it is: state, group, organisation, person.")
  const neutral = row.read("neutral")
  const isNeutral = neutral === undefined ? before?.neutral : readYes(neutral)
  if (isNeutral === null) row.fault(`“${neutral}” in the column “neutral” is neither yes nor no.`)
  return {
    kind,
    ...row.optional("badge", "badge"),
    ...row.optional("role", "role"),
    neutral: isNeutral || undefined,
    ...(members === undefined ? {} : { members: membersFrom(members, before, actor) }),
    ...spokespersonFrom(row, actor),
  }
}

type Find = (column: string, name: string) => string

/** An empty cell says no members; where none are known that is not said anew. */
function membersFrom(cell: string, before: Actor | null, find: Find) {
  const members = readSeveral(cell).map((text) => {
    const { name, from, until } = readDated(text)
    return {
      actor: find("members", name),
      ...(from === "" ? {} : { from }),
      ...(until === "" ? {} : { until }),
    }
  })
  return members.length === 0 && before?.members === undefined ? undefined : members
}

function spokespersonFrom(row: Row, find: Find) {
  const cell = row.read("spokesperson")
  if (cell === undefined) return {}
  const several = readSeveral(cell).map(readKeyed)
  const [first] = several
  if (first === undefined) return { spokesperson: undefined }
  if (several.length === 1 && first.key === "") {
    return { spokesperson: find("spokesperson", first.name) }
  }
  const days = several.map(({ key, name }) => [key, find("spokesperson", name)])
  if (several.some(({ key }) => key === "")) {
    row.fault("Several spokespersons each need their day: 2018-03-12=KEN|2018-03-13=GHA.")
  }
  return { spokesperson: Object.fromEntries(days) }
}

function topicFields(row: Row, before: Topic | null, names: MeetingNames) {
  const parent = row.read("parent")
  const priority = row.read("priority")
  const positions = row.read("positions")
  if (priority && !/^\d+$/.test(priority)) {
    row.fault(`“${priority}” in the column “priority” is no whole number from 1.`)
  }
  return {
    ...(parent === undefined ? {} : { parent: parentFrom(row, parent, names) }),
    ...(priority === undefined ? {} : { priority: priority === "" ? undefined : Number(priority) }),
    positions: positions === undefined ? before?.positions : positionsFrom(row, positions, before),
  }
}

function parentFrom(row: Row, name: string, names: MeetingNames): string | undefined {
  return name === "" ? undefined : row.found("parent", name, names.topic(name))
}

/** One without an id is the one of that label, else new. */
function positionsFrom(row: Row, cell: string, before: Topic | null) {
  const known = before?.positions ?? []
  const typed = readSeveral(cell).map(readKeyed)
  const taken = new Set([...known.map(({ id }) => id as string), ...typed.map(({ key }) => key)])
  const positions = typed.map(({ key, name }) => {
    const same = known.find(({ label }: Position) => fold(label) === fold(name))
    const id = key || same?.id || slug(name, "position", taken)
    taken.add(id)
    return { id, label: name }
  })
  const twice = positions.find(({ id }, n) => positions.findIndex((it) => it.id === id) < n)
  if (twice !== undefined) row.fault(`The position “${twice.label}” stands twice. Keep one.`)
  return positions
}

/** A row's cells, and what is found wrong in them. */
class Row {
  readonly faults: string[] = []
  readonly #cells: Cells

  constructor(cells: Cells) {
    this.#cells = cells
  }

  /** Undefined where there is no such column. */
  read(column: string): string | undefined {
    return this.#cells.get(column)
  }
  text(column: string): string {
    return this.#cells.get(column) ?? ""
  }
  fault(text: string): void {
    this.faults.push(text)
  }

  several(column: string, field: string): object {
    const cell = this.read(column)
    return cell === undefined ? {} : { [field]: readSeveral(cell) }
  }
  optional(column: string, field: string): object {
    const cell = this.read(column)
    return cell === undefined ? {} : { [field]: cell || undefined }
  }

  /** The id of what a name leads to; the name itself where that is not one thing, which is a fault. */
  found(
    column: string,
    name: string,
    found: ReturnType<MeetingNames["actor"]> | ReturnType<MeetingNames["topic"]>,
  ): string {
    if (found.found === "one") return found.value.id
    const several =
      found.found === "many" ? found.values.map(({ id, name }) => `${name} (${id})`) : []
    this.fault(
      several.length > 0
        ? `“${name}” in the column “${column}” is several: ${several.join(", ")}. Write the id of the one that is meant.`
        : `“${name}” in the column “${column}” is not known here. Mend its name, take it as well, or add it first.`,
    )
    return name
  }
}

function nameOf(names: MeetingNames, id: string): string {
  const found = names.actor(id)
  return found.found === "one" ? found.value.name : id
}

function issueText(issue: v.BaseIssue<unknown>): string {
  const [place] = issue.path ?? []
  const column = typeof place?.key === "string" ? `“${place.key}”: ` : ""
  return `${column}${issue.message}.`
}

/** Without fields that say nothing. */
function tidy(entry: Entry): Entry {
  const fields = Object.entries(entry).filter(([, value]) => value !== undefined && value !== false)
  return Object.fromEntries(fields) as unknown as Entry
}
