// What a name means in a meeting: its actors, topics, positions and provisions by id, name or alias.
import { type Actor, type ActorId, builtInActors } from "../roster/roster.ts"
import { fold } from "../support/fold.ts"
import type { Meeting, Position, Provision, ProvisionId, Topic, TopicId } from "./meeting.ts"

/** What a name leads to: one thing, none, or several that share it. */
export type Found<T> =
  | { readonly found: "one"; readonly value: T }
  | { readonly found: "none" }
  | { readonly found: "many"; readonly values: readonly T[] }

/** The names of one meeting. Look-ups go by id, name or alias, without regard to case and accents. */
export interface MeetingNames {
  readonly meeting: Meeting
  /** The meeting's own actors, then the built-in ones that it does not override. */
  readonly actors: readonly Actor[]
  actor(name: string): Found<Actor>
  topic(name: string): Found<Topic>
  /** By id or label. */
  position(topic: Topic, name: string): Found<Position>
  provision(name: string): Found<Provision>
  actorById(id: ActorId): Actor | undefined
  topicById(id: TopicId): Topic | undefined
  provisionById(id: ProvisionId): Provision | undefined
}

/** Reads a meeting's names once; keep the result as long as the meeting does not change. */
export function namesOf(meeting: Meeting): MeetingNames {
  const own = new Set(meeting.actors.map((actor) => actor.id))
  const builtIn = builtInActors.filter((actor) => !own.has(actor.id))
  const actors = [...meeting.actors, ...builtIn]
  const ownActor = finder(meeting.actors, namedLikeOthers)
  const builtInActor = finder(builtIn, namedLikeOthers)
  const positions = new Map(
    meeting.topics.map((topic) => [topic.id, finder(topic.positions, (it) => [[it.label]])]),
  )
  return {
    meeting,
    actors,
    actor: (name) => {
      const found = ownActor(name)
      return found.found === "none" ? builtInActor(name) : found
    },
    topic: finder(meeting.topics, namedLikeOthers),
    position: (topic, name) => positions.get(topic.id)?.(name) ?? { found: "none" },
    provision: finder(meeting.provisions, namedLikeOthers),
    actorById: byId(actors),
    topicById: byId(meeting.topics),
    provisionById: byId(meeting.provisions),
  }
}

interface Named {
  readonly name: string
  readonly aliases: readonly string[]
}

/** A name goes before an alias of another. */
const namedLikeOthers = (it: Named): readonly (readonly string[])[] => [[it.name], it.aliases]

/** Looks up by id first, then by each rank of names; things that share a name at one rank are all given. */
function finder<T extends { readonly id: string }>(
  things: readonly T[],
  ranksOf: (thing: T) => readonly (readonly string[])[],
): (name: string) => Found<T> {
  const ranks: Map<string, Set<T>>[] = [new Map(), new Map(), new Map()]
  for (const thing of things) {
    for (const [rank, names] of [[thing.id], ...ranksOf(thing)].entries()) {
      for (const name of names) put(ranks[rank] as Map<string, Set<T>>, fold(name), thing)
    }
  }
  return (name) => {
    const key = fold(name)
    for (const rank of ranks) {
      const [first, ...others] = rank.get(key) ?? []
      if (first === undefined) continue
      return others.length === 0
        ? { found: "one", value: first }
        : { found: "many", values: [first, ...others] }
    }
    return { found: "none" }
  }
}

function put<T>(map: Map<string, Set<T>>, key: string, thing: T): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, new Set([thing]))
  else there.add(thing)
}

function byId<T extends { readonly id: string }>(
  things: readonly T[],
): (id: string) => T | undefined {
  const map = new Map<string, T>(things.map((thing) => [thing.id, thing]))
  return (id) => map.get(id)
}
