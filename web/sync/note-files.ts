// Copies on this device as files in text form: for what the server will not get.
import * as Y from "yjs"
import { printNote } from "../../shared/notation/notation.ts"
import { NOTE_FRAGMENT, readNote } from "../../shared/note/note.ts"
import { localAside, localNotes, localUpdates } from "../local/local.ts"

/** Gives the browser a file of the note that these updates make, by this title without an ending. */
export function saveNoteFile(title: string, updates: readonly Uint8Array[]): void {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const text = printNote(readNote(doc.getXmlFragment(NOTE_FRAGMENT)))
  doc.destroy()
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }))
  link.download = `${title}.md`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** A file of each note of a user in which something waits for the server; gives how many. Throws NotKept. */
export async function saveWaitingFiles(user: string): Promise<number> {
  const notes = (await localNotes(user)).filter(({ waiting }) => waiting > 0)
  const aside = (await localAside(user)).filter(({ waiting }) => waiting > 0)
  for (const { doc, title } of notes) saveNoteFile(title, await localUpdates(user, doc))
  for (const { title, bytes } of aside) saveNoteFile(title, [bytes])
  return notes.length + aside.length
}
