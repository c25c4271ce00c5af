// The statements as they came, newest first.
import type { IndexedStatement, IsoDate } from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { type Counted, countedOnce } from "./counted.ts"
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
  /** In the order of the block; each with what other notes hold of it, which is in no row of its own. */
  readonly statements: readonly [Counted, ...Counted[]]
}

/**
 * The rows of the feed, the last said first. What two notes record stands once, in the row of the
 * record that comes first in the order of the meeting. Neutral actors are in it: they spoke too.
 */
export function feed(
  statements: readonly IndexedStatement[],
  scope: Scope = {},
): readonly FeedRow[] {
  const made = countedOnce(inOrder(statements.filter((s) => inScope(s, scope))))
  const rows = groupBy(
    made,
    ({ sources: [{ note, block, speaker, onBehalfOf }] }) =>
      `${note}|${block}|${speaker}|${onBehalfOf ?? ""}`,
  )
  return [...rows]
    .map(([key, said]) => {
      const [
        {
          sources: [first, ...others],
        },
      ] = said
      return {
        key,
        day: first.day,
        time: first.time ?? others.find(({ time }) => time !== null)?.time ?? null,
        speaker: first.speaker,
        onBehalfOf: first.onBehalfOf,
        unsure: said.some(({ sources }) => sources.every((s) => s.unsure)),
        private: said.every(({ sources }) => sources.every(isPrivate)),
        statements: said,
      }
    })
    .reverse()
}
