// One request to the server and what comes of it: an answer, the server's refusal, or silence.
import type { ProblemDetails } from "../../shared/wire/wire.ts"
import { words } from "../ui/words.ts"
import { ApiProblem, NoConnection } from "./problem.ts"
import { tellSignedOut } from "./signed.ts"

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Paths whose refusal says nothing new about a session that was open. */
const asksWho: ReadonlySet<string> = new Set(["/session", "/sign-in"])

/**
 * A function that asks the server for a path under /api and gives the parsed answer, undefined for an empty one.
 * Throws ApiProblem when the server refuses, NoConnection when it was not reached or something else answered.
 */
export function requester(fetch: Fetch) {
  return async function request<T>(method: Method, at: string, body?: unknown): Promise<T> {
    const answer = await reach(fetch, `/api${at}`, { method, ...bodyOf(body) })
    const text = await answer.text()
    // The server makes its answers from checked values; the browser believes them.
    if (answer.ok) return (text === "" ? undefined : parse(text, answer)) as T
    const problem = problemOf(text, answer)
    if (problem.type === "not-signed-in" && !asksWho.has(at)) tellSignedOut()
    throw new ApiProblem(problem)
  }
}

function bodyOf(body: unknown): RequestInit {
  if (body === undefined) return {}
  if (body instanceof Blob) return { body }
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
}

async function reach(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: "same-origin", ...init })
  } catch (fault) {
    // fetch says TypeError for every way of not reaching the server; anything else is a bug of ours.
    if (!(fault instanceof TypeError)) throw fault
    throw new NoConnection(words.failure.noConnection, { cause: fault })
  }
}

function parse(text: string, answer: Response): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw new NoConnection(words.failure.notLineup(answer.status), { cause: fault })
  }
}

function problemOf(text: string, answer: Response): ProblemDetails {
  const isProblem = answer.headers.get("content-type")?.startsWith("application/problem+json")
  if (!isProblem) throw new NoConnection(words.failure.notLineup(answer.status))
  return parse(text, answer) as ProblemDetails
}
