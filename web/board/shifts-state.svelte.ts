// What the screen of shifts shows: two days and a topic from the address, and what the statements say of them.
import { searchParams } from "sv-router"
import type { IsoDate, TopicId } from "../../shared/meeting/meeting.ts"
import { differences, flow, lineUpTopics, otherCompany, shifts } from "../../shared/views/views.ts"
import { latestDay } from "../ui/latest.ts"
import { dateIn } from "../ui/time.ts"
import { put, type ViewMeeting } from "./view-filter.svelte.ts"

export class ShiftsState {
  readonly #meeting: () => ViewMeeting
  readonly #today: IsoDate

  constructor(meeting: () => ViewMeeting, now: number) {
    this.#meeting = meeting
    this.#today = dateIn(meeting().meeting.timeZone, now)
  }

  /** All days of the meeting, in order. */
  readonly days: readonly IsoDate[] = $derived.by(() =>
    this.#meeting()
      .meeting.days.map(({ date }) => date)
      .toSorted(),
  )

  /** The day whose shifts are shown; null where the meeting has no days. */
  readonly to: IsoDate | null = $derived.by(() => {
    const { meeting, notes } = this.#meeting()
    const asked = searchParams.toURLSearchParams().get("to")
    if (asked !== null && this.days.includes(asked)) return asked
    return latestDay(meeting.days, notes, this.#today)
  })

  /** The days before it. */
  readonly earlier: readonly IsoDate[] = $derived.by(() => {
    const to = this.to
    return to === null ? [] : this.days.filter((day) => day < to)
  })

  /** Up to which day's words count as before; the day before, unless asked for. */
  readonly from: IsoDate | null = $derived.by(() => {
    const asked = searchParams.toURLSearchParams().get("from")
    if (asked !== null && this.earlier.includes(asked)) return asked
    return this.earlier.at(-1) ?? null
  })

  readonly shifts = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    const { from, to } = this
    return to === null || from === null ? [] : shifts(statements, viewNames, { to, from })
  })

  readonly otherCompany = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    const { from, to } = this
    return to === null || from === null ? [] : otherCompany(statements, viewNames, { to, from })
  })

  readonly differences = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return this.to === null ? [] : differences(statements, viewNames, { day: this.to })
  })

  /** Topics on which positions were taken in the session, the team's priorities first. */
  readonly held = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return lineUpTopics(statements, viewNames)
  })

  /** The topic whose flow is drawn: the one asked for, else the first shift's, else where most actors stand. */
  readonly topic: TopicId | null = $derived.by(() => {
    const asked = searchParams.toURLSearchParams().get("topic")
    const known = asked === null ? undefined : this.#meeting().names.topicById(asked as TopicId)
    const fullest = this.held.toSorted((a, b) => b.holders - a.holders)[0]
    return known?.id ?? this.shifts[0]?.topic ?? fullest?.topic.id ?? null
  })

  readonly flow = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return this.topic === null ? null : flow(statements, viewNames, { topic: this.topic })
  })

  /** Sets a part in the address. */
  choose(part: "from" | "to" | "topic", value: string): void {
    put(part, value)
  }
}
