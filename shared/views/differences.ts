// Where two notes of a day differ on one holder and topic, with the words of both.
import type {
  IndexedStatement,
  IsoDate,
  MeetingNames,
  PositionId,
  Stance,
  TopicId,
} from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { NEAR_MINUTES } from "./counted.ts"
import { inOrder, minutesOf } from "./order.ts"
import { inScope, isPrivate, type Scope, takesAStand } from "./scope.ts"

/** What notes of one day hold differently of one holder on one topic. */
export interface Difference {
  /** Stable while they differ: day, holder and topic. */
  readonly key: string
  readonly day: IsoDate
  readonly holder: ActorId
  readonly topic: TopicId
  /**
   * `contradicts`: both cannot be what was said; someone should look. `only-one-has`: a note has less,
   * or left a stance unclear; nothing is wrong.
   */
  readonly kind: "contradicts" | "only-one-has"
  /** At least two, in the order in which they first have the holder on the topic. */
  readonly notes: readonly NoteSaid[]
  /** A record that differs stands in a private block. */
  readonly private: boolean
}

/** One note's side of a difference. */
export interface NoteSaid {
  readonly note: string
  /** Each once, in order. */
  readonly places: readonly { readonly position: PositionId | null; readonly stance: Stance }[]
  /** All that it has of the holder on the topic that day, in order, never empty. */
  readonly statements: readonly [IndexedStatement, ...IndexedStatement[]]
  /** Those of them in which it differs; empty where only another note has more. */
  readonly differing: readonly IndexedStatement[]
}

/**
 * The differences, by day, then those that contradict first, then in the meeting's order of topics
 * and as they were said.
 *
 * Only what may be one moment is compared: records at most ten minutes apart, or without a time.
 * A note that only raises the topic where another has a position contradicts nobody; nor does one
 * that has the holder for a position where another has it against a different one, nor a stance that
 * is unclear. Named positions are compared with each other, and stances on the topic as such with
 * each other. Neutral actors are compared like others: it is the notes that differ.
 */
export function differences(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  scope: Scope = {},
): readonly Difference[] {
  const said = inOrder(statements.filter((s) => inScope(s, scope)))
  const found = [...groupBy(said, questionOf)].flatMap(([key, same]) => differenceIn(key, same))
  const topics = new Map(names.meeting.topics.map((topic, n) => [topic.id, n]))
  const placeOf = ({ topic }: Difference) => topics.get(topic) ?? topics.size
  // The sort is stable: what is equal stays as it was said.
  return found.sort(
    (a, b) =>
      (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
      Number(b.kind === "contradicts") - Number(a.kind === "contradicts") ||
      placeOf(a) - placeOf(b),
  )
}

function questionOf(s: IndexedStatement): string {
  return `${s.day}|${s.holder}|${s.topic}`
}

type Same = readonly [IndexedStatement, ...IndexedStatement[]]

/** Of all that the notes of one day have of one holder on one topic. */
function differenceIn(key: string, same: Same): readonly Difference[] {
  const [{ day, holder, topic, note }] = same
  if (same.every((s) => s.note === note)) return []
  const notes = [...groupBy(same, (s) => s.note)]
  const sides = new Map(notes.map(([id, statements]) => [id, new Side(statements)]))
  const differs = (test: (s: IndexedStatement, own: Side, other: Side) => boolean) =>
    [...groupBy(same, momentOf).values()].flatMap((alike) => {
      const own = sides.get(alike[0].note)
      const others = [...sides.values()].filter((side) => side !== own)
      return own && others.some((other) => test(alike[0], own, other)) ? alike : []
    })
  const contradicting = differs(contradicts)
  const kind = contradicting.length > 0 ? "contradicts" : "only-one-has"
  const differing = new Set(
    kind === "contradicts" ? contradicting : differs((s, _, other) => other.lacks(s)),
  )
  if (differing.size === 0) return []
  return [
    {
      key,
      day,
      holder,
      topic,
      kind,
      notes: notes.map(([id, statements]) => ({
        note: id,
        places: placesOf(statements),
        statements,
        differing: statements.filter((s) => differing.has(s)),
      })),
      private: [...differing].some(isPrivate),
    },
  ]
}

/** Equal for records of one note that differ in words alone. */
function momentOf({ note, position, stance, time }: IndexedStatement): string {
  return `${note}|${position ?? ""}|${stance}|${time ?? ""}`
}

/** Whether another note has, of the same moment, what cannot be true beside the statement, and neither has both. */
function contradicts(s: IndexedStatement, own: Side, other: Side): boolean {
  return other.lacks(s) && other.near(s).some((t) => exclude(s, t) && own.lacks(t))
}

/** What one note has of the holder on the topic: by minute, each place once. */
class Side {
  readonly #at: ReadonlyMap<number | null, readonly IndexedStatement[]>

  constructor(statements: readonly IndexedStatement[]) {
    const moments = [...groupBy(statements, momentOf).values()].map(([first]) => first)
    this.#at = groupBy(moments, ({ time }) => (time === null ? null : minutesOf(time)))
  }

  /** What it has of the same moment. */
  near({ time }: IndexedStatement): readonly IndexedStatement[] {
    if (time === null) return [...this.#at.values()].flat()
    const minute = minutesOf(time)
    const minutes = Array.from(
      { length: 2 * NEAR_MINUTES + 1 },
      (_, n) => minute - NEAR_MINUTES + n,
    )
    return [null, ...minutes].flatMap((at) => this.#at.get(at) ?? [])
  }

  /** Whether it has the holder on the topic at that moment, and not the statement. */
  lacks(s: IndexedStatement): boolean {
    if (!takesAStand(s)) return false
    const then = this.near(s)
    return then.length > 0 && !then.some((t) => t.position === s.position && t.stance === s.stance)
  }
}

function exclude(a: IndexedStatement, b: IndexedStatement): boolean {
  if (!takesAStand(a) || !takesAStand(b)) return false
  if (a.stance === "unclear" || b.stance === "unclear") return false
  if (a.position === b.position) return a.stance !== b.stance
  if (a.position === null || b.position === null) return false
  return a.stance !== "opposes" && b.stance !== "opposes"
}

function placesOf(statements: readonly IndexedStatement[]): NoteSaid["places"] {
  const byPlace = groupBy(statements, (s) => `${s.position ?? ""}|${s.stance}`)
  return [...byPlace.values()].map(([{ position, stance }]) => ({ position, stance }))
}
