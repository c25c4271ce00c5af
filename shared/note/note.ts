// The note as a Yjs document: one schema for editor and server, and its way to and from the tree.
export { type Anchor, anchorOf, type Place, placeOf } from "./anchor.ts"
export { readNote, type Writing, writeNote } from "./document.ts"
export {
  BLOCK,
  blockElements,
  CELL,
  type Child,
  childrenNamed,
  childrenOf,
  HEADER_CELL,
  keyed,
  namesIn,
  newElement,
  ROW,
  TABLE,
  textsOf,
} from "./elements.ts"
export { familyOf, inFamily, toldApart } from "./family.ts"
export { giveText } from "./first-text.ts"
export { type LiveBlock, LiveNote } from "./live-note.ts"
export {
  applyAndFindLost,
  type LostText,
  PUT_BACK,
  putBack,
  stillHeld,
} from "./lost.ts"
export { type Misplaced, moveBehind, stillMisplaced, watchMisplaced } from "./misplaced.ts"
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
export { givenUpTo, newBlocks, type Split, splitsIn } from "./splits.ts"
