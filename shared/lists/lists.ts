// A meeting's actors, topics and provisions as lists: CSV files out and in, and what a list would change.

export type { LineFault } from "./cells.ts"
export { columns } from "./columns.ts"
export {
  type List,
  type ListRow,
  printList,
  type ReadList,
  readList,
  rowsOf,
} from "./list.ts"
export { type FaultyRow, type Plan, type PlannedRow, planOf } from "./plan.ts"
