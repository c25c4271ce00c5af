// Searching the roster by any name of an actor: the best first, without regard to case and accents.
import type { Actor } from "../../shared/meeting/meeting.ts"
import { type WrittenForm, writtenForms } from "../../shared/roster/roster.ts"
import { fold } from "../../shared/support/fold.ts"

export interface Match {
  readonly actor: Actor
  /** The name by which it was found, where that is none of those that the roster shows; else null. */
  readonly by: string | null
}

/** The actors that have every word of the search in a name of theirs; all in their order where nothing is searched for. */
export function matching(actors: readonly Actor[], search: string): readonly Match[] {
  const key = fold(search)
  if (key === "") return actors.map((actor) => ({ actor, by: null }))
  const parts = key.split(" ")
  return actors
    .flatMap((actor) => {
      const rank = rankOf(foldedOf(actor), key, parts)
      return rank === null ? [] : [{ actor, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ actor }) => ({ actor, by: foundBy(actor, parts) }))
}

interface Folded {
  readonly forms: readonly string[]
  /** All of them, each behind a space. */
  readonly together: string
}

// An actor is the same object as long as the meeting does not change; the built-in ones are for ever.
const folded = new WeakMap<Actor, Folded>()

function foldedOf(actor: Actor): Folded {
  const known = folded.get(actor)
  if (known !== undefined) return known
  const { id, badge = "", role = "", was = [] } = actor
  const texts = [id, ...was, badge, role, ...writtenForms(actor).map(({ text }) => text)]
  const forms = [...new Set(texts.map(fold))].filter((form) => form !== "")
  const made = { forms, together: ` ${forms.join(" ")}` }
  folded.set(actor, made)
  return made
}

/** 0 for a whole name, then what begins one, what begins words of one or of several, what is within; null for none. */
function rankOf({ forms, together }: Folded, key: string, parts: readonly string[]): number | null {
  if (!parts.every((part) => together.includes(part))) return null
  if (forms.includes(key)) return 0
  if (forms.some((form) => form.startsWith(key))) return 1
  if (forms.some((form) => beginsWords(form, parts))) return 2
  return beginsWords(together, parts) ? 3 : 4
}

function beginsWords(text: string, parts: readonly string[]): boolean {
  const spaced = ` ${text.replace(/[-'().,/]/g, " ")}`
  return parts.every((part) => spaced.includes(` ${part}`))
}

function foundBy(actor: Actor, parts: readonly string[]): string | null {
  const within = (text: string) => parts.every((part) => fold(text).includes(part))
  if (within([actor.id, actor.name, actor.badge, actor.role, ...actor.aliases].join(" ")))
    return null
  const forms: readonly WrittenForm[] = writtenForms(actor)
  return forms.find(({ text }) => within(text))?.text ?? null
}
