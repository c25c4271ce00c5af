// What the screen of agreement shows: a day, an actor and how many topics, from the address, and the pairs.
import { searchParams } from "sv-router"
import type { ActorId } from "../../shared/meeting/meeting.ts"
import { once } from "../../shared/support/once.ts"
import {
  agreement,
  cohesion,
  lineUpTopics,
  type Pair,
  type Scope,
} from "../../shared/views/views.ts"
import { put, ViewFilter, type ViewMeeting } from "./view-filter.svelte.ts"

const LEAST = 2
/** How many topics one may ask for. */
export const LEASTS = [1, 2, 3, 4, 5] as const

export class AgreementState {
  readonly #meeting: () => ViewMeeting
  /** Day, topics and what else all views share. */
  readonly view: ViewFilter

  constructor(meeting: () => ViewMeeting) {
    this.#meeting = meeting
    this.view = new ViewFilter(meeting, "agreement")
  }

  /** Topics on which positions were taken in the session, the team's priorities first. */
  readonly held = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return lineUpTopics(statements, viewNames).map(({ topic }) => topic.id)
  })

  /** Topics that are not chosen do not count; all do until some are. */
  readonly #scope: Scope = $derived.by(() => {
    const { scope, topics } = this.view
    if (topics.length === 0) return scope
    const chosen = new Set<string>(topics)
    return { ...scope, only: (s) => chosen.has(s.topic) && scope.only?.(s) !== false }
  })

  /** On so many topics two have to have taken a position. */
  readonly least: number = $derived.by(() => {
    const asked = Number(searchParams.toURLSearchParams().get("least") ?? LEAST)
    return LEASTS.find((n) => n === asked) ?? LEAST
  })

  readonly #all: readonly Pair[] = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return agreement(statements, viewNames, { ...this.#scope, least: this.least })
  })

  /** Who stands in any pair, by name. */
  readonly actors: readonly ActorId[] = $derived.by(() =>
    once(this.#all.flatMap(({ a, b }) => [a, b])),
  )

  /** The actor whose pairs alone are shown; null is everybody. */
  readonly actor: ActorId | null = $derived.by(() => {
    const asked = searchParams.toURLSearchParams().get("with")
    return this.actors.find((actor) => actor === asked) ?? null
  })

  readonly pairs: readonly Pair[] = $derived.by(() => {
    const actor = this.actor
    return actor === null ? this.#all : this.#all.filter(({ a, b }) => a === actor || b === actor)
  })

  readonly blocs = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return cohesion(statements, viewNames, this.#scope)
  })

  /** Sets a part in the address; an empty value goes. */
  choose(part: "with" | "least", value: string): void {
    put(part, value)
  }
}
