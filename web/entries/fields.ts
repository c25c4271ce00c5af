// The fields of an actor, a topic or a provision as a person reads them, one wording beside another.
import type {
  Actor,
  Entry,
  MeetingNames,
  Position,
  Provision,
  Topic,
} from "../../shared/meeting/meeting.ts"
import { words } from "../ui/words.ts"

export type EntryField = keyof Actor | keyof Topic | keyof Provision

const labels: Readonly<Partial<Record<EntryField, string>>> = {
  name: words.meeting.name,
  aliases: words.topics.aliases,
  kind: words.roster.kind,
  badge: words.roster.badge,
  role: words.roster.role,
  neutral: words.roster.neutral,
  members: words.roster.membersTitle,
  spokesperson: words.roster.spokesperson,
  parent: words.topics.parent,
  priority: words.topics.priority,
  positions: words.topics.positions,
}

export function labelOf(field: string): string {
  return labels[field as EntryField] ?? field
}

/** Lists of more entries show only what is not in both. */
const SHORT = 6

/** A field of two wordings, as text; of long lists what is only in the one. Empty where there is nothing. */
export function fieldTexts(
  field: string,
  a: Entry,
  b: Entry,
  names: MeetingNames,
): readonly [string, string] {
  const [here, there] = [partsOf(field, a, names), partsOf(field, b, names)]
  const isLong = Math.max(here.length, there.length) > SHORT
  return [
    isLong ? apart(here, there) : here.join(", "),
    isLong ? apart(there, here) : there.join(", "),
  ]
}

function apart(list: readonly string[], other: readonly string[]): string {
  const own = list.filter((it) => !other.includes(it))
  const same = list.length - own.length
  return [...own, ...(same === 0 ? [] : [words.entries.same(same)])].join(", ")
}

function partsOf(field: string, entry: Entry, names: MeetingNames): readonly string[] {
  const all: Partial<Actor & Topic> = entry as Partial<Actor & Topic>
  const nameOf = (id: Actor["id"]) => names.actorById(id)?.name ?? id
  switch (field) {
    case "aliases":
      return entry.aliases
    case "members":
      return (all.members ?? []).map((member) => memberText(member, nameOf))
    case "positions":
      return (all.positions ?? []).map(({ label }: Position) => label)
    case "spokesperson":
      return spokespersonTexts(all.spokesperson, nameOf)
    case "neutral":
      return all.neutral ? [words.entries.yes] : []
    case "kind":
      return all.kind === undefined ? [] : [words.roster.kinds[all.kind]]
    case "parent":
      return all.parent === undefined ? [] : [names.topicById(all.parent)?.name ?? all.parent]
    default: {
      const value = Object.entries(entry).find(([name]) => name === field)?.[1]
      return value === undefined ? [] : [String(value)]
    }
  }
}

function memberText(
  { actor, from, until }: NonNullable<Actor["members"]>[number],
  nameOf: (id: Actor["id"]) => string,
): string {
  const days = [
    ...(from === undefined ? [] : [words.entries.from(from)]),
    ...(until === undefined ? [] : [words.entries.until(until)]),
  ]
  return days.length === 0 ? nameOf(actor) : `${nameOf(actor)} (${days.join(" ")})`
}

function spokespersonTexts(
  spokesperson: Actor["spokesperson"],
  nameOf: (id: Actor["id"]) => string,
): readonly string[] {
  if (spokesperson === undefined) return []
  if (typeof spokesperson === "string") return [nameOf(spokesperson)]
  return Object.entries(spokesperson).map(([day, id]) => `${day}: ${nameOf(id)}`)
}
