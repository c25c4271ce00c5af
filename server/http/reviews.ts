// Reviews: what the team says of statements, added event by event; and how a statement came to its words.
import * as v from "valibot"
import { type IndexedStatement, type MeetingNames, namesOf } from "../../shared/meeting/meeting.ts"
import {
  type ReviewBegun,
  type ReviewEvent,
  repliesTo,
  rowNow,
  rowsByPlace,
  type SeenRow,
  seenRow,
} from "../../shared/views/views.ts"
import {
  type HistoryAnswer,
  type ReviewAnswer,
  type ReviewRequest,
  type ReviewsAnswer,
  reviewRequest,
} from "../../shared/wire/wire.ts"
import { mayInMeeting, nameOf } from "../access/access.ts"
import { wordsOver } from "../indexer/indexer.ts"
import type { Added, NewReview } from "../store/store.ts"
import type { Api, InMeeting } from "./api.ts"
import { bodyOf, queryOf, wholeNumber } from "./body.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

const PAGE = 1000
/** Entries on one statement. */
const MOST = 500
/** So often a review is tried that meets words which are just being written. */
const ATTEMPTS = 5

const querySchema = v.object({ since: v.optional(wholeNumber, "0") })

export function reviewRoutes(api: Api, services: Services): void {
  const { relay, store } = services
  const reviews = `/api/meetings/:meeting/reviews`

  api.meeting("GET", reviews, "see-reviews", async (c, at) => {
    const { since } = queryOf(c, querySchema)
    const found = await store.reviews.since(at.meeting, since, PAGE + 1)
    const events = found.slice(0, PAGE)
    const version = events.at(-1)?.version ?? (await store.reviews.version(at.meeting))
    return c.json({ version, events, more: found.length > PAGE } satisfies ReviewsAnswer)
  })

  api.meeting("POST", reviews, "answer-reviews", async (c, at) => {
    const request = await bodyOf(c, reviewRequest)
    mustBeOpenTo(at, request)
    const { event, isNew } = await new Reviewing(services, at).add(request)
    const told = { kind: "reviews", version: event.version } as const
    if (isNew) relay.signal({ kind: "meeting", meeting: at.meeting, event: told })
    return c.json({ event } satisfies ReviewAnswer, isNew ? 201 : 200)
  })

  /** A history is read by replaying the note: one at a time, so that nobody else waits for several. */
  let turn: Promise<unknown> = Promise.resolve()
  api.meeting(
    "GET",
    "/api/meetings/:meeting/statements/:statement/history",
    "see-reviews",
    async (c, at) => {
      const id = c.req.param("statement") ?? ""
      const read = () => historyOf(services, at.meeting, id)
      const mine = turn.then(read, read)
      turn = mine
      return c.json(await mine)
    },
  )
}

const leadsAlone: readonly ReviewRequest["kind"][] = ["confirm", "query", "check"]

function mustBeOpenTo({ role }: InMeeting, { kind }: ReviewRequest): void {
  if (!leadsAlone.includes(kind) || mayInMeeting(role, "review")) return
  const detail = "Only a lead of the meeting confirms statements, queries them or checks sources."
  throw new Problem("not-allowed", detail)
}

/** One request by somebody who may make it. */
class Reviewing {
  readonly #services: Services
  readonly #at: InMeeting

  constructor(services: Services, at: InMeeting) {
    this.#services = services
    this.#at = at
  }

