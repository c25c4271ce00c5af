// The notes of a meeting: made once, by the server, with their document; renamed, moved, archived.
import type { Meeting } from "../../shared/meeting/meeting.ts"
import { namesOf } from "../../shared/meeting/meeting.ts"
import type { Note } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"
import { type NoteSummary, notePatch, noteRequest } from "../../shared/wire/wire.ts"
import { newId } from "../access/access.ts"
import type { NoteRecord } from "../store/store.ts"
import { newDoc } from "../sync/sync.ts"
import type { Api } from "./api.ts"
import { bodyOf } from "./body.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

export function noteRoutes(api: Api, services: Services): void {
  const { indexer, now, relay, store } = services
  const notesChanged = (meeting: string) =>
    relay.signal({ kind: "meeting", meeting, event: { kind: "notes" } })

  api.meeting("GET", "/api/meetings/:meeting/notes", "see-notes", async (c, at) =>
    c.json((await store.notes.of(at.meeting)).map(noteSummary)),
  )

  api.meeting("POST", "/api/meetings/:meeting/notes", "write-notes", async (c, at) => {
    const { date, title, room } = await bodyOf(c, noteRequest)
    const found = await store.meetings.find(at.meeting)
    if (found === null) throw notFound("meeting")
    mustBeDay(found.meeting, date)
    const start = await startOf(services, at.meeting, date)
    const note = { id: newId(), meeting: at.meeting, date, title, room }
    const how = { names: namesOf(found.meeting), newId, at: now() }
    await store.notes.create(note, newDoc(note.id, start, how))
    await indexer.read(note.id)
    notesChanged(at.meeting)
    return c.json(noteSummary(await existing(note.id)), 201)
  })

  api.note("GET", "/api/notes/:note", "see-notes", (c, at) => c.json(noteSummary(at.note)))

  api.note("PATCH", "/api/notes/:note", "write-notes", async (c, at) => {
    const patch = await bodyOf(c, notePatch)
    if (patch.date !== undefined) {
      const found = await store.meetings.find(at.meeting)
      if (found !== null) mustBeDay(found.meeting, patch.date)
    }
    await store.notes.change(at.note.id, patch)
    await indexer.read(at.note.id)
    notesChanged(at.meeting)
    return c.json(noteSummary(await existing(at.note.id)))
  })

  async function existing(id: string): Promise<NoteRecord> {
    const note = await store.notes.find(id)
    if (note === null) throw notFound("note")
    return note
  }
}

export function noteSummary(note: NoteRecord): NoteSummary {
  return { ...note, doc: note.id }
}

function mustBeDay({ days }: Meeting, date: string): void {
  if (days.some((day) => day.date === date)) return
  const detail = `${date} is no day of this meeting: add the day first.`
  throw new Problem("invalid", detail, { faults: [`date: ${detail}`] })
}

/** The first note of a day starts with the headings of the last day before it, so that the order of the room is there. */
async function startOf(
  { read, store }: Services,
  meeting: string,
  date: string,
): Promise<Note | null> {
  const notes = (await store.notes.of(meeting)).filter(({ archived }) => !archived)
  if (notes.some((note) => note.date === date)) return null
  const before = notes.filter((note) => note.date < date)
  const last = before.find((note) => note.date === before.at(-1)?.date)
  if (last === undefined) return null
  const found = await read(last.id, ({ fragment }) => readNote(fragment))
  return found === null ? null : headingsOf(found)
}

function headingsOf(note: Note): Note {
  return {
    items: note.items.filter((item) => "kind" in item && item.kind === "heading"),
  }
}
