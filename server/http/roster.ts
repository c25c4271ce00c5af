// The roster of a meeting, its topics and its provisions: each is written whole, and changes what the notes mean.
import {
  type Entry,
  entryOf,
  type Topic,
  withEntry,
  withoutEntry,
} from "../../shared/meeting/meeting.ts"
import {
  actorRequest,
  orderRequest,
  provisionRequest,
  topicRequest,
} from "../../shared/wire/wire.ts"
import { mayInMeeting } from "../access/access.ts"
import type { Api } from "./api.ts"
import { bodyOf } from "./body.ts"
import { changeMeeting, orRefused } from "./meetings.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

const schemas = { actors: actorRequest, topics: topicRequest, provisions: provisionRequest }

export function rosterRoutes(api: Api, services: Services): void {
  for (const kind of ["actors", "topics", "provisions"] as const) {
    const path = `/api/meetings/:meeting/${kind}/:id`

    api.meeting("PUT", path, "add-names", async (c, at) => {
      const body = { ...(await bodyOf(c, schemas[kind])), id: c.req.param("id") ?? "" }
      // The schema has checked every id but the path's, and the whole meeting is checked before it is stored.
      const entry = body as unknown as Entry
      const mayChange = mayInMeeting(at.role, "change-meeting")
      // A former id goes before the names of others, so it is a lead's to give.
      const written = mayChange ? entry : withoutWas(entry)
      await changeMeeting(services, at.meeting, (meeting) => {
        if (!mayChange && entryOf(meeting, kind, written.id) !== undefined) throw onlyNew()
        return orRefused(withEntry(meeting, kind, written))
      })
      return c.body(null, 204)
    })

    api.meeting("DELETE", path, "change-meeting", async (c, at) => {
      const id = c.req.param("id") ?? ""
      await changeMeeting(services, at.meeting, (meeting) => {
        const left = withoutEntry(meeting, kind, id)
        if (left === null) throw notFound("entry")
        return left
      })
      return c.body(null, 204)
    })
  }

  api.meeting("PUT", "/api/meetings/:meeting/topic-order", "change-meeting", async (c, at) => {
    const { order } = await bodyOf(c, orderRequest)
    await changeMeeting(services, at.meeting, (meeting) => ({
      ...meeting,
      topics: inOrder(meeting.topics, order),
    }))
    return c.body(null, 204)
  })
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
