// Actors by topics: where each stands last, and what its groups' positions say of it.
import type {
  IndexedStatement,
  IsoDate,
  MeetingNames,
  PositionId,
  Stance,
  TopicId,
} from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { type Counted, countedOnce } from "./counted.ts"
import { type ByHolder, standingsUnder } from "./members.ts"
import { inOrder } from "./order.ts"
import { isAskedFor, isNeutral, isPrivate, type Scope, takesAStand } from "./scope.ts"

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

export interface OwnCell extends Latest {
  readonly derived: false
  /** How many statements it made on the topic, each counted once also where two notes hold it. */
  readonly statements: number
  /** Those statements, in order. */
  readonly made: readonly Counted[]
  /** Its groups that stand elsewhere, or that left it out by name. */
  readonly apartFrom: readonly ActorId[]
}

export interface DerivedCell extends Latest {
  readonly derived: true
  /** The group whose latest statements stand for it. */
  readonly through: ActorId
  /** Those of the group's statements that do, in order. */
  readonly made: readonly Counted[]
}

/** The last statement that took a stand; where none did, the last that raised the topic. */
interface Latest {
  readonly topic: TopicId
  readonly position: PositionId | null
  readonly stance: Stance
  /** All that was held on the day of the last statement, each once, in order; mostly one. */
  readonly held: readonly Held[]
  /** No note is sure of it. */
  readonly unsure: boolean
  /** Only private blocks support it. */
  readonly private: boolean
  readonly latest: Counted
}

/** A position with its stance; null: on the topic as such. */
export interface Held {
  readonly position: PositionId | null
  readonly stance: Stance
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
  return new MatrixReader().read(statements, names, scope)
}

/** The same again and again while statements come: only topics whose statements changed are read anew. */
export class MatrixReader {
  #names: MeetingNames | null = null
  #scope: Scope = {}
  #read = new Map<TopicId, ReadTopic>()
  #rows = new Map<ActorId, MatrixRow>()

  /** As `matrix`; rows in which nothing changed are the same objects as before. */
  read(statements: readonly IndexedStatement[], names: MeetingNames, scope: Scope = {}): Matrix {
    if (names !== this.#names || !sameScope(scope, this.#scope)) this.#read.clear()
    this.#names = names
    this.#scope = scope
    const onTopics = groupBy(inOrder(statements), (s) => s.topic)
    const placed = names.meeting.topics.flatMap(({ id }) =>
      this.#onTopic(id, onTopics.get(id) ?? []),
    )
    const byActor = groupBy(placed, ({ actor }) => actor)
    const known = names.actors.map((actor) => actor.id).filter((id) => byActor.has(id))
    const rows = once([...known, ...byActor.keys()]).map((actor) =>
      this.#row(
        actor,
        (byActor.get(actor) ?? []).map(({ cell }) => cell),
      ),
    )
    this.#rows = new Map(rows.map((row) => [row.actor, row]))
    return { topics: once(placed.map(({ cell }) => cell.topic)), rows }
  }

  #onTopic(topic: TopicId, said: readonly IndexedStatement[]): readonly Placed[] {
    const before = this.#read.get(topic)
    if (before !== undefined && isSame(before.said, said)) return before.placed
    const names = this.#names
    if (names === null) return []
    const placed = cellsOn(
      said.filter((s) => !isNeutral(s.holder, names)),
      this.#scope,
      names,
    )
    this.#read.set(topic, { said, placed })
    return placed
  }

  #row(actor: ActorId, cells: readonly MatrixCell[]): MatrixRow {
    const before = this.#rows.get(actor)
    return before !== undefined && isSame(before.cells, cells) ? before : { actor, cells }
  }
}

