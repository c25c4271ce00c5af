// What the reading of a note gives: the rows of the position index (notation.md, "What comes out").
import type { ActorId } from "../roster/roster.ts"
import type { PositionId, ProvisionId, TopicId } from "./meeting.ts"

export type Stance = "supports" | "opposes" | "mixed" | "unclear" | "addresses"
export type Via = "sentence" | "subject" | "open" | "lead" | "heading"
export type Tag = "key" | "ours" | "next" | "check" | "private"
export type ProblemCode =
  | "unknown-actor"
  | "unknown-topic"
  | "unknown-position"
  | "unknown-provision"
  | "ambiguous-actor"
  | "position-without-actor"
  | "doubled-text"
  | "too-many-rows"

/** One speaker on one position, with the sentence as its evidence. */
export interface Statement {
  readonly speaker: ActorId
  readonly onBehalfOf: ActorId | null
  /** The group spoken for, else the speaker. */
  readonly holder: ActorId
  readonly except: readonly ActorId[]
  readonly topic: TopicId
  readonly position: PositionId | null
  readonly stance: Stance
  readonly qualifier: string | null
  readonly unsure: boolean
  readonly provisions: readonly ProvisionId[]
  readonly quotes: readonly string[]
  /** "10:42", or null. */
  readonly time: string | null
  readonly tags: readonly Tag[]
  readonly via: Via
  readonly block: string
  /** Its number in the block, from 0. */
  readonly sentence: number
  /** The sentence, chips as their labels. */
  readonly text: string
}

export interface Intervention {
  readonly speaker: ActorId
  readonly onBehalfOf: ActorId | null
  readonly unsure: boolean
  readonly time: string | null
  readonly tags: readonly Tag[]
  readonly block: string
  /** From 1, in the order of the note. */
  readonly order: number
}

export interface Proposal {
  readonly speaker: ActorId
  readonly onBehalfOf: ActorId | null
  readonly provision: ProvisionId
  readonly op: "add" | "delete" | "replace"
  readonly text: string | null
  readonly old: string | null
  readonly tags: readonly Tag[]
  readonly block: string
}

export interface Relation {
  readonly from: ActorId
  readonly to: ActorId
  readonly stance: "supports" | "opposes"
  readonly tags: readonly Tag[]
  readonly block: string
}

export interface Membership {
  readonly group: ActorId
  readonly member: ActorId
  readonly tags: readonly Tag[]
  readonly block: string
}

export interface Quote {
  readonly speaker: ActorId | null
  readonly onBehalfOf: ActorId | null
  readonly text: string
  readonly tags: readonly Tag[]
  readonly block: string
  readonly sentence: number
}

export interface Highlight {
  readonly block: string
  readonly tags: readonly Tag[]
  /** The block without its tags and time. */
  readonly text: string
}

export interface Problem {
  readonly block: string
  readonly code: ProblemCode
  /** The chip as typed, without sign and proposals. */
  readonly text: string
}

/** All that the index understood of one note. */
export interface NoteIndex {
  readonly statements: readonly Statement[]
  readonly interventions: readonly Intervention[]
  readonly proposals: readonly Proposal[]
  readonly relations: readonly Relation[]
  readonly memberships: readonly Membership[]
  readonly quotes: readonly Quote[]
  readonly highlights: readonly Highlight[]
  readonly problems: readonly Problem[]
}
