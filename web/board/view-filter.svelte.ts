// The filter of a view, as it stands in the address, and how a screen changes it there.
import { searchParams } from "sv-router"
import {
  type Day,
  type IndexedStatement,
  type IsoDate,
  type MeetingNames,
  namesOf,
  type Stance,
  withMemberships,
} from "../../shared/meeting/meeting.ts"
import { type Filter, filterOf, pairsOf, passing, type Scope } from "../../shared/views/views.ts"
import type { MeetingState } from "../api/meeting.svelte.ts"

/** What a view needs of a meeting. */
export type ViewMeeting = Pick<
  MeetingState,
  "id" | "meeting" | "names" | "viewNames" | "memberships" | "notes" | "statements" | "connection"
>

/** The meeting's names with the members that notes name openly: for what leaves. Look up by id only. */
export function openNames({ meeting, memberships }: ViewMeeting): MeetingNames {
  return namesOf(
    withMemberships(
      meeting,
      memberships.filter((it) => !it.private),
    ),
  )
}

type Part = "topics" | "actors" | "group" | "stance" | "sure"
const parts = {
  topics: "topics",
  actors: "actors",
  group: "groups",
  stance: "stances",
  sure: null,
} as const

export class ViewFilter {
  readonly #meeting: () => ViewMeeting
  readonly #path: string

  /** `path` is the screen's name in the address: "matrix". */
  constructor(meeting: () => ViewMeeting, path: string) {
    this.#meeting = meeting
    this.#path = path
  }

  readonly #asked: Filter = $derived.by(() => filterOf(searchParams.toURLSearchParams()))

  /** A day that the meeting does not have counts as not asked for; so does the session's absence. */
  readonly day: IsoDate | null = $derived.by(() => {
    const { day } = this.#asked
    const { days } = this.#meeting().meeting
    return days.some(({ date }) => date === day) ? (day ?? null) : null
  })

  readonly topics: readonly string[] = $derived.by(() => this.#asked.topics)
  readonly actors: readonly string[] = $derived.by(() => this.#asked.actors)

  get filter(): Filter {
    return this.#asked
  }
  get group(): string {
    return this.#asked.groups[0] ?? ""
  }
  get stance(): Stance | "" {
    return this.#asked.stances[0] ?? ""
  }
  get confidence(): "sure" | "unsure" | "" {
    return this.#asked.confidence ?? ""
  }

  /** How much is filtered away, besides day, topics and actors. */
  readonly count: number = $derived.by(
    () => [this.group, this.stance, this.confidence].filter((value) => value !== "").length,
  )

  /** In one word what decides about a statement, so that the scope stays while it stays. */
  readonly #narrow: string = $derived.by(() => {
    const { stances, confidence } = this.#asked
    return `${stances.join()}|${confidence ?? ""}`
  })

  readonly #only: ((statement: IndexedStatement) => boolean) | null = $derived.by(() => {
    const [stances = "", confidence = ""] = this.#narrow.split("|")
    if (stances === "" && confidence === "") return null
    const pairs: [string, string][] = [
      ["stance", stances],
      ["sure", { "": "", sure: "yes", unsure: "no" }[confidence] ?? ""],
    ]
    return passing(filterOf(pairs), this.#meeting().viewNames)
  })

  /** Day, stance and confidence; topics, actors and groups choose among what is shown. */
  readonly scope: Scope = $derived.by(() => {
    const only = this.#only
    return { day: this.day, ...(only === null ? {} : { only }) }
  })

  /** The days that are shown. */
  readonly days: readonly IsoDate[] = $derived.by(() =>
    this.day === null ? this.#meeting().meeting.days.map(({ date }: Day) => date) : [this.day],
  )

  /** The address of this screen with another day; null is the whole session. All else stays. */
  dayHref(day: IsoDate | null): string {
    const search = searchParams.toURLSearchParams()
    for (const [name, value] of pairsOf({ ...this.#asked, day })) search.set(name, value)
    return `/m/${this.#meeting().id}/${this.#path}?${search}`
  }

  /** Sets one part of the filter in the address; an empty one goes. */
  set(name: Part, values: readonly string[]): void {
    const key = parts[name]
    const value =
      key === null ? values[0] : new Map(pairsOf({ ...this.#asked, [key]: values })).get(name)
    put(name, value ?? "")
  }

  /** All but the day goes. */
  clear(): void {
    for (const name of Object.keys(parts)) put(name, "")
  }
}

/** Puts a value into the address; an empty one goes. */
export function put(name: string, value: string): void {
  if (value !== "") searchParams.set(name, value)
  else if (searchParams.has(name)) searchParams.delete(name)
}
