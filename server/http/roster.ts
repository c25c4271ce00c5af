// The roster of a meeting, its topics and its provisions: each is written whole, and changes what the notes mean.
import {
  type Entry,
  type EntryKind,
  entryOf,
  faultInMembers,
  type Meeting,
  namesOf,
  type Topic,
  TouchedCount,
  versionOf,
  withEntry,
  withoutEntry,
} from "../../shared/meeting/meeting.ts"
import {
  actorRequest,
  actorsRequest,
  type EntriesAnswer,
  orderRequest,
  provisionRequest,
  provisionsRequest,
  type TouchedAnswer,
  topicRequest,
  topicsRequest,
} from "../../shared/wire/wire.ts"
import { mayInMeeting } from "../access/access.ts"
import type { StatementPage } from "../store/store.ts"
import type { Api } from "./api.ts"
import { bodyOf, largeBodyOf } from "./body.ts"
import { changeMeeting, orRefused } from "./meetings.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"
import { answerOf, mustBeSeen } from "./stale.ts"

/** Bytes of a list that is written at once. */
const LARGEST_LIST = 8 * 1024 * 1024
/** Statements that are counted at a time. */
const PART = 1000

const schemas = { actors: actorRequest, topics: topicRequest, provisions: provisionRequest }
const lists = { actors: actorsRequest, topics: topicsRequest, provisions: provisionsRequest }

/** True of the routes here that look at their body's size themselves, once they know who asks. */
export function takesLongList(path: string): boolean {
  return /^\/api\/meetings\/[^/]+\/(actors|topics|provisions)$/.test(path)
}

export function rosterRoutes(api: Api, services: Services): void {
  for (const kind of ["actors", "topics", "provisions"] as const) {
    entryRoutes(api, services, kind)
    listRoutes(api, services, kind)
  }

  api.meeting("GET", "/api/meetings/:meeting/touched", "see-index", async (c, at) => {
    const count = new TouchedCount()
    let next: StatementPage["next"] = null
    do {
      const page: StatementPage = await services.store.statements.page(at.meeting, {}, next, PART)
      count.add(page.statements)
      next = page.next
    } while (next !== null)
    return c.json(count.touched satisfies TouchedAnswer)
  })

  api.meeting("PUT", "/api/meetings/:meeting/topic-order", "change-meeting", async (c, at) => {
    const { order, seen } = await bodyOf(c, orderRequest)
    await changeMeeting(services, at.meeting, (meeting) => {
      if (seen !== undefined && seen.join() !== meeting.topics.map(({ id }) => id).join()) {
        throw new Problem("stale", "The topics changed meanwhile: look at them, and move it again.")
      }
      return { ...meeting, topics: inOrder(meeting.topics, order) }
    })
    return c.body(null, 204)
  })
}

function entryRoutes(api: Api, services: Services, kind: EntryKind): void {
  const path = `/api/meetings/:meeting/${kind}/:id`

  api.meeting("GET", path, "see-index", async (c, at) => {
    const entry = entryOf(await meetingOf(services, at.meeting), kind, c.req.param("id") ?? "")
    if (entry === undefined) throw notFound("entry")
    return c.json(answerOf(entry))
  })

  api.meeting("PUT", path, "add-names", async (c, at) => {
    const id = c.req.param("id") ?? ""
    const { version, ...body } = { ...(await bodyOf(c, schemas[kind])), id }
    // The schema has checked every id but the path's, and the whole meeting is checked before it is stored.
    const entry = body as unknown as Entry
    const mayChange = mayInMeeting(at.role, "change-meeting")
    // A former id goes before the names of others, so it is a lead's to give.
    const written = mayChange ? entry : withoutWas(entry)
    const { meeting } = await changeMeeting(services, at.meeting, (meeting) => {
      if (!mayChange && entryOf(meeting, kind, id) !== undefined) throw onlyNew()
      return withWritten(meeting, kind, written, version)
    })
    return c.json(answerOf(entryOf(meeting, kind, id) ?? written))
  })

  api.meeting("DELETE", path, "change-meeting", async (c, at) => {
    const id = c.req.param("id") ?? ""
    const version = c.req.query("version")
    await changeMeeting(services, at.meeting, (meeting) => {
      const left = withoutEntry(meeting, kind, id)
      if (left === null) throw notFound("entry")
      if (version !== undefined) mustBeSeen(meeting, kind, id, version)
      return left
    })
    return c.body(null, 204)
  })
}

function listRoutes(api: Api, services: Services, kind: EntryKind): void {
  const path = `/api/meetings/:meeting/${kind}`

  api.meeting("GET", path, "see-index", async (c, at) => {
    const meeting = await meetingOf(services, at.meeting)
    const all: readonly Entry[] = kind === "actors" ? namesOf(meeting).actors : meeting[kind]
    return c.json(all.map(answerOf))
  })

  api.meeting("POST", path, "change-meeting", async (c, at) => {
    const { entries } = await largeBodyOf(c, lists[kind], LARGEST_LIST)
    const { revision } = await changeMeeting(services, at.meeting, (before) =>
      entries.reduce((meeting: Meeting, { version, ...body }) => {
        // As for one entry: the schema has checked the ids.
        return withWritten(meeting, kind, body as unknown as Entry, version)
      }, before),
    )
    return c.json({ revision } satisfies EntriesAnswer)
  })
}

async function meetingOf({ store }: Services, id: string): Promise<Meeting> {
  const found = await store.meetings.find(id)
  if (found === null) throw notFound("meeting")
  return found.meeting
}

/** The meeting with an entry written. Throws `stale` where it is another by now than the change saw. */
function withWritten(
  meeting: Meeting,
  kind: EntryKind,
  entry: Entry,
  version: string | undefined,
): Meeting {
  if ("kind" in entry) mustHaveMembers(meeting, entry)
  const recoded = withEntry(meeting, kind, entry)
  const stands = entryOf(meeting, kind, entry.id)
  const written = recoded.ok ? entryOf(recoded.meeting, kind, entry.id) : undefined
  // Sent again because the answer was lost: what it asks for stands already.
  const isThere = stands && written && versionOf(stands) === versionOf(written)
  if (recoded.ok && !isThere) mustBeSeen(meeting, kind, entry.id, version)
  return orRefused(recoded)
}

function mustHaveMembers(meeting: Meeting, actor: Extract<Entry, { kind: string }>): void {
  const { actorById } = namesOf(meeting)
  const nameOf = (id: (typeof actor)["id"]) =>
    id === actor.id ? actor.name : (actorById(id)?.name ?? id)
  const fault = faultInMembers(actor, nameOf)
  if (fault !== null) throw new Problem("invalid", fault, { faults: [`members: ${fault}`] })
}

function withoutWas({ was: _, ...entry }: Entry): Entry {
  if (!("positions" in entry)) return entry
  return { ...entry, positions: entry.positions.map(({ was: _, ...position }) => position) }
}

function onlyNew(): Problem {
  const detail = "There is an entry of this id already. You may add new ones; a lead changes those."
  return new Problem("not-allowed", detail)
}

/** Topics that the order does not name keep their place behind those that it does. */
function inOrder(topics: readonly Topic[], order: readonly string[]): readonly Topic[] {
  const rank = new Map(order.map((id, i) => [id, i]))
  const rankOf = ({ id }: Topic) => rank.get(id) ?? order.length
  return [...topics].sort((a, b) => rankOf(a) - rankOf(b))
}
