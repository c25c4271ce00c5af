// Briefs: composed from a day's notes into a document of their own, edited there, and frozen when they are published.
import * as Y from "yjs"
import {
  type BriefDay,
  composeBrief,
  type DayNote,
  withoutPrivate,
} from "../../shared/brief/brief.ts"
import { type MeetingNames, namesOf } from "../../shared/meeting/meeting.ts"
import type { Note } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import {
  type BriefSummary,
  briefRequest,
  type PublicationSummary,
  publishRequest,
  type Role,
} from "../../shared/wire/wire.ts"
import { mayInMeeting, nameOf, newCode, newId } from "../access/access.ts"
import { indexedStatements } from "../indexer/indexer.ts"
import type { BriefRecord, NoteRecord } from "../store/store.ts"
import { newDoc } from "../sync/sync.ts"
import type { Api } from "./api.ts"
import { bodyOf } from "./body.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

export function briefRoutes(api: Api, services: Services): void {
  const { now, read, relay, store } = services
  const briefsChanged = (meeting: string) =>
    relay.signal({ kind: "meeting", meeting, event: { kind: "briefs" } })

  api.meeting("GET", "/api/meetings/:meeting/briefs", "see-briefs", async (c, at) =>
    c.json(briefsFor(at.role, await store.briefs.of(at.meeting))),
  )

  api.meeting("POST", "/api/meetings/:meeting/briefs", "draft-briefs", async (c, at) => {
    const { date } = await bodyOf(c, briefRequest)
    const found = await store.meetings.find(at.meeting)
    if (found === null) throw notFound("meeting")
    const names = namesOf(found.meeting)
    const note = composeBrief(await briefDay(services, at.meeting, date, names), names)
    const brief = { id: newId(), meeting: at.meeting, date }
    await store.briefs.create(brief, newDoc(brief.id, note, { names, newId, at: now() }))
    briefsChanged(at.meeting)
    return c.json(briefSummary({ ...brief, publications: [] }), 201)
  })

  api.brief("GET", "/api/briefs/:brief", "see-briefs", (c, at) => {
    const [seen] = briefsFor(at.role, [at.brief])
    if (seen === undefined) throw notFound("brief")
    return c.json(seen)
  })

  api.brief("POST", "/api/briefs/:brief/publish", "publish", async (c, at) => {
    const { note: remark } = await bodyOf(c, publishRequest)
    const found = await read(at.brief.id, ({ fragment, seq }) => ({
      ...{ seq, note: withoutPrivate(readNote(fragment)) },
      bytes: fragment.doc === null ? null : Y.encodeStateAsUpdate(fragment.doc),
    }))
    if (found === null || found.bytes === null) throw notFound("brief")
    const { bytes, seq } = found
    const note = withoutPrivate(found.note)
    if (note.items.length === 0) throw new Problem("invalid", "An empty brief cannot be published.")
    await store.log.keepVersion(at.brief.id, { seq, bytes, reason: "published", at: now() })
    const published = await store.briefs.publish({
      ...{ id: newId(), brief: at.brief.id, title: titleOf(note, at.brief.date), remark, note },
      ...{ by: nameOf(at.who).name, at: now(), secret: newCode() },
    })
    briefsChanged(at.meeting)
    return c.json(publicationSummary(published), 201)
  })
}

/** Readers see what is published of a brief, and nothing of one that is not. */
export function briefsFor(role: Role, briefs: readonly BriefRecord[]): BriefSummary[] {
  const mayDraft = mayInMeeting(role, "draft-briefs")
  return briefs.filter((brief) => mayDraft || brief.publications.length > 0).map(briefSummary)
}

function briefSummary(brief: BriefRecord): BriefSummary {
  const { id, meeting, date } = brief
  return { id, doc: id, meeting, date, publications: brief.publications.map(publicationSummary) }
}

function publicationSummary(publication: BriefRecord["publications"][number]): PublicationSummary {
  const { id, number, title, at, by, secret } = publication
  return { id, number, title, at, by, path: `/p/${secret}` }
}

/** The day's notes as they stand now, and what was said before it. */
async function briefDay(
  services: Services,
  meeting: string,
  date: string,
  names: MeetingNames,
): Promise<BriefDay> {
  const notes = (await services.store.notes.of(meeting)).filter(({ archived }) => !archived)
  const dayNotes = (some: readonly NoteRecord[]) =>
    Promise.all(some.map((note) => dayNote(services, note, names)))
  const earlier = notes.filter((note) => note.date < date)
  const before = await dayNotes(earlier)
  return {
    date,
    notes: await dayNotes(notes.filter((note) => note.date === date)),
    before: before.flatMap(({ index }, i) => {
      const note = earlier[i]
      return note === undefined ? [] : indexedStatements(index.statements, note)
    }),
    spokeBefore: before.flatMap(({ index }) => index.interventions.map(({ speaker }) => speaker)),
  }
}

async function dayNote(
  { read }: Services,
  { id, title, room }: NoteRecord,
  names: MeetingNames,
): Promise<DayNote> {
  const note = (await read(id, ({ fragment }) => readNote(fragment))) ?? { items: [] }
  return { id, title, room, note, index: indexOf(note, names) }
}

/** The first heading's words, as the readers' page names it; else the day. */
function titleOf(note: Note, date: string): string {
  for (const item of note.items) {
    if (!("rows" in item) && item.kind === "heading") {
      const words = item.inlines
        .map(({ text }) => text)
        .join("")
        .trim()
      if (words !== "") return words
    }
  }
  return date
}
