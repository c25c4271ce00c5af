// All names of a meeting, folded once, for the popups and for telling whether a name may go on.
import type { Actor, MeetingNames, Provision, Topic } from "../../shared/meeting/meeting.ts"
import { type WrittenForm, writtenForms } from "../../shared/roster/roster.ts"
import { fold } from "../../shared/support/fold.ts"
import type { MentionKind } from "./mention.ts"

/** One thing that can be named, with all its names. */
export interface Named {
  readonly kind: MentionKind
  readonly id: string
  readonly name: string
  /** Name, id and aliases; the shown name first. */
  readonly names: readonly FoldedName[]
  /** What else an actor is called: in other languages, formerly, by letters, by an adjective, in wrong spellings. */
  readonly besides: readonly OtherName[]
  readonly thing: Actor | Topic | Provision
}

/** A name as it is compared, and where its words begin. */
export interface FoldedName {
  readonly text: string
  readonly starts: readonly number[]
}

interface OtherName extends FoldedName {
  readonly written: string
  /** Leads to the actor when it stands in a chip; an adjective or a wrong spelling does not. */
  readonly isName: boolean
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
    .map((thing) => {
      const own = new Set([thing.name, thing.id, ...thing.aliases].map(fold))
      return {
        kind,
        id: thing.id,
        name: thing.name,
        names: [...own].map(foldedName),
        besides: "kind" in thing ? otherNames(thing, own) : [],
        thing,
      }
    })
    .sort((a, b) => (a.names[0]?.text ?? "").localeCompare(b.names[0]?.text ?? ""))
}

function otherNames(actor: Actor, own: ReadonlySet<string>): OtherName[] {
  return writtenForms(actor).flatMap(({ text, kind }) => {
    const folded = fold(text)
    if (own.has(folded)) return []
    return [{ ...foldedName(folded), written: text, isName: !noNames.has(kind) }]
  })
}

const noNames: ReadonlySet<WrittenForm["kind"]> = new Set(["adjective", "demonym", "misspelling"])

/** Of a text that is folded. */
export function foldedName(text: string): FoldedName {
  const words = text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)
  return { text, starts: [...words].map(({ index }) => index) }
}

/** Whether a name begins with this text, be it the whole name. White space at the end counts: `south ` goes on, `brazil ` does not. */
export function beginsAName(names: MeetingNames, kind: MentionKind, text: string): boolean {
  const typed = foldTyping(text)
  return nameIndex(names)[kind].some(
    (one) =>
      one.names.some(({ text }) => text.startsWith(typed)) ||
      one.besides.some(({ text, isName }) => isName && text.startsWith(typed)),
  )
}

/** Folds what is being typed: as a name, but a space at the end stays. */
export function foldTyping(text: string): string {
  return fold(text) + (/\s$/.test(text) ? " " : "")
}
