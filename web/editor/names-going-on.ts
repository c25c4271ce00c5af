// Whether a name that stands there may still be the beginning of a longer one: `Guinea` of `Guinea-Bissau`.
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { writtenForms } from "../../shared/roster/roster.ts"
import { fold } from "../../shared/support/fold.ts"
import { groupBy } from "../../shared/support/group-by.ts"
import { foldTyping } from "./name-index.ts"

/** Whether a name of the meeting's actors begins with this text and goes on behind it. White space at its end counts. */
export function mayGoOn(names: MeetingNames, text: string): boolean {
  if (text.length > longest) return false
  const typed = foldTyping(text).replace(/[-‐‑]/g, " ")
  const alike = longNames(names).get(typed.slice(0, 2)) ?? []
  return alike.some((name) => name.length > typed.length && name.startsWith(typed))
}

/** No name is longer. */
const longest = 100

const known = new WeakMap<MeetingNames, ReadonlyMap<string, readonly string[]>>()

/** The names of several words by their first two letters, folded, a hyphen as a space: people write it either way. */
function longNames(names: MeetingNames): ReadonlyMap<string, readonly string[]> {
  const there = known.get(names)
  if (there !== undefined) return there
  const all = names.actors.flatMap((actor) => writtenForms(actor).filter(isName))
  const folded = all.map(({ text }) => fold(text).replace(/[-‐‑]/g, " ").replace(/^the /, ""))
  const long = [...new Set(folded)].filter((name) => name.includes(" "))
  const sorted = groupBy(long, (name) => name.slice(0, 2))
  known.set(names, sorted)
  return sorted
}

/** Adjectives and misspellings are never waited for. */
function isName({ kind }: { readonly kind: string }): boolean {
  return kind !== "adjective" && kind !== "demonym" && kind !== "misspelling"
}
