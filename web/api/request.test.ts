import { afterEach, expect, test } from "vitest"
import type { ProblemDetails } from "../../shared/wire/wire.ts"
import { words } from "../ui/words.ts"
import { ApiProblem, NoConnection } from "./problem.ts"
import { requester } from "./request.ts"
import { onSignedOut } from "./signed.ts"

const problem: ProblemDetails = {
  type: "not-allowed",
  title: "Not allowed",
  status: 403,
  detail: "Your role does not allow this. Ask a lead of the meeting.",
  instance: "01JD",
}

function answering(body: string, init: ResponseInit) {
  return requester(async () => new Response(body, init))
}

function refusing(details: ProblemDetails) {
  return answering(JSON.stringify(details), {
    status: details.status,
    headers: { "content-type": "application/problem+json" },
  })
}

async function fault(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail("nothing was thrown"),
    (reason: unknown) => reason,
  )
}

let forget = () => {}
afterEach(() => forget())

test("an answer comes back parsed, an empty one as undefined", async () => {
  expect(await answering('{"open":true}', { status: 200 })("GET", "/setup")).toEqual({ open: true })
  const empty = requester(async () => new Response(null, { status: 204 }))
  expect(await empty("POST", "/sign-out")).toBeUndefined()
})

test("a body goes as JSON to the path under /api, with the session's cookie", async () => {
  const sent: [string, RequestInit][] = []
  const request = requester(async (url, init) => {
    sent.push([url, init])
    return new Response("{}")
  })
  await request("POST", "/meetings", { name: "Session II" })
  expect(sent).toEqual([
    [
      "/api/meetings",
      {
        credentials: "same-origin",
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"name":"Session II"}',
      },
    ],
  ])
})

test("a refusal carries the server's details and says what to do", async () => {
  const refused = await fault(refusing(problem)("GET", "/meetings/x"))
  expect(refused).toBeInstanceOf(ApiProblem)
  expect(refused).toMatchObject({ message: problem.detail, details: problem })
})

test("silence says that what was typed is kept and what to do", async () => {
  const unreached = requester(() => Promise.reject(new TypeError("Failed to fetch")))
  const refused = await fault(unreached("GET", "/meetings"))
  expect(refused).toBeInstanceOf(NoConnection)
  expect(refused).toMatchObject({ message: words.failure.noConnection })
})

test.each([
  ["a page in an answer's place", 200],
  ["a page in a refusal's place", 502],
])("%s, as a hotel's sign-in sends it, is no connection", async (_what, status) => {
  const page = answering("<!doctype html><p>Welcome</p>", {
    status,
    headers: { "content-type": "text/html" },
  })
  expect(await fault(page("GET", "/meetings"))).toBeInstanceOf(NoConnection)
})

test("a fault of our own is not taken for the network's", async () => {
  const broken = requester(() => Promise.reject(new RangeError("a bug")))
  expect(await fault(broken("GET", "/meetings"))).toBeInstanceOf(RangeError)
})

test("being signed out is told to whoever keeps something open, but not of asking who is signed in", async () => {
  let told = 0
  forget = onSignedOut(() => {
    told += 1
  })
  const signedOut = refusing({ ...problem, type: "not-signed-in", status: 401 })
  await fault(signedOut("GET", "/session"))
  await fault(signedOut("POST", "/sign-in", {}))
  expect(told).toBe(0)
  await fault(signedOut("GET", "/meetings/x"))
  expect(told).toBe(1)
})
