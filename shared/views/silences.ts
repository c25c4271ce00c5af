// The topics that the team cares about and that nobody raised.
import type {
  Highlight,
  IndexedStatement,
  MeetingNames,
  Topic,
  TopicId,
} from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { once } from "../support/once.ts"
import { countOnce } from "./counted.ts"
import { inScope, isNeutral, type Scope } from "./scope.ts"

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

/** The topic's id with those of all topics below it. */
function withBelow(topic: Topic, names: MeetingNames): ReadonlySet<TopicId> {
  const below = new Set([topic.id])
  // A set grows while it is walked, so each topic found brings in its own children.
  for (const id of below) {
    for (const child of names.meeting.topics) if (child.parent === id) below.add(child.id)
  }
  return below
}
