// Who is signed in on this device, and what happens when that ends while screens are open.
import { createContext } from "svelte"
import type { SessionAnswer } from "../../shared/wire/wire.ts"
import { ApiProblem, session } from "./api.ts"
import { onSignedOut, tellSignedInAgain } from "./signed.ts"

export class SessionState {
  #answer = $state.raw<SessionAnswer | null>(null)
  #expired = $state.raw(false)

  /** Null while nobody is signed in. */
  get user(): SessionAnswer["user"] | null {
    return this.#answer?.user ?? null
  }
  /** May make meetings. */
  get owner(): boolean {
    return this.#answer?.owner ?? false
  }
  /** Someone was signed in and the server no longer knows it; what is open stays open. */
  get expired(): boolean {
    return this.#expired
  }

  /** Asks the server who this is. Throws NoConnection, and ApiProblem for anything but "nobody". */
  async load(): Promise<void> {
    this.#answer = await whoIsIn()
  }

  /** Looks whether an expired session was signed in again elsewhere, in another tab of this browser. */
  async lookAgain(): Promise<void> {
    const answer = await whoIsIn()
    if (answer !== null) this.enter(answer)
  }

  /** After signing in, joining or setting up. */
  enter(answer: SessionAnswer): void {
    // What one person has open must not go on under another's name; a note that is not saved asks before it goes.
    if (this.#expired && answer.user.id !== this.#answer?.user.id) {
      location.reload()
      return
    }
    const again = this.#expired
    this.#answer = answer
    this.#expired = false
    if (again) tellSignedInAgain()
  }

  /** Follows the refusals of all requests until the returned function is called. */
  watch(): () => void {
    return onSignedOut(() => {
      if (this.#answer !== null) this.#expired = true
    })
  }
}

async function whoIsIn(): Promise<SessionAnswer | null> {
  try {
    return await session()
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.details.type === "not-signed-in") return null
    throw fault
  }
}

/** The session of the app around a component; throws outside of it. */
export const [useSession, provideSession] = createContext<SessionState>()
