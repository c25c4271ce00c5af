// Recoding in mid-session: merging entries and moving positions. Notes stay as they are; what their chips name follows.
import { arrive, faultIn, type Pairs } from "./arriving.ts"
import type { Meeting, Provision, Topic, TopicId } from "./meeting.ts"
import { namesOf } from "./names.ts"
import { absorbing, kept, type Recoded, refused, unknown } from "./recoded.ts"
import { formerly, withWas } from "./references.ts"

export { type Pairs, samePosition } from "./arriving.ts"
export { mergeActors, staysInRoster } from "./recode-actors.ts"
export type { Recoded } from "./recoded.ts"

/** Topic `from` becomes part of `into`: its positions, the topics under it, all its names and its priority go there. */
export function mergeTopics(
  meeting: Meeting,
  from: string,
  into: string,
  pairs: Pairs = {},
): Recoded {
  const gone = meeting.topics.find(({ id }) => id === from)
  const stays = meeting.topics.find(({ id }) => id === into)
  if (gone === undefined) return unknown("topic", from)
  if (stays === undefined) return unknown("topic", into)
  if (gone === stays) return refused("A topic cannot be merged into itself.")
  const fault = faultIn(pairs, gone, stays)
  if (fault !== null) return refused(fault)
  const { positions, places } = arrive(gone.positions, gone, stays, pairs, namesOf(meeting))
  const others = meeting.topics.filter((it) => it !== gone && it !== stays)
  const priorities = [stays.priority, gone.priority].filter((it) => it !== undefined)
  const merged: Topic = {
    ...absorbing(stays, gone, others),
    ...(priorities.length === 0 ? {} : { priority: Math.min(...priorities) }),
    positions,
  }
  const topics = replaced(meeting.topics, gone, stays, merged)
  return kept(
    meeting,
    { ...meeting, topics: reparented(topics, gone, stays) },
    { topics: new Map([[from, into]]), positions: places },
  )
}

/** Moves positions to another topic; one whose label stands there already becomes that one. */
export function movePositions(
  meeting: Meeting,
  from: string,
  positions: readonly string[],
  into: string,
): Recoded {
  const source = meeting.topics.find(({ id }) => id === from)
  const target = meeting.topics.find(({ id }) => id === into)
  if (source === undefined) return unknown("topic", from)
  if (target === undefined) return unknown("topic", into)
  if (source === target) return refused("The positions stand in this topic already.")
  if (positions.length === 0) return refused("Say which positions to move.")
  const missing = positions.find((id) => !source.positions.some((it) => it.id === id))
  if (missing !== undefined) return unknown("position", missing)
  const moving = source.positions.filter(({ id }) => positions.includes(id))
  const arrived = arrive(moving, source, target, {}, namesOf(meeting))
  const left = source.positions.filter((it) => !moving.includes(it))
  const topics = meeting.topics.map((it) => {
    if (it === target) return { ...it, positions: arrived.positions }
    return it === source ? { ...it, positions: left } : it
  })
  return kept(meeting, { ...meeting, topics }, { positions: arrived.places })
}

/** Two positions of one topic become one, under the label of `into`. */
export function mergePositions(
  meeting: Meeting,
  topic: string,
  from: string,
  into: string,
): Recoded {
  const where = meeting.topics.find(({ id }) => id === topic)
  if (where === undefined) return unknown("topic", topic)
  const gone = where.positions.find(({ id }) => id === from)
  const stays = where.positions.find(({ id }) => id === into)
  if (gone === undefined) return unknown("position", from)
  if (stays === undefined) return unknown("position", into)
  if (gone === stays) return refused("A position cannot be merged into itself.")
  const merged = withWas(stays, [from, ...(gone.was ?? [])])
  const positions = replaced(where.positions, gone, stays, merged)
  const topics = meeting.topics.map((it) => (it === where ? { ...it, positions } : it))
  const places = new Map([[formerly(topic, from), { topic, position: into }]])
  return kept(meeting, { ...meeting, topics }, { positions: places })
}

/** Two parts of the text become one. */
export function mergeProvisions(meeting: Meeting, from: string, into: string): Recoded {
  const gone = meeting.provisions.find(({ id }) => id === from)
  const stays = meeting.provisions.find(({ id }) => id === into)
  if (gone === undefined) return unknown("part of the text", from)
  if (stays === undefined) return unknown("part of the text", into)
  if (gone === stays) return refused("A part of the text cannot be merged into itself.")
  const others = meeting.provisions.filter((it) => it !== gone && it !== stays)
  const merged: Provision = absorbing(stays, gone, others)
  const provisions = replaced(meeting.provisions, gone, stays, merged)
  const after = { ...meeting, provisions }
  return kept(meeting, after, { provisions: new Map([[from, into]]) })
}

function replaced<T>(all: readonly T[], gone: T, stays: T, merged: T): readonly T[] {
  return all.filter((it) => it !== gone).map((it) => (it === stays ? merged : it))
}

/** What stood under the topic that went stands under the one that stays; that itself never under itself. */
function reparented(topics: readonly Topic[], gone: Topic, stays: Topic): readonly Topic[] {
  const isUnderGone = ancestors(topics, gone, stays).includes(gone.id)
  return topics.map(({ parent, ...topic }) => {
    const moved =
      topic.id === stays.id && isUnderGone ? gone.parent : parent === gone.id ? stays.id : parent
    return moved === undefined || moved === topic.id ? topic : { ...topic, parent: moved }
  })
}

/** The topics above one, nearest first; a circle that a file brought is gone round once. */
function ancestors(topics: readonly Topic[], gone: Topic, of: Topic): readonly TopicId[] {
  const above: TopicId[] = []
  for (let at = of.parent; at !== undefined && !above.includes(at); ) {
    above.push(at)
    const id = at
    at = [...topics, gone].find((it) => it.id === id)?.parent
  }
  return above
}
