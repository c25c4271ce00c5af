// Recoding in mid-session: what is merged or moved stays readable under its former name, and no note is touched.
import {
  type EntryKind,
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
import { mustBeSeen } from "./stale.ts"

interface Recode {
  /** The version of the entry that is merged or loses positions, as the lead saw it; a script may leave it out. */
  readonly version: string | undefined
  readonly recode: (meeting: Meeting) => Recoded
}

export function recodeRoutes(api: Api, services: Services): void {
  const add = (
    kind: EntryKind,
    path: string,
    recodeOf: (c: Call, id: string) => Promise<Recode>,
  ) => {
    const route = `/api/meetings/:meeting/${kind}/:id/${path}`
    api.meeting("POST", route, "change-meeting", async (c, at) => {
      const id = c.req.param("id") ?? ""
      const recode = await recodeOf(c, id)
      return c.json((await recoded(services, at, { kind, id, ...recode })) satisfies RecodeAnswer)
    })
  }

  add("topics", "merge", async (c, id) => {
    const { into, positions, version } = await bodyOf(c, topicMergeRequest)
    return { version, recode: (meeting) => mergeTopics(meeting, id, into, positions) }
  })
  add("topics", "move-positions", async (c, id) => {
    const { into, positions, version } = await bodyOf(c, moveRequest)
    return { version, recode: (meeting) => movePositions(meeting, id, positions, into) }
  })
  add("topics", "positions/:position/merge", async (c, id) => {
    const { into, version } = await bodyOf(c, mergeRequest)
    const from = c.req.param("position") ?? ""
    return { version, recode: (meeting) => mergePositions(meeting, id, from, into) }
  })
  add("actors", "merge", async (c, id) => {
    const { into, version } = await bodyOf(c, mergeRequest)
    return { version, recode: (meeting) => mergeActors(meeting, id, into) }
  })
  add("provisions", "merge", async (c, id) => {
    const { into, version } = await bodyOf(c, mergeRequest)
    return { version, recode: (meeting) => mergeProvisions(meeting, id, into) }
  })
}

async function recoded(
  services: Services,
  { meeting }: InMeeting,
  { kind, id, version, recode }: Recode & { readonly kind: EntryKind; readonly id: string },
): Promise<RecodeAnswer> {
  const { revision } = await changeMeeting(services, meeting, (it) => {
    const after = orRefused(recode(it))
    if (version !== undefined) mustBeSeen(it, kind, id, version)
    return after
  })
  return { revision }
}
