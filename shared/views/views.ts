// Pure questions over a meeting's statements: the board, the brief and the readers' page ask the same ones.
export { agreement, type Cohesion, cohesion, type Dissenter, type Pair } from "./agreement.ts"
export { type InCompany, type OtherCompany, otherCompany } from "./company.ts"
export { type Counted, countedOnce, countOnce } from "./counted.ts"
export {
  type Corrected,
  coverage,
  type Gap,
  gaps,
  type Typed,
  type Watch,
  watched,
} from "./coverage.ts"
export { type Difference, differences, type NoteSaid } from "./differences.ts"
export { type FeedRow, feed } from "./feed.ts"
export {
  actorPassing,
  type Filter,
  filterOf,
  pairsOf,
  passing,
} from "./filter.ts"
export { type Flow, type FlowLink, flow, type Path } from "./flow.ts"
export { groupStatements } from "./groups.ts"
export { type First, firsts, type Heard, heard } from "./heard.ts"
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
export {
  type Held,
  type Matrix,
  type MatrixCell,
  MatrixReader,
  type MatrixRow,
  matrix,
} from "./matrix.ts"
export {
  cellsByTopic,
  type RowsBy,
  type Shown,
  shownOf,
  type TableOrder,
  type TableSection,
  tableSections,
} from "./matrix-table.ts"
export { inOrder } from "./order.ts"
export {
  type ReviewBegun,
  type ReviewEvent,
  type ReviewKind,
  type ReviewReply,
  repliesTo,
  type SeenRow,
  type SourceLink,
} from "./review-events.ts"
export { rowNow, rowsByPlace, seenRow } from "./review-place.ts"
export {
  noReviews,
  type OpenQuery,
  type Query,
  type Review,
  type Reviews,
  reviewsOf,
  type Source,
  type Standing,
} from "./reviews.ts"
export type { Scope } from "./scope.ts"
export { type Shift, shifts } from "./shifts.ts"
export { type LeftOut, leftOut, type Silence, silences, silencesOfWeek } from "./silences.ts"
export type { Place } from "./standing.ts"
