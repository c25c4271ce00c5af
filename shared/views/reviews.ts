// What became of the reviews of a meeting's statements: computed from the events and the rows that are there now.
import type { IndexedStatement, MeetingNames } from "../meeting/meeting.ts"
import { groupBy } from "../support/group-by.ts"
import type { ReviewBegun, ReviewEvent, ReviewReply, SeenRow, SourceLink } from "./review-events.ts"
import { isAsSeen, type PlaceNow, rowNow, rowsByPlace } from "./review-place.ts"

type Said = Pick<ReviewEvent, "version" | "at" | "by">

/** All that was said of one statement and not taken back. */
export interface Review {
  /** Null: its row is gone. */
  readonly row: IndexedStatement | null
  /** As it stood when somebody last spoke of it. */
  readonly seen: SeenRow
  /** Its row took the place of the one that was reviewed. */
  readonly moved: boolean
  /** The last confirmation; `changed`: the words are others since. */
  readonly confirmed: (Said & Changeable) | null
  /** In the order in which they were asked. */
  readonly queries: readonly Query[]
  /** The last link. */
  readonly source: Source | null
  readonly standing: Standing
}

interface Changeable {
  /** The words that were meant. */
  readonly seen: SeenRow
  /** The row says something else since, or is gone. */
  readonly changed: boolean
}

export interface Query extends Said, Changeable {
  readonly text: string
  readonly state: "open" | "answered" | "resolved"
  /** What followed, in order. */
  readonly replies: readonly QueryReply[]
}

export type QueryReply = Exclude<ReviewReply, { readonly kind: "check" }>

export interface Source extends Said, SourceLink {
  readonly checked: (Said & Changeable) | null
}

/**
 * Where a review stands, what is most to be looked at first: somebody waits for an answer, or for the question to be
 * closed; confirmed words changed; all is well. `noted`: there is a source and nothing else.
 */
export type Standing = "asked" | "answered" | "changed" | "confirmed" | "resolved" | "noted"

export interface OpenQuery {
  readonly review: Review
  readonly query: Query
}

export interface Reviews {
  /** By the id of the row that is there now. */
  readonly byRow: ReadonlyMap<string, Review>
  /** What still says something of rows that are gone, in the order of its events. */
  readonly gone: readonly Review[]
  /** Queries that are not resolved, answered ones among them, in the order in which they were asked. */
  readonly open: readonly OpenQuery[]
  /** The rows that are confirmed in other words than theirs now. */
  readonly changed: readonly Review[]
}

export const noReviews: Reviews = { byRow: new Map(), gone: [], open: [], changed: [] }

/**
 * The reviews as they stand. Depends on what the events are and not on the order or how often they are given: they
 * count by their version. An event about one that is not among them says nothing.
 */
export function reviewsOf(
  events: readonly ReviewEvent[],
  statements: readonly IndexedStatement[],
  names: MeetingNames,
): Reviews {
  if (events.length === 0) return noReviews
  const { begun, replies } = sorted(events)
  const notes = new Set(begun.map(({ of }) => of.note))
  const rows = rowsByPlace(statements.filter(({ note }) => notes.has(note)))
  const placed = begun.map((event) => ({ event, now: rowNow(event.of, rows, names) }))
  const byPlace = groupBy(placed, ({ event, now }) => now?.row.id ?? `gone ${event.of.id}`)
  const reviews = [...byPlace.values()].flatMap((all) => reviewOf(all, replies, names) ?? [])
  return {
    byRow: new Map(reviews.flatMap((it) => (it.row === null ? [] : [[it.row.id, it]]))),
    gone: reviews.filter((it) => it.row === null && it.standing !== "resolved"),
    open: reviews
      .flatMap((review) => unresolved(review).map((query) => ({ review, query })))
      .sort((a, b) => a.query.version - b.query.version),
    changed: reviews.filter(({ row, confirmed }) => row !== null && confirmed?.changed === true),
  }
}

/** The queries of a review that are not resolved. */
function unresolved({ queries }: Review): readonly Query[] {
  return queries.filter(({ state }) => state !== "resolved")
}

type Replies = ReadonlyMap<number, readonly ReviewReply[]>

interface Placed {
  readonly event: ReviewBegun
  readonly now: PlaceNow | null
}

/** Each event once, in the order of the versions. */
function sorted(events: readonly ReviewEvent[]): {
  readonly begun: readonly ReviewBegun[]
  readonly replies: Replies
} {
  const once = [...new Map(events.map((it) => [it.version, it])).values()]
  once.sort((a, b) => a.version - b.version)
  const replies = groupBy(
    once.flatMap((it) => ("about" in it ? [it] : [])),
    ({ about }) => about,
  )
  const begun = once.flatMap((it) => ("about" in it || isWithdrawn(it, replies) ? [] : [it]))
  return { begun, replies }
}

/** What is taken back counts no more, whatever is said of it later. */
function isWithdrawn({ version }: ReviewEvent, replies: Replies): boolean {
  return replies.get(version)?.some(({ kind }) => kind === "withdraw") === true
}

function reviewOf(
  placed: readonly [Placed, ...Placed[]],
  replies: Replies,
  names: MeetingNames,
): Review {
  const row = placed[0].now?.row ?? null
  const changeable = (seen: SeenRow): Changeable => ({
    ...{ seen, changed: row === null || !isAsSeen(seen, row, names) },
  })
  const queries = placed.flatMap(({ event }) =>
    event.kind === "query" ? [queryOf(event, changeable(event.of), replies)] : [],
  )
  const confirm = placed.findLast(({ event }) => event.kind === "confirm")?.event
  const confirmed = confirm === undefined ? null : { ...said(confirm), ...changeable(confirm.of) }
  const source = sourceOf(placed, replies, changeable)
  const last = placed.at(-1) ?? placed[0]
  return {
    ...{ row, seen: last.event.of, moved: last.now?.moved === true, confirmed, queries, source },
    standing: standingOf(queries, confirmed),
  }
}

function queryOf(
  event: Extract<ReviewBegun, { kind: "query" }>,
  changeable: Changeable,
  replies: Replies,
): Query {
  const words: QueryReply[] = []
  let state: Query["state"] = "open"
  for (const reply of replies.get(event.version) ?? []) {
    if (reply.kind === "check" || reply.kind === "withdraw") continue
    words.push(reply)
    if (reply.kind === "resolve") state = "resolved"
    else if (reply.kind === "reopen") state = "open"
    // An answer that comes late stands there, and opens nothing again; who asked asks on.
    else if (state !== "resolved") state = reply.by.id === event.by.id ? "open" : "answered"
  }
  return { ...said(event), ...changeable, text: event.text, state, replies: words }
}

function sourceOf(
  placed: readonly Placed[],
  replies: Replies,
  changeable: (seen: SeenRow) => Changeable,
): Source | null {
  const link = placed.findLast(({ event }) => event.kind === "link")?.event
  if (link?.kind !== "link") return null
  const check = replies
    .get(link.version)
    ?.findLast((it) => it.kind === "check" && !isWithdrawn(it, replies))
  const checked = check?.kind === "check" ? { ...said(check), ...changeable(check.of) } : null
  return { ...said(link), ...link.source, checked }
}

function standingOf(queries: readonly Query[], confirmed: Review["confirmed"]): Standing {
  if (queries.some(({ state }) => state === "open")) return "asked"
  if (queries.some(({ state }) => state === "answered")) return "answered"
  if (confirmed !== null) return confirmed.changed ? "changed" : "confirmed"
  return queries.length > 0 ? "resolved" : "noted"
}

function said({ version, at, by }: Said): Said {
  return { version, at, by }
}
