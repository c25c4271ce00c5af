// The note as a Yjs document: one schema for editor and server, and its way to and from the tree.
export { readNote, writeNote } from "./document.ts"
export {
  blockAttributes,
  chipMark,
  NOTE_FRAGMENT,
  SCHEMA_VERSION,
} from "./schema.ts"
