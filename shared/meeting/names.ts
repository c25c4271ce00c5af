// What a name means in a meeting: its actors, topics, positions and provisions by id, name or alias.
import type { Actor, ActorId } from "../roster/roster.ts"
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
  const none = { found: "none" } as const
  return {
    meeting,
    actors: meeting.actors,
    actor: () => none,
    topic: () => none,
    position: () => none,
    provision: () => none,
    actorById: (id) => meeting.actors.find((actor) => actor.id === id),
    topicById: (id) => meeting.topics.find((topic) => topic.id === id),
    provisionById: (id) => meeting.provisions.find((provision) => provision.id === id),
  }
}
