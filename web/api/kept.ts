// What the server answered last, kept on this device: the app opens on it where the server is not reached.
import type { SessionAnswer } from "../../shared/wire/wire.ts"
import { type KeptAnswer, keepAnswer, keptAnswer, NotKept } from "../local/local.ts"
import { NoConnection } from "./problem.ts"

/** What is known, and since when it may be out of date: milliseconds since 1970 UTC, null for an answer of just now. */
export interface Known<T> {
  readonly answer: T
  readonly at: number | null
}

/** Milliseconds that somebody waits for the server where an earlier answer is at hand. */
const PATIENCE = 4000

const SESSION = "/session"

/**
 * The server's answer, which is kept; where it is not reached, or not in time, the one that was kept of the same user
 * and path. Throws NoConnection when there is neither, and whatever the server refuses with.
 */
export async function askOrKept<T>(
  user: string,
  path: string,
  ask: () => Promise<T>,
  patience = PATIENCE,
): Promise<Known<T>> {
  const asked = ask()
  const inTime = await Promise.race([asked.then(justNow, unlessUnreached), after(patience)])
  if (inTime !== null) {
    void keep(user, path, inTime.answer)
    return inTime
  }
  const found = await kept<T>(user, path)
  if (found !== null) return found
  return justNow(await asked)
}

/** Keeps an answer for its user while that user is signed in on this device: whoever signs out leaves nothing behind. */
export async function keep(user: string, path: string, answer: unknown): Promise<void> {
  const found = await keptSession()
  if (found?.answer.user.id === user) await tryToKeep(user, path, answer)
}

/** What was kept last of a user's path; null where nothing was. */
export async function kept<T>(user: string, path: string): Promise<Known<T> | null> {
  // What is read here was stored as it came from the server.
  return (await tryToRead(user, path)) as (KeptAnswer & { answer: T }) | null
}

/** Who was signed in last on this device and did not sign out. */
export function keptSession(): Promise<Known<SessionAnswer> | null> {
  return kept<SessionAnswer>("", SESSION)
}

/** For who signed in: from here on this device keeps what the server answers. */
export function keepSession(answer: SessionAnswer): Promise<void> {
  return tryToKeep("", SESSION, answer)
}

function justNow<T>(answer: T): Known<T> {
  return { answer, at: null }
}

function unlessUnreached(fault: unknown): null {
  if (fault instanceof NoConnection) return null
  throw fault
}

/** Where nothing can be kept the app works as long as the server is reached; an open note says so by its state line. */
async function tryToKeep(user: string, path: string, answer: unknown): Promise<void> {
  try {
    await keepAnswer(user, path, answer)
  } catch (fault) {
    if (!(fault instanceof NotKept)) throw fault
  }
}

async function tryToRead(user: string, path: string): Promise<KeptAnswer | null> {
  try {
    return await keptAnswer(user, path)
  } catch (fault) {
    if (!(fault instanceof NotKept)) throw fault
    return null
  }
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds))
}
