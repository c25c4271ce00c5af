// What a name means in a meeting: its actors, topics, positions and provisions by id, name or alias.
import { type Actor, type ActorId, builtInActors, idsCalled, isState } from "../roster/roster.ts"
import { fold } from "../support/fold.ts"
import { groupBy } from "../support/group-by.ts"
import type { Meeting, Position, Provision, ProvisionId, Topic, TopicId } from "./meeting.ts"

/** What a name leads to: one thing, none, or several that share it. */
export type Found<T> =
  | { readonly found: "one"; readonly value: T }
  | { readonly found: "none" }
  | { readonly found: "many"; readonly values: readonly T[] }

/** A position and the topic where it stands now. */
export interface PlacedPosition {
  readonly topic: Topic
  readonly position: Position
}

/**
 * The names of one meeting. Look-ups go by id, by former id, by name, by alias, in this order, without regard to
 * case and accents. What no actor of the meeting is called so may still be a built-in one's formal or former name, its
 * acronym, or its name in one of the UN's other languages.
 */
export interface MeetingNames {
  readonly meeting: Meeting
  /** The meeting's own actors, then the built-in ones that it neither overrides nor has merged into others. */
  readonly actors: readonly Actor[]
  actor(name: string): Found<Actor>
  topic(name: string): Found<Topic>
  /** By id or label, under any name of its topic or of one where it stood before. */
  position(topic: string, name: string): Found<PlacedPosition>
  provision(name: string): Found<Provision>
  /** By id or former id, as the three below. */
  actorById(id: ActorId): Actor | undefined
  topicById(id: TopicId): Topic | undefined
  provisionById(id: ProvisionId): Provision | undefined
}

/** Reads a meeting's names once; keep the result as long as the meeting does not change. */
export function namesOf(meeting: Meeting): MeetingNames {
  const own = new Set<string>(meeting.actors.map(({ id }) => id))
  const former = new Set(meeting.actors.flatMap(({ was = [] }) => was))
  // A state never goes: its id may only stand among the former names of another.
  const builtIn = builtInActors.filter(
    (actor) => !own.has(actor.id) && (isState(actor) || !former.has(actor.id)),
  )
  const actors = [...meeting.actors, ...builtIn]
  const ownActor = finder(meeting.actors, namedLikeOthers)
  const builtInActor = finder(builtIn, namedLikeOthers)
  const topic = finder(meeting.topics, namedLikeOthers)
  const actorById = byId(actors)
  return {
    meeting,
    actors,
    actor: (name) => {
      for (const find of [ownActor, builtInActor]) {
        const found = find(name)
        if (found.found !== "none") return found
      }
      return foundOf(idsCalled(name).flatMap((id) => actorById(id) ?? []))
    },
    topic,
    position: positionFinder(meeting.topics, topic),
    provision: finder(meeting.provisions, namedLikeOthers),
    actorById,
    topicById: byId(meeting.topics),
    provisionById: byId(meeting.provisions),
  }
}

/** A former id of a position: the topic under which it stood, null for the one where it stands, and its name there. */
export function formerPosition(was: string): {
  readonly topic: string | null
  readonly name: string
} {
  const [, bracketed, bare, name] = /^(?:\[([^\]]*)\]|([^=[]*))=(.*)$/s.exec(was) ?? []
  return name === undefined
    ? { topic: null, name: was }
    : { topic: bracketed ?? bare ?? "", name: name.replace(/^\[(.*)\]$/s, "$1") }
}

interface Named {
  readonly id: string
  readonly was?: readonly string[]
  readonly name: string
  readonly aliases: readonly string[]
}

type Ranks = readonly (readonly string[])[]

/** A name goes before an alias of another. */
const namedLikeOthers = (it: Named): Ranks => [[it.id], it.was ?? [], [it.name], it.aliases]

/** Looks up by each rank of names; things that share a name at one rank are all given. */
function finder<T>(things: readonly T[], ranksOf: (thing: T) => Ranks): (name: string) => Found<T> {
  const ranks: Map<string, Set<T>>[] = []
  for (const thing of things) {
    for (const [rank, names] of ranksOf(thing).entries()) {
      ranks[rank] ??= new Map()
      for (const name of names) put(ranks[rank], fold(name), thing)
    }
  }
  return (name) => {
    const key = fold(name)
    for (const rank of ranks) {
      const things = rank.get(key)
      if (things !== undefined) return foundOf([...things])
    }
    return { found: "none" }
  }
}

function foundOf<T>(values: readonly T[]): Found<T> {
  const [value] = values
  if (value === undefined) return { found: "none" }
  return values.length === 1 ? { found: "one", value } : { found: "many", values }
}

/** A living topic's living position goes before one that moved away, and that before what a topic's names lead to. */
function positionFinder(
  topics: readonly Topic[],
  topicNamed: (name: string) => Found<Topic>,
): MeetingNames["position"] {
  const placed = topics.flatMap((topic) => topic.positions.map((position) => ({ topic, position })))
  const exact = finder(placed, ({ topic, position: { id, was = [] } }) => [
    [pair(topic.id, id)],
    was.flatMap((it) => {
      const former = formerPosition(it)
      return former.topic === null ? [] : [pair(former.topic, former.name)]
    }),
  ])
  const within = new Map(
    [...groupBy(placed, ({ topic }) => topic)].map(([topic, positions]) => [
      topic,
      finder(positions, namedInTopic),
    ]),
  )
  return (topic, name) => {
    const found = exact(pair(topic, name))
    if (found.found !== "none") return found
    const meant = topicNamed(topic)
    return (meant.found === "one" && within.get(meant.value)?.(name)) || { found: "none" }
  }
}

function namedInTopic({ position: { id, label, was = [] } }: PlacedPosition): Ranks {
  return [[id], was.filter((it) => formerPosition(it).topic === null), [label]]
}

/** No name holds this character. */
const pair = (topic: string, position: string) => `${fold(topic)}\u0000${fold(position)}`

function put<T>(map: Map<string, Set<T>>, key: string, thing: T): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, new Set([thing]))
  else there.add(thing)
}

function byId<T extends { readonly id: string; readonly was?: readonly string[] }>(
  things: readonly T[],
): (id: string) => T | undefined {
  const former = things.flatMap((thing) => (thing.was ?? []).map((was) => [was, thing] as const))
  const map = new Map<string, T>([...former, ...things.map((thing) => [thing.id, thing] as const)])
  return (id) => map.get(id)
}
