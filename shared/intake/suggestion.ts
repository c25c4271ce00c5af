// What words of a note may become, with the choices that a person has.
import type { ActorId, PositionId, TopicId } from "../meeting/meeting.ts"
import type { Sign } from "../notation/notation.ts"

interface Suggested {
  /** Its own in the note, and the same each time these words are read. */
  readonly id: string
  /** Counts the note's blocks in document order. */
  readonly block: number
  /** UTF-16 units of the block's words. No actor or topic lies over another. */
  readonly start: number
  readonly end: number
  readonly words: string
  /** False: a question, which is never accepted with the others of its kind. */
  readonly sure: boolean
}

export interface ActorChoice {
  readonly actor: ActorId
  /** Spoken about, does not speak. */
  readonly cited: boolean
}

/** A name becomes an actor's chip. Who speaks stands before who is spoken about. */
export interface ActorSuggestion extends Suggested {
  readonly kind: "actor"
  readonly choices: readonly [ActorChoice, ...ActorChoice[]]
}

export interface TopicChoice {
  readonly topic: TopicId
  readonly position: PositionId | null
  /** What the chip says: the words themselves, and a position behind them that they do not name. */
  readonly text: string
}

/** A name becomes the chip of a topic or of one of its positions. */
export interface TopicSuggestion extends Suggested {
  readonly kind: "topic"
  readonly choices: readonly [TopicChoice, ...TopicChoice[]]
}

/** One actor speaks for a group. Its place is the words between the two, which the reading may not know as a connector. */
export interface PairSuggestion extends Suggested {
  readonly kind: "pair"
  /** Ids of the two suggestions, in the order of the words. */
  readonly first: string
  readonly second: string
  readonly speaker: ActorId
  readonly group: ActorId
  /** What has to change for the reading to know it; null: nothing. */
  readonly link: Link | null
  readonly choices: readonly [null]
}

/** The words between two actors' chips as a connector: what stands before and behind it goes into the chips beside it. */
export interface Link {
  readonly before: string
  readonly connector: string
  readonly behind: string
}

export interface StanceChoice {
  /** Id of the suggestion whose chip takes the sign. */
  readonly on: string
  readonly sign: Sign
}

/** A verb says what a speaker thinks of a topic or of another actor. Always a question. */
export interface StanceSuggestion extends Suggested {
  readonly kind: "stance"
  readonly choices: readonly [StanceChoice, ...StanceChoice[]]
}

export type Suggestion = ActorSuggestion | TopicSuggestion | PairSuggestion | StanceSuggestion

/** The number of a choice that was accepted, or none of them. */
export type Decision = number | "rejected"

/** Decisions by the id of their suggestion; what has none is open. */
export type Decided = ReadonlyMap<string, Decision>
