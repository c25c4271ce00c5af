// Pure questions over a meeting's statements: the board, the brief and the readers' page ask the same ones.
export { type Counted, countedOnce, countOnce } from "./counted.ts"
export { type Difference, differences, type NoteSaid } from "./differences.ts"
export { type FeedRow, feed } from "./feed.ts"
export { groupStatements } from "./groups.ts"
export { firsts, type Heard, heard } from "./heard.ts"
export {
  byTopic,
  type LineUp,
  type LineUpColumn,
  type LineUpEntry,
  type LineUpMember,
  lineUp,
  lineUpTopics,
  type TopicHeld,
} from "./line-up.ts"
export { type Matrix, type MatrixCell, type MatrixRow, matrix } from "./matrix.ts"
export { inOrder } from "./order.ts"
export { type Shift, shifts } from "./shifts.ts"
export { type Silence, silences } from "./silences.ts"
