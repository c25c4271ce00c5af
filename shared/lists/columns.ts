// The columns of the three lists, and an entry as a row of each.
import type { Actor, Entry, EntryKind, Provision, Topic } from "../meeting/meeting.ts"
import { printDated, printKeyed, printSeveral, printYes } from "./cell-values.ts"

/** The columns by name, in the order in which they are written. */
export const columns = {
  actors: [
    ...["id", "kind", "name", "aliases", "badge", "members", "spokesperson", "neutral", "role"],
  ],
  topics: ["id", "name", "parent", "aliases", "priority", "positions"],
  provisions: ["id", "name", "aliases"],
} as const satisfies Record<EntryKind, readonly string[]>

/** What a row says, by column; a column that is not there leaves what the entry has. */
export type Cells = ReadonlyMap<string, string>

/** An entry as its row. Former ids are no part of a list: they stay with the meeting. */
export function cellsOf(kind: EntryKind, entry: Entry): Cells {
  const cells = printed(entry)
  return new Map(columns[kind].map((column) => [column, cells[column] ?? ""]))
}

function printed(entry: Entry): Readonly<Record<string, string>> {
  const { id, name, aliases } = entry
  const common = { id, name, aliases: printSeveral(aliases) }
  if ("kind" in entry) return { ...common, ...actorCells(entry) }
  return "positions" in entry ? { ...common, ...topicCells(entry) } : common
}

function actorCells({ kind, badge, members = [], spokesperson, neutral, role }: Actor) {
  return {
    kind,
    badge: badge ?? "",
    members: printSeveral(
      members.map(({ actor, from = "", until = "" }) => printDated({ name: actor, from, until })),
    ),
    spokesperson: spokespersonCell(spokesperson),
    neutral: printYes(neutral ?? false),
    role: role ?? "",
  }
}

function spokespersonCell(spokesperson: Actor["spokesperson"]): string {
  if (typeof spokesperson !== "object") return spokesperson ?? ""
  const days = Object.entries(spokesperson).sort(([a], [b]) => (a < b ? -1 : 1))
  return printSeveral(days.map(([key, name]) => printKeyed({ key, name })))
}

function topicCells({ parent, priority, positions }: Topic) {
  return {
    parent: parent ?? "",
    priority: priority === undefined ? "" : String(priority),
    positions: printSeveral(positions.map(({ id, label }) => printKeyed({ key: id, name: label }))),
  }
}

export type { Actor, Entry, EntryKind, Provision, Topic }
