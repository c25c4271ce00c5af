// Which note or day one means without naming it.
import type { Day, IsoDate } from "../../shared/meeting/meeting.ts"
import type { NoteSummary } from "../../shared/wire/wire.ts"

/** Today's note, else the last day's before today, else the first there is; of several the one changed last. */
export function latestNote(notes: readonly NoteSummary[], today: IsoDate): NoteSummary | undefined {
  const open = notes.filter((note) => !note.archived)
  const past = open.filter((note) => note.date <= today)
  const date = past.length > 0 ? last(past.map(dateOf)) : first(open.map(dateOf))
  return open
    .filter((note) => note.date === date)
    .toSorted((a, b) => (b.changedAt ?? 0) - (a.changedAt ?? 0))[0]
}

/** Today if it is a day of the meeting, else the last day with a note, else the first day; null without days. */
export function latestDay(
  days: readonly Day[],
  notes: readonly NoteSummary[],
  today: IsoDate,
): IsoDate | null {
  if (days.some((day) => day.date === today)) return today
  const written = notes.filter((note) => !note.archived && note.date <= today).map(dateOf)
  return last(written) ?? first(days.map(dateOf)) ?? null
}

function dateOf({ date }: { readonly date: IsoDate }): IsoDate {
  return date
}

function last(dates: readonly IsoDate[]): IsoDate | undefined {
  return dates.toSorted().at(-1)
}

function first(dates: readonly IsoDate[]): IsoDate | undefined {
  return dates.toSorted()[0]
}
