// Actors by topics: where each stands last, and what its groups' positions say of it.
import type {
  IndexedStatement,
  MeetingNames,
  PositionId,
  Stance,
  TopicId,
} from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { type Counted, countedOnce } from "./counted.ts"
import { type ByHolder, standingsUnder } from "./members.ts"
import { inOrder } from "./order.ts"
import { inScope, isNeutral, isPrivate, type Scope, takesAStand } from "./scope.ts"

export interface Matrix {
  /** Those with a cell, in the meeting's order. */
  readonly topics: readonly TopicId[]
  /** Actors with a cell, in the roster's order; those that it does not know come last. */
  readonly rows: readonly MatrixRow[]
}

export interface MatrixRow {
  readonly actor: ActorId
  /** In the order of the topics; on one topic its own first, then one for each group. */
  readonly cells: readonly MatrixCell[]
}

/** Where an actor stands on a topic: by its own word, or (`derived`) as a member of a group. */
export type MatrixCell = OwnCell | DerivedCell

interface OwnCell extends Latest {
  readonly derived: false
  /** How many statements it made on the topic, each counted once also where two notes hold it. */
  readonly statements: number
}

interface DerivedCell extends Latest {
  readonly derived: true
  /** The group whose latest statement stands for it. */
  readonly through: ActorId
}

/** The last statement that took a stand; where none did, the last that raised the topic. */
interface Latest {
  readonly topic: TopicId
  readonly position: PositionId | null
  readonly stance: Stance
  /** No note is sure of it. */
  readonly unsure: boolean
  /** Only private blocks support it. */
  readonly private: boolean
  readonly latest: Counted
}

/**
 * The matrix, in a time that grows with the statements and the cells. Give all statements of the
 * meeting also for one day: a member's own later statement decides whether it still stands with its
 * group. Neutral actors have no row.
 */
export function matrix(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  scope: Scope = {},
): Matrix {
  const said = inOrder(statements.filter((s) => !isNeutral(s.holder, names)))
  const onTopics = groupBy(said, (s) => s.topic)
  const cells = names.meeting.topics.flatMap(({ id }) =>
    cellsOn(onTopics.get(id) ?? [], scope, names),
  )
  const byActor = groupBy(cells, ({ actor }) => actor)
  const known = names.actors.map((actor) => actor.id).filter((id) => byActor.has(id))
  const actors = new Set([...known, ...byActor.keys()])
  return {
    topics: [...new Set(cells.map(({ cell }) => cell.topic))],
    rows: [...actors].map((actor) => ({
      actor,
      cells: (byActor.get(actor) ?? []).map(({ cell }) => cell),
    })),
  }
}

interface Placed {
  readonly actor: ActorId
  readonly cell: MatrixCell
}

/** The cells of one topic: first everybody's own, then what groups' latest positions derive. */
function cellsOn(
  onTopic: readonly IndexedStatement[],
  scope: Scope,
  names: MeetingNames,
): readonly Placed[] {
  const byHolder = groupBy(onTopic, (s) => s.holder)
  const own = [...byHolder].flatMap(([actor, all]) => {
    const made = countedOnce(all.filter((s) => inScope(s, scope)))
    const last = made.findLast(({ sources: [s] }) => takesAStand(s)) ?? made.at(-1)
    if (last === undefined) return []
    const cell: OwnCell = { derived: false, ...placeOf(last), statements: made.length }
    return [{ actor, cell }]
  })
  return [
    ...own,
    ...own
      .filter(({ cell }) => takesAStand(cell))
      .flatMap(({ actor, cell }) => derivedFrom(actor, cell.latest, byHolder, names)),
  ]
}

function derivedFrom(
  group: ActorId,
  latest: Counted,
  byHolder: ByHolder,
  names: MeetingNames,
): readonly Placed[] {
  return [...standingsUnder(latest, byHolder, names)]
    .filter(([, standing]) => standing === "derived")
    .map(([actor]) => ({
      actor,
      cell: { derived: true, through: group, ...placeOf(latest) },
    }))
}

function placeOf(latest: Counted): Latest {
  const [{ topic, position, stance }] = latest.sources
  return {
    topic,
    position,
    stance,
    unsure: latest.sources.every((s) => s.unsure),
    private: latest.sources.every(isPrivate),
    latest,
  }
}
