// Finds what a note's plain words suggest: actors, who speaks for whom, topics with their positions, stances.
import { type Detected, detectorOf } from "../detect/detect.ts"
import type { MeetingNames } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { connectorPatterns } from "../reading/reading.ts"
import { actorIn, actorWordsOf } from "./actors.ts"
import { doubtsIn, spokenAbout } from "./doubt.ts"
import { pairsIn } from "./pairs.ts"
import { positionsAlone, positionsOf, topicsIn } from "./positions.ts"
import { stancesIn } from "./stances.ts"
import type { ActorSuggestion, Suggestion, TopicSuggestion } from "./suggestion.ts"
import { type BlockWords, plainWords } from "./words.ts"

/**
 * Reads a meeting's names once, which takes a moment; the function then finds the suggestions of blocks that stand
 * together, one list a block, by place. `first` is the number of the first block in its note. A name that several bear
 * may be settled by one before it in the same call, so that a note is best read in few large parts.
 */
export function suggesterOf(
  names: MeetingNames,
): (blocks: readonly Block[], first: number) => readonly (readonly Suggestion[])[] {
  const detector = detectorOf(names)
  const positions = positionsOf(names)
  const patterns = connectorPatterns(names.meeting.connectors)
  const actorWords = actorWordsOf(names)
  return (blocks, first) => {
    const words = blocks.map(plainWords)
    const found = byBlock(words, detector(words.join("\n")))
    return blocks.map((block, n) => {
      const at: BlockWords = { block, number: first + n, words: words[n] ?? "" }
      const { actors, topics, onBehalfOf } = found[n] ?? nothing
      const isDoubtful = doubtsIn(at)
      const named = apart(
        [
          ...actors.map((actor) => actorIn(at, actor, actorWords, isDoubtful)),
          ...topicsIn(at, topics, positions, isDoubtful),
        ],
        positionsAlone(at, positions),
      )
      const { pairs, loose } = pairsIn(at, named, onBehalfOf, patterns)
      const about = spokenAbout(at.words, named, { pairs, loose }, patterns)
      const settled = named.map((it) => (about.has(it.id) ? { ...it, sure: false } : it))
      return [...settled, ...pairs, ...stancesIn(at, settled, pairs)].sort(byPlace)
    })
  }
}

const nothing: Detected = { actors: [], topics: [], onBehalfOf: [] }

const byPlace = (a: Suggestion, b: Suggestion) => a.start - b.start || a.end - b.end

/** What was found in texts that were joined by line breaks, by text; the offsets are those of the text. */
function byBlock(texts: readonly string[], found: Detected): readonly Detected[] {
  const actors = parted(texts, found.actors)
  const topics = parted(texts, found.topics)
  const onBehalfOf = parted(texts, found.onBehalfOf)
  return texts.map((_, n) => ({
    actors: actors[n] ?? [],
    topics: topics[n] ?? [],
    onBehalfOf: onBehalfOf[n] ?? [],
  }))
}

function parted<T extends { readonly start: number; readonly end: number }>(
  texts: readonly string[],
  found: readonly T[],
): readonly (readonly T[])[] {
  let from = 0
  let n = 0
  return texts.map(({ length }) => {
    const mine: T[] = []
    for (let it = found[n]; it !== undefined && it.start < from + length; it = found[++n])
      mine.push({ ...it, start: it.start - from, end: it.end - from })
    from += length + 1
    return mine
  })
}

type Named = ActorSuggestion | TopicSuggestion

/** By place; of two that overlap the longer, an actor before a topic, and what is found `last` only where nothing else is. */
function apart(found: readonly Named[], last: readonly Named[]): readonly Named[] {
  const taken: Named[] = []
  const units = new Set<number>()
  for (const it of [...longestFirst(found), ...longestFirst(last)]) {
    let isFree = true
    for (let unit = it.start; unit < it.end && isFree; unit++) isFree = !units.has(unit)
    if (!isFree) continue
    for (let unit = it.start; unit < it.end; unit++) units.add(unit)
    taken.push(it)
  }
  return taken.sort(byPlace)
}

function longestFirst(found: readonly Named[]): readonly Named[] {
  return found.toSorted(
    (a, b) => b.end - b.start - (a.end - a.start) || a.kind.localeCompare(b.kind),
  )
}
