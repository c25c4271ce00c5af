// Routes with their guard: each is declared with the action it performs, and runs only for whom the table allows it.
import type { HttpBindings } from "@hono/node-server"
import { type Context, Hono } from "hono"
import type { Role } from "../../shared/wire/wire.ts"
import { type Action, mayInMeeting, mayOnServer, type Who } from "../access/access.ts"
import type { BriefRecord, NoteRecord } from "../store/store.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

export type Env = { Bindings: HttpBindings }
export type Call = Context<Env>
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE"

export interface Route {
  readonly method: Method
  readonly path: string
  readonly action: Action
}

/** Who asks, and as what in the meeting that the request concerns. */
export interface InMeeting {
  readonly who: Who
  readonly meeting: string
  readonly role: Role
}

type Answer = Response | Promise<Response>

export class Api {
  readonly app = new Hono<Env>()
  readonly #routes: Route[] = []
  readonly #services: Services

  constructor(services: Services) {
    this.#services = services
  }

  /** Every route that was declared, for whoever wants to try them all. */
  get routes(): readonly Route[] {
    return this.#routes
  }

  /** A route that concerns no meeting. */
  server(
    method: Method,
    path: string,
    action: Action,
    handle: (c: Call, who: Who | null) => Answer,
  ): void {
    this.#add(method, path, action, async (c) => {
      const who = await this.#who(c)
      if (!mayOnServer(who, action)) throw refusal(who)
      return handle(c, who)
    })
  }

  /** As `server`, for an action that somebody signed in performs. */
  signedIn(
    method: Method,
    path: string,
    action: Action,
    handle: (c: Call, who: Who) => Answer,
  ): void {
    this.server(method, path, action, (c, who) => {
      if (who === null) throw refusal(who)
      return handle(c, who)
    })
  }

  /** A route under /api/meetings/:meeting. */
  meeting(
    method: Method,
    path: string,
    action: Action,
    handle: (c: Call, at: InMeeting) => Answer,
  ): void {
    this.#add(method, path, action, async (c) => {
      const at = await this.#inMeeting(c, action, c.req.param("meeting") ?? null)
      return handle(c, at)
    })
  }

  /** A route under /api/notes/:note. */
  note(
    method: Method,
    path: string,
    action: Action,
    handle: (c: Call, at: InMeeting & { readonly note: NoteRecord }) => Answer,
  ): void {
    this.#add(method, path, action, async (c) => {
      const note = await this.#services.store.notes.find(c.req.param("note") ?? "")
      const at = await this.#inMeeting(c, action, note?.meeting ?? null)
      if (note === null) throw notFound("note")
      return handle(c, { ...at, note })
    })
  }

  /** A route under /api/briefs/:brief. */
  brief(
    method: Method,
    path: string,
    action: Action,
    handle: (c: Call, at: InMeeting & { readonly brief: BriefRecord }) => Answer,
  ): void {
    this.#add(method, path, action, async (c) => {
      const brief = await this.#services.store.briefs.find(c.req.param("brief") ?? "")
      const at = await this.#inMeeting(c, action, brief?.meeting ?? null)
      if (brief === null) throw notFound("brief")
      return handle(c, { ...at, brief })
    })
  }

  #add(method: Method, path: string, action: Action, handle: (c: Call) => Answer): void {
    this.#routes.push({ method, path, action })
    this.app.on(method, path, handle)
  }

  async #who(c: Call): Promise<Who | null> {
    const { who, cookies } = await this.#services.entrance.asking(c.req.raw.headers)
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true })
    return who
  }

  /** Somebody without a role in the meeting does not learn whether there is such a meeting. */
  async #inMeeting(c: Call, action: Action, meeting: string | null): Promise<InMeeting> {
    const who = await this.#who(c)
    if (who === null) throw refusal(who)
    const role = meeting === null ? null : await this.#services.entrance.role(who, meeting)
    if (meeting === null || role === null) throw notFound("meeting")
    if (!mayInMeeting(role, action)) throw refusal(who)
    return { who, meeting, role }
  }
}

/** What somebody may not do, who is or is not signed in. */
function refusal(who: Who | null): Problem {
  return who === null
    ? new Problem("not-signed-in", "Sign in to go on.")
    : new Problem("not-allowed", "Your role does not allow this. Ask a lead of the meeting.")
}
