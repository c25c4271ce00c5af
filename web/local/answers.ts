// What the server answered last, for who opens the app without it.
import { ANSWERS, answerOf, transact } from "./database.ts"

/** An answer of the server as it was kept. */
export interface KeptAnswer {
  readonly answer: unknown
  /** When it was kept, milliseconds since 1970 UTC. */
  readonly at: number
}

/**
 * Keeps what the server answered to a path, for one user, in place of what was kept before. The user is "" for what is
 * asked before anybody is known. Throws NotKept.
 */
export async function keepAnswer(user: string, path: string, answer: unknown): Promise<void> {
  const kept: KeptAnswer = { answer, at: Date.now() }
  await transact({ stores: [ANSWERS], write: "relaxed" }, (transaction) =>
    answerOf(transaction.objectStore(ANSWERS).put(kept, [user, path])),
  )
}

/** The last answer to this path that was kept; null where none was. Throws NotKept. */
export async function keptAnswer(user: string, path: string): Promise<KeptAnswer | null> {
  const found = await transact({ stores: [ANSWERS] }, (transaction) =>
    answerOf<KeptAnswer | undefined>(transaction.objectStore(ANSWERS).get([user, path])),
  )
  return found ?? null
}
