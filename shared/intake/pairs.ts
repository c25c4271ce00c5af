// Who speaks for whom: the two names, and what has to stand between them for the reading to know it.
import type { FoundPair } from "../detect/detect.ts"
import type { ConnectorPatterns } from "../reading/reading.ts"
import type { ActorSuggestion, Link, PairSuggestion, TopicSuggestion } from "./suggestion.ts"
import { type BlockWords, idOf } from "./words.ts"

export interface Pairs {
  readonly pairs: readonly PairSuggestion[]
  /** Where a group speaks that has no name there, such as `a group of countries, including A, B and C`. */
  readonly loose: readonly { readonly start: number; readonly end: number }[]
}

/** The pairs of a block whose two names are among what was found. */
export function pairsIn(
  at: BlockWords,
  named: readonly (ActorSuggestion | TopicSuggestion)[],
  found: readonly FoundPair[],
  patterns: ConnectorPatterns,
): Pairs {
  const actors = named.filter((it) => it.kind === "actor")
  const pairs: PairSuggestion[] = []
  const loose: { start: number; end: number }[] = []
  for (const pair of found) {
    const first = actors.find((it) => it.start === pair.start)
    const second = actors.find((it) => it.start < pair.end && it.end >= pair.end)
    if (first === undefined || second === undefined) {
      loose.push({ start: pair.start, end: second?.start ?? pair.end })
    } else if (first.end <= second.start) {
      pairs.push(...pairOf(at, named, pair, { first, second }, patterns))
    }
  }
  return { pairs, loose }
}

function pairOf(
  at: BlockWords,
  named: readonly (ActorSuggestion | TopicSuggestion)[],
  { speaker, group, start: from, end: to }: FoundPair,
  { first, second }: { readonly first: ActorSuggestion; readonly second: ActorSuggestion },
  patterns: ConnectorPatterns,
): readonly PairSuggestion[] {
  const isForward = first.choices.some((it) => it.actor === speaker)
  const start = gapStart(at.words, named, first, second)
  const link = linkOf(at.words.slice(start, second.start), isForward, patterns)
  if (link === "none") return []
  const place = { block: at.number, start, end: second.start, words: at.words.slice(from, to) }
  const who = { first: first.id, second: second.id, speaker, group }
  const sure = first.sure && second.sure
  const id = idOf("pair", at, from, to)
  return [{ kind: "pair", id, ...place, sure, ...who, link, choices: [null] }]
}

/** Behind the members or exceptions that stand between the two, and their parenthesis. */
function gapStart(
  words: string,
  named: readonly (ActorSuggestion | TopicSuggestion)[],
  first: ActorSuggestion,
  second: ActorSuggestion,
): number {
  const between = named.findLast((it) => it.end <= second.start && it.start > first.start)
  if (between === undefined) return first.end
  const [closing = ""] = /^\s*\)/.exec(words.slice(between.end, second.start)) ?? []
  return between.end + closing.length
}

/**
 * The words between two names as the reading needs them: null where it knows them, "none" where nothing can be made
 * of them. A connector stands by itself, with a comma or an opening parenthesis before it; other words go into the chips.
 */
function linkOf(
  gap: string,
  isForward: boolean,
  patterns: ConnectorPatterns,
): Link | null | "none" {
  const pattern = isForward ? patterns.forward : patterns.backward
  if (pattern.test(gap)) return null
  const [, opening = " ", words = ""] = /^(\s*[,(]\s*|\s*[-–—/:]\s*|\s+)?(.*)$/s.exec(gap) ?? []
  const lead = opening.includes("(") ? " (" : opening.includes(",") ? ", " : " "
  const kept = knownConnector(words, lead, pattern)
  if (kept !== null) return kept
  const connector = `${lead}${isForward ? "for" : "represented by"} `
  const behind = words.replace(replaced, "")
  const link = { before: "", connector, behind }
  return pattern.test(link.connector) ? link : "none"
}

/** What says the same and is no word of the speaker's. */
const replaced = /^(?:(?:with|by|as|for|of|from)\s+)?(?:the\s+)?$/i

/** A connector of the reading that stands among other words: those before and behind it go into the chips. */
function knownConnector(words: string, lead: string, pattern: RegExp): Link | null {
  const starts = [...words.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index)
  const ends = [...words.matchAll(/[\p{L}\p{N}](?=\s)/gu)].map(({ index }) => index + 1)
  for (const start of starts) {
    for (const end of ends.toReversed()) {
      if (end <= start || !pattern.test(` ${words.slice(start, end)} `)) continue
      const before = words.slice(0, start).trimEnd()
      const behind = words.slice(end).trimStart()
      const connector = before === "" ? lead : " "
      return {
        before: before === "" ? "" : lead + before,
        connector: `${connector}${words.slice(start, end)} `,
        behind,
      }
    }
  }
  return null
}
