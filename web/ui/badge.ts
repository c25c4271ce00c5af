// The letters that stand for a group where a state has its flag.
import type { Actor } from "../../shared/meeting/meeting.ts"

/** At most five letters: the actor's own badge, else a short alias in capitals, else its initials. */
export function badgeOf(actor: Actor): string {
  if (actor.badge !== undefined) return actor.badge
  const short = actor.aliases.find(
    (alias) => /^\p{Lu}[\p{L}\d]{0,4}$/u.test(alias) && isShout(alias),
  )
  return short ?? initials(actor.name)
}

function isShout(alias: string): boolean {
  return alias === alias.toUpperCase()
}

function initials(name: string): string {
  const starts = name.match(/(?<![\p{L}\p{N}])\p{Lu}/gu) ?? []
  const found = starts.join("").slice(0, 5)
  return found === "" ? name.slice(0, 3) : found
}
