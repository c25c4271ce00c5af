// Who speaks for whom in a line.
import type { MeetingNames } from "../meeting/meeting.ts"
import type { Actor, ActorId } from "../roster/roster.ts"
import { fold } from "../support/fold.ts"
import { type Wordings, wordingsOf } from "./connectors.ts"
import type { Mention } from "./mentions.ts"
import { firstFrom, type KnownGroups, knownGroupsOf, unnamedGroups } from "./unnamed.ts"

export interface Pair {
  readonly speaker: ActorId
  readonly group: ActorId
  readonly start: number
  readonly end: number
}

/** A name, or words that stand for one, such as `27` behind `on behalf of`. */
export interface Party {
  readonly start: number
  readonly end: number
  readonly actor: Actor
  /** Where the text goes on: behind its members in parentheses or its exceptions. */
  readonly after: number
}

/** What a meeting brings to the pairs, read once. */
export interface PairRules {
  readonly words: Wordings
  readonly groups: KnownGroups
}

export function pairRulesOf(names: MeetingNames): PairRules {
  return { words: wordingsOf(names.meeting.connectors), groups: knownGroupsOf(names) }
}

const farthest = 160

/** The pairs of a line, and its mentions: those of persons and organisations talked of only where they are in a pair. */
export function withPairs(
  line: string,
  mentions: readonly Mention[],
  rules: PairRules,
): { readonly mentions: readonly Mention[]; readonly pairs: readonly Pair[] } {
  if (mentions.length === 0) return { mentions, pairs: [] }
  const pairs = pairsOf(line, mentions, rules)
  if (!mentions.some(({ isTalkedOf }) => isTalkedOf)) return { mentions, pairs }
  const ends = new Set(pairs.flatMap(({ start, end }) => [start, -end]))
  const kept = mentions.filter((it) => !it.isTalkedOf || ends.has(it.start) || ends.has(-it.end))
  return { mentions: apart(kept), pairs }
}

/** Without those that lie in one before them. */
function apart(mentions: readonly Mention[]): readonly Mention[] {
  let end = 0
  return mentions.filter((mention) => {
    if (mention.start < end) return false
    end = mention.end
    return true
  })
}

function pairsOf(line: string, mentions: readonly Mention[], rules: PairRules): readonly Pair[] {
  const parties = partiesOf(line, mentions, rules)
  const pairs: Pair[] = []
  const paired = new Set<Party>()
  for (const [n, first] of parties.entries()) {
    const second = parties[n + 1]
    if (second === undefined) break
    const pair = pairOf(line, first, second, parties[n - 1], paired, rules.words)
    if (pair === null) continue
    const { speaker, group } = pair
    paired.add(speaker === first ? second : first)
    const [start, end] = [Math.min(speaker.start, group.start), Math.max(speaker.end, group.end)]
    pairs.push({ speaker: speaker.actor.id, group: group.actor.id, start, end })
  }
  return pairs
}

/** Who of two neighbours speaks for whom; null: neither. */
function pairOf(
  line: string,
  first: Party,
  second: Party,
  previous: Party | undefined,
  paired: ReadonlySet<Party>,
  words: Wordings,
): { speaker: Party; group: Party } | null {
  if (first.actor === second.actor || second.start - first.after > farthest) return null
  if (second.start < first.after) return null
  const gap = fold(line.slice(first.after, second.start))
  const tail = fold(line.slice(second.after, second.after + 60))
  if (isGroup(second) && !isGroup(first)) {
    const isForward =
      words.forward(gap) ||
      isBracketed(gap, tail) ||
      isDash(gap, first, second) ||
      isChairBehind(gap, tail) ||
      isOnItsBehalf(gap, tail)
    if (isForward && !isAsked(line, first)) return { speaker: first, group: second }
  }
  if (!isGroup(first) || paired.has(first) || isGroup(second)) return null
  const swapped = { speaker: second, group: first }
  if (isBracketed(gap, tail) || isDash(gap, second, first)) return swapped
  if (words.backward(gap)) return !gap.endsWith("with") || isSpeaking(tail) ? swapped : null
  const from = Math.max(previous?.after ?? 0, first.start - farthest)
  const isBefore = words.before(fold(line.slice(from, first.start)))
  return isBefore && words.between(gap) ? swapped : null
}

const isGroup = ({ actor: { kind } }: Party) => kind === "group" || kind === "organisation"

