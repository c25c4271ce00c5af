// Groups that a line speaks of without their name: by their number, by their members, by "the former".
import type { MeetingNames } from "../meeting/meeting.ts"
import type { Actor } from "../roster/roster.ts"
import type { Mention } from "./mentions.ts"
import type { Party } from "./pairs.ts"

/** Parties without a name of their own. Most lines have none. */
export function unnamedGroups(
  line: string,
  mentions: readonly Mention[],
  names: MeetingNames,
): readonly Party[] {
  const parties: Party[] = []
  for (const { index, 0: connector } of line.matchAll(connectors)) {
    const start = index + connector.length
    const rest = line.slice(start, start + 80)
    if (mentions.some((it) => it.start <= start && start < it.end)) continue
    const party =
      listed(line, start, rest, mentions, names) ?? numbered(start, rest, mentions, names)
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
  { actors }: MeetingNames,
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
  const bearers = actors.filter(
    ({ kind, name, aliases }) =>
      kind === "group" &&
      [name, ...aliases].some((it) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(it)),
  )
  const [actor] = bearers
  const end = start + words.length
  if (
    actor === undefined ||
    bearers.length > 1 ||
    mentions.some((it) => it.start < end && it.end > start)
  )
    return null
  return { start, end, after: end, actor }
}

/** `a group of countries, including A, B and C`: the one group that has these members. */
function listed(
  line: string,
  start: number,
  rest: string,
  mentions: readonly Mention[],
  names: MeetingNames,
): Party | null {
  const [words] =
    /^(?:group of )?(?:[\p{L}\d-]+ ){0,3}(?:countries|states|delegations|members)[,:]?\s*(?:\((?:including|namely)?|including|namely|composed of|comprising|consisting of|made up of|which include[sd]?|:)?:?\s*(?:the )?/iu.exec(
      rest,
    ) ?? []
  if (words === undefined) return null
  const list: Mention[] = []
  let at = start + words.length
  for (const it of mentions) {
    if (it.start < start) continue
    if (list.length > 0 && !/^\s*(,|and|,\s*and|&|;)\s*(the\s+)?$/i.test(line.slice(at, it.start)))
      break
    if (list.length === 0 && it.start !== at) return null
    list.push(it)
    at = it.end
  }
  const actor = groupOf(
    list.map((it) => it.actor),
    names,
  )
  if (actor === null) return null
  if (line[at] === ")") at++
  return { start, end: start + words.trimEnd().length, after: at, actor }
}

/** The group whose members these are, nearly all of them on both sides. */
function groupOf(members: readonly Actor[], { actors }: MeetingNames): Actor | null {
  if (members.length < 3) return null
  const listed = new Set<string>(members.map(({ id }) => id))
  const fitting = actors.filter(({ members: own = [], kind }) => {
    if (kind !== "group" || own.length === 0) return false
    const both = own.filter(({ actor }) => listed.has(actor)).length
    return both / (own.length + listed.size - both) >= 0.8
  })
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/** `A and B spoke. The former represented …`: `the former` is A, `the latter` B. */
function pointed(line: string, mentions: readonly Mention[]): Party[] {
  return [...line.matchAll(/\bthe (former|latter)\b/gi)].flatMap(
    ({ index, 0: words, 1: which }) => {
      const before = mentions.filter(({ end }) => end < index).slice(-2)
      const [first, second] = before
      if (first === undefined || second === undefined) return []
      if (!/^\s*and\s*(the\s+)?$/.test(line.slice(first.end, second.start))) return []
      const actor = which?.toLowerCase() === "former" ? first.actor : second.actor
      const end = index + words.length
      return [{ start: index, end, after: end, actor }]
    },
  )
}
