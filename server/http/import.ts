// Files of other programs for a note: read into a proposal that writes nothing, and what was made of it appended to the note.
import { createHash } from "node:crypto"
import { type MeetingNames, namesOf } from "../../shared/meeting/meeting.ts"
import { chipLabel, parseNote } from "../../shared/notation/notation.ts"
import type { Writing } from "../../shared/note/note.ts"
import { type AppendAnswer, appendRequest } from "../../shared/wire/wire.ts"
import { nameOf } from "../access/access.ts"
import { LARGEST_FILE } from "../import/import.ts"
import type { Api } from "./api.ts"
import { bytesOf, largeBodyOf } from "./body.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

/** Bytes of an append's body: more than 2 MB of any script, escaped, and its chips. */
const LARGEST_APPEND = 8 * 1024 * 1024

/** True of the routes here: they look at their body's size themselves, once they know who asks. */
export function takesLargeBody(path: string): boolean {
  return /^\/api\/notes\/[^/]+\/(import|append)$/.test(path)
}

export function importRoutes(api: Api, { append, importer, indexer, store }: Services): void {
  api.note("POST", "/api/notes/:note/import", "write-notes", async (c) => {
    const bytes = await bytesOf(c, LARGEST_FILE)
    const read = await importer.read({ name: c.req.query("name") ?? "", bytes })
    if (read.ok) return c.json(read.proposal)
    if (read.code === "busy") {
      throw new Problem("unavailable", read.why, { headers: { "Retry-After": "60" } })
    }
    throw new Problem(read.code, read.why)
  })

  api.note("POST", "/api/notes/:note/append", "write-notes", async (c, { meeting, note, who }) => {
    const { key, text, labels = [] } = await largeBodyOf(c, appendRequest, LARGEST_APPEND)
    const found = await store.meetings.find(meeting)
    if (found === null) throw notFound("meeting")
    const idOf = (n: number) => blockId(note.id, key, n)
    const appended = await append(note.id, {
      ...{ user: nameOf(who), key, note: parseNote(text) },
      writing: writing(labels, namesOf(found.meeting), idOf),
    })
    if (appended === null) throw notFound("note")
    if (!appended.ok) throw new Problem(appended.why, appended.text)
    await indexer.read(note.id)
    return c.json({ written: appended.written, block: idOf(0) } satisfies AppendAnswer)
  })
}

/** Chips say what was sent with them, else their names in the meeting. */
function writing(
  labels: readonly string[],
  names: MeetingNames,
  idOf: (n: number) => string,
): Omit<Writing, "at"> {
  let [chips, blocks] = [0, 0]
  return {
    label: ({ chip }) => labels[chips++] || chipLabel(chip, names),
    newId: () => idOf(blocks++),
  }
}

/** Hangs on the key, so that a request that comes again is answered with the blocks it wrote the first time. */
function blockId(note: string, key: string, n: number): string {
  const hash = createHash("sha256").update(`block\n${note}\n${key}\n${n}`).digest("hex")
  return BigInt(`0x${hash}`).toString(36).slice(-16)
}
