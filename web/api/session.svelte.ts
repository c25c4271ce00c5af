// Who is signed in on this device, and what happens when that ends while screens are open.
import { createContext } from "svelte"
import type { SessionAnswer } from "../../shared/wire/wire.ts"
import { ApiProblem, onSignedOut, session } from "./api.ts"

export class SessionState {
  #answer = $state.raw<SessionAnswer | null>(null)
  #expired = $state.raw(false)
  #resumed = new Set<() => void>()

  /** Null while nobody is signed in. */
  get user(): SessionAnswer["user"] | null {
    return this.#answer?.user ?? null
  }
  get owner(): boolean {
    return this.#answer?.owner ?? false
  }
  /** Someone was signed in and the server no longer knows it; what is open stays open. */
  get expired(): boolean {
    return this.#expired
  }

  /** Asks the server who this is. Throws NoConnection, and ApiProblem for anything but "nobody". */
  async load(): Promise<void> {
    try {
      this.#answer = await session()
    } catch (fault) {
      if (!(fault instanceof ApiProblem && fault.details.type === "not-signed-in")) throw fault
      this.#answer = null
    }
  }

  /** After signing in, joining or setting up. */
  enter(answer: SessionAnswer): void {
    const resumed = this.#expired && answer.user.id === this.#answer?.user.id
    // Somebody else's screens must not stay open under a new name.
    if (this.#expired && !resumed) {
      location.reload()
      return
    }
    this.#answer = answer
    this.#expired = false
    if (resumed) for (const go of this.#resumed) go()
  }

  /** Follows the refusals of all requests until the returned function is called. */
  watch(): () => void {
    return onSignedOut(() => {
      if (this.#answer !== null) this.#expired = true
    })
  }

  /** Calls `go` whenever an expired session was signed in again: open connections start anew. */
  onResumed(go: () => void): () => void {
    this.#resumed.add(go)
    return () => this.#resumed.delete(go)
  }
}

/** The session of the app around a component; throws outside of it. */
export const [useSession, provideSession] = createContext<SessionState>()
