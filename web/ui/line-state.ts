// What the state line can say: how much of a note is on the server's disk, or how a screen is kept up to date.
import type { SessionState } from "../sync/session.svelte.ts"

/** Of a screen on which nobody writes: it follows the server, or it does not. */
export type FollowState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /** `since` in milliseconds since 1970 UTC. */
  | { readonly kind: "offline"; readonly since: number; readonly waiting: number }

export type LineState = SessionState | FollowState
