// Who stood with whom over all topics, and how far the members of a group stand with it.
import type { IndexedStatement, MeetingNames, TopicId } from "../meeting/meeting.ts"
import { type ActorId, membersOn } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { isNeutral, type Scope } from "./scope.ts"
import { type Question, type Stood, standing, standTogether } from "./standing.ts"

/** Two holders, by what both took a stand on. The first comes before the second in the roster. */
export interface Pair {
  readonly a: ActorId
  readonly b: ActorId
  /** Topics that divide the room on which both took a stand that can be compared. */
  readonly topics: number
  /** On how many of them they stood together. */
  readonly together: number
  /** From 0 to 1: together, where each topic weighs as much as it divides. */
  readonly share: number
  /** Something of it rests on private blocks alone. */
  readonly private: boolean
}

/** A group, by the members that took a stand of their own where the group took one. */
export interface Cohesion {
  readonly group: ActorId
  /** Topics on which it took a stand. */
  readonly topics: number
  /** How often a member stood together with it, and how often apart; a member on a topic and a day is one. */
  readonly together: number
  readonly apart: number
  /** From 0 to 1; null where no member took a stand of its own beside it. */
  readonly share: number | null
  /** Who stood apart or was left out by name, those on the most topics first. */
  readonly dissenters: readonly Dissenter[]
  readonly private: boolean
}

export interface Dissenter {
  readonly actor: ActorId
  /** Where it stood apart. */
  readonly apartOn: readonly TopicId[]
  /** Where the group left it out by name. */
  readonly leftOutOn: readonly TopicId[]
}

/**
 * The pairs that can be compared on at least `least` topics, those that stood together most first. A
 * stand is the holder's own last one in the scope. A topic weighs by how far it divides the room: the
 * share of its pairs that stand apart. One on which nobody stands apart tells nothing and is not counted.
 */
export function agreement(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  { least, ...scope }: Scope & { readonly least: number },
): readonly Pair[] {
  const questions = standing(statements, names, scope)
  const holders = inRosterOrder(
    questions.flatMap(({ stood }) => stood.map(({ holder }) => holder)),
    names,
  )
  const table = new PairTable(holders)
  for (const question of questions) table.add(question)
  return table
    .pairs(least)
    .sort((x, y) => y.share - x.share || y.topics - x.topics || table.before(x, y))
}

/** Counts by pair of holders, in a square of numbers. */
class PairTable {
  readonly #holders: readonly ActorId[]
  readonly #number: ReadonlyMap<ActorId, number>
  readonly #topics: Uint16Array
  readonly #together: Uint16Array
  readonly #weight: Float64Array
  readonly #shared: Float64Array
  readonly #private: Uint8Array

  constructor(holders: readonly ActorId[]) {
    this.#holders = holders
    this.#number = new Map(holders.map((holder, n) => [holder, n]))
    const size = holders.length ** 2
    this.#topics = new Uint16Array(size)
    this.#together = new Uint16Array(size)
    this.#weight = new Float64Array(size)
    this.#shared = new Float64Array(size)
    this.#private = new Uint8Array(size)
  }

