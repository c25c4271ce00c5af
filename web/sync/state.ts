// What a session says of itself: the kinds of state, and why a connection was closed for good.
import { CLOSE } from "../../shared/wire/wire.ts"

export type CloseReason =
  | "malformed"
  | "signed-out"
  | "not-allowed"
  | "no-such-note"
  | "replaced"
  | "too-large"
  | "reload-needed"

/** How much of what was typed here the server has on disk. `waiting` counts changes made here and not acknowledged. */
export type SessionState =
  | { readonly kind: "saved" }
  /** Connecting, too: then `waiting` may be 0. */
  | { readonly kind: "saving"; readonly waiting: number }
  /** `since` in milliseconds since 1970 UTC. */
  | { readonly kind: "offline"; readonly since: number; readonly waiting: number }
  | {
      readonly kind: "closed"
      /** The close code, 4400 to 4499. */
      readonly code: number
      readonly reason: CloseReason
      /** The server's own words, where it gave any. */
      readonly text: string
      readonly waiting: number
    }

const reasons: Readonly<Record<number, CloseReason>> = {
  [CLOSE.malformed]: "malformed",
  [CLOSE.signedOut]: "signed-out",
  [CLOSE.notAllowed]: "not-allowed",
  [CLOSE.noSuchNote]: "no-such-note",
  [CLOSE.replaced]: "replaced",
  [CLOSE.tooLarge]: "too-large",
  [CLOSE.reloadNeeded]: "reload-needed",
}

/** What a final close code means. One of a newer server is answered as that: by reloading. */
export function reasonOf(code: number): CloseReason {
  return reasons[code] ?? "reload-needed"
}

export function sameState(a: SessionState, b: SessionState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
