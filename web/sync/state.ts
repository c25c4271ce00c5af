// What a session says of itself: where the words are, why the line is down, and why a connection was closed for good.
import { CLOSE } from "../../shared/wire/wire.ts"
import type { NotKeptReason } from "../local/local.ts"
import type { Kept, Saving } from "./saving.ts"

export type CloseReason =
  | "malformed"
  | "signed-out"
  | "not-allowed"
  | "no-such-note"
  | "replaced"
  | "too-large"
  | "reload-needed"

/** What waits for the server. */
interface Waiting {
  /** Changes of this user's on this device, of this tab and others, that the server has not acknowledged. */
  readonly waiting: number
  /** How many of them are in this tab alone. */
  readonly inTab: number
  /** Where they are meanwhile; where none waits, what would become of the next. */
  readonly kept: Kept
  /** Why this device keeps nothing now; null while it does. */
  readonly trouble: NotKeptReason | null
}

/** How much of what was typed here the server has on disk, and where the rest is. */
export type SessionState =
  | { readonly kind: "saved" }
  /** Connecting, too: then `waiting` may be 0. */
  | (Waiting & { readonly kind: "saving" })
  | (Waiting & {
      readonly kind: "offline"
      /** Milliseconds since 1970 UTC. */
      readonly since: number
      /** The server's own words for why it closed the connection; empty where it gave none. */
      readonly why: string
    })
  | (Waiting & {
      readonly kind: "closed"
      /** The close code, 4400 to 4499. */
      readonly code: number
      readonly reason: CloseReason
      /** The server's own words, where it gave any. */
      readonly text: string
    })

/** How the line to the server stands, and the one to this device's disk. */
export interface LineNow {
  /** Since when there is none, or none on which the server has answered yet; null before the first was tried. */
  readonly offline: { readonly since: number; readonly why: string } | null
  readonly closed: {
    readonly code: number
    readonly reason: CloseReason
    readonly text: string
  } | null
  readonly trouble: NotKeptReason | null
}

/** The one place where it is decided what may be said. */
export function stateNow(
  { waiting, inTab, kept, saved }: Pick<Saving, "waiting" | "inTab" | "kept" | "saved">,
  { offline, closed, trouble }: LineNow,
): SessionState {
  const where: Waiting = { waiting, inTab, kept, trouble }
  if (closed !== null) return { kind: "closed", ...closed, ...where }
  if (saved) return { kind: "saved" }
  return offline === null ? { kind: "saving", ...where } : { kind: "offline", ...offline, ...where }
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
