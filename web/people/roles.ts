// The roles of a meeting, in the order in which they are offered.
import type { Role } from "../../shared/wire/wire.ts"

export const roles: readonly Role[] = ["note-taker", "lead", "reader"]
