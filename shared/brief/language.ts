// The languages of a brief: their words, and what an actor is called in them.
import type { Actor, MeetingNames } from "../meeting/meeting.ts"
import { builtInActors, nameIn } from "../roster/roster.ts"
import { fold } from "../support/fold.ts"
import { type BriefLanguage, type BriefWords, english } from "./words.ts"
import { spanish } from "./words-es.ts"
import { french } from "./words-fr.ts"

const catalogues: Readonly<Record<BriefLanguage, BriefWords>> = {
  en: english,
  fr: french,
  es: spanish,
}

export const briefLanguages = Object.keys(catalogues) as readonly BriefLanguage[]

export function wordsIn(language: BriefLanguage): BriefWords {
  return catalogues[language]
}

/**
 * The actor's name in the language: of what the built-in roster knows, by id or by the name that the meeting gave it;
 * else as it was entered. Where the meeting has the built-in actor beside its own, its own is another one.
 */
export function calledIn(actor: Actor, { meeting }: MeetingNames, language: BriefLanguage): string {
  if (language === "en") return actor.name
  const id = builtIn().get(actor.id) ?? builtIn().get(fold(actor.name))
  const isOther = id !== actor.id && meeting.actors.some((other) => other.id === id)
  return (id === undefined || isOther ? undefined : nameIn(id, language)) ?? actor.name
}

let roster: ReadonlyMap<string, Actor["id"]> | undefined

/** Ids and names of the built-in roster. Read when somebody first asks: an English brief does not. */
function builtIn(): ReadonlyMap<string, Actor["id"]> {
  roster ??= new Map(
    builtInActors.flatMap(({ id, name, aliases }) =>
      [id, ...[name, ...aliases].map(fold)].map((word) => [word, id] as const),
    ),
  )
  return roster
}
