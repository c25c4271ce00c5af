// Whether the line still lives: a network that died says nothing, and the state line must not wait for it.

const LOOK_EVERY = 1_000
const QUIET = 5_000
const DEAD = 4_000
/** A connection that opens over a slow network takes its time. */
const OPENS_WITHIN = 10_000
const DEAD_WHEN_OFFLINE = 3_000

/** What the heartbeat needs of a connection. Times are milliseconds since 1970 UTC. */
export interface Line {
  /** When something last arrived on the open connection; null while there is none. */
  heard(): number | null
  /** Since when a connection is being opened; null while none is. */
  opening(): number | null
  /** Asks the other side for an answer; false when it is not known to give one. */
  ask(): boolean
  /** Gives the connection up and opens another at once. */
  reopen(): void
}

/** Asks after 5 s of silence and reopens the line 4 s later, sooner when the browser says the network changed. */
export function watchLine(line: Line): () => void {
  let asked: number | null = null
  const look = (patience = DEAD): void => {
    const now = Date.now()
    const heard = line.heard()
    if (heard === null) {
      asked = null
      if (now - (line.opening() ?? now) > OPENS_WITHIN) line.reopen()
    } else if (asked !== null && heard < asked) {
      if (now - asked >= patience) {
        asked = null
        line.reopen()
      }
    } else {
      asked = now - heard > QUIET && line.ask() ? now : null
    }
  }
  const doubt = (): void => {
    if (line.heard() === null) return
    if (line.ask()) asked = Date.now()
    setTimeout(() => look(DEAD_WHEN_OFFLINE), DEAD_WHEN_OFFLINE)
  }
  const back = (): void => {
    if (line.heard() === null) line.reopen()
    else doubt()
  }
  const shown = (): void => {
    if (document.visibilityState === "visible") back()
  }
  const timer = setInterval(look, LOOK_EVERY)
  // Outside a browser there are no such events, and the timer is enough.
  globalThis.addEventListener?.("offline", doubt)
  globalThis.addEventListener?.("online", back)
  globalThis.document?.addEventListener("visibilitychange", shown)
  return () => {
    clearInterval(timer)
    globalThis.removeEventListener?.("offline", doubt)
    globalThis.removeEventListener?.("online", back)
    globalThis.document?.removeEventListener("visibilitychange", shown)
  }
}
