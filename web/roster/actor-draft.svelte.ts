// An actor while it is typed.
import type { Actor, IsoDate } from "../../shared/meeting/meeting.ts"
import { aliasesFrom, aliasText } from "../entries/aliases.ts"
import { Draft } from "../entries/draft.svelte.ts"
import {
  actorFrom,
  daysWith,
  spokespersonDaysOf,
  spokespersonOf,
  type TypedDay,
  type TypedMember,
} from "./actor.ts"

export class ActorDraft extends Draft<Actor> {
  kind = $state<Actor["kind"]>("organisation")
  name = $state("")
  aliases = $state("")
  badge = $state("")
  role = $state("")
  neutral = $state(false)
  members = $state<TypedMember[]>([])
  spokesperson = $state("")
  spokespersonDays = $state<TypedDay[] | null>(null)

  /** Null begins a new one; `days` are the meeting's. */
  constructor(seen: Actor | null, days: readonly IsoDate[]) {
    super(seen)
    this.spokesperson = spokespersonOf(seen)
    this.spokespersonDays = spokespersonDaysOf(seen, days)
    if (seen === null) return
    this.kind = seen.kind
    this.name = seen.name
    this.aliases = aliasText(seen.aliases)
    this.badge = seen.badge ?? ""
    this.role = seen.role ?? ""
    this.neutral = seen.neutral ?? false
    this.members = (seen.members ?? []).map((member) => ({ from: "", until: "", ...member }))
  }

  /** What is typed now, with a new id among the others where it is new. */
  entry(others: readonly Actor[]): Actor {
    const aliases = aliasesFrom(this.aliases, this.seen?.aliases)
    return { ...actorFrom(this, this.seen, others), aliases }
  }

  /** Whether one speaks for the group on all days, or one on each. */
  speakByDay(byDay: boolean, days: readonly IsoDate[]): void {
    const same = Object.fromEntries(days.map((day) => [day, this.spokesperson]))
    this.spokespersonDays = byDay ? daysWith(same, days) : null
  }
}
