// The roster that comes built in: the UN's members, its two observer states and the regional groups.
import { regionalGroups } from "./groups.ts"
import type { Actor } from "./roster.ts"
import { states } from "./states.ts"

/** Built-in actors; a meeting's own actor with the same id overrides one. */
export const builtInActors: readonly Actor[] = [...states, ...regionalGroups]
