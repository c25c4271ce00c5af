// What an accepted suggestion looks like in the document.
import type { Decision, Suggestion } from "../../shared/intake/intake.ts"
import type { Actor, Stance } from "../../shared/meeting/meeting.ts"
import type { Sign } from "../../shared/notation/notation.ts"
import type { Review } from "./review.svelte.ts"

export interface ChipLook {
  readonly actor: Actor | null
  readonly cited: boolean
  /** Words other than those that stand there; undefined: those. */
  readonly text: string | undefined
  /** The sign that a stance gives it. */
  readonly stance: Stance | null
}

const stances: Readonly<Record<Sign, Stance>> = {
  "+": "supports",
  "-": "opposes",
  "~": "mixed",
  "?": "unclear",
}

/** Null while nothing was accepted. */
export function chipOf(
  suggestion: Suggestion,
  decision: Decision | undefined,
  review: Review,
): ChipLook | null {
  if (typeof decision !== "number") return null
  const stance = stanceOn(suggestion, review)
  const none = { actor: null, cited: false, text: undefined, stance }
  switch (suggestion.kind) {
    case "actor": {
      const choice = suggestion.choices[decision]
      if (choice === undefined) return none
      return { ...none, actor: review.names.actorById(choice.actor) ?? null, cited: choice.cited }
    }
    case "topic":
      return { ...none, text: suggestion.choices[decision]?.text }
    case "pair": {
      const { link } = suggestion
      return link === null ? none : { ...none, text: link.before + link.connector + link.behind }
    }
    case "stance":
      return none
  }
}

function stanceOn({ id, block }: Suggestion, review: Review): Stance | null {
  for (const it of review.suggestionsOf(block)) {
    if (it.kind !== "stance") continue
    const decision = review.decisionOn(it.id)
    const choice = typeof decision === "number" ? it.choices[decision] : undefined
    if (choice?.on === id) return stances[choice.sign]
  }
  return null
}
