// The roster that comes built in: the UN's members, its two observer states and the regional groups.
import type { Actor } from "./roster.ts"

/** Built-in actors; a meeting's own actor with the same id overrides one. */
export const builtInActors: readonly Actor[] = []
