// The kinds by which suggestions are gone through, and how far each is.
import type { Decided, Suggestion } from "../../shared/intake/intake.ts"

export type Group = "actor" | "pair" | "topic" | "stance" | "question"

export const groups: readonly Group[] = ["actor", "pair", "topic", "stance", "question"]

/** A name of which one is not certain is a question, whatever it names. */
export function groupOf({ kind, sure }: Suggestion): Group {
  return kind === "stance" || sure ? kind : "question"
}

export interface Tally {
  readonly all: number
  readonly accepted: number
  readonly open: number
}

export type Tallies = Readonly<Record<Group, Tally>>

export function talliesOf(suggestions: readonly Suggestion[], decided: Decided): Tallies {
  const counts = Object.fromEntries(
    groups.map((group) => [group, { all: 0, accepted: 0, open: 0 }]),
  ) as Record<Group, { all: number; accepted: number; open: number }>
  for (const suggestion of suggestions) {
    const tally = counts[groupOf(suggestion)]
    const decision = decided.get(suggestion.id)
    tally.all += 1
    if (typeof decision === "number") tally.accepted += 1
    if (decision === undefined) tally.open += 1
  }
  return counts
}