  add({ stood }: Question): void {
    const compared: { readonly cell: number; readonly together: boolean }[] = []
    const hidden: number[] = []
    const numbered = stood
      .map((one) => ({ one, n: this.#number.get(one.holder) ?? 0 }))
      .sort((a, b) => a.n - b.n)
    for (const [i, a] of numbered.entries()) {
      for (const b of numbered.slice(i + 1)) {
        const together = standTogether(a.one, b.one)
        if (together === null) continue
        const cell = a.n * this.#holders.length + b.n
        compared.push({ cell, together })
        if (a.one.private || b.one.private) hidden.push(cell)
      }
    }
    const apart = compared.filter(({ together }) => !together).length
    if (apart === 0) return
    const weight = apart / compared.length
    for (const { cell, together } of compared) this.#count(cell, together, weight)
    for (const cell of hidden) this.#private[cell] = 1
  }

  pairs(least: number): Pair[] {
    const found: Pair[] = []
    for (const [row, a] of this.#holders.entries()) {
      for (const [column, b] of this.#holders.entries()) {
        const cell = row * this.#holders.length + column
        const topics = this.#topics[cell] ?? 0
        if (topics === 0 || topics < least) continue
        const together = this.#together[cell] ?? 0
        // Sums of one and the same weights, so that all together is exactly 1.
        const share = (this.#shared[cell] ?? 0) / (this.#weight[cell] ?? 1)
        found.push({ a, b, topics, together, share, private: this.#private[cell] === 1 })
      }
    }
    return found
  }

  /** Below zero where `x` comes first in the roster's order. */
  before(x: Pair, y: Pair): number {
    const at = (actor: ActorId) => this.#number.get(actor) ?? 0
    return at(x.a) - at(y.a) || at(x.b) - at(y.b)
  }

  #count(cell: number, together: boolean, weight: number): void {
    this.#topics[cell] = (this.#topics[cell] ?? 0) + 1
    this.#weight[cell] = (this.#weight[cell] ?? 0) + weight
    if (!together) return
    this.#together[cell] = (this.#together[cell] ?? 0) + 1
    this.#shared[cell] = (this.#shared[cell] ?? 0) + weight
  }
}

/**
 * The groups that took a stand and whose members the roster knows, or that left somebody out by name, in
 * the roster's order. A member is compared on the days on which the group took a stand on the topic too;
 * derived positions do not count.
 */
export function cohesion(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  scope: Scope = {},
): readonly Cohesion[] {
  const days = scope.day ? [scope.day] : [...new Set(statements.map((s) => s.day))].sort()
  const byDay = groupBy(statements, (s) => s.day)
  const questions = days.flatMap((day) =>
    standing(byDay.get(day) ?? [], names, { ...scope, day: null }),
  )
  const holders = once(questions.flatMap(({ stood }) => stood.map(({ holder }) => holder)))
  const groups = holders.filter((holder) => names.actorById(holder)?.kind === "group")
  return inRosterOrder(groups, names).flatMap((group) => cohesionOf(group, questions, names))
}

/** What a group said on one topic and day, and what its members said there too. */
interface GroupSide {
  readonly topic: TopicId
  readonly own: Stood
  readonly beside: readonly Stood[]
  readonly leftOut: readonly ActorId[]
}

function cohesionOf(
  group: ActorId,
  questions: readonly Question[],
  names: MeetingNames,
): readonly Cohesion[] {
  const sides = sidesOf(group, questions, names)
  const hasMembers = (names.actorById(group)?.members ?? []).length > 0
  if (!hasMembers && sides.every(({ leftOut }) => leftOut.length === 0)) return []
  const compared = sides.flatMap(({ topic, own, beside }) =>
    beside.flatMap((one) => {
      const together = standTogether(own, one)
      return together === null ? [] : [{ topic, one, together }]
    }),
  )
  const apart = compared.filter(({ together }) => !together)
  const together = compared.length - apart.length
  const rest = [...sides.map(({ own }) => own), ...compared.map(({ one }) => one)]
  return [
    {
      group,
      topics: once(sides.map(({ topic }) => topic)).length,
      together,
      apart: apart.length,
      share: compared.length === 0 ? null : together / compared.length,
      dissenters: dissenters(apart, sides, names),
      private: rest.some((stood) => stood.private),
    },
  ]
}

function sidesOf(
  group: ActorId,
  questions: readonly Question[],
  names: MeetingNames,
): readonly GroupSide[] {
  const actor = names.actorById(group)
  return questions.flatMap(({ topic, stood }) => {
    const own = stood.find(({ holder }) => holder === group)
    if (own === undefined || actor === undefined) return []
    const members = new Set(membersOn(actor, own.day))
    const beside = stood.filter((one) => one !== own && members.has(one.holder))
    return [{ topic, own, beside, leftOut: once(own.evidence.flatMap((s) => s.except)) }]
  })
}

function dissenters(
  apart: readonly { readonly topic: TopicId; readonly one: Stood }[],
  sides: readonly GroupSide[],
  names: MeetingNames,
): readonly Dissenter[] {
  const actors = [...apart.map(({ one }) => one.holder), ...sides.flatMap(({ leftOut }) => leftOut)]
  return inRosterOrder(actors, names)
    .filter((actor) => !isNeutral(actor, names))
    .map((actor) => ({
      actor,
      apartOn: once(apart.filter(({ one }) => one.holder === actor).map(({ topic }) => topic)),
      leftOutOn: once(
        sides.filter(({ leftOut }) => leftOut.includes(actor)).map(({ topic }) => topic),
      ),
    }))
    .sort((x, y) => weightOf(y) - weightOf(x))
}

function weightOf({ apartOn, leftOutOn }: Dissenter): number {
  return once([...apartOn, ...leftOutOn]).length
}

/** Each once; those that the roster does not know come last, by id. */
function inRosterOrder(actors: readonly ActorId[], names: MeetingNames): readonly ActorId[] {
  const place = new Map(names.actors.map(({ id }, n) => [id, n]))
  const placeOf = (actor: ActorId) => place.get(actor) ?? place.size
  return [...new Set(actors)].sort((x, y) => placeOf(x) - placeOf(y) || (x < y ? -1 : 1))
}
