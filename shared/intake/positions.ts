// Topics by name, with the position that stands behind the name; and positions that stand alone.
import type { FoundTopic } from "../detect/detect.ts"
import type { MeetingNames, Position, Topic, TopicId } from "../meeting/meeting.ts"
import { fold } from "../support/fold.ts"
import { groupBy } from "../support/group-by.ts"
import type { TopicChoice, TopicSuggestion } from "./suggestion.ts"
import { type BlockWords, idOf } from "./words.ts"

/** The positions of a meeting, read once. */
export interface Positions {
  topicById(id: TopicId): Topic | undefined
  /** Finds labels of several words that belong to one position alone; null where the meeting has none. */
  readonly alone: RegExp | null
  readonly byLabel: ReadonlyMap<string, { readonly topic: Topic; readonly position: Position }>
}

export function positionsOf({ meeting, topicById }: MeetingNames): Positions {
  const all = meeting.topics.flatMap((topic) =>
    topic.positions.map((position) => ({ topic, position })),
  )
  const byLabel = new Map<string, (typeof all)[number]>()
  for (const [label, [only, ...others]] of groupBy(all, ({ position }) => fold(position.label)))
    if (others.length === 0 && label.includes(" ")) byLabel.set(label, only)
  const patterns = [...byLabel.values()]
    .map(({ position: { label } }) => escaped(label))
    .sort((a, b) => b.length - a.length)
  const alone =
    patterns.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join("|")})(?![\\p{L}\\p{N}])`, "giu")
  return { topicById, alone, byLabel }
}

/** The topics of a block, each to be taken with one of its positions. */
export function topicsIn(
  at: BlockWords,
  found: readonly FoundTopic[],
  { topicById }: Positions,
  isDoubtful: (start: number, end: number) => boolean,
): readonly TopicSuggestion[] {
  return found.flatMap(({ start, end, topic }) => {
    const known = topicById(topic)
    if (known === undefined) return []
    const said = positionBehind(at.words, end, known)
    const place = { start, end: said?.end ?? end }
    return [suggestion(at, place, known, said?.position ?? null, !isDoubtful(start, place.end))]
  })
}

/** Labels of positions without their topic: questions. */
export function positionsAlone(
  at: BlockWords,
  { alone, byLabel }: Positions,
): readonly TopicSuggestion[] {
  if (alone === null) return []
  return [...at.words.matchAll(alone)].flatMap(({ index: start, 0: label }) => {
    const meant = byLabel.get(fold(label))
    const place = { start, end: start + label.length }
    return meant === undefined ? [] : [suggestion(at, place, meant.topic, meant.position, false)]
  })
}

/** A position that is named goes before the topic alone; where none is, any may be chosen. */
function suggestion(
  at: BlockWords,
  { start, end }: { readonly start: number; readonly end: number },
  { id: topic, positions }: Topic,
  said: Position | null,
  sure: boolean,
): TopicSuggestion {
  const words = at.words.slice(start, end)
  const alone: TopicChoice = { topic, position: null, text: words }
  const choices: TopicSuggestion["choices"] =
    said === null
      ? [
          alone,
          ...positions.map(({ id, label }) => ({
            ...{ topic, position: id, text: `${words}: ${label}` },
          })),
        ]
      : [{ topic, position: said.id, text: words }, alone]
  const place = { block: at.number, start, end, words }
  return { kind: "topic", id: idOf("topic", at, start, end), ...place, sure, choices }
}

/** `regular/irregular: in between`, `services (only basic)`: the longest label that stands behind a topic's name. */
function positionBehind(
  words: string,
  from: number,
  { positions }: Topic,
): { readonly position: Position; readonly end: number } | null {
  const [link] =
    /^(?:\s*[:=,–—-]\s*|\s*\(\s*|\s+)(?:["“]\s*)?/u.exec(words.slice(from, from + 8)) ?? []
  if (link === undefined) return null
  const begin = from + link.length
  const fitting = positions
    .filter(({ label }) => {
      const end = begin + label.length
      return (
        fold(words.slice(begin, end)) === fold(label) && !/^[\p{L}\p{N}]/u.test(words.slice(end))
      )
    })
    .toSorted((a, b) => b.label.length - a.label.length)
  const [position] = fitting
  if (position === undefined) return null
  const end = begin + position.label.length
  const closing = link.includes("(") && words[end] === ")" ? 1 : 0
  return { position, end: end + closing }
}

const escaped = (text: string) =>
  text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+")
