// A fault as a person at the screen needs it: what happened, whether the text is safe, and an id for who runs the server.
import { ApiProblem, NoConnection } from "../api/problem.ts"
import { words } from "./words.ts"

export interface Failure {
  readonly title: string
  readonly happened: string
  /** Whether what was typed is safe. */
  readonly kept: string
  /** The server's log carries it too, where the server said no; empty where there is nothing to look up. */
  readonly id: string
}

export function failureOf(error: unknown): Failure {
  const { failure } = words
  if (error instanceof ApiProblem) {
    const { title, detail, instance } = error.details
    return { title, happened: detail, kept: failure.keptRefused, id: instance }
  }
  if (error instanceof NoConnection) {
    return {
      title: failure.unreached,
      happened: error.message,
      kept: failure.keptUnreached,
      id: "",
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  return {
    title: failure.title,
    happened: failure.bug(message),
    kept: failure.keptBug,
    id: bugId(error),
  }
}

/** Where in the program it broke: the first line of the stack that names a place. */
function bugId(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : ""
  const place = /([\w.-]+\.(?:js|ts|svelte)[^\s):]*:\d+:\d+)/.exec(stack)?.[1]
  return place ?? (error instanceof Error ? error.name : "unknown")
}
