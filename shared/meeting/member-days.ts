// The days of memberships, as a person writes them: whether they make sense.
import type { Actor, ActorId, Membership } from "../roster/roster.ts"

/** What is wrong with a group's memberships, in a sentence; null where nothing is. */
export function faultInMembers(
  { id, members = [] }: Pick<Actor, "id" | "members">,
  nameOf: (actor: ActorId) => string,
): string | null {
  for (const [n, member] of members.entries()) {
    const name = nameOf(member.actor)
    if (member.actor === id) return `${name} cannot be a member of itself.`
    if ((member.from ?? "") > (member.until ?? "9999")) {
      return `${name}: its membership ends on ${member.until}, before it begins on ${member.from}.`
    }
    const other = members.slice(0, n).find((it) => it.actor === member.actor && overlap(it, member))
    if (other !== undefined) {
      return `${name} stands here twice for the same days. Take one out, or part their days.`
    }
  }
  return null
}

/** Days are inclusive, and an absent one is open. */
function overlap(a: Membership, b: Membership): boolean {
  return (a.from ?? "") <= (b.until ?? "9999") && (b.from ?? "") <= (a.until ?? "9999")
}
