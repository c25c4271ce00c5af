// What was said of a meeting's statements as the browser holds it, kept up with the server; and saying more.
import type { IndexedStatement, MeetingNames } from "../../shared/meeting/meeting.ts"
import { noReviews, type ReviewEvent, type Reviews, reviewsOf } from "../../shared/views/views.ts"
import type { ReviewRequest } from "../../shared/wire/wire.ts"
import * as api from "./api.ts"
import type { HeldReviews } from "./kept-meeting.ts"

/** A request without its key, which is drawn here. */
type Asked<R = ReviewRequest> = R extends ReviewRequest ? Omit<R, "key"> : never
export type ReviewAsked = Asked

/** What is needed of the meeting. */
export interface ReviewedMeeting {
  readonly id: string
  readonly statements: readonly IndexedStatement[]
  readonly names: MeetingNames
}

export class ReviewsState {
  readonly #meeting: ReviewedMeeting
  readonly #keep: (held: HeldReviews) => void
  #events = $state.raw<readonly ReviewEvent[]>([])
  #version = 0
  #known = $state(false)
  #pulling: Promise<void> | null = null
  #again = false
  /** The keys of what was sent and not answered: sent again, it is the same. */
  readonly #keys = new Map<string, string>()

  /** `keep` is given all that is known whenever the server told more. */
  constructor(meeting: ReviewedMeeting, keep: (held: HeldReviews) => void) {
    this.#meeting = meeting
    this.#keep = keep
  }

  /** As they stand with the rows that are there. */
  readonly all: Reviews = $derived.by(() => {
    const { statements, names } = this.#meeting
    return this.#events.length === 0 ? noReviews : reviewsOf(this.#events, statements, names)
  })

  /** Whether it is known what was said: by the server, or by what this device kept. */
  get known(): boolean {
    return this.#known
  }
  /** The number of the last event known. */
  get version(): number {
    return this.#version
  }

  /** Takes what this device kept, unless the server has told more already. */
  recall(held: HeldReviews): void {
    if (this.#known) return
    this.#show(held.events)
  }

  /** Asks for what is new; one question at a time, and once more where there was news meanwhile. */
  pull(): Promise<void> {
    if (this.#pulling !== null) {
      this.#again = true
      return this.#pulling
    }
    this.#pulling = this.#pullAll().finally(() => {
      this.#pulling = null
    })
    return this.#pulling
  }

  /**
   * Says something of a statement. Throws ApiProblem where the server refuses, NoConnection where it is not reached:
   * said again in the same words it counts once.
   */
  async say(asked: ReviewAsked): Promise<void> {
    const words = JSON.stringify(asked)
    const key = this.#keys.get(words) ?? newKey()
    this.#keys.set(words, key)
    await api.review(this.#meeting.id, { ...asked, key })
    this.#keys.delete(words)
    await this.pull()
  }

  async #pullAll(): Promise<void> {
    do {
      this.#again = false
      const { events, more } = await api.reviews(this.#meeting.id, this.#version)
      this.#again ||= more
      if (events.length > 0 || !this.#known) this.#show([...this.#events, ...events])
      if (events.length > 0) this.#keep({ version: this.#version, events: this.#events })
    } while (this.#again)
  }

  #show(events: readonly ReviewEvent[]): void {
    this.#events = events
    this.#version = events.at(-1)?.version ?? 0
    this.#known = true
  }
}

function newKey(): string {
  // Plain http has no crypto.randomUUID.
  return [...crypto.getRandomValues(new Uint32Array(4))].map((it) => it.toString(36)).join("-")
}
