// What the map shows: a topic and a day from the address, and where each state stands.
import { searchParams } from "sv-router"
import type { ActorId, MeetingNames, Topic, TopicId } from "../../shared/meeting/meeting.ts"
import { isState } from "../../shared/roster/roster.ts"
import {
  actorPassing,
  lineUpTopics,
  type Matrix,
  MatrixReader,
  type MatrixRow,
  matrix,
  type Shown,
  shownOf,
} from "../../shared/views/views.ts"
import { type Kind, kindOf } from "./map-fills.ts"
import { openNames, put, ViewFilter, type ViewMeeting } from "./view-filter.svelte.ts"

/** Where an actor stands on the map's topic. */
export interface Standing {
  readonly actor: ActorId
  readonly shown: Shown
  readonly kind: Kind
}

/** All that the map and its table draw. */
export interface MapStands {
  /** States, by kind in the legend's order, then by name. */
  readonly states: readonly Standing[]
  /** Groups, organisations and persons: in the table, not on the map. */
  readonly others: readonly Standing[]
  readonly rows: readonly MatrixRow[]
}

export class MapState {
  readonly view: ViewFilter
  readonly #meeting: () => ViewMeeting
  readonly #reader = new MatrixReader()

  constructor(meeting: () => ViewMeeting) {
    this.#meeting = meeting
    this.view = new ViewFilter(meeting, "map")
  }

  /** Topics on which positions were taken in the scope. */
  readonly held = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return lineUpTopics(statements, viewNames, { day: this.view.day })
  })

  /** The topic asked for, else the one where most actors stand; null where the meeting has none. */
  readonly topic: Topic | null = $derived.by(() => {
    const { meeting, names } = this.#meeting()
    const asked = searchParams.toURLSearchParams().get("topic")
    const known = asked === null ? undefined : names.topicById(asked as TopicId)
    const fullest = this.held.toSorted((a, b) => b.holders - a.holders)[0]?.topic
    return known ?? fullest ?? meeting.topics[0] ?? null
  })

  readonly #onTopic = $derived.by(() => {
    const id = this.topic?.id
    return this.#meeting().statements.filter((s) => s.topic === id)
  })

  readonly stands: MapStands = $derived.by(() => {
    const { viewNames } = this.#meeting()
    return this.#standsOf(this.#reader.read(this.#onTopic, viewNames, this.view.scope), viewNames)
  })

  readonly byActor: ReadonlyMap<ActorId, Standing> = $derived.by(
    () => new Map([...this.stands.states, ...this.stands.others].map((one) => [one.actor, one])),
  )

  readonly hasPrivate: boolean = $derived.by(() =>
    this.#onTopic.some((s) => s.tags.includes("private")),
  )

  /** What may leave: without what only private blocks hold, unless `internal`. */
  leaving(internal: boolean): MapStands {
    if (internal) return this.stands
    const names = openNames(this.#meeting())
    const scope = { ...this.view.scope, withoutPrivate: true }
    return this.#standsOf(matrix(this.#onTopic, names, scope), names)
  }

  show(topic: string): void {
    put("topic", topic)
  }

  #standsOf({ rows }: Matrix, names: MeetingNames): MapStands {
    const passes = actorPassing(this.view.filter, names, this.view.days)
    const shown = rows.filter(({ actor }) => passes(actor))
    const name = (id: ActorId) => names.actorById(id)?.name ?? id
    const all = shown
      .flatMap(({ actor, cells }): Standing[] => {
        const found = shownOf(cells)
        return found === null ? [] : [{ actor, shown: found, kind: kindOf(found, names) }]
      })
      .sort((a, b) => a.kind.rank - b.kind.rank || name(a.actor).localeCompare(name(b.actor), "en"))
    const isOnMap = ({ actor }: Standing) => {
      const known = names.actorById(actor)
      return known !== undefined && isState(known)
    }
    return { states: all.filter(isOnMap), others: all.filter((one) => !isOnMap(one)), rows: shown }
  }
}
