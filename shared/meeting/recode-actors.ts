// Merging one actor into another: memberships and spokespersons of groups follow.
import {
  type Actor,
  type ActorId,
  builtInActors,
  isState,
  type Membership,
} from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import type { Meeting } from "./meeting.ts"
import { namesOf } from "./names.ts"
import { absorbing, kept, type Recoded, refused, unknown } from "./recoded.ts"

/** True of a state of the built-in roster: it can take others in, and goes into none. */
export function staysInRoster(id: string): boolean {
  return states.has(id)
}

/**
 * Actor `from` becomes part of `into`, in every group too. A built-in actor that takes another in becomes one of the
 * meeting's own; a built-in one that goes into another leaves the roster, and a state does not go.
 */
export function mergeActors(meeting: Meeting, from: string, into: string): Recoded {
  const { actors, actor } = namesOf(meeting)
  const gone = actors.find(({ id }) => id === from)
  const stays = actors.find(({ id }) => id === into)
  if (gone === undefined) return unknown("actor", from)
  if (stays === undefined) return unknown("actor", into)
  if (gone === stays) return refused("An actor cannot be merged into itself.")
  if (staysInRoster(from)) {
    return refused(
      `${gone.name} is a state of the built-in roster and stays: merge the other into it.`,
    )
  }
  for (const it of [gone, stays]) {
    const called = actor(it.id)
    if (called.found !== "one" || called.value === gone || called.value === stays) continue
    // A built-in id that the meeting gave to another as a name: as an id of its own it would take the name away.
    return refused(takenName(it, called.value))
  }
  const others = actors.filter((it) => it !== gone && it !== stays)
  const merged = absorbing(
    gone.kind === stays.kind ? { ...about(gone), ...stays } : stays,
    gone,
    others,
  )
  const own = meeting.actors.filter((it) => it !== gone).map((it) => (it === stays ? merged : it))
  const all = meeting.actors.includes(stays) ? own : [...own, merged]
  const after = { ...meeting, actors: all.map((it) => withMerged(it, gone.id, stays.id)) }
  return kept(meeting, after, { actors: new Map([[from, into]]) })
}

function takenName({ id, name }: Actor, other: Actor): string {
  return `“${id}” means ${other.name} in this meeting, not ${name}: take that name from ${other.name} first.`
}

const states: ReadonlySet<string> = new Set(builtInActors.filter(isState).map(({ id }) => id))

/** What the one that went knew of itself and the one that stays may not. */
function about({ badge, members, spokesperson, role }: Actor): Partial<Actor> {
  const known = Object.entries({ badge, members, spokesperson, role })
  return Object.fromEntries(known.filter(([, value]) => value !== undefined))
}

function withMerged(actor: Actor, from: ActorId, into: ActorId): Actor {
  const { members, spokesperson, ...rest } = actor
  const follow = (id: ActorId) => (id === from ? into : id)
  const who = spokesperson === undefined ? undefined : followed(spokesperson, follow, actor.id)
  return {
    ...rest,
    ...(members === undefined ? {} : { members: joined(members, follow, actor.id) }),
    ...(who === undefined ? {} : { spokesperson: who }),
  }
}

/** Nobody speaks for itself as its own spokesperson. */
function followed(
  spokesperson: NonNullable<Actor["spokesperson"]>,
  follow: (id: ActorId) => ActorId,
  group: ActorId,
): Actor["spokesperson"] {
  if (typeof spokesperson === "string") {
    return follow(spokesperson) === group ? undefined : follow(spokesperson)
  }
  const days = Object.entries(spokesperson).map(([day, id]) => [day, follow(id)] as const)
  return Object.fromEntries(days.filter(([, id]) => id !== group))
}

/** Nobody is a member of itself, and what two memberships of one actor have in common is one. */
function joined(
  members: readonly Membership[],
  follow: (id: ActorId) => ActorId,
  group: ActorId,
): readonly Membership[] {
  const followed = members.map((it) => ({ ...it, actor: follow(it.actor) }))
  const byActor = groupBy(
    followed.filter(({ actor }) => actor !== group),
    ({ actor }) => actor,
  )
  return [...byActor.values()].flatMap((periods) => {
    const apart: Membership[] = []
    for (const next of [...periods].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))) {
      const last = apart.at(-1)
      const goesOn = last && (last.until === undefined || (next.from ?? "") <= last.until)
      if (goesOn) apart[apart.length - 1] = untilTheLater(last, next)
      else apart.push(next)
    }
    return apart
  })
}

/** An end that is not known is later than any. */
function untilTheLater({ until, ...first }: Membership, second: Membership): Membership {
  if (until === undefined || second.until === undefined) return first
  return { ...first, until: until > second.until ? until : second.until }
}
