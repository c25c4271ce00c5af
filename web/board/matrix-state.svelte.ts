// What the matrix shows: days, topics, actors and their order from the address, and where each stands.
import { searchParams } from "sv-router"
import type { IsoDate, MeetingNames, TopicId } from "../../shared/meeting/meeting.ts"
import {
  actorPassing,
  type Matrix,
  MatrixReader,
  matrix,
  type RowsBy,
  type TableSection,
  tableSections,
} from "../../shared/views/views.ts"
import { openNames, put, ViewFilter, type ViewMeeting } from "./view-filter.svelte.ts"

/** What stands in the grid and in its pictures. */
export interface MatrixTable {
  readonly topics: readonly TopicId[]
  readonly sections: readonly TableSection[]
}

const orders: readonly RowsBy[] = ["region", "bloc", "none"]

export class MatrixState {
  readonly view: ViewFilter
  readonly #meeting: () => ViewMeeting
  readonly #reader = new MatrixReader()

  constructor(meeting: () => ViewMeeting) {
    this.#meeting = meeting
    this.view = new ViewFilter(meeting, "matrix")
  }

  readonly by: RowsBy = $derived.by(() => {
    const asked = searchParams.toURLSearchParams().get("rows")
    return orders.find((by) => by === asked) ?? "region"
  })

  /** The topic by which rows are sorted; null: by name. */
  readonly sort: TopicId | null = $derived.by(() => {
    const asked = (searchParams.toURLSearchParams().get("sort") ?? "").replace(/^-/, "")
    return this.#meeting().names.topicById(asked as TopicId)?.id ?? null
  })

  readonly reversed: boolean = $derived.by(() =>
    (searchParams.toURLSearchParams().get("sort") ?? "").startsWith("-"),
  )

  /** All actors and topics with a cell, before any is chosen. */
  readonly whole: Matrix = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return this.#reader.read(statements, viewNames, this.view.scope)
  })

  readonly table: MatrixTable = $derived.by(() =>
    this.#tableOf(this.whole, this.#meeting().viewNames),
  )

  /** How many actors have a row. */
  readonly actors: number = $derived.by(
    () => new Set(this.table.sections.flatMap(({ rows }) => rows.map(({ actor }) => actor))).size,
  )

  readonly hasPrivate: boolean = $derived.by(() =>
    this.#meeting().statements.some((s) => s.tags.includes("private")),
  )

  /** The table as it may leave: without what only private blocks hold, unless `internal`. */
  leaving(internal: boolean): MatrixTable {
    if (internal) return this.table
    const names = openNames(this.#meeting())
    const scope = { ...this.view.scope, withoutPrivate: true }
    return this.#tableOf(matrix(this.#meeting().statements, names, scope), names)
  }

  sortBy(topic: TopicId | null): void {
    const turns = topic === this.sort && !this.reversed
    put("sort", `${turns ? "-" : ""}${topic ?? ""}`)
  }

  rowsBy(by: string): void {
    put("rows", by === "region" ? "" : by)
  }

  /** Columns as they were when the screen, or the day, was opened: what comes does not move what stands. */
  readonly #columns: { day: IsoDate | null | undefined; topics: readonly TopicId[] } = {
    day: undefined,
    topics: [],
  }

  /** The topics that most actors spoke on themselves first; later ones behind. */
  #inOrder({ topics, rows }: Matrix): readonly TopicId[] {
    const columns = this.#columns
    if (columns.day !== this.view.day || columns.topics.length === 0) {
      const own = new Map<TopicId, number>()
      for (const { cells } of rows) {
        for (const { topic, derived } of cells)
          if (!derived) own.set(topic, (own.get(topic) ?? 0) + 1)
      }
      columns.day = this.view.day
      columns.topics = topics.toSorted((a, b) => (own.get(b) ?? 0) - (own.get(a) ?? 0))
    } else {
      const known = new Set(columns.topics)
      columns.topics = [...columns.topics, ...topics.filter((id) => !known.has(id))]
    }
    const now = new Set(topics)
    return columns.topics.filter((id) => now.has(id))
  }

  #tableOf(whole: Matrix, names: MeetingNames): MatrixTable {
    const chosen = this.view.topics
    const topics = this.#inOrder(whole).filter((id) => chosen.length === 0 || chosen.includes(id))
    const passes = actorPassing(this.view.filter, names, this.view.days)
    const rows = whole.rows.filter(
      ({ actor, cells }) => passes(actor) && cells.some(({ topic }) => topics.includes(topic)),
    )
    const day: IsoDate = this.view.days.at(-1) ?? ""
    const order = { by: this.by, sort: this.sort, reversed: this.reversed, day }
    return { topics, sections: tableSections(rows, names, order) }
  }
}
