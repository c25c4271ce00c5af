// Searching the roster by id, name or alias, without regard to case and accents.
import type { Actor } from "../../shared/meeting/meeting.ts"

/** The actors that have every word of the search in a name of theirs, in their order. */
export function matching(actors: readonly Actor[], search: string): readonly Actor[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return actors
  return actors.filter((actor) => {
    const names = plain(
      [actor.id, actor.name, actor.badge ?? "", actor.role ?? "", ...actor.aliases].join(" "),
    )
    return words.every((word) => names.includes(word))
  })
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}
