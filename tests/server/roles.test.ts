import { get } from "node:http"
import { text } from "node:stream/consumers"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Allowed, access } from "../../server/access/access.ts"
import type { Route } from "../../server/http/api.ts"
import type { BriefSummary, EntryAnswer, Role } from "../../shared/wire/wire.ts"
import { joined, meetingOf, noteOf, Person, TestServer } from "../support/server.ts"

/** Everybody that there is, from nobody to the owner. */
type Kind = "nobody" | "stranger" | Role | "owner" | `script ${Role}` | "script of another meeting"

const kinds: readonly Kind[] = [
  ...(["nobody", "stranger", "reader", "note-taker", "lead", "owner"] as const),
  ...(["script reader", "script note-taker", "script lead", "script of another meeting"] as const),
]

let server: TestServer
let people: Record<Kind, Person>
const values: Record<string, string> = {}

beforeAll(async () => {
  server = await TestServer.start({}, afterAll)
  const owner = await server.setUp()
  const { meeting } = await meetingOf(owner)
  const other = await meetingOf(owner)
  const note = await noteOf(owner, meeting.id)
  const brief = await owner.must<BriefSummary>("POST", `/api/meetings/${meeting.id}/briefs`, {
    date: "2018-03-12",
  })
  const ids = { meeting: meeting.id, note: note.id, brief: brief.id }
  Object.assign(values, { ...ids, id: "nothing", user: "nobody", code: "wrong", secret: "wrong" })
  const script = async (of: string, role: Role) => {
    const person = new Person(server)
    person.headers.authorization = `Bearer ${await server.token(of, role)}`
    return person
  }
  people = {
    nobody: new Person(server),
    stranger: await joined(server, owner, other.meeting.id, "lead"),
    reader: await joined(server, owner, meeting.id, "reader"),
    "note-taker": await joined(server, owner, meeting.id, "note-taker"),
    lead: await joined(server, owner, meeting.id, "lead"),
    owner,
    "script reader": await script(meeting.id, "reader"),
    "script note-taker": await script(meeting.id, "note-taker"),
    "script lead": await script(meeting.id, "lead"),
    "script of another meeting": await script(other.meeting.id, "lead"),
  }
})

test("the table is walked over every route that the app has", () => {
  const used = new Set(server.running.routes.map(({ action }) => action))
  // The app's files have no guard; what only a lead says in a review is asked for beyond the guard of its route.
  const unused = Object.keys(access).filter((action) => !used.has(action as keyof typeof access))
  expect(unused).toEqual(["see-app", "review"])
})

describe("each route opens to whom the table names, and to nobody else", () => {
  test.each(kinds)("%s", async (kind) => {
    for (const route of server.running.routes) {
      if (route.path === "/api/sign-out") continue
      const { status } = await attempt(people[kind], route)
      const open = isOpenTo(access[route.action], kind)
      const says = `${kind}: ${route.method} ${route.path} (${route.action}) answered ${status}`
      // Whoever may, is told that the empty body does not fit, or that the made-up id is not there.
      if (open) expect([200, 201, 204, 400, 404, 410], says).toContain(status)
      else expect(status, says).toBe(refusalFor(access[route.action], kind))
    }
  })
})

test("a note-taker adds names, and leaves those that are there to a lead", async () => {
  const { "note-taker": taker, lead } = people
  const at = `/api/meetings/${values.meeting}`
  const topic = { id: "boats", name: "Boats", aliases: [] }
  await taker.must("PUT", `${at}/topics/boats`, topic)
  const again = await taker.call("PUT", `${at}/topics/boats`, { ...topic, name: "Ships" })
  expect(again).toMatchObject({ status: 403, body: { type: "not-allowed" } })
  const builtIn = { id: "BRA", kind: "state", name: "Brasil", aliases: [] }
  expect((await taker.call("PUT", `${at}/actors/BRA`, builtIn)).status).toBe(403)
  expect((await taker.call("DELETE", `${at}/topics/boats`)).status).toBe(403)
  const seen = await lead.must<EntryAnswer>("GET", `${at}/topics/boats`)
  await lead.must("PUT", `${at}/topics/boats`, { ...seen, name: "Ships" })
})

