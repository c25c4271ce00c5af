// Who is meant by a formal name, a former name, an acronym, or a name in one of the UN's other languages.
import { fold } from "../support/fold.ts"
import { lexicon, otherLanguages } from "./lexicon.ts"
import type { ActorId } from "./roster.ts"

let ids: ReadonlyMap<string, readonly ActorId[]> | undefined

/**
 * The ids of those called so, without regard to case and accents. No names and aliases of actors, which go before
 * these; no adjectives and misspellings, which are not names.
 */
export function idsCalled(name: string): readonly ActorId[] {
  ids ??= byName() // not before somebody asks: most names are found without it
  return ids.get(fold(name)) ?? []
}

function byName(): ReadonlyMap<string, readonly ActorId[]> {
  const found = new Map<string, ActorId[]>()
  for (const [id, { official, former, acronyms, names }] of lexicon()) {
    const all = [official, ...former, ...acronyms, ...otherLanguages.flatMap((it) => names[it])]
    for (const key of new Set(all.map(fold))) {
      if (key === "") continue
      const there = found.get(key)
      if (there === undefined) found.set(key, [id])
      else there.push(id)
    }
  }
  return found
}
