// What a screen shows of the statements: the filter that all views share, and how it stands in an address.
import type {
  IndexedStatement,
  IsoDate,
  MeetingNames,
  Stance,
  TopicId,
} from "../meeting/meeting.ts"
import { type ActorId, membersOn } from "../roster/roster.ts"

/** Each part narrows; an empty list is no filter. */
export interface Filter {
  /** `null` is the whole session; absent is not asked for, and the screen chooses. */
  readonly day?: IsoDate | null
  readonly topics: readonly TopicId[]
  readonly actors: readonly ActorId[]
  /** Groups with those who are their members on the statement's day. */
  readonly groups: readonly ActorId[]
  readonly stances: readonly Stance[]
  /** What the note-takers were sure of, or not; null is both. */
  readonly confidence: "sure" | "unsure" | null
}

export const noFilter: Filter = {
  topics: [],
  actors: [],
  groups: [],
  stances: [],
  confidence: null,
}

const session = "session"
const stances: readonly Stance[] = ["supports", "opposes", "mixed", "unclear", "addresses"]

/** The filter in the name and value pairs of an address. What it does not know is left out. */
export function filterOf(pairs: Iterable<readonly [string, string]>): Filter {
  const of = new Map(pairs)
  const day = of.get("day")
  const sure = of.get("sure")
  return {
    ...(day === undefined || day === "" ? {} : { day: day === session ? null : day }),
    topics: listOf(of.get("topics")) as TopicId[],
    actors: listOf(of.get("actors")) as ActorId[],
    groups: listOf(of.get("group")) as ActorId[],
    stances: stances.filter((stance) => listOf(of.get("stance")).includes(stance)),
    confidence: sure === "yes" ? "sure" : sure === "no" ? "unsure" : null,
  }
}

/** The pairs that stand for the filter in an address; `filterOf` reads it back from them. */
export function pairsOf(filter: Filter): readonly (readonly [string, string])[] {
  const { day, topics, actors, groups, stances, confidence } = filter
  const pairs: readonly (readonly [string, string])[] = [
    ["day", day === null ? session : (day ?? "")],
    ["topics", textOf(topics)],
    ["actors", textOf(actors)],
    ["group", textOf(groups)],
    ["stance", textOf(stances)],
    ["sure", confidence === null ? "" : confidence === "sure" ? "yes" : "no"],
  ]
  return pairs.filter(([, value]) => value !== "")
}

/** Whether a statement passes all but the day, which is the scope's. */
export function passing(
  filter: Filter,
  names: MeetingNames,
): (statement: IndexedStatement) => boolean {
  const { topics, actors, groups, stances, confidence } = filter
  const inGroups = withinGroups(groups, names)
  const isSaidBy = (is: (actor: ActorId) => boolean, s: IndexedStatement) =>
    is(s.holder) || is(s.speaker)
  return (s) =>
    (topics.length === 0 || topics.includes(s.topic)) &&
    (stances.length === 0 || stances.includes(s.stance)) &&
    (confidence === null || (confidence === "unsure") === s.unsure) &&
    (actors.length === 0 || isSaidBy((actor) => actors.includes(actor), s)) &&
    (groups.length === 0 || isSaidBy((actor) => inGroups(s.day).has(actor), s))
}

/** Whether an actor passes: it is one of those asked for, and in one of the groups on any of the days. */
export function actorPassing(
  { actors, groups }: Filter,
  names: MeetingNames,
  days: readonly IsoDate[],
): (actor: ActorId) => boolean {
  const inGroups = withinGroups(groups, names)
  return (actor) =>
    (actors.length === 0 || actors.includes(actor)) &&
    (groups.length === 0 || days.some((day) => inGroups(day).has(actor)))
}

/** By day, the groups and all that are in them, also through a group among their members. */
function withinGroups(
  groups: readonly ActorId[],
  names: MeetingNames,
): (day: IsoDate) => ReadonlySet<ActorId> {
  const byDay = new Map<IsoDate, ReadonlySet<ActorId>>()
  return (day) => {
    const known = byDay.get(day)
    if (known !== undefined) return known
    const within = new Set(groups)
    // A set grows while it is walked, so that a group in a group brings in its own members.
    for (const actor of within) {
      const group = names.actorById(actor)
      if (group !== undefined) for (const member of membersOn(group, day)) within.add(member)
    }
    byDay.set(day, within)
    return within
  }
}

function listOf(text: string | undefined): readonly string[] {
  const parts = (text ?? "").split(",").filter((part) => part !== "")
  return [...new Set(parts.map((part) => part.replace(/%2C|%25/g, (it) => decoded[it] ?? it)))]
}

const decoded: Readonly<Record<string, string>> = { "%2C": ",", "%25": "%" }

/** One value for a whole list: routers keep only the last of several values of one name. */
function textOf(list: readonly string[]): string {
  return list.map((id) => id.replaceAll("%", "%25").replaceAll(",", "%2C")).join(",")
}
