// Writing an entry whole: past notes that used its former name or a former id still mean it.
import { type Actor, builtInActors } from "../roster/roster.ts"
import { fold } from "../support/fold.ts"
import type { Meeting, Position, Provision, Topic } from "./meeting.ts"
import { formerPosition } from "./names.ts"
import { type Recoded, refused } from "./recoded.ts"
import { canBeAlias, formerly, namesIn, withWas } from "./references.ts"

export type EntryKind = "actors" | "topics" | "provisions"
export type Entry = Actor | Topic | Provision

/** The entry of this id, written in the meeting or built in. */
export function entryOf(meeting: Meeting, kind: EntryKind, id: string): Entry | undefined {
  const listed: readonly Entry[] = meeting[kind]
  const builtIn: readonly Entry[] = kind === "actors" ? builtInActors : []
  return listed.find((it) => it.id === id) ?? builtIn.find((it) => it.id === id)
}

/** The ids that a new entry may not have: those that are there, and those that mean one of them from before. */
export function takenIds(
  entries: readonly { readonly id: string; readonly was?: readonly string[] }[],
): ReadonlySet<string> {
  return new Set(entries.flatMap(({ id, was = [] }) => [id, ...was]))
}

/**
 * Writes an entry in its place, or adds it at the end. Former ids stay, whether they are written or not; a name that
 * is given up stays as an alias, and a position's label as a former id, unless another has it now. Refused where a
 * new id means another entry since they were merged.
 */
export function withEntry(meeting: Meeting, kind: EntryKind, written: Entry): Recoded {
  const before = entryOf(meeting, kind, written.id)
  const others = (meeting[kind] as readonly Entry[]).filter(({ id }) => id !== written.id)
  const now = others.find(({ was = [] }) => was.includes(written.id))
  if (before === undefined && now !== undefined) {
    return refused(`“${written.id}” went into “${now.name}” and means that now. Take another id.`)
  }
  const named = withFormerName(withWas(written, before?.was ?? []), before, others)
  const entry = "positions" in named ? withFormerPositions(named, before as Topic) : named
  const isListed = others.length < meeting[kind].length
  const listed = isListed
    ? (meeting[kind] as readonly Entry[]).map((it) => (it.id === entry.id ? entry : it))
    : [...others, entry]
  const after = { ...meeting, [kind]: listed }
  const moved = kind === "topics" ? movedAway(after, entry as Topic, before as Topic) : null
  return moved === null ? { ok: true, meeting: after } : refused(moved)
}

/** The meeting without an entry; a built-in actor returns to its built-in names, and keeps its former ids. */
export function withoutEntry(meeting: Meeting, kind: EntryKind, id: string): Meeting | null {
  const entry = (meeting[kind] as readonly Entry[]).find((it) => it.id === id)
  if (entry === undefined) return null
  if (kind === "topics") {
    return { ...meeting, topics: orphaned(meeting.topics.filter((it) => it.id !== id)) }
  }
  const builtIn = kind === "actors" ? builtInActors.find((it) => it.id === id) : undefined
  const back = builtIn && entry.was !== undefined ? [withWas(builtIn, entry.was)] : []
  const listed: readonly Entry[] = meeting[kind]
  return { ...meeting, [kind]: listed.flatMap((it) => (it.id === id ? back : [it])) }
}

function withFormerName<T extends Entry>(
  written: T,
  before: Entry | undefined,
  others: readonly Entry[],
): T {
  if (before === undefined || fold(before.name) === fold(written.name)) return written
  const taken = [written, ...others].flatMap(namesIn).map(fold)
  if (taken.includes(fold(before.name))) return written
  return canBeAlias(before.name)
    ? { ...written, aliases: [...written.aliases, before.name] }
    : withWas(written, [before.name])
}

function withFormerPositions(written: Topic, before: Topic | undefined): Topic {
  if (before === undefined) return written
  const taken = written.positions.flatMap(({ id, label }) => [fold(id), fold(label)])
  const positions = written.positions.map((position) => {
    const known = before.positions.find(({ id }) => id === position.id)
    if (known === undefined) return position
    const label = known.label.includes("=") ? formerly(written.id, known.label) : known.label
    return withWas(position, [
      ...(known.was ?? []),
      ...(taken.includes(fold(known.label)) ? [] : [label]),
    ])
  })
  return { ...written, positions }
}

/** What is wrong where a position is new to the topic and its id means another position by now. */
function movedAway({ topics }: Meeting, written: Topic, before: Topic | undefined): string | null {
  const isNew = ({ id }: Position) => !before?.positions.some((it) => it.id === id)
  for (const { id } of written.positions.filter(isNew)) {
    for (const topic of topics) {
      const now = topic.positions.find(({ was = [] }) =>
        was.some((it) => means(it, topic, written, id)),
      )
      if (now === undefined || (topic.id === written.id && now.id === id)) continue
      return `“${id}” went into “${topic.name}: ${now.label}” and means that now. Take another id.`
    }
  }
  return null
}

function means(was: string, at: Topic, topic: Topic, position: string): boolean {
  const former = formerPosition(was)
  const isThere = former.topic === null ? at.id === topic.id : former.topic === topic.id
  return isThere && former.name === position
}

/** A topic whose parent went stands by itself. */
function orphaned(topics: readonly Topic[]): readonly Topic[] {
  const ids = new Set(topics.map(({ id }) => id))
  return topics.map(({ parent, ...topic }) =>
    parent !== undefined && ids.has(parent) ? { ...topic, parent } : topic,
  )
}
