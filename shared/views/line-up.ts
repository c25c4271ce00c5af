// A topic's positions as ordered columns, with the actors that hold each.
import type {
  IndexedStatement,
  IsoDate,
  MeetingNames,
  Position,
  PositionId,
  Stance,
  Topic,
  TopicId,
} from "../meeting/meeting.ts"
import type { ActorId } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { type Counted, countedOnce, countOnce } from "./counted.ts"
import { linked, membersOf } from "./members.ts"
import { inOrder } from "./order.ts"
import { inScope, isNeutral, isPrivate, type Scope, takesAStand } from "./scope.ts"

export interface LineUp {
  readonly topic: TopicId
  /** Null: the whole session. */
  readonly day: IsoDate | null
  /** One for each position of the topic, in their order, also where nobody stands. */
  readonly columns: readonly LineUpColumn[]
  /** What names no position: who only raised the topic, or is for or against it as such. */
  readonly outside: readonly LineUpEntry[]
  /** Entries in columns and against lists. */
  readonly entries: number
  /** Statements behind those, each counted once also where two notes hold it. */
  readonly statements: number
  /** The first and the last noted time of those, "10:08"; null in a session or where none was noted. */
  readonly first: string | null
  readonly last: string | null
}

export interface LineUpColumn {
  readonly position: Position
  /** Who stands here, in the order they first did: supports, mixed, unclear. */
  readonly entries: readonly LineUpEntry[]
  /** Who opposes this position. */
  readonly against: readonly LineUpEntry[]
}

/** One holder at one place of a line-up. */
export interface LineUpEntry {
  /** Stable while the holder stands there: holder, position, and whether against it. */
  readonly key: string
  /** The group spoken for, else the speaker. */
  readonly holder: ActorId
  readonly position: PositionId | null
  /** Each stance that was noted, once, in order; mostly one. */
  readonly stances: readonly Stance[]
  /** Who spoke, each once, in order: the holder itself, or those that spoke on its behalf. */
  readonly speakers: readonly ActorId[]
  /** Members that a statement left out by name. */
  readonly except: readonly ActorId[]
  readonly qualifiers: readonly string[]
  /** No note is sure of it. */
  readonly unsure: boolean
  /** Only private blocks support it. */
  readonly private: boolean
  readonly days: readonly IsoDate[]
  /** The words behind it, in order, never empty: every record, also where two notes hold one statement. */
  readonly evidence: readonly IndexedStatement[]
  /** The same by statement: each once, with what each note holds of it. */
  readonly made: readonly Counted[]
  /** How many statements that is. */
  readonly statements: number
  /** Other positions of the topic that the holder took, and did not oppose, within the scope. */
  readonly elsewhere: readonly PositionId[]
  /** The group's members on the days; empty for all that is no group and for who only raised the topic. */
  readonly members: readonly LineUpMember[]
  /** The groups of this line-up that the holder is a member of. */
  readonly groups: readonly GroupLink[]
}

/** A member of a group that holds a position. Computed when asked, never stored. */
export interface LineUpMember {
  readonly actor: ActorId
  /**
   * `derived`: stands here through the group. `own`: took a stand on the topic itself, in the same
   * note or later. `except`: the group left it out by name. Only the first stands in this column.
   */
  readonly standing: "derived" | "own" | "except"
  /** Its own statements on the topic that take a stand, in order; of any day. */
  readonly own: readonly IndexedStatement[]
  /** Other groups through which it is derived in this line-up. */
  readonly through: readonly ActorId[]
}

export interface GroupLink {
  readonly group: ActorId
  /** The group has an entry at the same place. */
  readonly together: boolean
}

/** A topic on which positions were taken. */
export interface TopicHeld {
  readonly topic: Topic
  /** How many holders took a position. */
  readonly holders: number
  readonly statements: number
}

/**
 * The line-up of a topic. Give all statements of the meeting also for one day: a member's own later
 * statement decides whether it still stands with its group. Neutral actors stand nowhere. A position
 * that the topic no longer has gets a column at the end, so that nothing is dropped.
 */
export function lineUp(
  statements: readonly IndexedStatement[],
  { topic, ...scope }: Scope & { readonly topic: TopicId },
  names: MeetingNames,
): LineUp {
  return lineUpOf(
    statements.filter((s) => s.topic === topic),
    topic,
    scope,
    names,
  )
}

