// All the ways in which people write an actor: for finding it in plain text, and for a popup in any language.
import { builtInActors } from "./builtin.ts"
import { type Language, lexicon, otherLanguages } from "./lexicon.ts"
import type { Actor } from "./roster.ts"

/** What a form is to its actor. A text that is several of them is the first in this order. */
export type FormKind =
  | "name"
  | "official"
  | "former"
  | "acronym"
  | "adjective"
  | "demonym"
  | "alias"
  | "language"
  | "misspelling"

export interface WrittenForm {
  /** As it is written: an acronym in its capitals, an adjective with its capital letter. */
  readonly text: string
  readonly kind: FormKind
  /** Whose word it is, of kind `language` only. */
  readonly language?: Language
  /** By itself a question and no answer: `Georgia`, `Columbia`. What several actors share is not marked. */
  readonly unsure?: true
}

/**
 * The forms of an actor, its name first, each text once. One that a meeting overrides has its own name and aliases, and
 * behind them the built-in words of its id; what the meeting itself calls an actor is never unsure.
 */
export function writtenForms(actor: Actor): readonly WrittenForm[] {
  const entry = lexicon().get(actor.id)
  const forms = new Map<string, WrittenForm>()
  const put = (kind: FormKind, texts: readonly string[], language?: Language) => {
    for (const text of texts) {
      if (text === "" || forms.has(text)) continue
      const doubt = entry?.unsure.has(text) ? { unsure: true as const } : {}
      forms.set(text, { text, kind, ...(language === undefined ? {} : { language }), ...doubt })
    }
  }
  put("name", [actor.name])
  if (entry !== undefined) {
    put("official", [entry.official])
    put("former", entry.former)
    put("acronym", entry.acronyms)
    put("adjective", entry.adjectives)
    put("demonym", entry.demonyms)
  }
  put("alias", actor.aliases)
  if (entry !== undefined) {
    for (const language of otherLanguages) put("language", entry.names[language], language)
    put("misspelling", entry.misspellings)
  }
  return [...forms.values()].map((form) => (isOwnName(form, actor) ? sure(form) : form))
}

const builtIn: ReadonlySet<Actor> = new Set(builtInActors)

/** Whether the meeting itself calls its actor so. */
function isOwnName({ text }: WrittenForm, actor: Actor): boolean {
  return !builtIn.has(actor) && (text === actor.name || actor.aliases.includes(text))
}

function sure({ unsure: _, ...form }: WrittenForm): WrittenForm {
  return form
}
