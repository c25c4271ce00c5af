// The Hono app, built from values: every route under /api, the readers' pages, the browser app's files.
import type { Context } from "hono"
import { bodyLimit } from "hono/body-limit"
import type { ProblemType } from "../shared/wire/wire.ts"
import { newId } from "./access/access.ts"
import { Api, type Env } from "./http/api.ts"
import { briefRoutes } from "./http/briefs.ts"
import { coverageRoutes } from "./http/coverage.ts"
import { eventRoutes } from "./http/events.ts"
import { healthRoutes } from "./http/health.ts"
import { importRoutes, takesLargeBody } from "./http/import.ts"
import { inviteRoutes } from "./http/invites.ts"
import { meetingRoutes } from "./http/meetings.ts"
import { noteRoutes } from "./http/notes.ts"
import { peopleRoutes } from "./http/people.ts"
import { notFound, Problem, problemAnswer } from "./http/problem.ts"
import { publicationRoutes } from "./http/publications.ts"
import { recodeRoutes } from "./http/recode.ts"
import { reviewRoutes } from "./http/reviews.ts"
import { rosterRoutes, takesLongList } from "./http/roster.ts"
import { sameSiteOnly, secureHeaders } from "./http/security.ts"
import type { Services } from "./http/services.ts"
import { sessionRoutes } from "./http/session.ts"
import { setupRoutes } from "./http/setup.ts"
import { statementRoutes } from "./http/statements.ts"
import { staticFiles } from "./http/static.ts"
import { viewRoutes } from "./http/views.ts"
import { StoreFault, type StoreFaultKind } from "./store/store.ts"

/** Bytes of a request's body. */
const LARGEST_BODY = 1024 * 1024

/** The app, and the list of its guarded routes. `webDir` holds the built browser app. */
export function buildApp(services: Services, webDir: string): Api {
  const api = new Api(services)
  const { app } = api
  app.use(secureHeaders(services.site))
  app.use(sameSiteOnly(services.site))
  const limited = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: () => {
      throw new Problem("too-large", "The request is larger than 1 MB.")
    },
  })
  const isLarge = (path: string) => takesLargeBody(path) || takesLongList(path)
  app.use((c, next) => (isLarge(c.req.path) ? next() : limited(c, next)))
  for (const add of [
    ...[healthRoutes, setupRoutes, sessionRoutes, inviteRoutes, meetingRoutes, peopleRoutes],
    ...[
      rosterRoutes,
      recodeRoutes,
      noteRoutes,
      importRoutes,
      statementRoutes,
      viewRoutes,
      coverageRoutes,
      reviewRoutes,
      eventRoutes,
      briefRoutes,
      publicationRoutes,
    ],
  ]) {
    add(api, services)
  }
  app.all("/api/*", () => {
    throw notFound("address")
  })
  app.use(staticFiles(webDir))
  app.notFound((c) => answerFault(services, c, notFound("page")))
  app.onError((fault, c) => answerFault(services, c, fault))
  return api
}

/** Refusals that an attack would cause; the others are everyday. */
const worthALine: ReadonlySet<ProblemType> = new Set(["not-allowed", "too-large", "too-many"])

function answerFault({ warn }: Services, c: Context<Env>, fault: unknown): Response {
  const instance = newId()
  const problem = problemOf(fault)
  // The path without what an invite or a publication keeps secret.
  const path = c.req.path.replace(/^(\/api\/invites\/|\/p\/|\/join\/|\/setup\/).*/, "$1…")
  const details = { instance, method: c.req.method, path, type: problem.type }
  if (problem !== fault) warn("A request failed", { ...details, fault })
  else if (worthALine.has(problem.type)) warn(problem.message, details)
  return problemAnswer(c, problem, instance)
}

const adviceOn: Readonly<Record<StoreFaultKind, string>> = {
  full: "The server's disk is full: free some space on it, then try again.",
  "read-only": "The server's disk is read only: make it writable again, then try again.",
  failed: "The server could not store this: try again; if it stays so, look at its log.",
}

function problemOf(fault: unknown): Problem {
  if (fault instanceof Problem) return fault
  if (fault instanceof StoreFault) {
    return new Problem("unavailable", `${adviceOn[fault.why]} Nothing was changed.`)
  }
  return new Problem("internal", "Something went wrong on the server. Nothing else was changed.")
}
