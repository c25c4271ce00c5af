// One open note or brief: its document, its connection, how much of it the server has on disk, who else is here.
import type { Awareness } from "y-protocols/awareness"
import type { WebsocketProvider } from "y-websocket"
import type * as Y from "yjs"

export type CloseReason =
  | "malformed"
  | "signed-out"
  | "not-allowed"
  | "no-such-note"
  | "replaced"
  | "too-large"
  | "reload-needed"
  | "refused"

/** How much of what was typed here the server has on disk. `waiting` counts local changes not yet acknowledged. */
export type SessionState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly waiting: number }
  /** `since` in milliseconds of the epoch. */
  | { readonly kind: "offline"; readonly since: number; readonly waiting: number }
  | {
      readonly kind: "closed"
      /** A close code 4400 to 4499, or 0 where the server refused a change (103). */
      readonly code: number
      readonly reason: CloseReason
      /** The server's own words, where it gave any. */
      readonly text: string
      readonly waiting: number
    }

/** Someone in the note now, this user among them; one entry per user however many tabs. */
export interface Person {
  readonly id: string
  readonly name: string
  /** Index into the palette `--who-1` to `--who-3`, from 0. */
  readonly colour: number
  readonly self: boolean
}

/** Words of this author's that went with a block someone joined, moved or deleted meanwhile. */
export interface LostWords {
  readonly id: string
  readonly text: string
  /** Up to 24 characters that stood before and after. */
  readonly left: string
  readonly right: string
  /** Writes the words back into the note. */
  putBack(): void
  dismiss(): void
}

export interface SessionOptions {
  /** The document's name: the note's or the brief's id. */
  readonly doc: string
  readonly user: { readonly id: string; readonly name: string }
  /** Address of the sync endpoint without the document, default `ws(s)://HOST/sync` of the page. */
  readonly base?: string
}

export interface NoteSession {
  readonly doc: Y.Doc
  readonly fragment: Y.XmlFragment
  readonly awareness: Awareness
  readonly provider: WebsocketProvider
  readonly user: { readonly id: string; readonly name: string }
  readonly state: SessionState
  readonly people: readonly Person[]
  readonly lost: readonly LostWords[]
  /** True once the server's content is here: an editor opens only then. */
  readonly ready: boolean
  /** Resolves when the server's content is here. */
  readonly whenReady: Promise<void>
  close(): void
}

export function openSession(_how: SessionOptions): NoteSession {
  throw new Error("Not built yet")
}
