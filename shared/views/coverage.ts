// Coverage: who of the team watched which room and when, and when nobody did.
import type { IsoDate } from "../meeting/meeting.ts"
import { groupBy } from "../support/group-by.ts"

/** Somebody typed in a note of the room at that minute of the note's own day, from midnight in the meeting's time zone. */
export interface Typed {
  readonly user: string
  readonly room: string
  readonly day: IsoDate
  readonly minute: number
}

/** What somebody said of it by hand; the later of two on the same minutes holds. */
export interface Corrected {
  readonly user: string
  readonly room: string
  readonly day: IsoDate
  /** Minutes from midnight; `until` is the first that it does not speak of. */
  readonly from: number
  readonly until: number
  /** False: they were not there. */
  readonly watched: boolean
}

/** One of the team in one room, without a break. */
export interface Watch {
  readonly user: string
  readonly room: string
  readonly day: IsoDate
  /** Minutes from midnight; `until` is the first that is not watched. */
  readonly from: number
  readonly until: number
}

/** A time in which nobody of the team was in any room, between the first and the last of its day. */
export interface Gap {
  readonly from: number
  readonly until: number
}

/** Who typed listens for so many minutes around: the quarter of an hour in which the key fell. */
const SLOT = 15
/** Who types again after so many silent slots was there all the time. */
const BRIDGED = 1

/**
 * Who watched which room when, by day, room, user and time: the quarters of an hour in which they typed in
 * a note of the room, with a single silent quarter between two taken as watched, and what was corrected by hand
 * laid over it in the order given.
 */
export function coverage(
  typed: readonly Typed[],
  corrections: readonly Corrected[] = [],
): readonly Watch[] {
  const keyOf = ({ day, room, user }: Pick<Watch, "day" | "room" | "user">) =>
    JSON.stringify([day, room, user])
  const seen = groupBy(typed, keyOf)
  const said = groupBy(corrections, keyOf)
  return [...new Set([...seen.keys(), ...said.keys()])].sort().flatMap((key) => {
    const own = [...(seen.get(key) ?? []), ...(said.get(key) ?? [])][0]
    if (own === undefined) return []
    const { day, room, user } = own
    const corrected = (said.get(key) ?? []).reduce(withCorrection, spansOf(seen.get(key) ?? []))
    return corrected.map(({ from, until }) => ({ day, room, user, from, until }))
  })
}

/** When nobody watched on the day, between its first and its last minute of coverage; none where nobody did at all. */
export function gaps(watches: readonly Watch[], day: IsoDate): readonly Gap[] {
  const spans = merged(watches.filter((watch) => watch.day === day))
  return spans.slice(1).flatMap(({ from }, n) => {
    const before = spans[n]
    return before === undefined ? [] : [{ from: before.until, until: from }]
  })
}

/** From the first to the last minute that anybody watched on the day; null where nobody did. */
export function watched(watches: readonly Watch[], day: IsoDate): Gap | null {
  const spans = merged(watches.filter((watch) => watch.day === day))
  const [first, last] = [spans[0], spans.at(-1)]
  return first === undefined || last === undefined ? null : { from: first.from, until: last.until }
}

function spansOf(typed: readonly Typed[]): readonly Gap[] {
  const slots = [...new Set(typed.map(({ minute }) => Math.floor(minute / SLOT)))].sort(
    (a, b) => a - b,
  )
  return merged(
    slots.map((slot, n) => {
      const next = slots[n + 1]
      const isNear = next !== undefined && next - slot <= BRIDGED + 1
      return { from: slot * SLOT, until: (isNear ? next : slot + 1) * SLOT }
    }),
  )
}

function withCorrection(spans: readonly Gap[], correction: Corrected): readonly Gap[] {
  const { from, until, watched: wasThere } = correction
  if (from >= until) return spans
  const rest = spans.flatMap((span) => [
    { from: span.from, until: Math.min(span.until, from) },
    { from: Math.max(span.from, until), until: span.until },
  ])
  return merged([
    ...rest.filter((span) => span.from < span.until),
    ...(wasThere ? [{ from, until }] : []),
  ])
}

/** In order, what touches or overlaps as one. */
function merged(spans: readonly Gap[]): readonly Gap[] {
  const found: { from: number; until: number }[] = []
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until)
    else found.push({ from, until })
  }
  return found
}
