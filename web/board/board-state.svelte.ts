// What the board shows: a day and a topic from the address, and what the statements say of them.
import { searchParams } from "sv-router"
import type { IsoDate, Topic, TopicId } from "../../shared/meeting/meeting.ts"
import {
  differences,
  feed,
  firsts,
  heard,
  leftOut,
  lineUp,
  lineUpTopics,
  silences,
  silencesOfWeek,
} from "../../shared/views/views.ts"
import type { MeetingState } from "../api/meeting.svelte.ts"
import { latestDay } from "../ui/latest.ts"
import { dateIn } from "../ui/time.ts"
import { contradictionsOf } from "./differing.ts"

/** What the board needs of a meeting. */
export type BoardMeeting = Pick<
  MeetingState,
  "id" | "meeting" | "names" | "viewNames" | "notes" | "statements" | "connection"
>

const session = "session"

export class BoardState {
  readonly #meeting: () => BoardMeeting
  readonly #today: IsoDate

  constructor(meeting: () => BoardMeeting, now: number) {
    this.#meeting = meeting
    this.#today = dateIn(meeting().meeting.timeZone, now)
  }

  /** The day shown; null is the whole session. A day that the meeting does not have counts as not asked for. */
  readonly day: IsoDate | null = $derived.by(() => {
    const { meeting, notes } = this.#meeting()
    const asked = searchParams.toURLSearchParams().get("day")
    if (asked === session) return null
    if (meeting.days.some((day) => day.date === asked)) return asked
    return latestDay(meeting.days, notes, this.#today)
  })

  /** Topics on which positions were taken in the scope, the team's priorities first. */
  readonly held = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return lineUpTopics(statements, viewNames, { day: this.day })
  })

  /** The topic with the most holders: where the room has lined up. */
  readonly #fullest: Topic | undefined = $derived.by(
    () => this.held.toSorted((a, b) => b.holders - a.holders)[0]?.topic,
  )

  /** The topic shown; null where the meeting has none. */
  readonly topic: Topic | null = $derived.by(() => {
    const { meeting, names } = this.#meeting()
    const asked = searchParams.toURLSearchParams().get("topic")
    const known = asked === null ? undefined : names.topicById(asked as TopicId)
    const byPriority = meeting.topics.toSorted((a, b) => (a.priority ?? 1e9) - (b.priority ?? 1e9))
    return known ?? this.#fullest ?? byPriority[0] ?? null
  })

  readonly lineUp = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return this.topic && lineUp(statements, { topic: this.topic.id, day: this.day }, viewNames)
  })

  readonly feed = $derived.by(() => feed(this.#meeting().statements, { day: this.day }))

  readonly silences = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return silences(statements, viewNames, { day: this.day })
  })

  /** Of the day's week up to the day; none for the session. */
  readonly silencesOfWeek = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return this.day === null ? [] : silencesOfWeek(statements, viewNames, { day: this.day })
  })

  /** Who spoke on the day, and not of what it took up before; nobody for the session. */
  readonly leftOut = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return this.day === null ? [] : leftOut(statements, viewNames, { day: this.day })
  })

  /** Who was heard on the day for the first time; nobody for the session. */
  readonly firsts = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return this.day === null ? [] : firsts(statements, viewNames, { day: this.day })
  })

  readonly heard = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return heard(statements, viewNames, { day: this.day })
  })

  readonly differences = $derived.by(() => {
    const { statements, viewNames } = this.#meeting()
    return differences(statements, viewNames, { day: this.day })
  })

  readonly contradictions = $derived.by(() => contradictionsOf(this.differences))

  /** The notes that the shown statements come from. */
  readonly notes = $derived.by(() =>
    this.#meeting().notes.filter(
      (note) => !note.archived && (this.day === null || note.date === this.day),
    ),
  )

  /** Whether the queries of the meeting stand beside the picture, in the place of the feed. */
  readonly queries: boolean = $derived.by(
    () => searchParams.toURLSearchParams().get("aside") === "queries",
  )

  get today(): boolean {
    return this.day === this.#today
  }

  /** The address of this board with another day; null is the whole session. */
  dayHref(day: IsoDate | null): string {
    return this.#href(day, this.queries)
  }

  /** The same board with the queries beside it, or with the feed. */
  asideHref(queries: boolean): string {
    return this.#href(this.day, queries)
  }

  #href(day: IsoDate | null, queries: boolean): string {
    const search = new URLSearchParams({ day: day ?? session })
    if (this.topic !== null) search.set("topic", this.topic.id)
    if (queries) search.set("aside", "queries")
    return `/m/${this.#meeting().id}/board?${search}`
  }

  /** Shows another topic, and says so in the address. */
  show(topic: string): void {
    searchParams.set("topic", topic)
  }

  /**
   * Puts the topic shown into the address once somebody took a position, so that it stays when
   * others overtake it. Run it in an effect of the screen.
   */
  pin(): void {
    const asked = searchParams.toURLSearchParams().get("topic")
    if (this.topic === null || this.held.length === 0 || asked === this.topic.id) return
    searchParams.set("topic", this.topic.id, { replace: true })
  }
}
