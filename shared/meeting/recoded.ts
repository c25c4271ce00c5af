// The answer of a recoding, and what all mergers share: who stays takes the names of who went.
import { fold } from "../support/fold.ts"
import type { Actor, Meeting, Provision, Topic } from "./meeting.ts"
import { canBeAlias, keepingReferences, type Moved, namesIn, withWas } from "./references.ts"

/** The meeting after the change, or what is wrong with it in a sentence. */
export type Recoded =
  | { readonly ok: true; readonly meeting: Meeting }
  | { readonly ok: false; readonly fault: string }

export function refused(fault: string): Recoded {
  return { ok: false, fault }
}

export function unknown(what: string, id: string): Recoded {
  return refused(
    `The meeting has no ${what} “${id}”: it may have been merged or taken out meanwhile.`,
  )
}

/** The change, with every reference led to what became of its entry. */
export function kept(before: Meeting, after: Meeting, moved: Moved): Recoded {
  return { ok: true, meeting: keepingReferences(before, after, moved) }
}

/** The entry that stays, with the ids of the one that went, and its names where no other entry has them. */
export function absorbing<T extends Actor | Topic | Provision>(
  stays: T,
  gone: T,
  others: readonly T[],
): T {
  const taken = new Set([stays, ...others].flatMap(namesIn).map(fold))
  const names = new Map([gone.name, ...gone.aliases].map((name) => [fold(name), name]))
  const aliases = [...names]
    .filter(([key, name]) => !taken.has(key) && canBeAlias(name))
    .map(([, name]) => name)
  const merged = { ...stays, aliases: [...stays.aliases, ...aliases] }
  return withWas(
    merged,
    [gone.id, ...(gone.was ?? [])].filter((id) => id !== stays.id),
  )
}
