// The roster of a meeting, its topics and its provisions: each is written whole, and changes what the notes mean.
import type { Meeting, Topic } from "../../shared/meeting/meeting.ts"
import { builtInActors } from "../../shared/roster/roster.ts"
import {
  actorRequest,
  orderRequest,
  provisionRequest,
  topicRequest,
} from "../../shared/wire/wire.ts"
import { mayInMeeting } from "../access/access.ts"
import type { Api } from "./api.ts"
import { bodyOf } from "./body.ts"
import { changeMeeting } from "./meetings.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

const schemas = { actors: actorRequest, topics: topicRequest, provisions: provisionRequest }

export function rosterRoutes(api: Api, services: Services): void {
  for (const kind of ["actors", "topics", "provisions"] as const) {
    const path = `/api/meetings/:meeting/${kind}/:id`

    api.meeting("PUT", path, "add-names", async (c, at) => {
      const written = { ...(await bodyOf(c, schemas[kind])), id: c.req.param("id") ?? "" }
      const mayChange = mayInMeeting(at.role, "change-meeting")
      await changeMeeting(services, at.meeting, (meeting) => {
        if (!mayChange && isThere(meeting[kind], written.id)) throw onlyNew()
        return { ...meeting, [kind]: withWritten(meeting[kind], written) }
      })
      return c.body(null, 204)
    })

    api.meeting("DELETE", path, "change-meeting", async (c, at) => {
      const id = c.req.param("id")
      await changeMeeting(services, at.meeting, (meeting) => {
        const left = without(meeting[kind], id)
        return kind === "topics"
          ? { ...meeting, topics: orphans(left) }
          : { ...meeting, [kind]: left }
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

type Listed = Meeting["actors"] | Meeting["topics"] | Meeting["provisions"]

/** Built-in actors are there too: writing one overrides it. */
function isThere(listed: Listed, id: string): boolean {
  return [...listed, ...builtInActors].some((it) => it.id === id)
}

function onlyNew(): Problem {
  const detail = "There is an entry of this id already. You may add new ones; a lead changes those."
  return new Problem("not-allowed", detail)
}

/** In its old place where there was one, else at the end. */
function withWritten(listed: Listed, written: { readonly id: string }): readonly object[] {
  if (!listed.some(({ id }) => id === written.id)) return [...listed, written]
  return listed.map((it) => (it.id === written.id ? written : it))
}

function without(listed: Listed, id: string | undefined): readonly { readonly id: string }[] {
  const left: readonly { readonly id: string }[] = [...listed].filter((it) => it.id !== id)
  if (left.length === listed.length) throw notFound("entry")
  return left
}

/** A topic whose parent went stands by itself. */
function orphans(topics: readonly { readonly id: string; readonly parent?: string }[]): object[] {
  const ids = new Set(topics.map(({ id }) => id))
  return topics.map(({ parent, ...topic }) =>
    parent !== undefined && ids.has(parent) ? { ...topic, parent } : topic,
  )
}

/** Topics that the order does not name keep their place behind those that it does. */
function inOrder(topics: readonly Topic[], order: readonly string[]): readonly Topic[] {
  const rank = new Map(order.map((id, i) => [id, i]))
  const rankOf = ({ id }: Topic) => rank.get(id) ?? order.length
  return [...topics].sort((a, b) => rankOf(a) - rankOf(b))
}
