// Pure questions over a meeting's statements: the board, the brief and the readers' page ask the same ones.
export { type FeedRow, feed } from "./feed.ts"
export { type GroupStatement, groupStatements } from "./groups.ts"
export {
  type First,
  firsts,
  type Heard,
  heard,
  type RegionHeard,
  type Spoken,
} from "./heard.ts"
export {
  byTopic,
  type GroupLink,
  type LineUp,
  type LineUpColumn,
  type LineUpEntry,
  type LineUpMember,
  lineUp,
  lineUpTopics,
  type TopicHeld,
} from "./line-up.ts"
export { countOnce, inOrder } from "./order.ts"
export type { Scope } from "./scope.ts"
export { type Shift, type Stand, shifts } from "./shifts.ts"
export { type Silence, silences } from "./silences.ts"