interface ReadTopic {
  readonly said: readonly IndexedStatement[]
  readonly placed: readonly Placed[]
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
    const made = countedOnce(all.filter((s) => isAskedFor(s, scope)))
    const last = lastDay(made)
    return last === null ? [] : [{ actor, made, last, stand: placeOf(last) }]
  })
  const standing = new Map(own.map(({ actor, stand }) => [actor, stand]))
  const below = own
    .filter(({ actor, stand }) => takesAStand(stand) && hasMembers(actor, names))
    .map(({ actor: group, last, stand }) => ({
      group,
      stand,
      ...underneath(last, byHolder, standing, names),
    }))
  return [
    ...own.map(({ actor, made, stand }): Placed => {
      const apartFrom = below.filter((one) => one.apart.has(actor)).map(({ group }) => group)
      return { actor, cell: { derived: false, ...stand, statements: made.length, made, apartFrom } }
    }),
    ...below.flatMap(({ group, derived }) =>
      [...derived].map(([actor, made]): Placed => {
        return { actor, cell: { derived: true, through: group, ...placeOf(made), made } }
      }),
    ),
  ]
}

/** Those of a group who stand with what it said, and those who do not though it has members of them. */
function underneath(
  said: NonEmpty,
  byHolder: ByHolder,
  standing: ReadonlyMap<ActorId, Latest>,
  names: MeetingNames,
) {
  const derived = new Map<ActorId, Counted[]>()
  const apart = new Set<ActorId>()
  const group = placeOf(said)
  for (const one of said) {
    for (const actor of one.sources.flatMap((s) => s.except)) apart.add(actor)
    for (const [actor, how] of standingsUnder(one, byHolder, names)) {
      const own = standing.get(actor)
      if (how === "derived") derived.set(actor, [...(derived.get(actor) ?? []), one])
      else if (own !== undefined && isElsewhere(own, group)) apart.add(actor)
    }
  }
  for (const actor of derived.keys()) apart.delete(actor)
  return { derived, apart }
}

/** Whether two stands have nothing in common, of which each takes one. */
function isElsewhere(own: Latest, group: Latest): boolean {
  if (!takesAStand(own)) return false
  return !own.held.some((a) =>
    group.held.some(
      (b) => a.position === b.position && (a.stance === "opposes") === (b.stance === "opposes"),
    ),
  )
}

type NonEmpty = readonly [Counted, ...Counted[]]

/** What was made on the last day with a stand, those that take one; else the last that raised the topic. */
function lastDay(made: readonly Counted[]): NonEmpty | null {
  const last = made.findLast(({ sources: [s] }) => takesAStand(s))
  if (last === undefined) {
    const raised = made.at(-1)
    return raised === undefined ? null : [raised]
  }
  const day = dayOf(last)
  const [first = last, ...more] = made.filter(
    (one) => dayOf(one) === day && takesAStand(one.sources[0]),
  )
  return [first, ...more]
}

/** Of at least one. */
function placeOf(made: readonly Counted[]): Latest {
  const latest = made.at(-1)
  if (latest === undefined) throw new Error("A cell of the matrix has nothing that was said")
  const [{ topic, position, stance }] = latest.sources
  const places = groupBy(made, ({ sources: [s] }) => `${s.position ?? ""}|${s.stance}`)
  return {
    topic,
    position,
    stance,
    held: [...places.values()].map(
      ([
        {
          sources: [s],
        },
      ]) => ({
        position: s.position,
        stance: s.stance,
      }),
    ),
    unsure: latest.sources.every((s) => s.unsure),
    private: latest.sources.every(isPrivate),
    latest,
  }
}

function dayOf({ sources: [s] }: Counted): IsoDate {
  return s.day
}

function hasMembers(actor: ActorId, names: MeetingNames): boolean {
  return names.actorById(actor)?.members !== undefined
}

function sameScope(a: Scope, b: Scope): boolean {
  return (
    (a.day ?? null) === (b.day ?? null) &&
    (a.withoutPrivate ?? false) === (b.withoutPrivate ?? false) &&
    a.only === b.only
  )
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, n) => one === b[n])
}
