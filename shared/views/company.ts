// Who stands in other company: on another topic, with those from whom it stood apart before.
import type { IndexedStatement, IsoDate, MeetingNames } from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import type { Scope } from "./scope.ts"
import {
  divides,
  type Question,
  type Stood,
  samePlace,
  standing,
  standTogether,
} from "./standing.ts"

/** An actor that did not move, and stands beside others than before. */
export interface OtherCompany {
  readonly holder: ActorId
  /** Where it stood apart from most of those it is with now. */
  readonly before: InCompany
  readonly now: InCompany
  /** Who of those with it now stood apart from it before. */
  readonly joined: readonly ActorId[]
}

/** Where an actor stood on one topic, and with whom. */
export interface InCompany {
  readonly stood: Stood
  /** The others at its places, in the order in which they came to them. */
  readonly with: readonly ActorId[]
}

/** Of fewer companions of whom it is known where they stood before, nothing is said. */
const LEAST = 3

/**
 * Who is in other company on the day `to`, those with the most new companions first: on a topic that
 * divides, and on which the actor took no stand before, more of its companions stood apart from it than
 * together with it. Before is what everybody held last up to the day `from`; absent, on any day before `to`.
 */
export function otherCompany(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  {
    to,
    from,
    ...scope
  }: Omit<Scope, "day"> & { readonly to: IsoDate; readonly from?: IsoDate | undefined },
): readonly OtherCompany[] {
  const until = (s: IndexedStatement) => s.day < to && (from === undefined || s.day <= from)
  const before = standing(statements.filter(until), names, scope)
  const knew = new Acquainted(before)
  const found = standing(statements, names, { ...scope, day: to })
    .filter(divides)
    .flatMap((question) =>
      question.stood.flatMap((stood) => {
        if (knew.stoodOn(question.topic, stood.holder)) return []
        const now = { stood, with: companions(stood, question) }
        const joined = now.with.filter((other) => knew.between(stood.holder, other) < 0)
        const stayed = now.with.filter((other) => knew.between(stood.holder, other) > 0)
        if (joined.length + stayed.length < LEAST || joined.length <= stayed.length) return []
        const apart = apartFrom(stood.holder, joined, before)
        return apart === null ? [] : [{ holder: stood.holder, before: apart, now, joined }]
      }),
    )
    .sort((a, b) => b.joined.length - a.joined.length)
  // Each once, with the topic on which it is plainest.
  return [...new Map(found.toReversed().map((one) => [one.holder, one])).values()].reverse()
}

/** How often two stood together and apart on what they both took a stand on. */
class Acquainted {
  readonly #number = new Map<ActorId, number>()
  readonly #topics = new Set<string>()
  readonly #between: Int16Array

  constructor(questions: readonly Question[]) {
    for (const { topic, stood } of questions) {
      for (const { holder } of stood) {
        this.#topics.add(`${holder}|${topic}`)
        if (!this.#number.has(holder)) this.#number.set(holder, this.#number.size)
      }
    }
    this.#between = new Int16Array(this.#number.size ** 2)
    for (const { stood } of questions) {
      for (const [n, a] of stood.entries()) {
        for (const b of stood.slice(n + 1)) this.#count(a, b)
      }
    }
  }

  stoodOn(topic: string, holder: ActorId): boolean {
    return this.#topics.has(`${holder}|${topic}`)
  }

  /** Above zero: more often together; below: more often apart. */
  between(a: ActorId, b: ActorId): number {
    const [row, column] = [this.#number.get(a), this.#number.get(b)]
    if (row === undefined || column === undefined) return 0
    return this.#between[row * this.#number.size + column] ?? 0
  }

  #count(a: Stood, b: Stood): void {
    const together = standTogether(a, b)
    if (together === null) return
    const [row, column] = [this.#number.get(a.holder) ?? 0, this.#number.get(b.holder) ?? 0]
    const size = this.#number.size
    for (const cell of [row * size + column, column * size + row]) {
      this.#between[cell] = (this.#between[cell] ?? 0) + (together ? 1 : -1)
    }
  }
}

function companions(stood: Stood, { stood: all }: Question): readonly ActorId[] {
  return all
    .filter(
      (one) => one !== stood && one.places.some((p) => stood.places.some((q) => samePlace(p, q))),
    )
    .map(({ holder }) => holder)
}

/** The question on which the most of them stood apart from it; the first of several. */
function apartFrom(
  holder: ActorId,
  joined: readonly ActorId[],
  before: readonly Question[],
): InCompany | null {
  const others = new Set(joined)
  let found: InCompany | null = null
  let most = 0
  for (const question of before) {
    const stood = question.stood.find((one) => one.holder === holder)
    if (stood === undefined) continue
    const apart = question.stood.filter(
      (one) => others.has(one.holder) && standTogether(stood, one) === false,
    ).length
    if (apart <= most) continue
    most = apart
    found = { stood, with: companions(stood, question) }
  }
  return found
}
