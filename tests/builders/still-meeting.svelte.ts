// A meeting without its server, for screens that only draw one: it stands still until a test changes it.
import {
  type DayMembership,
  type IndexedStatement,
  type Meeting,
  namesOf,
  withMemberships,
} from "../../shared/meeting/meeting.ts"
import { type ReviewEvent, reviewsOf } from "../../shared/views/views.ts"
import type { BriefSummary, NoteSummary, Role } from "../../shared/wire/wire.ts"
import type { MeetingState } from "../../web/api/meeting.svelte.ts"
import type { ReviewAsked } from "../../web/api/reviews.svelte.ts"

export class StillMeeting {
  readonly id: string
  readonly user = { id: "u1", name: "Lead" }
  role: Role = $state.raw("lead")
  briefs: readonly BriefSummary[] = $state.raw([])
  readonly version = 1
  connection: MeetingState["connection"] = $state.raw({ kind: "live" })
  readonly failure = null
  reading: MeetingState["reading"] = $state.raw(null)
  meeting: Meeting = $state.raw() as Meeting
  notes: readonly NoteSummary[] = $state.raw([])
  statements: readonly IndexedStatement[] = $state.raw([])
  memberships: readonly DayMembership[] = $state.raw([])
  readonly names = $derived(namesOf(this.meeting))
  readonly viewNames = $derived(namesOf(withMemberships(this.meeting, this.memberships)))

  /** What was said of the statements; what a screen says more is only written down. */
  events: readonly ReviewEvent[] = $state.raw([])
  readonly asked: ReviewAsked[] = []
  /** What the server would refuse with. */
  refusal: Error | null = null
  readonly reviews = new StillReviews(this)

  constructor(meeting: Meeting) {
    this.id = meeting.id
    this.meeting = meeting
  }

  /** As screens take it. Only what a screen reads is there: nothing asks a server. */
  get state(): MeetingState {
    return this as unknown as MeetingState
  }
}

class StillReviews {
  readonly #meeting: StillMeeting
  readonly known = true

  constructor(meeting: StillMeeting) {
    this.#meeting = meeting
  }

  readonly all = $derived.by(() =>
    reviewsOf(this.#meeting.events, this.#meeting.statements, this.#meeting.names),
  )

  async say(asked: ReviewAsked): Promise<void> {
    if (this.#meeting.refusal !== null) throw this.#meeting.refusal
    this.#meeting.asked.push(asked)
  }
}

/** A note of a day, as the server lists it. */
export function noteOf(date: string, fields: Partial<NoteSummary> = {}): NoteSummary {
  const id = `note-${date}`
  return {
    id,
    doc: id,
    meeting: "gcm-2",
    date,
    title: "Plenary",
    room: "",
    archived: false,
    statements: 0,
    problems: 0,
    changedAt: null,
    ...fields,
  }
}
