// What goes wrong under /api, as RFC 9457 problem details with an id that the log carries too.
import type { Context } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import type { EntryAnswer, ProblemDetails, ProblemType } from "../../shared/wire/wire.ts"

const kinds: Readonly<Record<ProblemType, { status: ContentfulStatusCode; title: string }>> = {
  invalid: { status: 400, title: "The request does not fit" },
  "not-signed-in": { status: 401, title: "Not signed in" },
  "not-allowed": { status: 403, title: "Not allowed" },
  "not-found": { status: 404, title: "Not found" },
  stale: { status: 409, title: "Changed meanwhile" },
  gone: { status: 410, title: "Gone" },
  "too-large": { status: 413, title: "Too large" },
  "too-many": { status: 429, title: "Too many attempts" },
  internal: { status: 500, title: "Something went wrong" },
  unavailable: { status: 503, title: "Not available now" },
}

/** Thrown by a route: its detail says to the person at the screen what happened and what to do. */
export class Problem extends Error {
  override readonly name = "Problem"
  readonly type: ProblemType
  /** Of a body that does not fit its schema: `field: what is wrong`. */
  readonly faults: readonly string[] | undefined
  readonly headers: Readonly<Record<string, string>>
  /** What changed meanwhile, as it stands now. */
  readonly current: EntryAnswer | null | undefined
  readonly statement: IndexedStatement | undefined

  constructor(
    type: ProblemType,
    detail: string,
    more: {
      faults?: readonly string[]
      headers?: Record<string, string>
      current?: EntryAnswer | null
      statement?: IndexedStatement
    } = {},
  ) {
    super(detail)
    this.type = type
    this.faults = more.faults
    this.headers = more.headers ?? {}
    this.current = more.current
    this.statement = more.statement
  }
}

export function problemAnswer(c: Context, problem: Problem, instance: string): Response {
  const { status, title } = kinds[problem.type]
  const details: ProblemDetails = {
    ...{ type: problem.type, title, status, detail: problem.message, instance },
    ...(problem.faults === undefined ? {} : { faults: problem.faults }),
    ...(problem.current === undefined ? {} : { current: problem.current }),
    ...(problem.statement === undefined ? {} : { statement: problem.statement }),
  }
  return c.body(JSON.stringify(details), status, {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    ...problem.headers,
  })
}

export const notFound = (what: string) =>
  new Problem("not-found", `There is no such ${what}, or it is not open to you.`)
