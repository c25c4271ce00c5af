// The note as a Yjs document: one schema for editor and server, and its way to and from the tree.
export { readNote, type Writing, writeNote } from "./document.ts"
export {
  BLOCK,
  blockElements,
  CELL,
  childrenNamed,
  HEADER_CELL,
  newElement,
  ROW,
  TABLE,
} from "./elements.ts"
export {
  type Author,
  applyAndFindLost,
  type LostText,
  PUT_BACK,
  putBack,
  stillHeld,
} from "./lost.ts"
export {
  type Flat,
  type ItemNumber,
  type Nested,
  type NestedItem,
  type NestedList,
  nest,
  numbering,
} from "./nest.ts"
export {
  blockAttributes,
  chipMark,
  NOTE_FRAGMENT,
  SCHEMA_VERSION,
} from "./schema.ts"