/** `Austria (EU)`, `the African Group (Comoros)`: alone in the parentheses. */
const isBracketed = (gap: string, tail: string) =>
  /^[([]\s*(the)?$/.test(gap) && /^\s*[)\]]/.test(tail)

/** `Luxembourg — Friends of Children`, `Malawi/LDCs`: a dash or slash alone, between a group and one of its own. */
function isDash(gap: string, speaker: Party, group: Party): boolean {
  if (!/^\s*([–—-]+|\/)\s*(the)?$/.test(gap)) return false
  const { members = [], spokesperson } = group.actor
  const { id } = speaker.actor
  const speaks = typeof spokesperson === "object" ? Object.values(spokesperson) : [spokesperson]
  return members.some(({ actor }) => actor === id) || speaks.includes(id)
}

/** `Comoros, AG spokesperson`, `Comoros as AG chair`. */
function isChairBehind(gap: string, tail: string): boolean {
  if (!/^[,(–—-]?\s*(speaking )?(as )?(the |its )?$/.test(`${gap} `.trimStart())) return false
  return /^('s?)?\s*(spokes(person|man|woman)|chair(person|man|woman)?|coordinator|speaker|representative)\b/.test(
    tail,
  )
}

/** `Samoa spoke on AOSIS's behalf`. */
const isOnItsBehalf = (gap: string, tail: string) =>
  /^[^,;:.]{0,30}\bon( the)?$/.test(gap) && /^('s?) behalf\b/.test(tail)

/** `with Brazil as spokesperson`. */
const isSpeaking = (tail: string) =>
  /^,?\s*(as|acting as|in) (its |the |their |a )?(spokes|chair|coordinator|speaker|lead|representative|president)|^\s*speaking|^\s*(in the chair|at the helm)/.test(
    tail,
  )

/** `thanked Comoros for the AG statement`: the first is spoken to. */
const isAsked = (line: string, first: Party) =>
  /(thank|thanked|thanking|thanks|praised|praising|asked|asking|commended|commending|congratulated|congratulating|criticised|criticized|blamed|applauded) (to )?(the )?$/i.test(
    line.slice(Math.max(0, first.start - 30), first.start),
  )

/** The names and what stands for one, each with the place behind its members and exceptions; those inside are left out. */
function partiesOf(line: string, mentions: readonly Mention[], rules: PairRules): readonly Party[] {
  const unnamed = unnamedGroups(line, mentions, rules.groups)
  const parties: Party[] = []
  let from = 0
  const all = [...mentions, ...unnamed].sort((a, b) => a.start - b.start || b.end - a.end)
  for (const it of all) {
    if (it.start < from || ("isTalkedOf" in it && it.isTalkedOf && it.actor.kind === "person"))
      continue
    const after = "after" in it ? it.after : afterMembers(line, it, mentions)
    parties.push({ start: it.start, end: it.end, actor: it.actor, after })
    from = Math.max(from, after)
  }
  return parties
}

/** `Friends of Children (Bulgaria, Jamaica)`, `EU except Hungary and Poland`. */
function afterMembers(line: string, group: Mention, mentions: readonly Mention[]): number {
  const { end, actor } = group
  if (actor.kind !== "group") return end
  const next = line.slice(end, end + 60)
  const [open] = /^\s*\(/.exec(next) ?? []
  if (open !== undefined) {
    const close = line.slice(end, end + 1200).indexOf(")")
    const inside = mentions.slice(firstFrom(mentions, end), firstFrom(mentions, end + close))
    const isList = inside.length > 1 && inside.every(({ actor: { kind } }) => kind !== "group")
    return isList ? end + close + 1 : end
  }
  const [except] =
    /^,?\s*(except|except for|without|minus|excluding|other than|but not|save|less)\s+(the\s+)?/i.exec(
      next,
    ) ?? []
  if (except === undefined) return end
  let at = end + except.length
  for (let n = firstFrom(mentions, at); n < mentions.length; n++) {
    const { start = at, end: last = at } = mentions[n] ?? {}
    if (
      at !== end + except.length &&
      !/^\s*(,|and|or|,\s*and)?\s*(the)?\s*$/i.test(line.slice(at, start))
    )
      break
    if (start - at > 12) break
    at = last
    // After `and` comes the last exception.
    if (!/^\s*(,|and)\s/.test(line.slice(at, at + 6))) break
  }
  return at > end + except.length ? at : end
}
