// What holds of any reviews of any statements: nothing is lost, and the order in which it came does not count.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyStatements, numRuns, shuffled } from "../../tests/builders/any-statements.ts"
import { migration } from "../../tests/builders/meeting.ts"
import { Saying } from "../../tests/builders/reviews.ts"
import { type IndexedStatement, namesOf } from "../meeting/meeting.ts"
import type { ReviewEvent } from "./review-events.ts"
import { type Reviews, reviewsOf } from "./reviews.ts"

const names = namesOf(migration)
const kinds = [
  "confirm",
  "query",
  "link",
  "answer",
  "resolve",
  "reopen",
  "withdraw",
  "check",
] as const

/** Statements of which some are reviewed by two leads, and those that are there after the note went on. */
const reviewed = fc
  .record({
    rows: anyStatements.filter((rows) => rows.length > 0),
    said: fc.array(
      fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(), by: fc.constantFrom("a", "b") }),
      { maxLength: 25 },
    ),
    stay: fc.array(fc.constantFrom("stays", "goes", "other words"), { maxLength: 30 }),
  })
  .map(({ rows, said, stay }) => {
    const saying = new Saying(rows)
    for (const one of said) say(saying, one)
    const after = rows.flatMap((row, n) => {
      const fate = stay[n] ?? "stays"
      if (fate === "goes") return []
      return fate === "stays" ? row : { ...row, text: `${row.text} And more.` }
    })
    return { rows, events: saying.events, after }
  })

function say(
  saying: Saying,
  {
    kind,
    at,
    by,
  }: { readonly kind: (typeof kinds)[number]; readonly at: number; readonly by: string },
): void {
  const row = saying.rows[at % saying.rows.length]
  const about = 1 + (at % Math.max(1, saying.events.length))
  const aboutKind = saying.events[about - 1]?.kind
  if (row === undefined) return
  if (kind === "confirm") saying.confirm(row, by)
  else if (kind === "query") saying.query(row, "So?", by)
  else if (kind === "link") saying.link(row, "https://a.example", by)
  else if (kind === "check") aboutKind === "link" && saying.check(about, row, by)
  else if (kind === "withdraw") aboutKind !== undefined && saying.reply(kind, about, by)
  else if (aboutKind === "query") {
    if (kind === "answer") saying.answer(about, "So.", by)
    else saying.reply(kind, about, by)
  }
}

/** What can be compared: maps in the order of their keys. */
function plain({ byRow, gone, open, changed }: Reviews) {
  return { byRow: [...byRow].sort(([a], [b]) => (a < b ? -1 : 1)), gone, open, changed }
}

test("events count by their numbers, however they come and however often", async () => {
  const mixed = reviewed.chain(({ events, after }) =>
    fc.record({
      given: fc.constant({ events, after }),
      events: fc.shuffledSubarray([...events, ...events], {
        minLength: events.length * 2,
        maxLength: events.length * 2,
      }),
      after: shuffled(after),
    }),
  )
  await fc.assert(
    fc.property(mixed, ({ given, events, after }) => {
      const straight = plain(reviewsOf(given.events, given.after, names))
      const otherwise = plain(reviewsOf(events, given.after, names))
      expect(otherwise).toEqual(straight)
      // Where rows are given in another order, the same is open.
      const opened = reviewsOf(events, after, names).open.map(({ query }) => query.version)
      expect(opened).toEqual(straight.open.map(({ query }) => query.version))
    }),
    { numRuns },
  )
})

test("each query that nobody resolved or took back stands open just once, whatever became of its row", async () => {
  await fc.assert(
    fc.property(reviewed, ({ events, after }) => {
      const { open, byRow, gone } = reviewsOf(events, after, names)
      expect(open.map(({ query }) => query.version)).toEqual(unresolvedIn(events))
      for (const { review } of open) {
        if (review.row === null) expect(gone).toContain(review)
        else expect(byRow.get(review.row.id)).toBe(review)
      }
    }),
    { numRuns },
  )
})

test("a row that stays as it was keeps what was said of it, and only that is not changed", async () => {
  await fc.assert(
    fc.property(reviewed, ({ events, rows, after }) => {
      const there = new Map(after.map((row) => [row.id, row]))
      const { byRow } = reviewsOf(events, after, names)
      for (const [id, { confirmed, row }] of byRow) {
        expect(row).toBe(there.get(id))
        if (confirmed === null) continue
        const isAsBefore = rows.some((it: IndexedStatement) => it === row)
        if (confirmed.seen.id === id) expect(confirmed.changed).toBe(!isAsBefore)
      }
    }),
    { numRuns },
  )
})

test("rows of another note change nothing", async () => {
  await fc.assert(
    fc.property(reviewed, ({ events, after }) => {
      const elsewhere = after.map((row) => ({ ...row, note: "else", id: `else ${row.id}` }))
      const with_ = plain(reviewsOf(events, [...elsewhere, ...after], names))
      expect(with_).toEqual(plain(reviewsOf(events, after, names)))
    }),
    { numRuns },
  )
})

/** By the plainest count: the last word on each decides. */
function unresolvedIn(events: readonly ReviewEvent[]): number[] {
  return events.flatMap((event) => {
    if (event.kind !== "query") return []
    const about = events.filter((it) => "about" in it && it.about === event.version)
    if (about.some(({ kind }) => kind === "withdraw")) return []
    const last = about.findLast(({ kind }) => kind === "resolve" || kind === "reopen")
    return last?.kind === "resolve" ? [] : [event.version]
  })
}
