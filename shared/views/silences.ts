// The topics that the team cares about and that nobody raised, and who did not take up again what it took up before.
import type {
  Highlight,
  IndexedStatement,
  IsoDate,
  MeetingNames,
  Topic,
  TopicId,
} from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { countOnce } from "./counted.ts"
import { inOrder } from "./order.ts"
import { inScope, isNeutral, type Scope, takesAStand } from "./scope.ts"

/** A priority on which no position was taken. */
export interface Silence {
  readonly topic: Topic
  /** `unraised`: nobody spoke of it. `no-position`: raised, and no position taken. */
  readonly kind: "unraised" | "no-position"
  /** Who raised it, each once, in order; empty when nobody did. */
  readonly raisedBy: readonly ActorId[]
  readonly statements: number
  /** How many of the team's own blocks (`[ours]`, `[next]`) name it. */
  readonly raisedByUs: number
}

/** A topic that was before the room on a day, with those that spoke that day and left it out. */
export interface LeftOut {
  readonly topic: Topic
  /** Those that took a stand on it last come first, then in the order in which they did. */
  readonly actors: readonly TookUpBefore[]
}

interface TookUpBefore {
  readonly actor: ActorId
  /** The last in which it took a stand on the topic, on an earlier day. */
  readonly last: IndexedStatement
}

/**
 * The silent priorities, the first first. A topic is raised also where a topic below it is. Give the
 * highlights of the same day's notes to learn which of them the team raised itself.
 */
export function silences(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  { highlights = [], ...scope }: Scope & { readonly highlights?: readonly Highlight[] } = {},
): readonly Silence[] {
  const said = statements.filter((s) => inScope(s, scope))
  const ours = highlights.filter(
    ({ tags }) =>
      (tags.includes("ours") || tags.includes("next")) &&
      !(scope.withoutPrivate === true && tags.includes("private")),
  )
  return names.meeting.topics
    .filter((topic) => topic.priority !== undefined)
    .sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0))
    .flatMap((topic) => {
      const below = withBelow(topic, names)
      const raised = said.filter((s) => below.has(s.topic))
      if (raised.some((s) => s.position !== null && !isNeutral(s.holder, names))) return []
      return [
        {
          topic,
          kind: raised.length === 0 ? ("unraised" as const) : ("no-position" as const),
          raisedBy: once(raised.map((s) => s.speaker)),
          statements: countOnce(raised),
          raisedByUs: ours.filter(({ text }) => text.includes(topic.name)).length,
        },
      ]
    })
}

/**
 * Which priorities nobody took a position on from the first day of the day's week up to and including the day, the
 * weeks beginning on Monday. As `silences`, of which these are some.
 */
export function silencesOfWeek(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  { day, ...scope }: Scope & { readonly day: IsoDate },
): readonly Silence[] {
  const monday = mondayOf(day)
  const week = statements.filter((s) => monday <= s.day && s.day <= day)
  return silences(week, names, { ...scope, day: null })
}

/**
 * Who is silent on the day on a topic it took up before: it was heard that day, others raised the topic, and
 * it took a stand on an earlier day and said nothing of it or of a topic below it now. In the meeting's order
 * of topics, the team's priorities first. Neutral actors are never silent. Give the statements of all days.
 */
export function leftOut(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  { day, ...scope }: Scope & { readonly day: IsoDate },
): readonly LeftOut[] {
  const said = inOrder(
    statements.filter((s) => s.day <= day && inScope(s, { ...scope, day: null })),
  )
  const now = said.filter((s) => s.day === day)
  const heard = new Set(now.flatMap((s) => [s.holder, s.speaker]))
  const earlier = said.filter(
    (s) => s.day < day && takesAStand(s) && heard.has(s.holder) && !isNeutral(s.holder, names),
  )
  const before = groupBy(earlier, (s) => s.topic)
  return names.meeting.topics
    .toSorted((a, b) => (a.priority ?? 1e9) - (b.priority ?? 1e9))
    .flatMap((topic) => {
      const stands = before.get(topic.id)
      if (stands === undefined) return []
      const below = withBelow(topic, names)
      const raised = now.filter((s) => below.has(s.topic))
      if (raised.length === 0) return []
      const raising = new Set(raised.flatMap((s) => [s.holder, s.speaker]))
      const actors = [...groupBy(stands, (s) => s.holder)].flatMap(([actor, own]) => {
        const last = own.at(-1)
        return raising.has(actor) || last === undefined ? [] : [{ actor, last }]
      })
      // The sort is stable: those of one day stay as they were said.
      actors.sort((a, b) => (a.last.day < b.last.day ? 1 : a.last.day > b.last.day ? -1 : 0))
      return actors.length === 0 ? [] : [{ topic, actors }]
    })
}

function mondayOf(day: IsoDate): IsoDate {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/** The topic's id with those of all topics below it. */
function withBelow(topic: Topic, names: MeetingNames): ReadonlySet<TopicId> {
  const below = new Set([topic.id])
  // A set grows while it is walked, so each topic found brings in its own children.
  for (const id of below) {
    for (const child of names.meeting.topics) if (child.parent === id) below.add(child.id)
  }
  return below
}
