// What the built-in roster knows of an actor besides its name and aliases, by id.

import { lexiconTable } from "./lexicon-table.ts"
import type { ActorId } from "./roster.ts"

/** The six languages of the United Nations. */
export type Language = "ar" | "zh" | "en" | "fr" | "ru" | "es"

/** Other languages than English, whose names stand in the roster itself. */
export const otherLanguages = ["ar", "zh", "fr", "ru", "es"] as const

/** Words that mean an actor; any list may be empty, and may repeat a name or an alias. */
export interface LexiconEntry {
  /** ISO 3166-1 alpha-2; empty for what is no state. */
  readonly iso2: string
  /** The formal name, as in "French Republic"; empty where there is none. */
  readonly official: string
  readonly adjectives: readonly string[]
  /** Nouns for people, singular and plural. */
  readonly demonyms: readonly string[]
  readonly acronyms: readonly string[]
  readonly former: readonly string[]
  readonly misspellings: readonly string[]
  /** Those of its names and words that by themselves leave a question: `Georgia`, `Columbia`. */
  readonly unsure: ReadonlySet<string>
  /** The name that the UN uses first. */
  readonly names: Readonly<Record<(typeof otherLanguages)[number], readonly string[]>>
}

let parsed: ReadonlyMap<ActorId, LexiconEntry> | undefined

/** By actor id. Parsed when somebody first asks, since a page that shows names does not. */
export function lexicon(): ReadonlyMap<ActorId, LexiconEntry> {
  parsed ??= new Map(lexiconTable.trim().split("\n").map(entryOf))
  return parsed
}

/** What the actor of this id is called in a language, as the UN has it; undefined where the roster does not know. */
export function nameIn(id: ActorId, language: (typeof otherLanguages)[number]): string | undefined {
  return lexicon().get(id)?.names[language][0]
}

function entryOf(line: string): readonly [ActorId, LexiconEntry] {
  const cells = line.split("|")
  const list = (n: number) => (cells[n] ? cells[n].split(", ") : [])
  const [id = "", iso2 = "", official = ""] = cells
  const [adjectives, nouns] = [list(3), list(4)]
  return [
    id as ActorId, // ids of the roster, which a test holds
    {
      iso2,
      official,
      adjectives,
      demonyms: (nouns.length === 0 ? adjectives : nouns).flatMap(inNumbers),
      acronyms: list(5),
      former: list(6),
      misspellings: list(7),
      unsure: new Set(list(8)),
      names: { ar: list(9), zh: list(10), fr: list(11), ru: list(12), es: list(13) },
    },
  ]
}

/** Singular and plural of a noun for people: `Swede` and `Swedes`, `Mosotho/Basotho`, one form of `Portuguese`. */
function inNumbers(noun: string): readonly string[] {
  if (noun === "-") return []
  if (noun.includes("/")) return noun.split("/")
  return /(s|sh|ch|ese|oise)$/.test(noun) ? [noun] : [noun, `${noun}s`]
}
