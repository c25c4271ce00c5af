// What a new document starts with: written once, by the server, in the transaction that makes it.
import * as Y from "yjs"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { chipLabel, type Note } from "../../shared/notation/notation.ts"
import { NOTE_FRAGMENT, SCHEMA_VERSION, writeNote } from "../../shared/note/note.ts"
import type { NewDoc } from "../store/store.ts"

/** A document that holds the note, its chips under their names of today; null starts empty. */
export function newDoc(
  id: string,
  note: Note | null,
  {
    names,
    newId,
    at,
  }: { readonly names: MeetingNames; readonly newId: () => string; readonly at: number },
): NewDoc {
  if (note === null || note.items.length === 0) {
    return { id, schema: SCHEMA_VERSION, at, first: null }
  }
  const doc = new Y.Doc()
  writeNote(doc.getXmlFragment(NOTE_FRAGMENT), note, {
    label: ({ chip }) => chipLabel(chip, names),
    newId,
  })
  const first = {
    ...{ bytes: Y.encodeStateAsUpdate(doc), user: "server", connection: "server" },
    ...{ clients: [doc.clientID], at },
  }
  doc.destroy()
  return { id, schema: SCHEMA_VERSION, at, first }
}
