// What today holds in all of one's meetings, each by its own clock.
import type { MeetingSummary, NoteSummary } from "../../shared/wire/wire.ts"
import { dateIn } from "../ui/time.ts"

export interface TodayEntry {
  readonly meeting: MeetingSummary
  /** The day's title: "Capacity, implementation, follow-up and review". */
  readonly day: string
  /** Undefined: the day has no note yet. */
  readonly note: NoteSummary | undefined
}

/** Notes of today, and days of today without one, in the order of the meetings. Readers write no notes. */
export function todayOf(meetings: readonly MeetingSummary[], now: number): TodayEntry[] {
  return meetings
    .filter((meeting) => meeting.role !== "reader")
    .flatMap((meeting) => {
      const date = dateIn(meeting.timeZone, now)
      const day = meeting.days.find((one) => one.date === date)
      if (day === undefined) return []
      const notes = meeting.notes.filter((note) => note.date === date && !note.archived)
      const shown = notes.length > 0 ? notes : [undefined]
      return shown.map((note) => ({ meeting, day: day.title, note }))
    })
}
