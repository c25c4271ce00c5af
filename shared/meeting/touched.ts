// How many statements of the index name each entry of a meeting: what a change of it touches.
import type { IndexedStatement } from "./meeting.ts"

/** Numbers of statements by id. */
export type Counts = readonly (readonly [string, number])[]

/** What changes of a meeting's names would touch. An id that no statement names is not listed. */
export interface Touched {
  /** As who speaks, who is spoken for or who is left out, each statement once. */
  readonly actors: Counts
  /** As who holds the position: from those the positions of a group's members are derived. */
  readonly holders: Counts
  readonly topics: Counts
  /** By `topic=position`. */
  readonly positions: Counts
  readonly provisions: Counts
}

/** Counts statements that come in parts: `add` each part, then `touched`. */
export class TouchedCount {
  readonly #counts = {
    actors: new Map<string, number>(),
    holders: new Map<string, number>(),
    topics: new Map<string, number>(),
    positions: new Map<string, number>(),
    provisions: new Map<string, number>(),
  }

  add(statements: readonly IndexedStatement[]): void {
    for (const { speaker, onBehalfOf, holder, except, topic, position, provisions } of statements) {
      const actors = [speaker, holder, ...except, ...(onBehalfOf === null ? [] : [onBehalfOf])]
      this.#one("actors", actors)
      this.#one("holders", [holder])
      this.#one("topics", [topic])
      if (position !== null) this.#one("positions", [`${topic}=${position}`])
      this.#one("provisions", provisions)
    }
  }

  get touched(): Touched {
    const { actors, holders, topics, positions, provisions } = this.#counts
    return {
      actors: [...actors],
      holders: [...holders],
      topics: [...topics],
      positions: [...positions],
      provisions: [...provisions],
    }
  }

  #one(kind: keyof Touched, ids: readonly string[]): void {
    const counts = this.#counts[kind]
    for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
}
