// What a brief may say of a day: the rows and tagged blocks of its notes, without all that is private.
import type {
  ActorId,
  IndexedStatement,
  Intervention,
  MeetingNames,
  Membership,
  Proposal,
  Quote,
  Relation,
  Tag,
} from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { inOrder } from "../views/views.ts"
import type { BriefDay, DayNote } from "./compose.ts"
import { blocksById, privateBlocks } from "./private.ts"

type InNote<T> = T & { readonly note: string }

/** A block tagged by its note-taker. */
export interface TaggedBlock {
  readonly note: string
  /** As the index names it. */
  readonly id: string
  readonly block: Block
  readonly tags: readonly Tag[]
}

/** A day as the sections of a brief read it. Save in `all`, nothing private is in it. */
export interface DayFacts {
  readonly day: BriefDay
  readonly names: MeetingNames
  /** Earlier days and this one, the private rows among them: only for views, which know how to leave them out. */
  readonly all: readonly IndexedStatement[]
  /** This day's, in the order of the day. */
  readonly said: readonly IndexedStatement[]
  readonly interventions: readonly InNote<Intervention>[]
  readonly proposals: readonly InNote<Proposal>[]
  readonly relations: readonly InNote<Relation>[]
  readonly memberships: readonly InNote<Membership>[]
  readonly quotes: readonly InNote<Quote>[]
  readonly tagged: readonly TaggedBlock[]
}

export function factsOf(day: BriefDay, names: MeetingNames): DayFacts {
  const hidden = new Map(day.notes.map(({ id, note }) => [id, privateBlocks(note)]))
  const isOpen = (row: { note: string; block: string; tags: readonly Tag[] }) =>
    !row.tags.includes("private") && hidden.get(row.note)?.has(row.block) !== true
  const rows = <T extends { readonly block: string; readonly tags: readonly Tag[] }>(
    of: (note: DayNote) => readonly T[],
  ) =>
    day.notes.flatMap((note) => of(note).map((row) => ({ ...row, note: note.id }))).filter(isOpen)
  const today = day.notes.flatMap((note) =>
    indexed(note, day.date).map((row) =>
      isOpen(row) ? row : { ...row, tags: withPrivate(row.tags) },
    ),
  )
  return {
    day,
    names,
    all: [...day.before, ...today],
    said: inOrder(today.filter(isOpen)),
    interventions: rows(({ index }) => index.interventions),
    proposals: rows(({ index }) => index.proposals),
    relations: rows(({ index }) => index.relations),
    memberships: rows(({ index }) => index.memberships),
    quotes: rows(({ index }) => index.quotes),
    tagged: rows(({ index }) => index.highlights).flatMap(({ note, block: id, tags }) => {
      const source = day.notes.find((other) => other.id === note)
      const block = source && blocksById(source.note).get(id)
      return block === undefined ? [] : [{ note, id, block, tags }]
    }),
  }
}

/** The members of an ad-hoc group that the day's notes name, in their order. */
export function namedMembers(group: ActorId, facts: DayFacts): readonly ActorId[] {
  const rows = facts.memberships.filter((row) => row.group === group)
  return [...new Set(rows.map((row) => row.member))]
}

function indexed(note: DayNote, date: string): readonly IndexedStatement[] {
  return note.index.statements.map((row, n) => ({
    ...row,
    id: `${note.id}|${n}`,
    note: note.id,
    day: date,
    order: n + 1,
  }))
}

function withPrivate(tags: readonly Tag[]): readonly Tag[] {
  return tags.includes("private") ? tags : [...tags, "private"]
}
