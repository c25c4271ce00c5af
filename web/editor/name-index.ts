// All names of a meeting, folded once, for the popups and for telling whether a name may go on.
import type { Actor, MeetingNames, Provision, Topic } from "../../shared/meeting/meeting.ts"
import { fold } from "../../shared/support/fold.ts"
import type { MentionKind } from "./mention.ts"

/** One thing that can be named, with all its names. */
export interface Named {
  readonly kind: MentionKind
  readonly id: string
  readonly name: string
  /** Name, id and aliases, folded; the shown name first. */
  readonly folded: readonly string[]
  readonly thing: Actor | Topic | Provision
}

export interface NameIndex {
  readonly actor: readonly Named[]
  readonly topic: readonly Named[]
  readonly provision: readonly Named[]
}

const indexes = new WeakMap<MeetingNames, NameIndex>()

/** The index of a meeting's names; made once for the same names. */
export function nameIndex(names: MeetingNames): NameIndex {
  const known = indexes.get(names)
  if (known !== undefined) return known
  const made: NameIndex = {
    actor: named("actor", names.actors),
    topic: named("topic", names.meeting.topics),
    provision: named("provision", names.meeting.provisions),
  }
  indexes.set(names, made)
  return made
}

function named(kind: MentionKind, things: readonly (Actor | Topic | Provision)[]): Named[] {
  return things
    .map((thing) => ({
      kind,
      id: thing.id,
      name: thing.name,
      folded: [...new Set([thing.name, thing.id, ...thing.aliases].map(fold))],
      thing,
    }))
    .sort((a, b) => (a.folded[0] ?? "").localeCompare(b.folded[0] ?? ""))
}

/** Whether a name begins with this text, be it the whole name. White space at the end counts: `south ` goes on, `brazil ` does not. */
export function beginsAName(names: MeetingNames, kind: MentionKind, text: string): boolean {
  const typed = foldTyping(text)
  return nameIndex(names)[kind].some((one) => one.folded.some((name) => name.startsWith(typed)))
}

/** Folds what is being typed: as a name, but a space at the end stays. */
export function foldTyping(text: string): string {
  return fold(text) + (/\s$/.test(text) ? " " : "")
}
