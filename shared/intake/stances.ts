// What verbs say of a stance, and the chip that would take its sign.
import { stanceHints } from "../detect/detect.ts"
import type { Stance } from "../meeting/meeting.ts"
import type { Sign } from "../notation/notation.ts"
import type {
  ActorSuggestion,
  PairSuggestion,
  StanceChoice,
  StanceSuggestion,
  TopicSuggestion,
} from "./suggestion.ts"
import { type BlockWords, idOf } from "./words.ts"

const signs: Readonly<Record<Stance, Sign>> = {
  supports: "+",
  opposes: "-",
  mixed: "~",
  unclear: "?",
  addresses: "?",
}

/** The hints of a block that have something to be about: the actor right behind, the next topic, the topic before. */
export function stancesIn(
  at: BlockWords,
  named: readonly (ActorSuggestion | TopicSuggestion)[],
  pairs: readonly PairSuggestion[],
): readonly StanceSuggestion[] {
  const taken = [...named, ...pairs]
  return stanceHints(at.words).flatMap(({ start, end, text, stance }): StanceSuggestion[] => {
    if (taken.some((it) => it.start < end && start < it.end)) return []
    const sign = signs[stance]
    const [first, ...more] = targets(at.words, { start, end }, named, sign).map(
      ({ id }): StanceChoice => ({ on: id, sign }),
    )
    if (first === undefined) return []
    const place = { block: at.number, start, end, words: text }
    const id = idOf("stance", at, start, end)
    return [{ kind: "stance", id, ...place, sure: false, choices: [first, ...more] }]
  })
}

function targets(
  words: string,
  hint: { readonly start: number; readonly end: number },
  named: readonly (ActorSuggestion | TopicSuggestion)[],
  sign: Sign,
): readonly (ActorSuggestion | TopicSuggestion)[] {
  const isNear = (from: number, to: number) => !/[.?!;](?:\s|$)/.test(words.slice(from, to))
  const behind = named.find((it) => it.start >= hint.end)
  const isObject =
    behind?.kind === "actor" &&
    (sign === "+" || sign === "-") &&
    /^\s+(?:\p{L}+\s+){0,2}$/u.test(words.slice(hint.end, behind.start))
  const topics = named.filter((it) => it.kind === "topic")
  const next = topics.find((it) => it.start >= hint.end && isNear(hint.end, it.start))
  const last = topics.findLast((it) => it.end <= hint.start && isNear(it.end, hint.start))
  return [isObject ? behind : undefined, next, last].filter((it) => it !== undefined)
}
