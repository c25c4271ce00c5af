// Who was heard: by region, and for the first time.
import type { IndexedStatement, IsoDate, MeetingNames, Tag } from "../meeting/meeting.ts"
import { type Actor, type ActorId, membersOn, regionalGroups } from "../roster/roster.ts"
import { once } from "../support/once.ts"
import { inOrder } from "./order.ts"
import { inScope, isNeutral, type Scope } from "./scope.ts"

/** Someone taking the floor: a statement, or an intervention with the day of its note. */
interface Spoken {
  readonly speaker: ActorId
  readonly onBehalfOf: ActorId | null
  readonly day: IsoDate
  readonly tags: readonly Tag[]
}

export interface Heard {
  readonly regions: readonly RegionHeard[]
  /** Members of the regions not heard in their own voice. */
  readonly notHeard: readonly ActorId[]
}

interface RegionHeard {
  readonly region: Actor
  /** Members that spoke for themselves, in the order they first did. */
  readonly heard: readonly ActorId[]
  readonly notHeard: readonly ActorId[]
}

/** Someone heard for the first time in the meeting. */
export interface First {
  readonly actor: ActorId
  /** What it was first heard with. */
  readonly statement: IndexedStatement
}

/**
 * Who of each regional group of the UN spoke in its own voice: a state that spoke only for a group
 * was not heard. The regions are the built-in ones, whatever a meeting says of groups of that name.
 */
export function heard(spoken: readonly Spoken[], names: MeetingNames, scope: Scope = {}): Heard {
  const inside = spoken.filter((s) => inScope(s, scope))
  const date =
    scope.day ??
    inside
      .map((s) => s.day)
      .sort()
      .at(-1) ??
    ""
  const own = once(inside.filter((s) => s.onBehalfOf === null).map((s) => s.speaker))
  const regions = regionalGroups.map((region) => {
    const members = membersOn(region, date).filter((actor) => !isNeutral(actor, names))
    return {
      region,
      heard: own.filter((actor) => members.includes(actor)),
      notHeard: members.filter((actor) => !own.includes(actor)),
    }
  })
  return { regions, notHeard: once(regions.flatMap((region) => region.notHeard)) }
}

/**
 * Who was heard on the day for the first time: speakers in whatever capacity, and the groups spoken
 * for. None on the first day that has statements, when all would be. Give those of all days.
 */
export function firsts(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  { day, ...scope }: Scope & { readonly day: IsoDate },
): readonly First[] {
  const before = new Set(
    statements.filter((s) => s.day < day).flatMap((s) => [s.speaker, s.holder]),
  )
  if (before.size === 0) return []
  const found = new Map<ActorId, First>()
  for (const statement of inOrder(statements.filter((s) => inScope(s, { ...scope, day })))) {
    for (const actor of [statement.holder, statement.speaker]) {
      if (before.has(actor) || found.has(actor) || isNeutral(actor, names)) continue
      found.set(actor, { actor, statement })
    }
  }
  return [...found.values()]
}
