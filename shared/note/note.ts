// The note as a Yjs document: one schema for editor and server, and its way to and from the tree.
export { readNote, writeNote } from "./document.ts"
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
  applyAndFindLost,
  type LostText,
  PUT_BACK,
  putBack,
  stillHeld,
} from "./lost.ts"
export {
  type ItemNumber,
  type Nested,
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
