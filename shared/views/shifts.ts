// Who moved: an actor's position that differs from its own earlier one, with the words of both days.
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
import { inOrder } from "./order.ts"
import { inScope, isNeutral, isPrivate, type Scope, takesAStand } from "./scope.ts"

/** A holder that stood elsewhere before. */
export interface Shift {
  readonly holder: ActorId
  readonly topic: TopicId
  readonly before: Stand
  readonly now: Stand
}

/** Where a holder stood on a topic on one day. */
interface Stand {
  readonly day: IsoDate
  /** Each once, in order; mostly one. Null: for or against the topic as such. */
  readonly places: readonly { readonly position: PositionId | null; readonly stance: Stance }[]
  /** No note is sure of it. */
  readonly unsure: boolean
  readonly private: boolean
  readonly evidence: readonly [IndexedStatement, ...IndexedStatement[]]
}

/**
 * The shifts of the day `to` against the last day before it on which the holder took a stand on the
 * topic: the last one up to `from`, where that is given. A holder that still holds what it held did
 * not shift, whatever it adds; nor did one that now also opposes another position. What a note calls
 * unclear proves nothing. Positions are the holder's own, never derived from a group. In the
 * meeting's order of topics, then as they were said.
 */
export function shifts(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  {
    to,
    from,
    withoutPrivate = false,
  }: Omit<Scope, "day"> & {
    readonly to: IsoDate
    readonly from?: IsoDate
  },
): readonly Shift[] {
  const stands = inOrder(
    statements.filter(
      (s) =>
        takesAStand(s) &&
        s.stance !== "unclear" &&
        inScope(s, { withoutPrivate }) &&
        !isNeutral(s.holder, names),
    ),
  )
  const found = [...groupBy(stands, questionOf).values()].flatMap((said): readonly Shift[] => {
    const now = standOn(to, said)
    const earlier = said.findLast((s) => s.day < to && (from === undefined || s.day <= from))
    const before = earlier === undefined ? null : standOn(earlier.day, said)
    if (now === null || before === null || !moved(before, now)) return []
    return [{ holder: said[0].holder, topic: said[0].topic, before, now }]
  })
  const topics = names.meeting.topics.map((topic) => topic.id)
  const said = new Map(stands.map((s, index) => [s.id, index]))
  const place = ({ now }: Shift) => said.get(now.evidence[0].id) ?? 0
  return found.sort(
    (a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || place(a) - place(b),
  )
}

/** Named positions are compared with each other, and stances on the topic as such with each other. */
function questionOf(s: IndexedStatement): string {
  return [s.holder, s.topic, s.position === null ? "as such" : ""].join("|")
}

function standOn(day: IsoDate, said: readonly IndexedStatement[]): Stand | null {
  const [first, ...more] = said.filter((s) => s.day === day)
  if (first === undefined) return null
  const evidence = [first, ...more] as const
  return {
    day,
    places: [...groupBy(evidence, (s) => `${s.position}|${s.stance}`).values()].map(
      ([{ position, stance }]) => ({ position, stance }),
    ),
    unsure: evidence.every((s) => s.unsure),
    private: evidence.every(isPrivate),
    evidence,
  }
}

function moved(before: Stand, now: Stand): boolean {
  const pairs = now.places.flatMap((n) => before.places.map((b) => ({ b, n })))
  if (pairs.some(({ b, n }) => b.position === n.position && b.stance === n.stance)) return false
  return pairs.some(
    ({ b, n }) => b.position === n.position || (b.stance !== "opposes" && n.stance !== "opposes"),
  )
}
