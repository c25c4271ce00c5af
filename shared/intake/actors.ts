// A name in plain words as an actor: whom it may mean, and what beside it belongs to it.
import type { FoundActor } from "../detect/detect.ts"
import type { ActorId, MeetingNames } from "../meeting/meeting.ts"
import { writtenForms } from "../roster/roster.ts"
import { fold } from "../support/fold.ts"
import { once } from "../support/once.ts"
import type { ActorChoice, ActorSuggestion } from "./suggestion.ts"
import { type BlockWords, idOf } from "./words.ts"

/** What a meeting's names say of actors, read once. */
export interface ActorWords {
  /** Who is written so. */
  bearers(name: string): readonly ActorId[]
  isGroup(actor: ActorId): boolean
  /** Its name is in capitals: `BASIC`. */
  isAcronym(actor: ActorId): boolean
}

export function actorWordsOf(names: MeetingNames): ActorWords {
  // Not before somebody asks: most names are nobody else's.
  let known: ReadonlyMap<string, readonly ActorId[]> | null = null
  return {
    bearers: (name) => {
      known ??= byForm(names)
      return known.get(fold(name)) ?? []
    },
    isGroup: (actor) => names.actorById(actor)?.kind === "group",
    isAcronym: (actor) => /^\P{Ll}*\p{Lu}\P{Ll}*$/u.test(names.actorById(actor)?.name ?? ""),
  }
}

function byForm({ actors }: MeetingNames): ReadonlyMap<string, readonly ActorId[]> {
  const forms = new Map<string, ActorId[]>()
  for (const actor of actors) {
    for (const { text } of writtenForms(actor)) {
      const there = forms.get(fold(text))
      if (there === undefined) forms.set(fold(text), [actor.id])
      else there.push(actor.id)
    }
  }
  return forms
}

export function actorIn(
  at: BlockWords,
  found: FoundActor,
  { bearers, isGroup, isAcronym }: ActorWords,
  isDoubtful: (start: number, end: number) => boolean,
): ActorSuggestion {
  const { start, actor, unsure } = found
  const end = found.end + (isGroup(actor) ? countriesBehind(at.words.slice(found.end)) : 0)
  const actors = unsure ? once([actor, ...bearers(at.words.slice(start, found.end))]) : [actor]
  const others = actors.slice(1).map((other): ActorChoice => ({ actor: other, cited: false }))
  const cited = actors.map((one): ActorChoice => ({ actor: one, cited: true }))
  const place = { block: at.number, start, end, words: at.words.slice(start, end) }
  // `basic services` are as little the group BASIC as any other word.
  const isSmall = isAcronym(actor) && !/\p{Lu}/u.test(place.words)
  const sure = !unsure && !isSmall && !isDoubtful(start, end)
  const choices: ActorSuggestion["choices"] = [{ actor, cited: false }, ...others, ...cited]
  return { kind: "actor", id: idOf("actor", at, start, end), ...place, sure, choices }
}

/** `EU countries`, `the G77 member states`: they are the group. */
function countriesBehind(words: string): number {
  const found = /^ (?:countries|member states|states|members)(?![\p{L}\p{N}'’-])/iu.exec(words)
  return found?.[0].length ?? 0
}
