// An actor from what was typed in its form.
import { type Actor, type ActorId, type IsoDate, takenIds } from "../../shared/meeting/meeting.ts"
import { commaList, slug } from "../ui/slug.ts"

/** In the order in which a form offers them. */
export const kinds: readonly Actor["kind"][] = [
  "state",
  "observer-state",
  "group",
  "organisation",
  "person",
]

export interface TypedMember {
  actor: ActorId
  /** Empty: since ever. */
  from: string
  /** Empty: still. */
  until: string
}

/** Who speaks for a group on a day; an empty id is nobody in particular. */
export interface TypedDay {
  date: IsoDate
  actor: string
}

export interface TypedActor {
  readonly kind: Actor["kind"]
  readonly name: string
  /** Separated by commas. */
  readonly aliases: string
  readonly badge: string
  readonly role: string
  readonly neutral: boolean
  readonly members: readonly TypedMember[]
  /** An id; empty is none. Of all days, where they are not named one by one. */
  readonly spokesperson: string
  /** Null: the one of all days. */
  readonly spokespersonDays: readonly TypedDay[] | null
}

/** Keeps the id of `before`; what does not belong to the kind is left out. */
export function actorFrom(
  typed: TypedActor,
  before: Actor | null,
  others: readonly Actor[],
): Actor {
  const taken = takenIds(others)
  const group = typed.kind === "group"
  // A new id is made from letters, digits and dashes, which is what the ids' schema asks for.
  return {
    id: before?.id ?? (slug(typed.name, typed.kind, taken) as ActorId),
    kind: typed.kind,
    name: typed.name,
    aliases: commaList(typed.aliases),
    ...(group && typed.badge.trim() !== "" ? { badge: typed.badge.trim() } : {}),
    ...(group ? { members: typed.members.map(memberFrom) } : {}),
    ...(group ? spokesperson(typed) : {}),
    ...(typed.neutral ? { neutral: true } : {}),
    ...(!group && typed.role.trim() !== "" ? { role: typed.role.trim() } : {}),
  }
}

/** The one spokesperson of all days; empty where there is none, or one for each day. */
export function spokespersonOf(actor: Actor | null): string {
  return typeof actor?.spokesperson === "string" ? actor.spokesperson : ""
}

/** The days of the meeting and those that are named already, with who speaks on each; null where it is one for all. */
export function spokespersonDaysOf(
  actor: Actor | null,
  days: readonly IsoDate[],
): TypedDay[] | null {
  const named = actor?.spokesperson
  return typeof named === "object" ? daysWith(named, days) : null
}

/** Each day once, in order, with who speaks. */
export function daysWith(
  named: Readonly<Record<IsoDate, string>>,
  days: readonly IsoDate[],
): TypedDay[] {
  const all = [...new Set([...days, ...Object.keys(named)])].sort()
  return all.map((date) => ({ date, actor: named[date] ?? "" }))
}

function memberFrom({ actor, from, until }: TypedMember) {
  return { actor, ...(from === "" ? {} : { from }), ...(until === "" ? {} : { until }) }
}

function spokesperson({ spokesperson, spokespersonDays }: TypedActor): Pick<Actor, "spokesperson"> {
  if (spokespersonDays === null) {
    return spokesperson === "" ? {} : { spokesperson: spokesperson as ActorId }
  }
  const named = spokespersonDays.filter(({ actor }) => actor !== "")
  if (named.length === 0) return {}
  return {
    spokesperson: Object.fromEntries(named.map(({ date, actor }) => [date, actor as ActorId])),
  }
}
