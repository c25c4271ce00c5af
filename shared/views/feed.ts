// The statements as they came, newest first.
import type { IndexedStatement, IsoDate } from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { inOrder } from "./order.ts"
import { inScope, isPrivate, type Scope } from "./scope.ts"

/** What one speaker said in one block: a row of the feed. */
export interface FeedRow {
  /** Stable while the speaker has a statement in the block. */
  readonly key: string
  readonly day: IsoDate
  readonly time: string | null
  readonly speaker: ActorId
  readonly onBehalfOf: ActorId | null
  readonly unsure: boolean
  readonly private: boolean
  /** In the order of the block. */
  readonly statements: readonly [IndexedStatement, ...IndexedStatement[]]
}

/** The rows of the feed, the last said first. Neutral actors are in it: they spoke too. */
export function feed(
  statements: readonly IndexedStatement[],
  scope: Scope = {},
): readonly FeedRow[] {
  const said = inOrder(statements.filter((s) => inScope(s, scope)))
  const rows = groupBy(said, (s) => [s.note, s.block, s.speaker, s.onBehalfOf ?? ""].join("|"))
  return [...rows]
    .map(([key, [first, ...more]]) => ({
      key,
      day: first.day,
      time: first.time,
      speaker: first.speaker,
      onBehalfOf: first.onBehalfOf,
      unsure: first.unsure || more.some((s) => s.unsure),
      private: isPrivate(first) && more.every(isPrivate),
      statements: [first, ...more] as const,
    }))
    .reverse()
}
