// What a group's position means for its members: who stands with it, who went its own way, who was left out.
import type { IndexedStatement, MeetingNames } from "../meeting/meeting.ts"
import { type ActorId, membersOn } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import type { GroupLink, LineUpEntry, LineUpMember } from "./line-up.ts"
import { isPrivate, type Scope, takesAStand } from "./scope.ts"

/**
 * The members behind one holder's statements on one position. `byHolder` is all that anybody said on
 * the topic: it decides who spoke for itself. What only a private block knows of a member leaves
 * that member out where private ones are not to be shown, rather than derive what is known to be wrong.
 */
export function membersOf(
  evidence: readonly IndexedStatement[],
  byHolder: ReadonlyMap<ActorId, readonly IndexedStatement[]>,
  scope: Scope,
  names: MeetingNames,
): readonly LineUpMember[] {
  const [first] = evidence
  const group = first && names.actorById(first.holder)
  if (first === undefined || group?.members === undefined) return []
  const days = [...groupBy(evidence, (s) => s.day)].map(([day, said]) => ({
    day,
    said,
    members: membersOn(group, day),
  }))
  const excepted = new Set(
    (byHolder.get(first.holder) ?? [])
      .filter((s) => s.position === first.position && days.some(({ day }) => day === s.day))
      .flatMap((s) => s.except),
  )
  return once(days.flatMap((day) => day.members)).flatMap((actor) => {
    const own = (byHolder.get(actor) ?? []).filter(takesAStand)
    const derived = days.some(
      (day) =>
        day.members.includes(actor) &&
        !day.said.some((s) => own.some((stand) => saidWithOrAfter(stand, s))),
    )
    const standing = excepted.has(actor) ? "except" : derived ? "derived" : "own"
    const shown = scope.withoutPrivate === true ? own.filter((s) => !isPrivate(s)) : own
    const known =
      standing === "derived" ||
      (standing === "own" ? shown.length > 0 : evidence.some((s) => s.except.includes(actor)))
    return known ? [{ actor, standing, own: shown, through: [] }] : []
  })
}

/** Those of the groups' entries that name the entry's holder as a member, a link for each group. */
export function groupLinks(
  entry: LineUpEntry,
  groups: readonly LineUpEntry[],
): readonly GroupLink[] {
  const own = groups.filter((other) => other.members.some((m) => m.actor === entry.holder))
  return [...groupBy(own, (other) => other.holder)].map(([group, places]) => ({
    group,
    together: places.some((place) => samePlace(place, entry)),
  }))
}

function samePlace(a: LineUpEntry, b: LineUpEntry): boolean {
  return (
    a.position === b.position && a.stances.includes("opposes") === b.stances.includes("opposes")
  )
}

/** In the same note, or later; of two notes of one day without times either may be the later one. */
function saidWithOrAfter(own: IndexedStatement, group: IndexedStatement): boolean {
  if (own.note === group.note) return true
  if (own.day !== group.day) return own.day > group.day
  return own.time === null || group.time === null || own.time >= group.time
}
