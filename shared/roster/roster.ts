// Who can speak or be spoken for: actors, their branded ids, and groups with dated members.

export { builtInActors } from "./builtin.ts"
export { idsCalled } from "./called.ts"
export { regionalGroups } from "./groups.ts"
export { type Language, nameIn } from "./lexicon.ts"
export { membersOn } from "./members.ts"
export { type FormKind, type WrittenForm, writtenForms } from "./written-forms.ts"

declare const actorId: unique symbol
/** An actor's id: ISO 3166-1 alpha-3 for states and observer states, a slug for all others. */
export type ActorId = string & { readonly [actorId]: true }

/** A calendar day, `YYYY-MM-DD`, in the meeting's time zone. */
export type IsoDate = string

export type ActorKind = "state" | "observer-state" | "group" | "organisation" | "person"

/** A member of a group; the dates are inclusive, and an absent one is open. */
export interface Membership {
  readonly actor: ActorId
  readonly from?: IsoDate
  readonly until?: IsoDate
}

export interface Actor {
  readonly id: ActorId
  /** Former ids, which mean this actor for ever. */
  readonly was?: readonly string[]
  readonly kind: ActorKind
  readonly name: string
  readonly aliases: readonly string[]
  /** At most five letters, shown in place of a flag for a group. */
  readonly badge?: string
  readonly members?: readonly Membership[]
  /** Who usually speaks for the group, for all days or by day. */
  readonly spokesperson?: ActorId | Readonly<Record<IsoDate, ActorId>>
  /** Chair, facilitators, secretariat: they speak and are quoted, but stand in no line-up. */
  readonly neutral?: boolean
  /** What a person or organisation is: "co-facilitator", "SRSG". */
  readonly role?: string
}

/** A member of the United Nations or an observer state. */
export function isState({ kind }: Actor): boolean {
  return kind === "state" || kind === "observer-state"
}
