// Who a colleague is, as the server wrote it into awareness; a value from outside until it was looked at.
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

/** Whether a value from outside is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
