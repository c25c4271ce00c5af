// Days and times as the interface writes them: 24 hours, "Mon 12", "Monday 12 March", "12–15 March 2018".
import type { IsoDate } from "../../shared/meeting/meeting.ts"

const locale = "en-GB"
const utc = (how: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...how })
const weekday = utc({ weekday: "short" })
const long = utc({ weekday: "long", day: "numeric", month: "long" })
const longYear = utc({ weekday: "long", day: "numeric", month: "long", year: "numeric" })
const whole = utc({ day: "numeric", month: "long", year: "numeric" })
const hours = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" })
const moments = new Intl.DateTimeFormat(locale, {
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
})

/** "10:42" on the clock of this device. */
export function clock(at: number): string {
  return hours.format(at)
}

/** "Friday 16 March, 18:00" on the clock of this device. */
export function moment(at: number): string {
  return moments.format(at).replace(/,? at /, ", ")
}

const dated = new Intl.DateTimeFormat(locale, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
})

/** "10:42" today, "12 Mar, 10:42" on any other day; on the clock of this device, both in milliseconds since 1970 UTC. */
export function clockOn(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return isToday ? clock(at) : dated.format(at)
}

/** "Mon 12". */
export function dayShort(date: IsoDate): string {
  return `${dayName(date)} ${dayNumber(date)}`
}

/** "Mon". */
export function dayName(date: IsoDate): string {
  return weekday.format(day(date))
}

/** "12". */
export function dayNumber(date: IsoDate): string {
  return String(day(date).getUTCDate())
}

/** "Monday 12 March". */
export function dayLong(date: IsoDate): string {
  return long.format(day(date))
}

/** "Monday 12 March 2018". */
export function dayWithYear(date: IsoDate): string {
  return longYear.format(day(date))
}

/** "12–15 March 2018"; empty for no days. */
export function daysSpan(dates: readonly IsoDate[]): string {
  const sorted = [...dates].sort()
  const first = sorted[0]
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return ""
  // Within a month the days stand close: "12–15 March 2018".
  return whole.formatRange(day(first), day(last)).replace(/^(\d+)\s–\s(\d+ \p{L}+ \d+)$/u, "$1–$2")
}

/** Today's date in a time zone. */
export function dateIn(timeZone: string, now: number): IsoDate {
  // The Swedish form is the ISO form.
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now)
}

/** "2 minutes ago", "yesterday"; from a moment to now, both in milliseconds since 1970 UTC. */
export function ago(at: number, now: number): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  const seconds = Math.round((at - now) / 1000)
  const steps = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit)
  }
  return "just now"
}

function day(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`)
}
