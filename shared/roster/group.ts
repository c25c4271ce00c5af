// A built-in group from a few lines of text: names, and members with the days between which they are.
import type { Actor, ActorId, Membership } from "./roster.ts"

interface GroupText {
  readonly id: string
  readonly name: string
  readonly badge: string
  readonly aliases: readonly string[]
  /** Ids of states, parted by white space, each with its days where known: `HRV=2013-07-01..`, `MLT=..2004-04-30`. */
  readonly members?: string
}

/** The group; without members where they are not known, which is not the same as none. */
export function group({ id, members, ...rest }: GroupText): Actor {
  const about = { id: id as ActorId, kind: "group" as const, ...rest } // built in, like the ids of its members
  return members === undefined
    ? about
    : { ...about, members: members.trim().split(/\s+/).map(member) }
}

function member(text: string): Membership {
  const [actor, from = "", until = ""] = text.split(/=|\.\./)
  return {
    actor: actor as ActorId,
    ...(from === "" ? {} : { from }),
    ...(until === "" ? {} : { until }),
  }
}
