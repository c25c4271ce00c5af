// What crosses the network: schemas of requests and answers, sync frames and close codes, problem details.

export * from "./answers.ts"
export * from "./coverage.ts"
export {
  CLOSE,
  MESSAGE,
  type PresentUser,
  type RejectCode,
  SYNC_PROTOCOL,
} from "./frames.ts"
export type { ProblemDetails, ProblemType } from "./problem.ts"
export * from "./requests.ts"
export * from "./reviews.ts"
export * from "./views.ts"
