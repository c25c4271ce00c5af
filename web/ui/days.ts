// Days of the calendar, without a clock or a zone.
import type { IsoDate } from "../../shared/meeting/meeting.ts"

const oneDay = 86_400_000
const longest = 60

/** Every date from the first to the last; null where they are no dates, are in the wrong order, or more than 60. */
export function daysBetween(first: IsoDate, last: IsoDate): IsoDate[] | null {
  const from = Date.parse(`${first}T00:00:00Z`)
  const to = Date.parse(`${last}T00:00:00Z`)
  const count = (to - from) / oneDay + 1
  if (!(count >= 1 && count <= longest)) return null
  return Array.from({ length: count }, (_, n) => isoDate(from + n * oneDay))
}

/** The day after the last of these, or `today` where there are none. */
export function nextDay(dates: readonly IsoDate[], today: IsoDate): IsoDate {
  const last = dates.toSorted().at(-1)
  return last === undefined ? today : isoDate(Date.parse(`${last}T00:00:00Z`) + oneDay)
}

function isoDate(at: number): IsoDate {
  return new Date(at).toISOString().slice(0, 10)
}
