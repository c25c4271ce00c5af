// What plain verbs say of a stance: for the editor to offer, never to take by itself.
import type { Stance } from "../meeting/meeting.ts"
import { type Words, wordsOf } from "./words.ts"

/** A verb of support or opposition in a text; offsets in UTF-16 units, a "not" before the verb belongs to it. */
export interface StanceHint {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly stance: Stance
}

const supporting = `
  support supports supported supporting favour favours favoured favouring favor favors favored favoring back backs
  backed backing endorse endorses endorsed endorsing welcome welcomes welcomed welcoming advocate advocates advocated
  advocating|in favour|in favor|agree with|agrees with|agreed with|align with|aligned with|aligns with
  |called for|calls for|call for|calling for|pushed for|pushes for|argued for|argues for`
const opposing = `
  oppose opposes opposed opposing reject rejects rejected rejecting resist resists resisted resisting refuse refuses
  refused refusing|object to|objects to|objected to|objecting to|cannot accept|could not accept|argued against
  |argues against|disagreed with|disagrees with|disagree with|spoke against|speaks against|against|call for deletion
  |called for deletion|calls for deletion|called for the deletion|concern about|concerned about`
const mixing =
  "partly supported|partly supports|support in part|supported in part|with reservations|conditional on"

const phrases = new Map<string, Stance>([
  ...of(supporting, "supports"),
  ...of(opposing, "opposes"),
  ...of(mixing, "mixed"),
])
const longest = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(" ").length))

/** The hints of a paragraph in their order; where one phrase lies in another, the longer. Denied, support is opposition, and opposition unclear. */
export function stanceHints(text: string): readonly StanceHint[] {
  const words = wordsOf(text)
  const hints: StanceHint[] = []
  for (let at = 0; at < words.count; at++) {
    const length = phraseAt(words, at)
    if (length === 0) continue
    const said = phrases.get(words.fold.slice(at, at + length).join(" ")) ?? "unclear"
    const denial = denialBefore(words, at)
    const start = words.start[denial ?? at] ?? 0
    const end = words.end[at + length - 1] ?? 0
    const stance = denial === null ? said : said === "supports" ? "opposes" : "unclear"
    hints.push({ start, end, text: text.slice(start, end), stance })
    at += length - 1
  }
  return hints
}

function phraseAt(words: Words, at: number): number {
  for (let length = Math.min(longest, words.count - at); length > 0; length--)
    if (phrases.has(words.fold.slice(at, at + length).join(" "))) return length
  return 0
}

const denials = new Set(["not", "never", "cannot", "nor"])

/** The "not" within the two words before, one after an apostrophe among them: `didn't support`. */
function denialBefore({ fold }: Words, at: number): number | null {
  for (const before of [at - 1, at - 2]) {
    const word = fold[before] ?? ""
    if (denials.has(word)) return before
    if (word === "t" && /n$/.test(fold[before - 1] ?? "")) return before - 1
  }
  return null
}

function of(list: string, stance: Stance): [string, Stance][] {
  const [words = "", ...phrases] = list.split("|")
  const all = list.trim().startsWith("partly")
    ? list.split("|")
    : [...words.trim().split(/\s+/), ...phrases]
  return all.map((phrase) => [phrase.trim(), stance])
}
