// What chips can say of a meeting, and how each keeps leading to the same entry when entries are merged or moved.
import type { Actor } from "../roster/roster.ts"
import { fold } from "../support/fold.ts"
import { groupBy } from "../support/group-by.ts"
import type { Meeting, Position, Provision, Topic } from "./meeting.ts"
import { type Found, formerPosition, type MeetingNames, namesOf } from "./names.ts"

type Entry = Actor | Topic | Provision

/** Ids before the change to ids after it; what is not named keeps its id. */
export interface Moved {
  readonly actors?: ReadonlyMap<string, string>
  readonly topics?: ReadonlyMap<string, string>
  readonly provisions?: ReadonlyMap<string, string>
  /** By the place before, as `formerly` writes it, to the place after. */
  readonly positions?: ReadonlyMap<string, Place>
}

/** Where a position stands, by ids. */
export interface Place {
  readonly topic: string
  readonly position: string
}

/** A place of a position as its `was` keeps it: `topic=position`. */
export function formerly(topic: string, name: string): string {
  return `${/[=[]/.test(topic) ? `[${topic}]` : topic}=${name}`
}

/** All names of an entry: id, former ids, name and aliases. */
export function namesIn({ id, was = [], name, aliases }: Entry): readonly string[] {
  return [id, ...was, name, ...aliases]
}

/** Aliases are typed with commas between them. */
export function canBeAlias(name: string): boolean {
  return !/[,،、]/.test(name)
}

/** The names of positions in their topic: ids, former ids and labels, save what led there from elsewhere. */
function namesInTopic({ id, was = [], label }: Position): readonly string[] {
  return [id, ...was.filter((it) => formerPosition(it).topic === null), label]
}

/** The entry with former names added; those that it has already are left out. */
export function withWas<T extends { readonly was?: readonly string[] }>(
  entry: T,
  added: readonly string[],
): T {
  const was = new Map([...(entry.was ?? []), ...added].map((name) => [fold(name), name]))
  return was.size === 0 ? entry : { ...entry, was: [...was.values()] }
}

/**
 * The meeting after a change in which every reference that led to one thing before leads to what became of it:
 * where a name would lead elsewhere now, the entry keeps it as a former id.
 */
export function keepingReferences(before: Meeting, after: Meeting, moved: Moved): Meeting {
  const names = namesOf(before)
  return keepingPositions(names, keepingEntries(names, after, moved), moved)
}

function keepingEntries(before: MeetingNames, after: Meeting, moved: Moved): Meeting {
  const now = namesOf(after)
  const actors = lost(before.actors, moved.actors, before.actor, now.actor)
  const topics = lost(before.meeting.topics, moved.topics, before.topic, now.topic)
  const provisions = lost(
    before.meeting.provisions,
    moved.provisions,
    before.provision,
    now.provision,
  )
  return {
    ...after,
    actors: actorsWith(now, actors),
    topics: after.topics.map((it) => withWas(it, topics.get(it.id) ?? [])),
    provisions: after.provisions.map((it) => withWas(it, provisions.get(it.id) ?? [])),
  }
}

/** The names that led to one entry and do not lead to what became of it, by the id that they should lead to. */
function lost<T extends Entry>(
  entries: readonly T[],
  moved: ReadonlyMap<string, string> = new Map(),
  before: (name: string) => Found<T>,
  after: (name: string) => Found<T>,
): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>()
  for (const name of new Set(entries.flatMap(namesIn))) {
    const meant = before(name)
    if (meant.found !== "one") continue
    const id = moved.get(meant.value.id) ?? meant.value.id
    const means = after(name)
    if (means.found === "one" && means.value.id === id) continue
    found.set(id, [...(found.get(id) ?? []), name])
  }
  return found
}

/** A built-in actor that gets a former id becomes one of the meeting's own. */
function actorsWith(
  { meeting, actors }: MeetingNames,
  added: ReadonlyMap<string, string[]>,
): readonly Actor[] {
  const own = new Set(meeting.actors.map(({ id }) => id))
  return actors
    .filter(({ id }) => own.has(id) || added.has(id))
    .map((actor) => withWas(actor, added.get(actor.id) ?? []))
}

function keepingPositions(before: MeetingNames, after: Meeting, moved: Moved): Meeting {
  const now = namesOf(after)
  const added = referencesTo(before.meeting).flatMap(({ topic, name }) => {
    const meant = before.position(topic, name)
    if (meant.found !== "one") return []
    const place = placeAfter(meant.value, moved)
    const means = now.position(topic, name)
    if (means.found === "one" && isAt(means.value, place)) return []
    const isSameTopic = meant.value.topic.id === place.topic && !name.includes("=")
    return [{ place, was: isSameTopic ? name : formerly(topic, name) }]
  })
  if (added.length === 0) return after
  const byPlace = groupBy(added, ({ place }) => formerly(place.topic, place.position))
  const wasOf = (topic: Topic, { id }: Position) =>
    (byPlace.get(formerly(topic.id, id)) ?? []).map(({ was }) => was)
  return {
    ...after,
    topics: after.topics.map((topic) => ({
      ...topic,
      positions: topic.positions.map((position) => withWas(position, wasOf(topic, position))),
    })),
  }
}

/** Every pair of a topic's and a position's name that can lead to a position. */
function referencesTo({ topics }: Meeting): readonly { topic: string; name: string }[] {
  return topics.flatMap((topic) =>
    topic.positions.flatMap((position) => [
      ...namesIn(topic).flatMap((it) =>
        namesInTopic(position).map((name) => ({ topic: it, name })),
      ),
      ...(position.was ?? []).flatMap((it) => {
        const former = formerPosition(it)
        return former.topic === null ? [] : [{ topic: former.topic, name: former.name }]
      }),
    ]),
  )
}

function placeAfter(
  { topic, position }: { readonly topic: Topic; readonly position: Position },
  { topics, positions }: Moved,
): Place {
  return (
    positions?.get(formerly(topic.id, position.id)) ?? {
      topic: topics?.get(topic.id) ?? topic.id,
      position: position.id,
    }
  )
}

function isAt(
  { topic, position }: { readonly topic: Topic; readonly position: Position },
  place: Place,
): boolean {
  return topic.id === place.topic && position.id === place.position
}
