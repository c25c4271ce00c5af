// Recoding in mid-session: what is merged or moved stays readable under its former name, and no note is touched.
import {
  type Meeting,
  mergeActors,
  mergePositions,
  mergeProvisions,
  mergeTopics,
  movePositions,
  type Recoded,
} from "../../shared/meeting/meeting.ts"
import {
  mergeRequest,
  moveRequest,
  type RecodeAnswer,
  topicMergeRequest,
} from "../../shared/wire/wire.ts"
import type { Api, Call, InMeeting } from "./api.ts"
import { bodyOf } from "./body.ts"
import { changeMeeting, orRefused } from "./meetings.ts"
import type { Services } from "./services.ts"

type Recode = (meeting: Meeting) => Recoded

export function recodeRoutes(api: Api, services: Services): void {
  const route = (path: string, recodeOf: (c: Call, id: string) => Promise<Recode>) => {
    api.meeting("POST", `/api/meetings/:meeting/${path}`, "change-meeting", async (c, at) => {
      const recode = await recodeOf(c, c.req.param("id") ?? "")
      return c.json((await recoded(services, at, recode)) satisfies RecodeAnswer)
    })
  }

  route("topics/:id/merge", async (c, id) => {
    const { into, positions } = await bodyOf(c, topicMergeRequest)
    return (meeting) => mergeTopics(meeting, id, into, positions)
  })
  route("topics/:id/move-positions", async (c, id) => {
    const { into, positions } = await bodyOf(c, moveRequest)
    return (meeting) => movePositions(meeting, id, positions, into)
  })
  route("topics/:id/positions/:position/merge", async (c, id) => {
    const { into } = await bodyOf(c, mergeRequest)
    return (meeting) => mergePositions(meeting, id, c.req.param("position") ?? "", into)
  })
  route("actors/:id/merge", async (c, id) => {
    const { into } = await bodyOf(c, mergeRequest)
    return (meeting) => mergeActors(meeting, id, into)
  })
  route("provisions/:id/merge", async (c, id) => {
    const { into } = await bodyOf(c, mergeRequest)
    return (meeting) => mergeProvisions(meeting, id, into)
  })
}

async function recoded(services: Services, at: InMeeting, recode: Recode): Promise<RecodeAnswer> {
  const { revision } = await changeMeeting(services, at.meeting, (it) => orRefused(recode(it)))
  return { revision }
}
