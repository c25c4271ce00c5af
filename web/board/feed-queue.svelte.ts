// The feed while somebody looks at it: new rows wait, so that none pushes the row under the pointer.
import type { FeedRow } from "../../shared/views/views.ts"

/** How many rows are drawn before one asks for more. */
const PAGE = 60

export class FeedQueue {
  readonly #rows: () => readonly FeedRow[]
  /** The rows that were there when the reader came; null while nobody reads. */
  #kept = $state.raw<ReadonlySet<string> | null>(null)
  #limit = $state(PAGE)

  constructor(rows: () => readonly FeedRow[]) {
    this.#rows = rows
  }

  readonly #standing = $derived.by(() => {
    const kept = this.#kept
    return kept === null ? this.#rows() : this.#rows().filter((row) => kept.has(row.key))
  })

  readonly rows: readonly FeedRow[] = $derived.by(() => this.#standing.slice(0, this.#limit))

  /** How many new rows wait. */
  readonly waiting: number = $derived.by(() => this.#rows().length - this.#standing.length)

  /** How many older rows are not drawn yet. */
  readonly more: number = $derived.by(() => this.#standing.length - this.rows.length)

  /** From now on new rows wait. */
  hold(): void {
    this.#kept ??= this.#keys()
  }

  /** New rows come at once again, and those that waited. */
  release(): void {
    this.#kept = null
  }

  /** Lets the waiting rows in; while somebody reads, later ones wait again. */
  admit(): void {
    if (this.#kept !== null) this.#kept = this.#keys()
  }

  showMore(): void {
    this.#limit += PAGE
  }

  #keys(): ReadonlySet<string> {
    return new Set(this.#rows().map((row) => row.key))
  }
}
