// Who stood where by day on one topic: a grid of days and places, and who went from one to the next.
import type { IndexedStatement, IsoDate, MeetingNames, TopicId } from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { inOrder } from "./order.ts"
import { isAskedFor, isNeutral, type Scope, takesAStand } from "./scope.ts"
import { type Place, placeKey, placeOf } from "./standing.ts"

export interface Flow {
  readonly topic: TopicId
  /** Those on which anybody took a stand, in order. */
  readonly days: readonly IsoDate[]
  /** The places where anybody stood, in the topic's order, the named positions first. */
  readonly lanes: readonly Place[]
  /** Everybody who took a stand, in the order in which they first did. */
  readonly paths: readonly Path[]
  /** From one day to the next, by lane; each actor is in one of them. */
  readonly links: readonly FlowLink[]
}

/** One holder over the days. */
export interface Path {
  readonly actor: ActorId
  /** One for each of the days; null where it took no stand. */
  readonly steps: readonly (Step | null)[]
}

interface Step {
  /** Where it stood last on that day: a number of `lanes`. */
  readonly lane: number
  readonly statement: IndexedStatement
  /** How many places it took that day; more than one is mostly a change within the day. */
  readonly places: number
}

export interface FlowLink {
  /** A number of `days`: the link leads from this one to the next. */
  readonly day: number
  /** Numbers of `lanes`; null is not heard on the topic. */
  readonly from: number | null
  readonly to: number | null
  readonly actors: readonly ActorId[]
}

/**
 * The flow of a topic over the session. Positions are the holder's own, never derived from a group;
 * neutral actors stand nowhere, and what a note calls unclear is no stand.
 */
export function flow(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  { topic, ...scope }: Omit<Scope, "day"> & { readonly topic: TopicId },
): Flow {
  const said = inOrder(
    statements.filter(
      (s) =>
        s.topic === topic &&
        takesAStand(s) &&
        s.stance !== "unclear" &&
        isAskedFor(s, scope) &&
        !isNeutral(s.holder, names),
    ),
  )
  const days = [...new Set(said.map((s) => s.day))].sort()
  const lanes = lanesOf(said, topic, names)
  const numbers = new Map(lanes.map((lane, n) => [placeKey(lane), n]))
  const paths = [...groupBy(said, (s) => s.holder)].map(([actor, own]) => {
    const byDay = groupBy(own, (s) => s.day)
    const steps = days.map((day) => stepOf(byDay.get(day) ?? [], numbers))
    return { actor, steps }
  })
  return { topic, days, lanes, paths, links: linksOf(paths, days.length) }
}

function stepOf(
  said: readonly IndexedStatement[],
  numbers: ReadonlyMap<string, number>,
): Step | null {
  const statement = said.at(-1)
  if (statement === undefined) return null
  const places = new Set(said.map((s) => placeKey(placeOf(s)))).size
  return { lane: numbers.get(placeKey(placeOf(statement))) ?? 0, statement, places }
}

function lanesOf(
  said: readonly IndexedStatement[],
  topic: TopicId,
  names: MeetingNames,
): readonly Place[] {
  const held = [...groupBy(said.map(placeOf), placeKey).values()].map(([first]) => first)
  const positions = names.topicById(topic)?.positions.map(({ id }) => id) ?? []
  const order = ({ position, side }: Place) => {
    const at = position === null ? -1 : positions.indexOf(position)
    return 2 * (at < 0 ? positions.length + Number(position === null) : at) + Number(side !== "for")
  }
  return held.sort((a, b) => order(a) - order(b))
}

function linksOf(paths: readonly Path[], days: number): readonly FlowLink[] {
  return Array.from({ length: Math.max(0, days - 1) }, (_, day) => {
    const steps = paths.map(({ actor, steps: all }) => ({
      actor,
      from: all[day]?.lane ?? null,
      to: all[day + 1]?.lane ?? null,
    }))
    return [...groupBy(steps, ({ from, to }) => `${from} ${to}`).values()].map((same) => ({
      day,
      from: same[0].from,
      to: same[0].to,
      actors: same.map(({ actor }) => actor),
    }))
  }).flat()
}
