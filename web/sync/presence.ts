// Who a colleague is, as the server wrote it into awareness; a value from outside until it was looked at.
import { type Awareness, removeAwarenessStates } from "y-protocols/awareness"
import type { PresentUser } from "../../shared/wire/wire.ts"

/** Colours for carets and dots: the tokens `--who-1` to `--who-3`. */
const PALETTE = 3
const LONGEST_NAME = 60

export type Presence = Pick<PresentUser, "id" | "name" | "colour">

/** The person in an awareness state, or null where it names none. `colour` is an index into the palette, from 0. */
export function presenceOf(state: unknown): Presence | null {
  if (!isRecord(state) || !isRecord(state.user)) return null
  const { id, name, colour } = state.user
  if (typeof id !== "string" || typeof name !== "string" || id === "" || name === "") return null
  const number = Number.isSafeInteger(colour) ? Math.abs(Number(colour)) : 0
  return { id, name: name.slice(0, LONGEST_NAME), colour: number % PALETTE }
}

/**
 * Keeps presence under the document's client id: Yjs takes a new one where another turns out to have the same, and the
 * provider then looks for a state that is not there.
 */
export function followClientId(awareness: Awareness): void {
  const { doc } = awareness
  doc.on("afterTransaction", () => {
    if (doc.clientID === awareness.clientID) return
    const state = awareness.getLocalState()
    removeAwarenessStates(awareness, [awareness.clientID], "local")
    awareness.clientID = doc.clientID
    // Others pass over the first state of an id, whose clock is 0: awareness begins with an empty one as well.
    awareness.setLocalState({})
    awareness.setLocalState(state)
  })
}

/** Someone in the note now, this user among them; one entry per user however many tabs. */
export interface Person {
  readonly id: string
  readonly name: string
  /** Index into the palette `--who-1` to `--who-3`, from 0. */
  readonly colour: number
  readonly self: boolean
}

/** Who the awareness states name, this person first, each once. */
export function peopleIn(
  states: Iterable<unknown>,
  self: { readonly id: string; readonly name: string },
): readonly Person[] {
  const people = new Map<string, Person>()
  people.set(self.id, { id: self.id, name: self.name, colour: 0, self: true })
  for (const state of states) {
    const presence = presenceOf(state)
    if (presence === null || people.has(presence.id)) continue
    people.set(presence.id, { ...presence, self: false })
  }
  return [...people.values()]
}

/** Whether a value from outside is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
