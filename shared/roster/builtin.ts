// The roster that comes built in: the UN's members and observers, groups of states, and the UN's bodies.
import { blocs } from "./blocs.ts"
import { bodies } from "./bodies.ts"
import { regionalGroups } from "./groups.ts"
import type { Actor } from "./roster.ts"
import { states } from "./states.ts"
import { unions } from "./unions.ts"

/** Built-in actors, the regional groups before all other groups; a meeting's own actor with the same id overrides one. */
export const builtInActors: readonly Actor[] = [
  ...states,
  ...regionalGroups,
  ...blocs,
  ...unions,
  ...bodies,
]
