// A meeting with its days, roster, topics and provisions, and what the index says of its notes.
import type { Actor, ActorId, IsoDate } from "../roster/roster.ts"
import type { Statement } from "./statement.ts"

export {
  actorSchema,
  daySchema,
  type ParsedMeeting,
  parseMeeting,
  provisionSchema,
  topicSchema,
} from "./file.ts"

export { faultInMembers } from "./member-days.ts"
export { type DayMembership, onceADay, withMemberships } from "./memberships.ts"

export {
  type Found,
  formerPosition,
  type MeetingNames,
  namesOf,
  type PlacedPosition,
} from "./names.ts"

export {
  mergeActors,
  mergePositions,
  mergeProvisions,
  mergeTopics,
  movePositions,
  type Pairs,
  type Recoded,
  samePosition,
  staysInRoster,
} from "./recode.ts"
export type {
  Highlight,
  Intervention,
  Membership,
  NoteIndex,
  Problem,
  ProblemCode,
  Proposal,
  Quote,
  Relation,
  Stance,
  Statement,
  Tag,
  Via,
} from "./statement.ts"
export { type Counts, type Touched, TouchedCount } from "./touched.ts"
export { differingFields, versionOf } from "./version.ts"
export {
  type Entry,
  type EntryKind,
  entryOf,
  takenIds,
  withEntry,
  withoutEntry,
} from "./written.ts"

declare const topicId: unique symbol
declare const positionId: unique symbol
declare const provisionId: unique symbol
export type TopicId = string & { readonly [topicId]: true }
export type PositionId = string & { readonly [positionId]: true }
export type ProvisionId = string & { readonly [provisionId]: true }

export interface Position {
  readonly id: PositionId
  readonly label: string
  /**
   * What meant this position before and means it for ever: a former id in this topic, or `topic=position`
   * for where it stood before; a topic with `=` in its name stands in brackets.
   */
  readonly was?: readonly string[]
}

export interface Topic {
  readonly id: TopicId
  /** Former ids, which mean this topic for ever. */
  readonly was?: readonly string[]
  readonly name: string
  readonly parent?: TopicId
  readonly aliases: readonly string[]
  /** 1 is the team's first priority; absent: none. */
  readonly priority?: number
  /** In their order on the scale. */
  readonly positions: readonly Position[]
}

export interface Provision {
  readonly id: ProvisionId
  /** Former ids, which mean this provision for ever. */
  readonly was?: readonly string[]
  readonly name: string
  readonly aliases: readonly string[]
}

export interface Day {
  readonly date: IsoDate
  readonly title: string
}

/** Words between two actor chips that make one speak for the other, added to the built-in ones. */
export interface Connectors {
  readonly forward: readonly string[]
  readonly backward: readonly string[]
  readonly except: readonly string[]
}

export interface Meeting {
  readonly id: string
  readonly name: string
  /** IANA name, "America/New_York". */
  readonly timeZone: string
  /** The team's own name for each round: "Session II". */
  readonly rounds: readonly string[]
  readonly days: readonly Day[]
  /** The meeting's own actors; built-in ones stand in the roster and need not be repeated. */
  readonly actors: readonly Actor[]
  readonly topics: readonly Topic[]
  readonly provisions: readonly Provision[]
  readonly connectors: Connectors
}

/** A statement as it is stored: with its stable id, its note and that note's day. */
export interface IndexedStatement extends Statement {
  readonly id: string
  readonly note: string
  readonly day: IsoDate
  /** Rises in the order of the note; one that comes between two others changes neither. */
  readonly order: number
  /** Where its words stand in the live document (`placeOf` in shared/note); null where it was read from a file. */
  readonly anchor: string | null
  /**
   * A fingerprint of the sentence as it was typed, its chips as they are written: what the meeting calls things changes
   * it not. Absent where the statement was read from a file.
   */
  readonly typed?: string
}

export type { Actor, ActorId, IsoDate }
