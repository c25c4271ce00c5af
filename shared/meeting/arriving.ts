// Positions that come to another topic: which become one with a position there, which are added, under which id.
import { fold } from "../support/fold.ts"
import type { Position, PositionId, Topic } from "./meeting.ts"
import { formerPosition, type MeetingNames } from "./names.ts"
import { formerly, namesIn, type Place, withWas } from "./references.ts"

/**
 * What becomes of positions that come to another topic: the id of the position there that each becomes, or null to
 * be added as one of its own. One that is not named becomes the one of the same label, else is added.
 */
export type Pairs = Readonly<Record<string, string | null>>

export interface Arrived {
  /** All positions of the topic, those that came behind those that were there. */
  readonly positions: readonly Position[]
  /** Where each that came stands now, by its place before. */
  readonly places: ReadonlyMap<string, Place>
}

/** The position that one that comes becomes by default: the one of the same label, of several the one of its id. */
export function samePosition(coming: Position, there: readonly Position[]): Position | undefined {
  const same = there.filter(({ label }) => fold(label) === fold(coming.label))
  return same.find(({ id }) => id === coming.id) ?? same[0]
}

/** What is wrong with the pairs in a sentence, or null. */
export function faultIn(pairs: Pairs, from: Topic, into: Topic): string | null {
  for (const [before, after] of Object.entries(pairs)) {
    if (!has(from, before)) return `“${from.name}” has no position “${before}”.`
    if (after !== null && !has(into, after)) return `“${into.name}” has no position “${after}”.`
  }
  return null
}

/** Lets positions of one topic come to another, each with its former place. */
export function arrive(
  coming: readonly Position[],
  from: Topic,
  into: Topic,
  pairs: Pairs,
  names: MeetingNames,
): Arrived {
  const positions = [...into.positions]
  const places = new Map<string, Place>()
  for (const position of coming) {
    // "constructor" is an id like any other.
    const pair = Object.hasOwn(pairs, position.id) ? pairs[position.id] : undefined
    const same =
      pair === undefined
        ? samePosition(position, into.positions)
        : into.positions.find(({ id }) => id === pair)
    const at =
      same === undefined ? positions.length : positions.findIndex(({ id }) => id === same.id)
    const { was: _, ...plain } = position
    const stays = positions[at] ?? { ...plain, id: freeId(position, positions, into, names) }
    positions[at] = withWas(stays, formerPlaces(position, from))
    places.set(formerly(from.id, position.id), { topic: into.id, position: stays.id })
  }
  return { positions, places }
}

function has({ positions }: Topic, position: string): boolean {
  return positions.some(({ id }) => id === position)
}

/** What led to it within its topic leads there by the topic's id from now on. */
function formerPlaces({ id, was = [] }: Position, from: Topic): readonly string[] {
  const inTopic = (it: string) => (formerPosition(it).topic === null ? formerly(from.id, it) : it)
  return [formerly(from.id, id), ...was.map(inTopic)]
}

/** Its id, or that with a number where any name of the topic with it means something else already. */
function freeId(
  position: Position,
  there: readonly Position[],
  into: Topic,
  names: MeetingNames,
): PositionId {
  const isTaken = (id: string) =>
    there.some((it) => fold(it.id) === fold(id)) ||
    namesIn(into).some((topic) => {
      const found = names.position(topic, id)
      return found.found === "one" ? found.value.position !== position : found.found === "many"
    })
  let free = position.id
  // An id has at most 80 letters.
  for (let n = 2; isTaken(free); n++) free = `${position.id.slice(0, 75)}-${n}` as PositionId
  return free
}
