// Which statements a question is about: a day or the whole session, with or without private ones.
import type { IndexedStatement, IsoDate, MeetingNames } from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"

export interface Scope {
  /** One day; absent or null: the whole session. */
  readonly day?: IsoDate | null
  /** Leaves out what only a `[private]` block supports. Absent: shown, and flagged as private. */
  readonly withoutPrivate?: boolean
  /** Leaves out what does not pass; it still decides who stands with a group. Absent: all pass. */
  readonly only?: (statement: IndexedStatement) => boolean
}

/** Whether a statement falls under the scope; its filter is not asked. */
export function inScope(statement: Pick<IndexedStatement, "day" | "tags">, scope: Scope): boolean {
  if (scope.withoutPrivate === true && isPrivate(statement)) return false
  return scope.day === undefined || scope.day === null || statement.day === scope.day
}

/** Whether a statement falls under the scope and passes its filter. */
export function isAskedFor(statement: IndexedStatement, scope: Scope): boolean {
  return inScope(statement, scope) && scope.only?.(statement) !== false
}

/** Whether the statement's block, its heading or its lead is tagged `[private]`. */
export function isPrivate(statement: Pick<IndexedStatement, "tags">): boolean {
  return statement.tags.includes("private")
}

/** Whether the actor stands in no line-up: the chair, co-facilitators, the secretariat. */
export function isNeutral(actor: ActorId, names: MeetingNames): boolean {
  return names.actorById(actor)?.neutral === true
}

/** Whether a statement says where its holder stands, and does not only raise the topic. */
export function takesAStand(statement: Pick<IndexedStatement, "position" | "stance">): boolean {
  return statement.position !== null || statement.stance !== "addresses"
}
