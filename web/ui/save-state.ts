// What the state line can say: whether the words of a note are on the server's disk, or how the screen is kept up to date.

/** As NoteSession.state has it; `since` is in milliseconds since 1970 UTC. */
export type SaveState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly waiting: number }
  | { readonly kind: "offline"; readonly since: number; readonly waiting: number }
  | { readonly kind: "closed"; readonly code: number; readonly reason: string }

/** Of a screen on which nobody writes: it follows the server, or it does not. */
export type FollowState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  | { readonly kind: "offline"; readonly since: number; readonly waiting: number }

/** Somebody who has the same note open, once however many tabs they use. */
export interface PersonHere {
  readonly id: string
  readonly name: string
  readonly you: boolean
}
