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

/** A block with what its note-taker made of it. */
export interface Paragraph extends NoteBlock {
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
  /** All that is no heading, in the order of the notes. */
  readonly paragraphs: readonly Paragraph[]
  readonly tagged: readonly Paragraph[]
  /** True for a row that stands in a key point, and so need not be said again. */
  readonly isKey: IsThere
  /** True for a row of which the brief has the words: of a key point, or of a passage. */
  readonly isTold: IsThere
}

/** Asked of a row of the index, by the block in which it stands. */
export type IsThere = (row: { readonly note: string; readonly block: string }) => boolean

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
  const read = day.notes.map((note) => paragraphsOf(note, isOpen))
  const paragraphs = read.flatMap((note) => note.paragraphs)
  const tagged = read.flatMap((note) => note.tagged)
  const isKey = isIn(tagged.filter(isKeyPoint))
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
    fragments: fragmentsOf(quotations),
    labels: labelsIn(names),
    paragraphs,
    tagged,
    isKey,
    isTold: isKey,
  }
}

/** The facts where these paragraphs are told in their own words, and so need not be told again. */
export function withTold(facts: DayFacts, paragraphs: readonly Paragraph[]): DayFacts {
  const isHere = isIn(paragraphs)
  const quotations = facts.quotations.filter((quotation) => !isHere(quotation))
  return {
    ...facts,
    quotations,
    fragments: fragmentsOf(quotations),
    isTold: (row) => facts.isKey(row) || isHere(row),
  }
}

function fragmentsOf(quotations: readonly Quotation[]): DayFacts["fragments"] {
  return groupBy(
    quotations.filter(({ isFragment }) => isFragment),
    ({ statement }) => statement,
  )
}

/** Whether a row stands in one of these, or in a list that one of them opens. */
function isIn(paragraphs: readonly Paragraph[]): IsThere {
  const blocks = new Set(
    paragraphs.flatMap(({ note, id, list }) =>
      [id, ...list.map((item) => item.id)].map((block) => `${note}|${block}`),
    ),
  )
  return ({ note, block }) => blocks.has(`${note}|${block}`)
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

function paragraphsOf(
  { id: note, note: tree, index }: DayNote,
  isOpen: IsOpen,
): { readonly paragraphs: readonly Paragraph[]; readonly tagged: readonly Paragraph[] } {
  const all = [...blocksById(tree)].map(([id, block]) => ({ note, id, block }))
  const tagsOf = new Map(index.highlights.map(({ block, tags }) => [block, tags]))
  const open = all.flatMap((one, at): readonly Paragraph[] => {
    const tags = tagsOf.get(one.id) ?? leadingTags(one.block.inlines).tags
    if (!isOpen({ note, block: one.id, tags })) return []
    return [{ ...one, tags, list: listUnder(at, all, isOpen) }]
  })
  return {
    paragraphs: open.filter(({ block }) => block.kind !== "heading"),
    tagged: open.filter(({ id, block }) => tagsOf.has(id) && hasWords(block)),
  }
}

function hasWords({ inlines }: Block): boolean {
  return leadingTags(inlines).inlines.some(({ text }) => text.trim() !== "")
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