  /** Adds what is asked to be added, once for each key. Throws `stale` where the words are not those that were seen. */
  async add(request: ReviewRequest): Promise<Extract<Added, { ok: true }>> {
    const { reviews } = this.#services.store
    const { meeting, who } = this.#at
    const key = `${nameOf(who).id} ${request.key}`
    // What was added is added, whatever became of the statement until its client asked again.
    const before = await reviews.withKey(meeting, key)
    if (before !== null) return { ok: true, event: before, isNew: false }
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const addition = await this.#addition(request)
      if ((await reviews.count(meeting, addition.statement)) >= MOST) {
        throw new Problem("too-many", `${MOST} entries stand on this statement: no more fit.`)
      }
      const added = await reviews.add({ meeting, key, ...addition })
      if (added.ok) return added
    }
    throw new Problem("stale", "These words are being written right now: try again in a moment.")
  }

  async #addition(request: ReviewRequest): Promise<Addition> {
    const { who } = this.#at
    const by = { at: this.#services.now(), by: nameOf(who) }
    switch (request.kind) {
      case "confirm": {
        const { row, of } = await this.#seen(request)
        return { statement: row.id, event: { kind: "confirm", ...by, of }, whileHolding: row }
      }
      case "query": {
        const { row, of } = await this.#row(request.statement)
        const event = { kind: "query", ...by, of, text: request.text } as const
        return { statement: row.id, event, whileHolding: row }
      }
      case "link": {
        const { row, of } = await this.#row(request.statement)
        const event = { kind: "link", ...by, of, source: request.source } as const
        return { statement: row.id, event, whileHolding: row }
      }
      case "check": {
        const { about } = request
        const statement = await this.#thread(request)
        const { row, of } = await this.#seen(request)
        return { statement, event: { kind: "check", ...by, about, of }, whileHolding: row }
      }
      case "answer": {
        const { about, text } = request
        const statement = await this.#thread(request)
        return { statement, event: { kind: "answer", ...by, about, text }, whileHolding: null }
      }
      default: {
        const { about, kind } = request
        const statement = await this.#thread(request)
        return { statement, event: { kind, ...by, about }, whileHolding: null }
      }
    }
  }

  /** The thread of what a reply is about. */
  async #thread({ kind, about }: Extract<ReviewRequest, { about: number }>): Promise<string> {
    const found = await this.#services.store.reviews.find(this.#at.meeting, about)
    if (found === null) throw notFound("review")
    const { event, statement } = found
    if (!repliesTo[kind].includes(event.kind)) {
      throw new Problem("invalid", `A ${event.kind} takes no ${kind}.`)
    }
    const { role, who } = this.#at
    if (kind === "withdraw" && event.by.id !== nameOf(who).id && !mayInMeeting(role, "review")) {
      throw new Problem("not-allowed", `Only a lead takes back what ${event.by.name} said.`)
    }
    return statement
  }

  /** The row, which must say what the reviewer saw. */
  async #seen({
    statement,
    seen,
  }: Extract<ReviewRequest, { seen: object }>): Promise<{ row: IndexedStatement; of: SeenRow }> {
    const found = await this.#row(statement)
    const { row } = found
    const isSeen = Object.entries(seen).every(([key, value]) => Reflect.get(row, key) === value)
    if (isSeen) return found
    throw new Problem("stale", "The words changed meanwhile: look at them as they are now.", {
      statement: row,
    })
  }

  async #row(id: string): Promise<{ row: IndexedStatement; of: SeenRow }> {
    const rows = await rowsBeside(this.#services, this.#at.meeting, id)
    const row = rows.find((it) => it.id === id)
    if (row === undefined) throw gone()
    return { row, of: seenRow(row, rows) }
  }
}

interface Addition {
  readonly statement: string
  readonly event: NewReview
  readonly whileHolding: IndexedStatement | null
}

function gone(): Problem {
  return new Problem(
    "not-found",
    "There is no such statement, or its row is gone: its words were changed or deleted. Look at the note.",
  )
}

/** The statements of the note in which one stands, by its id. */
async function rowsBeside(
  { store }: Services,
  meeting: string,
  id: string,
): Promise<readonly IndexedStatement[]> {
  const note = noteIn(id)
  const place = await store.notes.place(note)
  if (place?.meeting !== meeting) throw gone()
  return (await store.statements.ofNote(note))?.statements ?? []
}

function noteIn(statement: string): string {
  return statement.split("|", 1)[0] ?? ""
}

async function historyOf(services: Services, meeting: string, id: string): Promise<HistoryAnswer> {
  const { store } = services
  const rows = await rowsBeside(services, meeting, id)
  const found = await store.meetings.find(meeting)
  if (found === null) throw notFound("meeting")
  const names = namesOf(found.meeting)
  const events = await allReviews(services, meeting)
  const there = rows.find((row) => row.id === id)
  const last = events.findLast((it) => "of" in it && it.of.id === id)
  const seen = there ? seenRow(there, rows) : last !== undefined && "of" in last ? last.of : null
  if (seen === null) throw gone()
  const statement = there ?? rowNow(seen, rowsByPlace(rows), names)?.row ?? null
  const written = await wordsOver(await store.log.entriesAfter(seen.note, 0), seen, names)
  const people = new Map((await store.access.people(meeting)).map((it) => [it.user, it.name]))
  return {
    statement,
    versions: written.map(({ user, ...version }) => ({
      ...version,
      by: { id: user, name: nameOfAuthor(user, people) },
    })),
    reviews: threadOf(events, { id: statement?.id ?? id, rows, names }),
  }
}

async function allReviews({ store }: Services, meeting: string): Promise<ReviewEvent[]> {
  const events: ReviewEvent[] = []
  for (let since = 0; ; ) {
    const page = await store.reviews.since(meeting, since, PAGE)
    events.push(...page)
    since = page.at(-1)?.version ?? since
    if (page.length < PAGE) return events
  }
}

/** What was said of the row, or was said of it when it was there. */
function threadOf(
  events: readonly ReviewEvent[],
  { id, rows, names }: { id: string; rows: readonly IndexedStatement[]; names: MeetingNames },
): readonly ReviewEvent[] {
  const places = rowsByPlace(rows)
  const isOfIt = ({ of }: ReviewBegun) => (rowNow(of, places, names)?.row.id ?? of.id) === id
  const own = new Set<number>()
  return events.filter((event) => {
    const isIn = "about" in event ? own.has(event.about) : isOfIt(event)
    if (isIn) own.add(event.version)
    return isIn
  })
}

function nameOfAuthor(user: string, people: ReadonlyMap<string, string>): string {
  if (user === "server") return "Lineup"
  if (user.startsWith("token:")) return "Script"
  return people.get(user) ?? "Somebody who left the meeting"
}