/** The topics on which positions were taken: the team's priorities first, then where most actors stand. */
export function lineUpTopics(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  scope: Scope = {},
): readonly TopicHeld[] {
  const held = statements.filter(
    (s) => s.position !== null && inScope(s, scope) && !isNeutral(s.holder, names),
  )
  const byTopic = groupBy(held, (s) => s.topic)
  return names.meeting.topics
    .flatMap((topic) => {
      const said = byTopic.get(topic.id)
      if (said === undefined) return []
      const holders = new Set(said.map((s) => s.holder)).size
      return [{ topic, holders, statements: countOnce(said) }]
    })
    .sort((a, b) => priority(a.topic) - priority(b.topic) || b.holders - a.holders)
}

/** Who said what by topic: the line-up of each topic that anybody raised, in the meeting's order of topics. */
export function byTopic(
  statements: readonly IndexedStatement[],
  names: MeetingNames,
  scope: Scope = {},
): readonly LineUp[] {
  const onTopics = groupBy(statements, (s) => s.topic)
  return names.meeting.topics.flatMap(({ id }) => {
    const said = onTopics.get(id) ?? []
    const isRaised = said.some((s) => inScope(s, scope) && !isNeutral(s.holder, names))
    return isRaised ? [lineUpOf(said, id, scope, names)] : []
  })
}

/** Of all that was said on the topic. */
function lineUpOf(
  said: readonly IndexedStatement[],
  topic: TopicId,
  scope: Scope,
  names: MeetingNames,
): LineUp {
  const onTopic = inOrder(said.filter((s) => !isNeutral(s.holder, names)))
  const shown = onTopic.filter((s) => inScope(s, scope))
  const entries = linked(entriesOf(onTopic, scope, names))
  const columns = positionsOf(topic, shown, names).map((position) => {
    const here = entries.filter((entry) => entry.position === position.id)
    return {
      position,
      entries: here.filter((entry) => !isAgainst(entry)),
      against: here.filter(isAgainst),
    }
  })
  const held = shown.filter((s) => s.position !== null)
  const times = scope.day ? held.flatMap((s) => s.time ?? []).sort() : []
  return {
    topic,
    day: scope.day ?? null,
    columns,
    outside: entries.filter((entry) => entry.position === null),
    entries: entries.filter((entry) => entry.position !== null).length,
    statements: countOnce(held),
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
  }
}

function entriesOf(
  onTopic: readonly IndexedStatement[],
  scope: Scope,
  names: MeetingNames,
): readonly LineUpEntry[] {
  const byHolder = groupBy(onTopic, (s) => s.holder)
  const shown = onTopic.filter((s) => inScope(s, scope))
  return [...groupBy(shown, placeOf)].map(([key, evidence]) => {
    const [{ holder, position }] = evidence
    const own = (byHolder.get(holder) ?? []).filter((s) => inScope(s, scope))
    const made = countedOnce(evidence)
    return {
      key,
      holder,
      position,
      stances: once(evidence.map((s) => s.stance)),
      speakers: once(evidence.map((s) => s.speaker)),
      except: once(evidence.flatMap((s) => s.except)),
      qualifiers: once(evidence.flatMap((s) => s.qualifier ?? [])),
      unsure: evidence.every((s) => s.unsure),
      private: evidence.every(isPrivate),
      days: once(evidence.map((s) => s.day)),
      evidence,
      made,
      statements: made.length,
      elsewhere: once(
        own
          .filter((s) => s.position !== position && s.stance !== "opposes")
          .flatMap((s) => s.position ?? []),
      ),
      members: membersOf(
        made.filter(({ sources: [s] }) => takesAStand(s)),
        byHolder,
        scope,
        names,
      ),
      groups: [],
    }
  })
}

/** The topic's positions, then those that only statements still know. */
function positionsOf(
  topic: TopicId,
  shown: readonly IndexedStatement[],
  names: MeetingNames,
): readonly Position[] {
  const known = names.topicById(topic)?.positions ?? []
  const gone = once(shown.flatMap((s) => s.position ?? [])).filter(
    (id) => !known.some((position) => position.id === id),
  )
  return [...known, ...gone.map((id) => ({ id, label: id }))]
}

function placeOf(s: IndexedStatement): string {
  return [
    s.holder,
    s.position ?? "",
    s.position !== null && s.stance === "opposes" ? "-" : "",
  ].join("|")
}

function isAgainst(entry: LineUpEntry): boolean {
  return entry.position !== null && entry.stances[0] === "opposes"
}

function priority(topic: Topic): number {
  return topic.priority ?? Number.POSITIVE_INFINITY
}
