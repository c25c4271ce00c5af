// What was said for groups, in the order they took the floor.
import type { IndexedStatement, MeetingNames } from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { type Counted, countedOnce } from "./counted.ts"
import { inOrder } from "./order.ts"
import { inScope, isNeutral, type Scope } from "./scope.ts"

/** All that was said for one group. */
interface GroupStatement {
  readonly group: ActorId
  /** Who spoke for it, each once, in order; the group itself where no one is named. */
  readonly speakers: readonly ActorId[]
  /** Members it was said to leave out. */
  readonly except: readonly ActorId[]
  readonly evidence: readonly [IndexedStatement, ...IndexedStatement[]]
  /** The same by statement: each once, with what each note holds of it. */
  readonly made: readonly Counted[]
}

/**
 * Groups in order of presentation. A group is what somebody spoke for, or what has members in the
 * roster; "many states" is none and comes with the topics.
 */
export function groupStatements(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  scope: Scope = {},
): readonly GroupStatement[] {
  const said = inOrder(statements.filter((s) => inScope(s, scope) && !isNeutral(s.holder, names)))
  return [...groupBy(said, (s) => s.holder)]
    .filter(([holder, evidence]) => isGroup(holder, evidence, names))
    .map(([group, evidence]) => ({
      group,
      speakers: once(evidence.map((s) => s.speaker)),
      except: once(evidence.flatMap((s) => s.except)),
      evidence,
      made: countedOnce(evidence),
    }))
}

function isGroup(
  holder: ActorId,
  evidence: readonly IndexedStatement[],
  names: MeetingNames,
): boolean {
  const actor = names.actorById(holder)
  if (evidence.some((s) => s.onBehalfOf === holder)) return true
  return actor?.kind === "group" && (actor.members?.length ?? 0) > 0
}