test("a token that is wrong or over is nobody, also beside a good cookie", async () => {
  const person = new Person(server)
  person.headers.cookie = people.lead.cookie
  person.headers.authorization = "Bearer wrong"
  expect((await person.call("GET", "/api/session")).status).toBe(401)
  person.headers.authorization = "Basic bGVhZDpsZWFk"
  expect((await person.call("GET", "/api/session")).status).toBe(401)
})

test("a change by cookie is refused from another site's page, and from no page at all", async () => {
  const path = `/api/notes/${values.note}`
  const patch = async (headers: Record<string, string>) => {
    const answer = await people.lead.fetch(path, {
      method: "PATCH",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ title: "Plenary" }),
    })
    return answer.status
  }
  expect(await patch({ origin: server.url })).toBe(200)
  expect(await patch({})).toBe(403)
  for (const origin of [
    "null",
    "https://evil.example",
    `${server.url}.evil.example`,
    "http://localhost",
  ]) {
    expect(await patch({ origin })).toBe(403)
  }
  const form = await people.lead.fetch(path, {
    method: "PATCH",
    headers: { "content-type": "text/plain", origin: server.url },
    body: JSON.stringify({ title: "Plenary" }),
  })
  expect(form.status).toBe(400)
})

test("every answer carries the headers that shut the browser's doors", async () => {
  for (const path of ["/", "/api/health", "/api/session", "/p/wrong", "/api/nothing"]) {
    const { headers } = await people.nobody.fetch(path, {})
    expect(headers.get("content-security-policy"), path).toMatch(/script-src 'self';/)
    expect(headers.get("content-security-policy"), path).toMatch(/frame-ancestors 'none'/)
    expect(headers.get("x-content-type-options"), path).toBe("nosniff")
    expect(headers.get("referrer-policy"), path).toBe("no-referrer")
  }
})

test("a body without measure is refused, and every error has an id to copy", async () => {
  const large = await people.lead.call("POST", "/api/meetings", { name: "x".repeat(2e6) })
  expect(large).toMatchObject({ status: 413, body: { type: "too-large" } })
  const missing = await people.lead.call("GET", "/api/nothing")
  expect(missing).toMatchObject({
    status: 404,
    body: { type: "not-found", instance: expect.stringMatching(/^[a-z0-9]{16}$/) },
  })
  expect(missing.headers.get("content-type")).toBe("application/problem+json")
})

test("a path never leaves the app's files", async () => {
  for (const path of ["/../package.json", "/..%2fpackage.json", "/%2e%2e/%2e%2e/package.json"]) {
    expect(await rawGet(path)).not.toContain("dependencies")
  }
})

/** Asks for a path just as it is written. */
function rawGet(path: string): Promise<string> {
  return new Promise((done, fail) => {
    const { port } = server.running
    const request = get({ host: "127.0.0.1", port, path, agent: false }, async (answer) => {
      done(await text(answer))
    })
    request.on("error", fail)
  })
}

/** Calls a route with an empty body and ids that exist where the guard needs them. */
async function attempt(person: Person, { method, path }: Route): Promise<{ status: number }> {
  const filled = path.replace(
    /:(\w+)(\{[^}]*\})?/g,
    (_, name: string) => values[name] ?? "wrong.md",
  )
  if (!path.endsWith("/events")) {
    return person.call(method, filled, method === "GET" || method === "DELETE" ? undefined : {})
  }
  const { body, status } = await person.fetch(filled, {})
  await body?.cancel()
  return { status }
}

function isOpenTo(allowed: Allowed, kind: Kind): boolean {
  if (allowed === "anyone") return true
  if (kind === "nobody") return false
  if (allowed === "signed-in") return true
  if (allowed === "owner") return kind === "owner"
  const role = kind === "owner" ? "lead" : kind.replace(/^script /, "")
  return allowed.some((it) => it === role)
}

/** Without a role in the meeting one does not even learn that it is there. */
function refusalFor(allowed: Allowed, kind: Kind): number {
  if (kind === "nobody") return 401
  const isOutside = kind === "stranger" || kind === "script of another meeting"
  return isOutside && typeof allowed !== "string" ? 404 : 403
}
