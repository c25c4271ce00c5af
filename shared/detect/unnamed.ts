// Groups that a line speaks of without their name: by their number, by their members, by "the former".
import type { MeetingNames } from "../meeting/meeting.ts"
import type { Actor } from "../roster/roster.ts"
import type { Mention } from "./mentions.ts"
import type { Party } from "./pairs.ts"

/** The groups of a meeting by what may stand for their name. */
export interface KnownGroups {
  readonly byNumber: ReadonlyMap<string, readonly Actor[]>
  readonly byMembers: readonly { readonly actor: Actor; readonly members: ReadonlySet<string> }[]
}

export function knownGroupsOf({ actors, meeting }: MeetingNames): KnownGroups {
  const groups = actors.filter(({ kind }) => kind === "group")
  const byNumber = new Map<string, Actor[]>()
  const own = new Set(meeting.actors)
  // The meeting's own stand first, and what it calls so is not what is built in.
  for (const actor of groups) {
    const numbers = [actor.name, ...actor.aliases].flatMap((name) => name.match(/\d+/g) ?? [])
    for (const number of new Set(numbers)) {
      const there = byNumber.get(number)
      if (there === undefined) byNumber.set(number, [actor])
      else if (own.has(actor) || !there.some((it) => own.has(it))) there.push(actor)
    }
  }
  const byMembers = groups.flatMap((actor) => {
    const members = new Set<string>((actor.members ?? []).map((it) => it.actor))
    return members.size === 0 ? [] : [{ actor, members }]
  })
  return { byNumber, byMembers }
}

/** The first of the sorted mentions that begins at the place or behind it. */
export function firstFrom(mentions: readonly Mention[], place: number): number {
  let [low, high] = [0, mentions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.start ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

function isTaken(mentions: readonly Mention[], start: number, end: number): boolean {
  const next = firstFrom(mentions, start)
  return (mentions[next]?.start ?? end) < end || (mentions[next - 1]?.end ?? start) > start
}

/** Parties without a name of their own. Most lines have none. */
export function unnamedGroups(
  line: string,
  mentions: readonly Mention[],
  groups: KnownGroups,
): readonly Party[] {
  const parties: Party[] = []
  for (const { index, 0: connector } of line.matchAll(connectors)) {
    const start = index + connector.length
    const rest = line.slice(start, start + 80)
    if (isTaken(mentions, start, start + 1)) continue
    const party =
      listed(line, start, rest, mentions, groups) ?? numbered(start, rest, mentions, groups)
    if (party !== null) parties.push(party)
  }
  if (/\b(former|latter)\b/i.test(line)) parties.push(...pointed(line, mentions))
  return parties
}

const connectors =
  /\b(?:on behalf of|speaking for|spoke for|representing|represented|for) (?:the |a |an )?(?=(?:group of |\d|(?:\p{L}+ ){0,2}(?:countries|states|delegations|members)))/giu

/** `on behalf of 27`, `for the 18 states`: the one group with this number in its name. */
function numbered(
  start: number,
  rest: string,
  mentions: readonly Mention[],
  { byNumber }: KnownGroups,
): Party | null {
  const [words, number] =
    /^(\d{2,3})(?: (?:member )?(?:states|countries|members|delegations))?(?![\p{L}\p{N}%]|[.,]\d| \p{L}*(?:year|month|day|percent))/iu.exec(
      rest,
    ) ?? []
  if (words === undefined || number === undefined) return null
  if (
    !/^\d+ (?:member )?(?:states|countries|members|delegations)/i.test(words) &&
    /^ \p{Ll}/u.test(rest.slice(words.length))
  )
    return null
  const [actor, another] = byNumber.get(number) ?? []
  const end = start + words.length
  if (actor === undefined || another !== undefined || isTaken(mentions, start, end)) return null
  return { start, end, after: end, actor }
}

/** `a group of countries, including A, B and C`: the one group that has these members. */
function listed(
  line: string,
  start: number,
  rest: string,
  mentions: readonly Mention[],
  groups: KnownGroups,
): Party | null {
  const [words] =
    /^(?:group of )?(?:[\p{L}\d-]+ ){0,3}(?:countries|states|delegations|members)[,:]?\s*(?:\((?:including|namely)?|including|namely|composed of|comprising|consisting of|made up of|which include[sd]?|:)?:?\s*(?:the )?/iu.exec(
      rest,
    ) ?? []
  if (words === undefined) return null
  const list: Mention[] = []
  let at = start + words.length
  for (let n = firstFrom(mentions, start); n < mentions.length; n++) {
    const it = mentions[n]
    if (it === undefined) break
    if (list.length > 0 && !/^\s*(,|and|,\s*and|&|;)\s*(the\s+)?$/i.test(line.slice(at, it.start)))
      break
    if (list.length === 0 && it.start !== at) return null
    list.push(it)
    at = it.end
  }
  const actor = groupOf(new Set(list.map((it) => it.actor.id)), groups)
  if (actor === null) return null
  if (line[at] === ")") at++
  return { start, end: start + words.trimEnd().length, after: at, actor }
}

/** The group whose members these are, nearly all of them on both sides. */
function groupOf(listed: ReadonlySet<string>, { byMembers }: KnownGroups): Actor | null {
  if (listed.size < 3) return null
  const fitting = byMembers.filter(({ members }) => {
    let both = 0
    for (const id of listed) if (members.has(id)) both++
    return both / (members.size + listed.size - both) >= 0.8
  })
  const [group, another] = fitting
  return another === undefined && group !== undefined ? group.actor : null
}

/** `A and B spoke. The former represented …`: `the former` is A, `the latter` B. */
function pointed(line: string, mentions: readonly Mention[]): Party[] {
  return [...line.matchAll(/\bthe (former|latter)\b/gi)].flatMap(
    ({ index, 0: words, 1: which }) => {
      const next = firstFrom(mentions, index)
      const [first, second] = mentions.slice(Math.max(0, next - 2), next)
      if (first === undefined || second === undefined) return []
      if (!/^\s*and\s*(the\s+)?$/.test(line.slice(first.end, second.start))) return []
      const actor = which?.toLowerCase() === "former" ? first.actor : second.actor
      const end = index + words.length
      return [{ start: index, end, after: end, actor }]
    },
  )
}
