// What a group's position means for its members: who stands with it, who went its own way, who was left out.
import type { IndexedStatement, IsoDate, MeetingNames } from "../meeting/meeting.ts"
import { type ActorId, membersOn } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import type { Counted } from "./counted.ts"
import type { GroupLink, LineUpEntry, LineUpMember } from "./line-up.ts"
import { isNeutral, isPrivate, type Scope, takesAStand } from "./scope.ts"

/** All that anybody said on one topic, of whatever day, by holder. */
export type ByHolder = ReadonlyMap<ActorId, readonly IndexedStatement[]>

/**
 * The members behind what one holder said at one place of a topic, each once, in the roster's order.
 *
 * A statement of a group stands for its members on the day, and for the members of a group among them.
 * Not for who took a stand on the topic itself, in the same note or later; nor for who was left out of
 * the position by name on that day, or belongs to a group that was; nor for who is a member through
 * such a one alone. A member is derived where one statement stands for it. Neutral actors never are.
 *
 * What only a private block knows of a member leaves that member out where private ones are not to be
 * shown, rather than derive what is known to be wrong.
 */
export function membersOf(
  made: readonly Counted[],
  byHolder: ByHolder,
  scope: Scope,
  names: MeetingNames,
): readonly LineUpMember[] {
  const openly = namedOut(
    made.flatMap(({ sources }) => sources),
    names,
  )
  return [...standingsOf(made, byHolder, names)].flatMap(([actor, standing]) => {
    const stands = (byHolder.get(actor) ?? []).filter(takesAStand)
    const own = scope.withoutPrivate === true ? stands.filter((s) => !isPrivate(s)) : stands
    const isKnown = { derived: true, own: own.length > 0, except: openly.has(actor) }[standing]
    return isKnown ? [{ actor, standing, own, through: [] }] : []
  })
}

/**
 * How one statement of a group, with what each note has of it, stands for those below the group: each
 * member once, and the members of those for which it stands. In the roster's order.
 */
export function standingsUnder(
  { sources }: Counted,
  byHolder: ByHolder,
  names: MeetingNames,
): ReadonlyMap<ActorId, LineUpMember["standing"]> {
  const [{ day, holder, position }] = sources
  const said = byHolder.get(holder) ?? []
  const out = namedOut(
    said.filter((s) => s.day === day && s.position === position),
    names,
  )
  const found = new Map<ActorId, LineUpMember["standing"]>()
  const walk = (above: ActorId) => {
    for (const actor of onDay(above, day, names)) {
      if (actor === holder || found.has(actor) || isNeutral(actor, names)) continue
      const own = byHolder.get(actor) ?? []
      const isOwn = own.some((o) => takesAStand(o) && sources.some((s) => saidWithOrAfter(o, s)))
      found.set(actor, out.has(actor) ? "except" : isOwn ? "own" : "derived")
      if (found.get(actor) === "derived") walk(actor)
    }
  }
  walk(holder)
  return found
}

/** Entries with the groups that bind them: what else a member is in, and whom it stands apart from. */
export function linked(entries: readonly LineUpEntry[]): readonly LineUpEntry[] {
  const within = groupBy(
    entries.flatMap((group) => group.members.map((member) => ({ group, member }))),
    ({ member }) => member.actor,
  )
  const placesOf = (actor: ActorId) => within.get(actor) ?? []
  return entries.map((entry) => ({
    ...entry,
    groups: groupLinks(
      entry,
      placesOf(entry.holder).map(({ group }) => group),
    ),
    members: entry.members.map((member) => ({
      ...member,
      through: once(
        placesOf(member.actor)
          .filter((other) => other.member.standing === "derived")
          .map(({ group }) => group.holder)
          .filter((holder) => holder !== entry.holder),
      ),
    })),
  }))
}

/** A link for each of the groups that name the entry's holder as a member. */
function groupLinks(entry: LineUpEntry, groups: readonly LineUpEntry[]): readonly GroupLink[] {
  return [...groupBy(groups, (group) => group.holder)].map(([group, places]) => ({
    group,
    together: places.some((place) => samePlace(place, entry)),
  }))
}

function samePlace(a: LineUpEntry, b: LineUpEntry): boolean {
  return (
    a.position === b.position && a.stances.includes("opposes") === b.stances.includes("opposes")
  )
}

/** Of several statements one that stands for a member decides, then one that leaves it out. */
function standingsOf(
  made: readonly Counted[],
  byHolder: ByHolder,
  names: MeetingNames,
): ReadonlyMap<ActorId, LineUpMember["standing"]> {
  const found = new Map<ActorId, LineUpMember["standing"]>()
  for (const [actor, standing] of made.flatMap((one) => [
    ...standingsUnder(one, byHolder, names),
  ])) {
    const known = found.get(actor)
    if (known === undefined || weight[standing] > weight[known]) found.set(actor, standing)
  }
  return found
}

const weight = { own: 0, except: 1, derived: 2 } as const

/** Who the statements leave out by name, with the members on their day of a group that is. */
function namedOut(said: readonly IndexedStatement[], names: MeetingNames): ReadonlySet<ActorId> {
  const out = new Set<ActorId>()
  for (const [day, some] of groupBy(said, (s) => s.day)) {
    const below = new Set(some.flatMap((s) => s.except))
    // A set grows while it is walked, so that a group in a group brings in its own members.
    for (const actor of below) for (const member of onDay(actor, day, names)) below.add(member)
    for (const actor of below) out.add(actor)
  }
  return out
}

function onDay(actor: ActorId, day: IsoDate, names: MeetingNames): readonly ActorId[] {
  const group = names.actorById(actor)
  return group === undefined ? [] : membersOn(group, day)
}

/** In the same note, or later; of two notes of one day without times either may be the later one. */
function saidWithOrAfter(own: IndexedStatement, group: IndexedStatement): boolean {
  if (own.note === group.note) return true
  if (own.day !== group.day) return own.day > group.day
  return own.time === null || group.time === null || own.time >= group.time
}
