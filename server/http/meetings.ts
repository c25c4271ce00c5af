// Meetings: those that one takes part in, one of them with all that its screens need, and changes to its own words.

import { type Meeting, parseMeeting, type Recoded } from "../../shared/meeting/meeting.ts"
import {
  type BriefSummary,
  type MeetingAnswer,
  type MeetingSummary,
  meetingPatch,
  meetingRequest,
  type NoteSummary,
  type Role,
} from "../../shared/wire/wire.ts"
import { mayInMeeting, newId, type Who } from "../access/access.ts"
import type { MeetingRecord } from "../store/store.ts"
import type { Api } from "./api.ts"
import { bodyOf } from "./body.ts"
import { briefsFor } from "./briefs.ts"
import { noteSummary } from "./notes.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

export function meetingRoutes(api: Api, services: Services): void {
  const { entrance, now, store } = services

  api.signedIn("GET", "/api/meetings", "list-meetings", async (c, who) => {
    const roles = await entrance.roles(who)
    const meetings = await store.meetings.all()
    const mine = meetings.flatMap((it) => {
      const role = roles.get(it.meeting.id)
      return role === undefined ? [] : [summaryOf(services, it, role)]
    })
    return c.json(await Promise.all(mine))
  })

  api.signedIn("POST", "/api/meetings", "make-meeting", async (c, who) => {
    const request = await bodyOf(c, meetingRequest)
    const meeting = await create(services, request, who)
    return c.json(await answerOf(services, { meeting, revision: 1 }, "lead"), 201)
  })

  api.meeting("GET", "/api/meetings/:meeting", "see-meeting", async (c, at) => {
    const found = await store.meetings.find(at.meeting)
    if (found === null) throw notFound("meeting")
    return c.json(await answerOf(services, found, at.role))
  })

  api.meeting("PATCH", "/api/meetings/:meeting", "change-meeting", async (c, at) => {
    const patch = await bodyOf(c, meetingPatch)
    if (patch.days !== undefined) await mustKeepDays(services, at.meeting, patch.days)
    const changed = await changeMeeting(services, at.meeting, (meeting) => ({
      ...meeting,
      ...patch,
    }))
    return c.json(await answerOf(services, changed, at.role))
  })

  async function create(
    { store }: Services,
    request: object & { name: string },
    who: Who,
  ): Promise<Meeting> {
    const lead = who.kind === "person" ? who.user : null
    for (const id of [slugOf(request.name), `${slugOf(request.name)}-${newId().slice(0, 4)}`]) {
      const meeting = checked({ ...request, id })
      if (await store.meetings.create(meeting, lead, now())) return meeting
    }
    throw new Problem("stale", "A meeting of this name was made just now. Try again.")
  }
}

/**
 * Changes a meeting as it stands now, whoever else changes it at the same time; its notes are read anew and its
 * screens told. Throws an `invalid` problem when the result is no meeting.
 */
export async function changeMeeting(
  { indexer, relay, store, warn }: Services,
  id: string,
  change: (meeting: Meeting) => object,
): Promise<MeetingRecord> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const found = await store.meetings.find(id)
    if (found === null) throw notFound("meeting")
    const meeting = checked(change(found.meeting))
    // What changes nothing costs no reading of the notes.
    if (JSON.stringify(meeting) === JSON.stringify(found.meeting)) return found
    if (!(await store.meetings.replace(meeting, found.revision))) continue
    const revision = found.revision + 1
    relay.signal({ kind: "meeting", meeting: id, event: { kind: "meeting", revision } })
    indexer
      .meetingChanged(id)
      .catch((fault: unknown) => warn("A meeting could not be read anew", { meeting: id, fault }))
    return { meeting, revision }
  }
  throw new Problem("stale", "Others are changing this meeting right now. Try again.")
}

/** The meeting, or an `invalid` problem that says why not. */
export function orRefused(recoded: Recoded): Meeting {
  if (!recoded.ok) throw new Problem("invalid", recoded.fault)
  return recoded.meeting
}

function checked(meeting: object): Meeting {
  const parsed = parseMeeting(meeting)
  if (parsed.ok) return parsed.meeting
  const { faults } = parsed
  throw new Problem("invalid", `Some of this does not fit: ${faults.join("; ")}`, { faults })
}

/** A note never hangs between the days. */
async function mustKeepDays(
  { store }: Services,
  meeting: string,
  days: Meeting["days"],
): Promise<void> {
  const notes = await store.notes.of(meeting)
  const lost = notes.find((note) => !days.some(({ date }) => date === note.date))
  if (lost === undefined) return
  const detail = `${lost.date} has notes: move them to another day first.`
  throw new Problem("invalid", detail, { faults: [`days: ${detail}`] })
}

async function answerOf(
  services: Services,
  { meeting, revision }: MeetingRecord,
  role: Role,
): Promise<MeetingAnswer> {
  const { notes, briefs } = await papersFor(services, meeting.id, role)
  return { meeting, role, revision, notes, briefs }
}

async function summaryOf(
  services: Services,
  { meeting: { id, name, timeZone, days } }: MeetingRecord,
  role: Role,
): Promise<MeetingSummary> {
  const { notes, briefs } = await papersFor(services, id, role)
  const seesIndex = mayInMeeting(role, "see-index")
  const statements = seesIndex ? await services.store.statements.count(id) : 0
  return { id, name, timeZone, role, days, statements, notes, briefs }
}

async function papersFor(
  { store }: Services,
  meeting: string,
  role: Role,
): Promise<{ notes: NoteSummary[]; briefs: BriefSummary[] }> {
  const notes = mayInMeeting(role, "see-notes") ? await store.notes.of(meeting) : []
  const briefs = await store.briefs.of(meeting)
  return { notes: notes.map(noteSummary), briefs: briefsFor(role, briefs) }
}

/** "Global Compact, Session II" → "global-compact-session-ii". */
function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  return slug.slice(0, 60) || "meeting"
}
