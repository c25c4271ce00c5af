// Plain words that are to become a note: what they suggest, and the note that comes of accepting some of it.
export { accept, acceptInBlock, type TakenIn, takenIn } from "./accept.ts"
export { decide } from "./decide.ts"
export { suggesterOf } from "./suggest.ts"
export type {
  ActorChoice,
  ActorSuggestion,
  Decided,
  Decision,
  PairSuggestion,
  StanceChoice,
  StanceSuggestion,
  Suggestion,
  TopicChoice,
  TopicSuggestion,
} from "./suggestion.ts"
