// What a decision on one suggestion means for those that hang together with it.
import type { Decided, Decision, Suggestion } from "./suggestion.ts"

/**
 * Decides one suggestion of a block and gives all that this decides: a pair needs its two actors as speakers, a stance
 * needs its chip, and what lost its chip goes with it. Null opens a suggestion again.
 */
export function decide(
  suggestion: Suggestion,
  decision: Decision | null,
  inBlock: readonly Suggestion[],
  decided: Decided,
): ReadonlyMap<string, Decision | null> {
  const changes = new Map<string, Decision | null>([[suggestion.id, decision]])
  const now = (id: string) => (changes.has(id) ? changes.get(id) : decided.get(id)) ?? null
  if (typeof decision === "number") accept(suggestion, decision, inBlock, changes, now)
  if (suggestion.kind === "actor" || suggestion.kind === "topic")
    follow(suggestion, inBlock, changes, now)
  return changes
}

type Changes = Map<string, Decision | null>
type Now = (id: string) => Decision | null

/** Accepts what a pair or a stance cannot be without. */
function accept(
  suggestion: Suggestion,
  decision: number,
  inBlock: readonly Suggestion[],
  changes: Changes,
  now: Now,
): void {
  if (suggestion.kind === "pair") {
    for (const it of inBlock) {
      if (it.kind !== "actor" || (it.id !== suggestion.first && it.id !== suggestion.second))
        continue
      const ids: readonly string[] = [suggestion.speaker, suggestion.group]
      const speaks = it.choices.findIndex(({ actor, cited }) => !cited && ids.includes(actor))
      if (speaks >= 0) changes.set(it.id, speaks)
    }
  }
  if (suggestion.kind === "stance") {
    const on = inBlock.find(({ id }) => id === suggestion.choices[decision]?.on)
    if (on?.kind === "topic" && typeof now(on.id) !== "number") changes.set(on.id, 0)
    if (on?.kind === "actor") {
      const meant = typeof now(on.id) === "number" ? on.choices[Number(now(on.id))] : on.choices[0]
      const cited = on.choices.findIndex((it) => it.cited && it.actor === meant?.actor)
      if (cited >= 0) changes.set(on.id, cited)
    }
  }
}

/** Opens pairs and stances whose chip is no longer what they need. */
function follow(
  changed: Suggestion,
  inBlock: readonly Suggestion[],
  changes: Changes,
  now: Now,
): void {
  const decision = now(changed.id)
  const isCited =
    changed.kind === "actor" && typeof decision === "number" && changed.choices[decision]?.cited
  for (const it of inBlock) {
    const accepted = now(it.id)
    if (typeof accepted !== "number") continue
    if (it.kind === "pair" && (it.first === changed.id || it.second === changed.id)) {
      if (typeof decision !== "number" || isCited) changes.set(it.id, null)
    }
    if (it.kind === "stance" && it.choices[accepted]?.on === changed.id) {
      const fits = typeof decision === "number" && (changed.kind === "topic" || isCited)
      if (!fits) changes.set(it.id, null)
    }
  }
}
