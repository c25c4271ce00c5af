// Where everybody stands on each topic by its own last word, and whether two stand together or apart.
import type {
  IndexedStatement,
  IsoDate,
  MeetingNames,
  PositionId,
  TopicId,
} from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { inOrder } from "./order.ts"
import { isAskedFor, isNeutral, isPrivate, type Scope, takesAStand } from "./scope.ts"

/** A column of a line-up: a position, or (null) the topic as such; for it, against it or, as such, of two minds. */
export interface Place {
  readonly position: PositionId | null
  readonly side: "for" | "against" | "mixed"
}

/** Where a holder stood on a topic on the last day on which it took a stand. */
export interface Stood {
  readonly holder: ActorId
  readonly topic: TopicId
  readonly day: IsoDate
  /** Each once, in order; mostly one. */
  readonly places: readonly Place[]
  /** No note is sure of it. */
  readonly unsure: boolean
  /** Only private blocks support it. */
  readonly private: boolean
  readonly evidence: readonly [IndexedStatement, ...IndexedStatement[]]
}

/** One topic with all who took a stand on it: on its named positions, or on the topic as such. */
export interface Question {
  readonly topic: TopicId
  /** In the order in which they first took one. */
  readonly stood: readonly Stood[]
}

/**
 * The questions on which anybody took a stand, in the meeting's order of topics, each with everybody's last one up to
 * and including the day `until`. Positions are the holder's own, never derived from a group. What a note calls unclear
 * is no stand, and neutral actors take none. Named positions are one question, stances on the topic as such another.
 */
export function standing(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  { until, ...scope }: Scope & { readonly until?: IsoDate } = {},
): readonly Question[] {
  const said = inOrder(
    statements.filter(
      (s) =>
        takesAStand(s) &&
        s.stance !== "unclear" &&
        (until === undefined || s.day <= until) &&
        isAskedFor(s, scope) &&
        !isNeutral(s.holder, names),
    ),
  )
  const places = new Map(names.meeting.topics.map(({ id }, n) => [id, n]))
  const placeOf = (topic: TopicId) => places.get(topic) ?? places.size
  return [...groupBy(said, questionOf).values()]
    .map((on) => ({
      topic: on[0].topic,
      stood: [...groupBy(on, (s) => s.holder).values()].map(lastStood),
    }))
    .sort((a, b) => placeOf(a.topic) - placeOf(b.topic))
}

/** Together: at one place. Apart: at places that exclude each other. Null: neither, or one says nothing to the other. */
export function standTogether(a: Stood, b: Stood): boolean | null {
  // Asked for every two in a room: it makes no lists.
  let isApart = false
  for (const p of a.places) {
    for (const q of b.places) {
      if (samePlace(p, q)) return true
      if (excludes(p, q)) isApart = true
    }
  }
  return isApart ? false : null
}

export function samePlace(a: Place, b: Place): boolean {
  return a.position === b.position && a.side === b.side
}

/** Whether a question divides: two who took a stand on it stand apart. */
export function divides({ stood }: Question): boolean {
  const places = stood.flatMap((one) => one.places)
  const distinct = [...groupBy(places, placeKey).values()].map(([first]) => first)
  return distinct.some((p) => distinct.some((q) => excludes(p, q)))
}

/** The same for equal places. */
export function placeKey({ position, side }: Place): string {
  return `${side} ${position ?? ""}`
}

export function placeOf({
  position,
  stance,
}: Pick<IndexedStatement, "position" | "stance">): Place {
  if (stance === "opposes") return { position, side: "against" }
  return { position, side: position === null && stance === "mixed" ? "mixed" : "for" }
}

function excludes(a: Place, b: Place): boolean {
  if (a.position === b.position) return a.side !== b.side
  return a.side === "for" && b.side === "for"
}

function questionOf({ topic, position }: IndexedStatement): string {
  return `${topic}|${position === null ? "as such" : ""}`
}

function lastStood(said: readonly [IndexedStatement, ...IndexedStatement[]]): Stood {
  const [{ holder, topic }] = said
  const day = said.at(-1)?.day ?? said[0].day
  const [first, ...more] = said.filter((s) => s.day === day)
  const evidence = [first ?? said[0], ...more] as const
  const places = once(evidence.map((s) => placeKey(placeOf(s))))
  return {
    holder,
    topic,
    day,
    places: places.flatMap((key) => {
      const at = evidence.find((s) => placeKey(placeOf(s)) === key)
      return at === undefined ? [] : [placeOf(at)]
    }),
    unsure: evidence.every((s) => s.unsure),
    private: evidence.every(isPrivate),
    evidence,
  }
}
