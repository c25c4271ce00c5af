// The queries about a note, beside the blocks that they are about.
import { groupBy } from "../../shared/support/group-by.ts"
import type { OpenQuery, Reviews } from "../../shared/views/views.ts"
import type { LiveReading } from "./live-reading.svelte.ts"
import type { MarginEntry } from "./margin.ts"
import type { Stop } from "./note-actions.ts"

/** Those of a note that are not resolved, by the block where their row stands, or stood before it went. */
export type AskedHere = ReadonlyMap<string, readonly OpenQuery[]>

export function askedIn(reviews: Reviews, note: string): AskedHere {
  const here = reviews.open.filter(({ review }) => (review.row ?? review.seen).note === note)
  return groupBy(here, ({ review }) => (review.row ?? review.seen).block)
}

/** The margin's entries with one for each block that has a query and nothing else; the same list where there is none. */
export function withQueries(
  entries: readonly MarginEntry[],
  asked: AskedHere,
  live: Pick<LiveReading, "numberOf">,
): readonly MarginEntry[] {
  const there = new Set(entries.map(({ block }) => block))
  const bare = [...asked.keys()].filter((it) => !there.has(it) && live.numberOf(it) !== undefined)
  if (bare.length === 0) return entries
  const added = bare.map((block) => ({ block, item: false, lines: [], problems: [], stances: [] }))
  const at = ({ block }: MarginEntry) => live.numberOf(block) ?? 0
  return [...entries, ...added].sort((a, b) => at(a) - at(b))
}

/** Where the words of a query stand: its sentence, or the whole block where that is not as it was. */
export function stopOf(
  { review: { row, seen } }: OpenQuery,
  live: Pick<LiveReading, "blockOf">,
): Stop | null {
  const block = (row ?? seen).block
  const reading = live.blockOf(block)?.reading
  if (reading === undefined) return null
  const [first, last] = [reading.sentences[0], reading.sentences.at(-1)]
  const whole = { start: first?.start ?? 0, end: last?.end ?? 0 }
  return { block, span: (row === null ? undefined : reading.sentences[row.sentence]) ?? whole }
}
