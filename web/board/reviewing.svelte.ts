// Reviewing on the board: which statement's review is open, and what a key or a button does to it.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import type { Review, Standing } from "../../shared/views/views.ts"
import type { MeetingState } from "../api/meeting.svelte.ts"
import type { ReviewAsked } from "../api/reviews.svelte.ts"
import { isSingleKey } from "../ui/shortcuts.ts"
import { Submission } from "../ui/submission.svelte.ts"
import { words } from "../ui/words.ts"
import { claimText, speakerText } from "./entry-text.ts"

export type ReviewMeeting = Pick<
  MeetingState,
  "id" | "user" | "role" | "connection" | "reviews" | "names"
>

/** Where a review is open: a statement may stand in the line-up and in the feed at once. */
export type ReviewPlace = "line-up" | "feed" | "queries"

/** What is asked of a statement by a key. */
export type ReviewVerb = "confirm" | "query"

/** `c` confirms, `q` queries; null for any other press. */
export function reviewVerb(event: KeyboardEvent): ReviewVerb | null {
  if (event.shiftKey || !isSingleKey(event)) return null
  return event.key === "c" ? "confirm" : event.key === "q" ? "query" : null
}

export class Reviewing {
  readonly #meeting: () => ReviewMeeting
  #open = $state.raw<{ readonly id: string; readonly place: ReviewPlace } | null>(null)
  #asking = $state(false)
  #says = $state("")
  /** What went wrong last, beside the open review. */
  readonly submission = new Submission()

  constructor(meeting: () => ReviewMeeting) {
    this.#meeting = meeting
  }

  get meeting(): ReviewMeeting {
    return this.#meeting()
  }
  get mayReview(): boolean {
    return this.meeting.role === "lead"
  }
  get offline(): boolean {
    return this.meeting.connection.kind === "offline"
  }
  /** Whether a question is being written in the open review. */
  get asking(): boolean {
    return this.#asking
  }
  /** What was done last, to be read aloud. */
  get says(): string {
    return this.#says
  }

  /** What was said of a row; undefined where nothing was. */
  of({ id }: Pick<IndexedStatement, "id">): Review | undefined {
    return this.meeting.reviews.all.byRow.get(id)
  }

  /** What stands first to be looked at among several rows; confirmed only where all are. Null: nothing. */
  standing(rows: readonly IndexedStatement[]): Standing | null {
    const found = rows.map((row) => this.of(row)?.standing ?? null)
    const first = urgent.find((it) => found.includes(it)) ?? null
    return first === "confirmed" && found.some((it) => it !== "confirmed") ? null : first
  }

  isOpen({ id }: Pick<IndexedStatement, "id">, place: ReviewPlace): boolean {
    return this.#open?.id === id && this.#open.place === place
  }

  toggle(row: IndexedStatement, place: ReviewPlace): void {
    if (this.isOpen(row, place)) this.close()
    else this.#show(row, place)
  }

  ask(row: IndexedStatement, place: ReviewPlace): void {
    this.#show(row, place)
    this.#asking = true
  }

  stopAsking(): void {
    this.#asking = false
    this.submission.reset()
  }

  close(): void {
    this.#open = null
    this.stopAsking()
  }

  /** Does what a key asks for, as far as the role goes. True when it did. */
  press(verb: ReviewVerb, row: IndexedStatement, place: ReviewPlace): boolean {
    if (!this.mayReview) return false
    if (verb === "query") this.ask(row, place)
    else void this.confirm(row, place)
    return true
  }

  /** Confirms the words as they are on the screen; what is wrong opens the review and stands in it. */
  async confirm(row: IndexedStatement, place: ReviewPlace): Promise<void> {
    if (!(await this.say({ kind: "confirm", statement: row.id, seen: row }))) {
      this.#open = { id: row.id, place }
      return
    }
    const { names } = this.meeting
    const what = `${speakerText(row, names)}, ${claimText(row, names)}`
    this.#says = words.reviews.done.confirmed(what)
  }

  /** True when it is on the server. */
  async say(asked: ReviewAsked): Promise<boolean> {
    if (this.offline) {
      this.submission.refuse({ offline: words.reviews.offlineShort })
      return false
    }
    return this.submission.run(() => this.meeting.reviews.say(asked))
  }

  tell(says: string): void {
    this.#says = says
  }

  #show(row: IndexedStatement, place: ReviewPlace): void {
    this.stopAsking()
    this.#open = { id: row.id, place }
  }
}

const urgent: readonly Standing[] = [
  ...(["asked", "answered", "changed", "confirmed", "resolved", "noted"] as const),
]
