// Which entries and rows rest on words that another note of the day contradicts.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import type { Difference, LineUpEntry } from "../../shared/views/views.ts"
import type { NoteSummary } from "../../shared/wire/wire.ts"

/** The differences in which notes contradict each other, by the id of each statement that differs. */
export type Contradictions = ReadonlyMap<string, Difference>

export function contradictionsOf(differences: readonly Difference[]): Contradictions {
  return new Map(
    differences
      .filter(({ kind }) => kind === "contradicts")
      .flatMap((difference) =>
        difference.notes.flatMap(({ differing }) => differing.map((s) => [s.id, difference])),
      ),
  )
}

/** What notes say against an entry: their statements that contradict its own, and stand elsewhere. */
export function besides(
  entry: LineUpEntry,
  contradictions: Contradictions,
): readonly IndexedStatement[] {
  const found = new Set(entry.evidence.flatMap((s) => contradictions.get(s.id) ?? []))
  const own = new Set(entry.evidence.map((s) => s.id))
  return [...found]
    .flatMap(({ notes }) => notes.flatMap(({ differing }) => differing))
    .filter((s) => !own.has(s.id))
}

/** A note by its title, and its room where it has one; by its id where it is not known any more. */
export function noteTitle(id: string, notes: readonly NoteSummary[]): string {
  const note = notes.find((one) => one.id === id)
  if (note === undefined) return id
  return note.room === "" ? note.title : `${note.title}, ${note.room}`
}
