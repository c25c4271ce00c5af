// Where a reviewed statement stands now: at its place, at the one row that took it, or nowhere any more.
import type { IndexedStatement, MeetingNames, TopicId } from "../meeting/meeting.ts"
import { familyOf } from "../support/family.ts"
import { groupBy } from "../support/group-by.ts"
import type { BesideRow, SeenRow } from "./review-events.ts"

/** Rows by who said them on what, in which block or what came of it. */
export type RowsByPlace = ReadonlyMap<string, readonly IndexedStatement[]>

export interface PlaceNow {
  readonly row: IndexedStatement
  /** Another position or block than was reviewed. */
  readonly moved: boolean
}

type Placed = Pick<IndexedStatement, "note" | "block" | "speaker" | "topic">

/** The rows to look among; give those of all notes in question. */
export function rowsByPlace(statements: readonly IndexedStatement[]): RowsByPlace {
  return groupBy(statements, (row) => {
    const key = placeKeys.get(row) ?? placeKey(row)
    placeKeys.set(row, key)
    return key
  })
}

/** Rows stay the same objects while thousands of others change: their keys are made once. */
const placeKeys = new WeakMap<IndexedStatement, string>()

/**
 * The row that the review is about now. What the meeting calls actors, topics and positions may have changed since. A
 * row at the same place keeps the review whatever its words are; where it went, exactly one row of the same speaker and
 * topic that came into the block since takes it over. Null: its row is gone.
 */
export function rowNow(seen: SeenRow, rows: RowsByPlace, names: MeetingNames): PlaceNow | null {
  const { speaker, topic, position } = namedNow(seen, names)
  const { note, block } = seen
  const same = rows.get(placeKey({ note, block, speaker, topic })) ?? []
  const there = same.filter((row) => row.block === block && row.position === position)
  const isKnown = besides(seen, names)
  const hasNumber = (row: IndexedStatement) => numberOf(row.id) === numberOf(seen.id)
  const alike = there.filter((row) => hasSameWords(seen, row))
  const stays =
    alike.find(hasNumber) ?? alike[0] ?? there.find((row) => hasNumber(row) && !isKnown(row))
  if (stays !== undefined) return { row: stays, moved: false }
  const fresh = same.filter((row) => !isKnown(row))
  const heirs = fresh.length > 1 ? fresh.filter((row) => hasSameWords(seen, row)) : fresh
  const [heir] = heirs
  return heir === undefined || heirs.length > 1 ? null : { row: heir, moved: true }
}

/** Whether the row says now what was reviewed, whatever the meeting calls things since. */
export function isAsSeen(seen: SeenRow, row: IndexedStatement, names: MeetingNames): boolean {
  const { speaker, topic, position } = namedNow(seen, names)
  return (
    hasSameWords(seen, row) &&
    speaker === row.speaker &&
    topic === row.topic &&
    position === row.position &&
    seen.stance === row.stance &&
    seen.qualifier === row.qualifier &&
    seen.unsure === row.unsure &&
    actorNow(seen.onBehalfOf, names) === row.onBehalfOf
  )
}

/** The row as it stands now, as a review keeps it; `note` are the statements of its note. */
export function seenRow(row: IndexedStatement, note: readonly IndexedStatement[]): SeenRow {
  const { id, day, block, speaker, onBehalfOf, topic, position } = row
  const { stance, qualifier, unsure, text, typed } = row
  const key = placeKey(row)
  const beside = note.filter((it) => it.id !== id && placeKey(it) === key)
  return {
    ...{ id, note: row.note, day, block, speaker, onBehalfOf, topic, position },
    ...{ stance, qualifier, unsure, text, ...(typed === undefined ? {} : { typed }) },
    beside: beside.map((it) => ({
      ...{ id: it.id, block: it.block, position: it.position },
      ...(it.typed === undefined ? {} : { typed: it.typed }),
    })),
  }
}

/** Among the rows of a place, one that stood there already when the review was made. */
function besides(
  { topic, beside }: SeenRow,
  names: MeetingNames,
): (row: IndexedStatement) => boolean {
  const known = beside.map((it) => ({ ...it, position: positionNow(topic, it.position, names) }))
  return (row) => known.some((it) => it.position === row.position && isSame(it, row))
}

function isSame(known: BesideRow, row: IndexedStatement): boolean {
  const isItsPlace = known.block === row.block && numberOf(known.id) === numberOf(row.id)
  return isItsPlace || (known.typed !== undefined && known.typed === row.typed)
}

function hasSameWords(seen: SeenRow, row: IndexedStatement): boolean {
  return seen.text === row.text || (seen.typed !== undefined && seen.typed === row.typed)
}

type Named = Pick<SeenRow, "speaker" | "topic" | "position">

/** To look names up takes longer than all else here, and every change of a row asks again. */
const lookedUp = new WeakMap<MeetingNames, WeakMap<SeenRow, Named>>()

function namedNow(seen: SeenRow, names: MeetingNames): Named {
  const known = lookedUp.get(names) ?? new WeakMap<SeenRow, Named>()
  lookedUp.set(names, known)
  const { speaker, topic, position } = seen
  const found = known.get(seen)
  if (found !== undefined) return found
  const place = position === null ? null : names.position(topic, position)
  const placed = place?.found === "one" ? place.value : null
  const named = {
    speaker: actorNow(speaker, names),
    topic: placed?.topic.id ?? topicNow(topic, names),
    position: placed?.position.id ?? position,
  }
  known.set(seen, named)
  return named
}

function positionNow(
  topic: TopicId,
  position: SeenRow["position"],
  names: MeetingNames,
): SeenRow["position"] {
  const found = position === null ? null : names.position(topic, position)
  return found?.found === "one" ? found.value.position.id : position
}

function actorNow<Id extends SeenRow["onBehalfOf"]>(id: Id, names: MeetingNames): Id {
  // The id of an actor is none of null's.
  return id === null ? id : ((names.actorById(id)?.id ?? id) as Id)
}

function topicNow(id: TopicId, names: MeetingNames): TopicId {
  return names.topicById(id)?.id ?? id
}

function placeKey({ note, block, speaker, topic }: Placed): string {
  return `${note}|${familyOf(block)}|${speaker}|${topic}`
}

/** The last part of a statement's id: which of several equal ones it is. */
function numberOf(id: string): string {
  return id.slice(id.lastIndexOf("|") + 1)
}
