// A real server on a real disk for tests, and people who call it.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished, vi } from "vitest"
import {
  type RunningServer,
  readConfig,
  type ServerConfig,
  startServer,
} from "../../server/main.ts"
import { makeToken } from "../../server/token.ts"
import type { InviteMade, MeetingAnswer, NoteSummary, Role } from "../../shared/wire/wire.ts"
import { builtImport, builtTrial, builtWriter } from "./built.ts"

// Each of these tests starts a server and hashes passwords, often on a machine that is busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

export interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

type Threads = Pick<ServerConfig, "writer" | "trialScript" | "importScript">

/** A server with a data directory of its own, which goes with the test. */
export class TestServer {
  readonly dir: string
  /** Which build of Lineup the server is, from the next start on. */
  build: string | null = null
  /** Where the browser app's files lie, from the next start on; of the present build unless set. */
  webDir: string | null = null
  readonly #threads: Threads
  readonly #env: Record<string, string>
  readonly #seedsDir: string | null
  #running: RunningServer | null = null

  private constructor(
    threads: Threads,
    { env, seedsDir }: { env: Record<string, string>; seedsDir: string | null },
  ) {
    this.dir = mkdtempSync(join(tmpdir(), "lineup-server-"))
    this.#threads = threads
    this.#env = env
    this.#seedsDir = seedsDir
  }

  /** Ends with the test, or, given `afterAll`, with the file. */
  static async start(
    options: { env?: Record<string, string>; seedsDir?: string | null } = {},
    atEnd: (clean: () => Promise<void>) => void = onTestFinished,
  ): Promise<TestServer> {
    const threads = {
      writer: await builtWriter(),
      trialScript: await builtTrial(),
      importScript: await builtImport(),
    }
    const server = new TestServer(threads, {
      env: options.env ?? {},
      seedsDir: options.seedsDir ?? null,
    })
    await server.open()
    atEnd(async () => {
      await server.close()
      rmSync(server.dir, { recursive: true, force: true })
    })
    return server
  }

  get running(): RunningServer {
    if (this.#running === null) throw new Error("The test's server does not run")
    return this.#running
  }
  get url(): string {
    return this.running.url
  }
  /** Base of the sync endpoint, as the stock provider wants it. */
  get syncUrl(): string {
    return `${this.url.replace(/^http/, "ws")}/sync`
  }
  get config() {
    const env = { PORT: "0", DATA_DIR: this.dir, LOG_LEVEL: "silent", ...this.#env }
    const config = readConfig(env)
    const webDir = this.webDir ?? config.webDir
    return { ...config, ...this.#threads, seedsDir: this.#seedsDir, build: this.build, webDir }
  }

  async open(): Promise<void> {
    this.#running = await startServer(this.config)
  }
  async close(): Promise<void> {
    const running = this.#running
    this.#running = null
    await running?.stop()
  }
  /** Stops and starts again on the same data. */
  async restart(): Promise<void> {
    await this.close()
    await this.open()
  }

  /** The first lead, by the printed link. */
  async setUp(): Promise<Person> {
    const token = this.running.setUpLink?.split("/").at(-1)
    const lead = new Person(this)
    const account = { name: "Lead", username: "lead", password: "a long password" }
    await lead.must("POST", "/api/setup", { token, ...account })
    return lead
  }

  async token(meeting: string, role: Role): Promise<string> {
    return makeToken(this.config, { meeting, role, until: Date.now() + 3_600_000 })
  }
}

/** Whoever calls the server, with the cookies that it was given. */
export class Person {
  readonly #server: TestServer
  readonly #cookies = new Map<string, string>()
  /** Sent with each request. */
  readonly headers: Record<string, string> = {}

  constructor(server: TestServer) {
    this.#server = server
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  async call<T = unknown>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await this.fetch(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(method === "GET" ? {} : { origin: this.#server.url }),
      },
    })
    const text = await answer.text()
    const isJson = /json/.test(answer.headers.get("content-type") ?? "")
    return {
      status: answer.status,
      body: (isJson ? JSON.parse(text) : text) as T,
      headers: answer.headers,
    }
  }

  /** As `call`, for what has to succeed: gives the body. */
  async must<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body)
    if (answer.status < 300) return answer.body
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }

  async fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers({ ...this.headers })
    new Headers(init.headers ?? {}).forEach((value, name) => {
      headers.set(name, value)
    })
    if (this.cookie !== "") headers.set("cookie", this.cookie)
    const answer = await fetch(`${this.#server.url}${path}`, { ...init, headers })
    for (const set of answer.headers.getSetCookie()) this.#keep(set)
    return answer
  }

  #keep(set: string): void {
    const [pair = "", ...attributes] = set.split(/; */)
    const [name = "", ...value] = pair.split("=")
    if (attributes.some((it) => /^max-age=0$/i.test(it))) this.#cookies.delete(name)
    else this.#cookies.set(name, value.join("="))
  }
}

/** A meeting of three days with the topics that the tests speak of. */
export async function meetingOf(lead: Person): Promise<MeetingAnswer> {
  const days = [12, 13, 14].map((day) => ({ date: `2018-03-${day}`, title: `Day ${day - 11}` }))
  const made = await lead.must<MeetingAnswer>("POST", "/api/meetings", {
    name: "A compact, Session II",
    timeZone: "America/New_York",
    days,
  })
  const path = `/api/meetings/${made.meeting.id}`
  await lead.must("PUT", `${path}/topics/regular-irregular`, {
    ...{ id: "regular-irregular", name: "regular/irregular", aliases: [] },
    positions: [
      { id: "no-dichotomy", label: "no dichotomy" },
      { id: "strong-separation", label: "strong separation" },
    ],
  })
  return lead.must("GET", path)
}

export async function noteOf(
  lead: Person,
  meeting: string,
  date = "2018-03-12",
): Promise<NoteSummary> {
  return lead.must("POST", `/api/meetings/${meeting}/notes`, { date, title: "Plenary" })
}

/** Somebody who joins by an invite, with a name alone. */
export async function joined(
  server: TestServer,
  lead: Person,
  meeting: string,
  role: Role,
): Promise<Person> {
  const invite = await lead.must<InviteMade>("POST", `/api/meetings/${meeting}/invites`, { role })
  const person = new Person(server)
  await person.must("POST", `/api/invites/${invite.code}`, { name: `The ${role}` })
  return person
}
