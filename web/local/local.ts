// What is kept on this device, in the browser's database: copies of notes and what the server answered, each by user.

export { type KeptAnswer, keepAnswer, keptAnswer } from "./answers.ts"
export { NotKept, type NotKeptReason } from "./database.ts"
export { type AsideCopy, type CopyOf, type Found, NoteCopy } from "./note-copy.ts"
export {
  clearLocalCopies,
  type LocalAside,
  type LocalNote,
  localAside,
  localNotes,
  localUpdates,
  removeAside,
  waitingChanges,
} from "./notes.ts"

let asked = false

/** Asks the browser, once, not to clear what is kept here when room gets scarce. True when it will not. */
export async function askToKeep(): Promise<boolean> {
  // Over plain http on a local network there is no such question.
  const { storage } = globalThis.navigator ?? {}
  if (storage?.persist === undefined) return false
  if (asked) return storage.persisted()
  asked = true
  return storage.persist()
}
