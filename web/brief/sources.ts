// Which words of the notes a block of the brief rests on, and where they stand.
import { isAsComposed, parseSource, type SourceRef } from "../../shared/brief/brief.ts"
import type { IndexedStatement, MeetingNames } from "../../shared/meeting/meeting.ts"
import type { NoteSummary } from "../../shared/wire/wire.ts"
import { dayShort } from "../ui/time.ts"
import { words } from "../ui/words.ts"
import type { BriefBlock } from "./outline.ts"

/** What the meeting knows, as far as sources need it. */
export interface Known {
  readonly id: string
  readonly names: MeetingNames
  readonly notes: readonly NoteSummary[]
  readonly statements: readonly IndexedStatement[]
}

export interface BlockSources {
  /** Why there are no places; null where there are. */
  readonly none: "written" | "framed" | "silence" | null
  /** Its words were changed since it was composed. */
  readonly edited: boolean
  readonly places: readonly Place[]
}

/** One place in a note. */
interface Place {
  readonly key: string
  readonly href: string
  readonly note: string
  /** "10:42", or null. */
  readonly time: string | null
  /** The sentence; null for a block of which the index holds no statement. */
  readonly text: string | null
  /** Who said what, as the index read it. */
  readonly readings: readonly string[]
}

export function sourcesOf(block: BriefBlock, known: Known): BlockSources {
  const source = parseSource(block.source)
  if (source === null) return { none: "written", edited: false, places: [] }
  const places = source.from.flatMap((ref) => placesOf(ref, known))
  const none = source.piece.startsWith("silent") ? "silence" : "framed"
  return {
    none: places.length === 0 ? none : null,
    edited: !isAsComposed(block.text, source),
    places,
  }
}

/** A sentence is one place; a whole block is one for each of its sentences that made a statement. */
function placesOf(ref: SourceRef, known: Known): readonly Place[] {
  const rows = known.statements.filter(
    (row) =>
      row.note === ref.note &&
      row.block === ref.block &&
      (ref.sentence === null || row.sentence === ref.sentence),
  )
  const sentences = [...new Set(rows.map((row) => row.sentence))].sort((a, b) => a - b)
  if (sentences.length === 0) return [placeOf(ref, ref.sentence, [], known)]
  return sentences.map((sentence) =>
    placeOf(
      ref,
      sentence,
      rows.filter((row) => row.sentence === sentence),
      known,
    ),
  )
}

function placeOf(
  { note, block }: SourceRef,
  sentence: number | null,
  rows: readonly IndexedStatement[],
  { id, names, notes }: Known,
): Place {
  const search = new URLSearchParams({ block })
  if (sentence !== null) search.set("sentence", String(sentence))
  return {
    key: `${note} ${search}`,
    href: `/m/${encodeURIComponent(id)}/n/${encodeURIComponent(note)}?${search}`,
    note: titled(notes.find((one) => one.id === note)),
    time: rows[0]?.time ?? null,
    text: rows[0]?.text ?? null,
    readings: [...new Set(rows.map((row) => readingOf(row, names)))],
  }
}

/** "Plenary, Mon 12" */
function titled(note: NoteSummary | undefined): string {
  return note === undefined ? words.brief.goneNote : `${note.title}, ${dayShort(note.date)}`
}

/** "EU-27 → return: forced return in the text, opposes" */
function readingOf(row: IndexedStatement, names: MeetingNames): string {
  const topic = names.topicById(row.topic)
  const position = topic?.positions.find(({ id }) => id === row.position)
  const holder = names.actorById(row.holder)?.name ?? row.holder
  const place = position === undefined ? "" : `: ${position.label}`
  return `${holder} → ${topic?.name ?? row.topic}${place}, ${words.stance[row.stance]}`
}
