// An actor from what was typed in its form.
import {
  type Actor,
  type ActorId,
  type IndexedStatement,
  takenIds,
} from "../../shared/meeting/meeting.ts"
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

export interface TypedActor {
  readonly kind: Actor["kind"]
  readonly name: string
  /** Separated by commas. */
  readonly aliases: string
  readonly badge: string
  readonly role: string
  readonly neutral: boolean
  readonly members: readonly TypedMember[]
  /** An id; empty is none. */
  readonly spokesperson: string
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
    ...(group ? spokesperson(typed, before) : {}),
    ...(typed.neutral ? { neutral: true } : {}),
    ...(!group && typed.role.trim() !== "" ? { role: typed.role.trim() } : {}),
  }
}

/** The statements that name the actor as who speaks, who is spoken for or who is left out. */
export function statementsOf(
  actor: ActorId,
  statements: readonly IndexedStatement[],
): readonly IndexedStatement[] {
  return statements.filter(
    ({ speaker, holder, except }) =>
      speaker === actor || holder === actor || except.includes(actor),
  )
}

/** The one spokesperson of all days; empty where there is none, or one for each day. */
export function spokespersonOf(actor: Actor | null): string {
  return typeof actor?.spokesperson === "string" ? actor.spokesperson : ""
}

function memberFrom({ actor, from, until }: TypedMember) {
  return { actor, ...(from === "" ? {} : { from }), ...(until === "" ? {} : { until }) }
}

/** A spokesperson for each day is not in the form, so it stays unless one for all days is chosen. */
function spokesperson(typed: TypedActor, before: Actor | null): Pick<Actor, "spokesperson"> {
  if (typed.spokesperson !== "") return { spokesperson: typed.spokesperson as ActorId }
  const byDay = before?.spokesperson
  return typeof byDay === "object" ? { spokesperson: byDay } : {}
}
