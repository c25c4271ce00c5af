// Actors, on-behalf pairs and topics in plain text that has no chips.
import type { MeetingNames, TopicId } from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { lexiconOf } from "./lexicon.ts"
import { type Line, type Mention, readLine } from "./mentions.ts"
import { pairRulesOf, withPairs } from "./pairs.ts"
import { stretchesOf } from "./stretches.ts"

export { type StanceHint, stanceHints } from "./stance-hints.ts"

/** A name of an actor. The offsets are UTF-16 units of the text, `text` is what stands there. */
export interface FoundActor {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Whom it means; of several that bear the name, the likelier. */
  readonly actor: ActorId
  /** A question: several bear the name (`Congo`), or it is as often no actor (`Georgia`), and no roster says which. */
  readonly unsure: boolean
}

/** Who speaks for whom, from the first to the last character of the two names. */
export interface FoundPair {
  readonly speaker: ActorId
  readonly group: ActorId
  readonly start: number
  readonly end: number
}

export interface FoundTopic {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly topic: TopicId
}

/** Each list is sorted by place; no actor lies over another, no topic over another. */
export interface Detected {
  readonly actors: readonly FoundActor[]
  readonly onBehalfOf: readonly FoundPair[]
  readonly topics: readonly FoundTopic[]
}

/**
 * Reads a meeting's names once; the function then finds them in any text, a whole document or one paragraph in a
 * fraction of a millisecond. What it finds in a line depends on this line alone, or on the lines of its paragraph
 * where that was wrapped, with one exception: a name that several of one roster bear means the one of them that was
 * named last before it by a name of its own.
 */
export function detectorOf(names: MeetingNames): (text: string) => Detected {
  const root = lexiconOf(names)
  const rules = pairRulesOf(names)
  return (text) => {
    const found: { actors: FoundActor[]; onBehalfOf: FoundPair[]; topics: FoundTopic[] } = {
      actors: [],
      onBehalfOf: [],
      topics: [],
    }
    const lately = new Map<ActorId, number>()
    for (const { text: line, from } of stretchesOf(text, root)) {
      const read = settled(readLine(line, root), from, lately)
      const { mentions, pairs } = withPairs(line, read.mentions, rules)
      for (const { start, end, actor, unsure } of mentions) {
        const [words, place] = [line.slice(start, end), { start: from + start, end: from + end }]
        found.actors.push({ ...place, text: words, actor: actor.id, unsure })
      }
      for (const pair of pairs)
        found.onBehalfOf.push({ ...pair, start: from + pair.start, end: from + pair.end })
      for (const { start, end, topic } of read.topics)
        found.topics.push({
          start: from + start,
          end: from + end,
          text: line.slice(start, end),
          topic,
        })
    }
    return found
  }
}

const detectors = new WeakMap<MeetingNames, (text: string) => Detected>()

/** Finds the names of a meeting in a text; its detector is kept as long as its names are. */
export function detect(text: string, names: MeetingNames): Detected {
  let detector = detectors.get(names)
  if (detector === undefined) {
    detector = detectorOf(names)
    detectors.set(names, detector)
  }
  return detector(text)
}

/** Gives shared names to the bearer that was named last by a name of its own. */
function settled(line: Line, from: number, lately: Map<ActorId, number>): Line {
  const mentions = line.mentions.map((mention): Mention => {
    if (mention.others.length === 0) {
      lately.set(mention.actor.id, from + mention.start)
      return mention
    }
    const when = (id: ActorId) => lately.get(id) ?? -1
    const [latest = mention.actor] = mention.others
      .filter(({ id }) => when(id) > when(mention.actor.id))
      .sort((a, b) => when(b.id) - when(a.id))
    return latest === mention.actor ? mention : { ...mention, actor: latest, unsure: true }
  })
  return { ...line, mentions }
}
