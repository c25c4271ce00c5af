// Reviews for tests: what people say of statements, one event after the other.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import { type ReviewEvent, type ReviewReply, seenRow } from "../../shared/views/views.ts"

/** Collects events as the server numbers them; each call gives the number. `rows` are those of the note as it stands. */
export class Saying {
  readonly events: ReviewEvent[] = []
  rows: readonly IndexedStatement[]

  constructor(rows: readonly IndexedStatement[]) {
    this.rows = rows
  }

  confirm(row: IndexedStatement, by = "lead"): number {
    return this.#add({ kind: "confirm", of: this.#seen(row) }, by)
  }
  query(row: IndexedStatement, text = "Is this so?", by = "lead"): number {
    return this.#add({ kind: "query", text, of: this.#seen(row) }, by)
  }
  link(row: IndexedStatement, url = "https://webtv.example/1", by = "note-taker"): number {
    const source = { kind: "webcast", url, place: "1:02:30" } as const
    return this.#add({ kind: "link", source, of: this.#seen(row) }, by)
  }
  check(about: number, row: IndexedStatement, by = "lead"): number {
    return this.#add({ kind: "check", about, of: this.#seen(row) }, by)
  }
  answer(about: number, text = "It is.", by = "note-taker"): number {
    return this.#add({ kind: "answer", about, text }, by)
  }
  reply(kind: "resolve" | "reopen" | "withdraw", about: number, by = "lead"): number {
    return this.#add({ kind, about }, by)
  }

  #seen(row: IndexedStatement) {
    return seenRow(
      row,
      this.rows.filter(({ note }) => note === row.note),
    )
  }

  #add(event: Numberless, who: string): number {
    const version = this.events.length + 1
    const by = { id: who, name: who === "lead" ? "Lead" : "Note-taker" }
    this.events.push({ version, at: Date.UTC(2018, 2, 12, 11, version), by, ...event })
    return version
  }
}

type Bare<E> = E extends ReviewEvent ? Omit<E, "version" | "at" | "by"> : never
type Numberless = Bare<Exclude<ReviewEvent, ReviewReply>> | Bare<ReviewReply>
