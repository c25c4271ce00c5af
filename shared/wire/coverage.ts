// Who of the team watched which room and when: GET and POST /api/meetings/:meeting/coverage.
import * as v from "valibot"
import type { IsoDate } from "../meeting/meeting.ts"

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time is written 10:42"))

/** POST …/coverage: somebody was, or was not, in a room between two times of the meeting's time zone. */
export const coverageRequest = v.pipe(
  v.object({
    day: v.pipe(v.string(), v.isoDate("a date is written 2018-03-12")),
    /** As the notes name it; empty where they name none. */
    room: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(120)), ""),
    /** Of the team; absent: who asks. */
    user: v.optional(v.pipe(v.string(), v.minLength(1, "must not be empty"), v.maxLength(80))),
    from: time,
    until: time,
    watched: v.boolean(),
  }),
  v.check(({ from, until }) => from < until, "until has to be later than from"),
)
export type CoverageRequest = v.InferInput<typeof coverageRequest>

/** GET …/coverage?day= */
export interface CoverageAnswer {
  readonly day: IsoDate
  /** By room and person, in order; from who typed when in the day's notes, corrected by hand. */
  readonly watches: readonly WatchSummary[]
  /** When nobody was in any room, between the first and the last of the day. */
  readonly gaps: readonly TimeSpan[]
  /** From the first to the last that anybody was; null where nobody is known to have been. */
  readonly watched: TimeSpan | null
  /** What people said of it, the last one last. */
  readonly corrections: readonly (WatchSummary & {
    readonly watched: boolean
    readonly by: string
    /** Milliseconds since 1970 UTC. */
    readonly at: number
  })[]
}

/** Times of the meeting's time zone; `until` "24:00" is midnight. */
interface TimeSpan {
  readonly from: string
  readonly until: string
}

interface WatchSummary extends TimeSpan {
  readonly user: string
  readonly name: string
  readonly room: string
}
