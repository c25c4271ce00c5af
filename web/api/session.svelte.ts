// Who is signed in on this device, and what happens when that ends while screens are open.
import { createContext } from "svelte"
import type { SessionAnswer } from "../../shared/wire/wire.ts"
import { ApiProblem, NoConnection, session } from "./api.ts"
import { keepSession, keptSession } from "./kept.ts"
import { tellServerBack, untilReached } from "./reached.ts"
import { onSignedOut, tellSignedInAgain } from "./signed.ts"

/** Milliseconds that the start waits for the server where this device knows who was here last. */
const PATIENCE = 4000

export class SessionState {
  #answer = $state.raw<SessionAnswer | null>(null)
  #expired = $state.raw(false)
  /** The server has not said yet that it is so: this device remembers it. */
  #remembered = false

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

  /**
   * Asks the server who this is; where it is not reached, or not in time, it is who was signed in last on this device.
   * Throws NoConnection where nobody was, and ApiProblem for anything but "nobody".
   */
  async load(): Promise<void> {
    const asked = whoIsIn()
    const unreached = asked.then(() => false, isUnreached)
    if (await Promise.race([unreached, after(PATIENCE)])) {
      const found = await keptSession()
      if (found !== null) {
        this.#remember(found.answer)
        return
      }
    }
    const answer = await asked
    if (answer !== null) this.enter(answer)
  }

  /** Looks whether an expired session was signed in again elsewhere, in another tab of this browser. */
  async lookAgain(): Promise<void> {
    const answer = await whoIsIn()
    if (answer !== null) this.enter(answer)
    // What is open stays open, and what waits on this device waits for the same person.
    else if (this.#answer !== null) this.#expired = true
  }

  /** After signing in, joining or setting up. */
  enter(answer: SessionAnswer): void {
    // What one person has open must not go on under another's name; a note that is not saved asks before it goes.
    if ((this.#expired || this.#remembered) && answer.user.id !== this.#answer?.user.id) {
      void keepSession(answer).then(() => location.reload())
      return
    }
    const again = this.#expired
    this.#answer = answer
    this.#expired = false
    this.#remembered = false
    void keepSession(answer)
    if (again) tellSignedInAgain()
  }

  /** Follows the refusals of all requests until the returned function is called. */
  watch(): () => void {
    return onSignedOut(() => {
      if (this.#answer !== null) this.#expired = true
    })
  }

  #remember(answer: SessionAnswer): void {
    this.#answer = answer
    this.#remembered = true
    untilReached(async () => {
      try {
        await this.lookAgain()
      } catch (fault) {
        if (!isUnreached(fault)) throw fault
        return false
      }
      tellServerBack()
      return true
    })
  }
}

function isUnreached(fault: unknown): boolean {
  return fault instanceof NoConnection
}

/** True after so many milliseconds. */
function after(milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => setTimeout(() => resolve(true), milliseconds))
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
