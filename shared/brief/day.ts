// What a brief may say of a day: the rows and tagged blocks of its notes, without all that is private.
import type {
  ActorId,
  IndexedStatement,
  Intervention,
  MeetingNames,
  Membership,
  Proposal,
  Relation,
  Tag,
} from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { inOrder } from "../views/views.ts"
import type { BriefDay, DayNote } from "./compose.ts"
import { blocksById, privateBlocks } from "./private.ts"
import { type Quotation, quotationsOf } from "./quotes.ts"
import { labelsIn } from "./sentence.ts"
import { leadingTags } from "./tags.ts"

type InNote<T> = T & { readonly note: string }

/** A block tagged by its note-taker. */
export interface TaggedBlock extends NoteBlock {
  readonly tags: readonly Tag[]
  /** The list that it opens with a colon; else empty. */
  readonly list: readonly NoteBlock[]
}

export interface NoteBlock {
  readonly note: string
  /** As the index names it. */
  readonly id: string
  readonly block: Block
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
  /** Not those inside a key point. */
  readonly quotations: readonly Quotation[]
  /** The quoted terms of each statement, by its id. */
  readonly fragments: ReadonlyMap<string | null, readonly Quotation[]>
  /** How texts name topics and positions. */
  readonly labels: ReadonlySet<string>
  readonly tagged: readonly TaggedBlock[]
  /** True for a row that stands in a key point, and so need not be said again. */
  readonly isKey: (row: { readonly note: string; readonly block: string }) => boolean
}

export function factsOf(day: BriefDay, names: MeetingNames): DayFacts {
  const hidden = new Map(day.notes.map(({ id, note }) => [id, privateBlocks(note)]))
  const isOpen: IsOpen = (row) =>
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
  const tagged = day.notes.flatMap((note) => taggedBlocks(note, isOpen))
  const inKeyPoint = new Set(
    tagged
      .filter(isKeyPoint)
      .flatMap(({ note, id, list }) =>
        [id, ...list.map((item) => item.id)].map((block) => `${note}|${block}`),
      ),
  )
  const isKey: DayFacts["isKey"] = ({ note, block }) => inKeyPoint.has(`${note}|${block}`)
  const said = inOrder(today.filter(isOpen))
  const quotations = quotationsOf(
    rows(({ index }) => index.quotes).filter((quote) => !isKey(quote)),
    said,
  )
  return {
    day,
    names,
    all: [...day.before, ...today],
    said,
    interventions: rows(({ index }) => index.interventions),
    proposals: rows(({ index }) => index.proposals),
    relations: rows(({ index }) => index.relations),
    memberships: rows(({ index }) => index.memberships),
    quotations,
    fragments: groupBy(
      quotations.filter(({ isFragment }) => isFragment),
      ({ statement }) => statement,
    ),
    labels: labelsIn(names),
    tagged,
    isKey,
  }
}

/** Our own view and next steps have sections of their own, also where they are key. */
export function isKeyPoint({ tags }: { readonly tags: readonly Tag[] }): boolean {
  return tags.includes("key") && !tags.includes("ours") && !tags.includes("next")
}

/** The members of an ad-hoc group that the day's notes name, in their order; not where a key point lists them. */
export function namedMembers(group: ActorId, facts: DayFacts): readonly ActorId[] {
  const rows = facts.memberships.filter((row) => row.group === group && !facts.isKey(row))
  return [...new Set(rows.map((row) => row.member))]
}

type IsOpen = (row: {
  readonly note: string
  readonly block: string
  readonly tags: readonly Tag[]
}) => boolean

function taggedBlocks(
  { id: note, note: tree, index }: DayNote,
  isOpen: IsOpen,
): readonly TaggedBlock[] {
  const all = [...blocksById(tree)].map(([id, block]) => ({ note, id, block }))
  const places = new Map(all.map(({ id }, at) => [id, at]))
  return index.highlights.flatMap(({ block, tags }) => {
    const at = places.get(block)
    const found = at === undefined ? undefined : all[at]
    if (at === undefined || found === undefined || !isOpen({ note, block, tags })) return []
    return [{ ...found, tags, list: listUnder(at, all, isOpen) }]
  })
}

/** The items of the list that a block opens: one whose words end with a colon. */
function listUnder(at: number, all: readonly NoteBlock[], isOpen: IsOpen): readonly NoteBlock[] {
  const lead = all[at]?.block
  if (lead === undefined || !/:\s*$/.test(lead.inlines.at(-1)?.text ?? "")) return []
  const isInList = (one: NoteBlock | undefined) =>
    one !== undefined &&
    (one.block.kind === "bullet" || one.block.kind === "ordered" || one.block.depth > 0) &&
    (lead.kind === null || one.block.depth > lead.depth)
  let end = at + 1
  while (isInList(all[end])) end += 1
  return all.slice(at + 1, end).filter(({ note, id, block }) => {
    const { tags } = leadingTags(block.inlines)
    return isOpen({ note, block: id, tags }) && !tags.includes("ours") && !tags.includes("next")
  })
}

function indexed(note: DayNote, date: string): readonly IndexedStatement[] {
  return note.index.statements.map((row, n) => ({
    ...row,
    id: `${note.id}|${n}`,
    note: note.id,
    day: date,
    order: n + 1,
    anchor: null,
  }))
}

function withPrivate(tags: readonly Tag[]): readonly Tag[] {
  return tags.includes("private") ? tags : [...tags, "private"]
}
