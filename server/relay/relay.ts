// Signals within the server: they carry numbers and names, and who wants the data asks for it. One process, in memory.
import type { MeetingEvent } from "../../shared/wire/wire.ts"

export type Signal =
  /** Something of a meeting has a new number, or its notes are being read anew. */
  | { readonly kind: "meeting"; readonly meeting: string; readonly event: MeetingEvent }
  /** A role, a session or a token may have ended: who holds a connection asks again. */
  | { readonly kind: "access" }
  /** The server stops: long answers end. */
  | { readonly kind: "stop" }

export class Relay {
  readonly #listeners = new Set<(signal: Signal) => void>()

  signal(signal: Signal): void {
    for (const listener of this.#listeners) listener(signal)
  }

  /** Listens until the returned function is called. */
  listen(listener: (signal: Signal) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
