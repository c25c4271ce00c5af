// Who belongs to a group on a day.
import type { Actor, ActorId, IsoDate } from "./roster.ts"

/** The members of a group on that day, in the roster's order; none when none are known. */
export function membersOn(group: Actor, date: IsoDate): readonly ActorId[] {
  return (group.members ?? [])
    .filter(({ from = date, until = date }) => from <= date && date <= until)
    .map(({ actor }) => actor)
}
