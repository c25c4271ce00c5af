// Members that notes name behind a group, each for the note's day alone, and a meeting whose groups have them.
import { type Actor, type ActorId, type IsoDate, membersOn } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import type { Meeting } from "./meeting.ts"
import { namesOf } from "./names.ts"

/** A note of that day names the member as one of the group. */
export interface DayMembership {
  readonly group: ActorId
  readonly member: ActorId
  readonly day: IsoDate
  /** Only blocks tagged `[private]`, or under a heading or lead that is, say so. */
  readonly private: boolean
}

/** Each member of a group once a day, by day, group and member; private where nothing that is open says so too. */
export function onceADay(named: readonly DayMembership[]): readonly DayMembership[] {
  const said = groupBy(named, ({ day, group, member }) => `${day} ${group} ${member}`)
  return [...said]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same]) => ({ ...same[0], private: same.every((it) => it.private) }))
}

/**
 * The meeting as one whose groups have, behind their own members, those named, each on its day only. A built-in group
 * becomes one of the meeting's own; a group or a member that the meeting does not know is left out. To look up by id
 * in: it is not the meeting that is stored, and names that it shares with others may lead elsewhere.
 */
export function withMemberships(meeting: Meeting, named: readonly DayMembership[]): Meeting {
  const { actorById } = namesOf(meeting)
  const known = named.flatMap((it) => {
    const [group, member] = [actorById(it.group), actorById(it.member)]
    if (group === undefined || member === undefined || group === member) return []
    if (membersOn(group, it.day).includes(member.id)) return []
    return [{ ...it, group: group.id, member: member.id }]
  })
  const added = groupBy(onceADay(known), ({ group }) => group)
  const own = new Set(meeting.actors.map(({ id }) => id))
  const builtIn = [...added.keys()].flatMap((id) => (own.has(id) ? [] : (actorById(id) ?? [])))
  const actors = [...meeting.actors, ...builtIn].map((it) => withMembers(it, added.get(it.id)))
  return { ...meeting, actors }
}

function withMembers(actor: Actor, named: readonly DayMembership[] = []): Actor {
  if (named.length === 0) return actor
  const more = named.map(({ member, day }) => ({ actor: member, from: day, until: day }))
  return { ...actor, members: [...(actor.members ?? []), ...more] }
}
