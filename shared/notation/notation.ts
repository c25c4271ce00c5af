// The chips and the blocks of a note, and their plain-text form (notation.md, "Chips and marks").
export {
  type ChipAt,
  chipAt,
  chipLabel,
  nameInMeeting,
  parseChip,
  printChip,
  typedName,
} from "./chip.ts"
export { parseNote } from "./parse.ts"
export { printNote } from "./print.ts"
export type {
  ActorChip,
  Block,
  BlockKind,
  Cell,
  Chip,
  Inline,
  Marks,
  Note,
  NoteItem,
  ProvisionChip,
  Sign,
  StanceMark,
  Table,
  TextEdit,
  TopicChip,
} from "./tree.ts"
export { blocksOf } from "./tree.ts"
