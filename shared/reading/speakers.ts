// Who speaks in a sentence, and for whom: connectors, members and exceptions between actor chips.
import type { Actor, ActorId, Connectors } from "../meeting/meeting.ts"
import { onceBy } from "../support/once.ts"
import type { ChipAt } from "./because.ts"
import type { ActorWord } from "./words.ts"

/** One who takes the floor, for itself or for a group. */
export interface Speaker {
  /** Null where the speaker or the group spoken for is unknown: it keeps its place, and no row names it. */
  readonly named: {
    readonly speaker: ActorId
    readonly onBehalfOf: ActorId | null
    readonly except: readonly ActorId[]
  } | null
  readonly unsure: boolean
  /** The chips it was read from. */
  readonly at: {
    readonly speaker: ChipAt
    readonly group: ChipAt | null
    readonly except: readonly ChipAt[]
  }
}

export interface MemberOf {
  readonly group: ActorId
  readonly member: ActorId
  readonly at: { readonly group: ChipAt; readonly member: ChipAt }
}

export interface Speakers {
  /** The said actors, each once, in the order of the words. */
  readonly said: readonly Speaker[]
  readonly members: readonly MemberOf[]
}

/** What may stand between two actor chips, compiled once a meeting. */
export interface ConnectorPatterns {
  readonly forward: RegExp
  readonly backward: RegExp
  readonly except: RegExp
}

export function connectorPatterns(own: Connectors): ConnectorPatterns {
  return {
    forward: patternOf([
      "for",
      "on behalf of",
      "speaking on behalf of",
      "representing",
      "speaking for",
      ...own.forward,
    ]),
    backward: patternOf(["represented by", "through", "via", ...own.backward]),
    except: patternOf(["except", "without", "minus", ...own.except]),
  }
}

/** An actor chip with the members or exceptions that belong to it: one chip for the connectors. */
interface Party {
  readonly head: ActorWord
  readonly except: readonly ActorWord[]
  /** Just behind the last word that belongs to it. */
  readonly end: number
}

/** Reads the actor chips of one sentence that stand outside quotes, in order; cited ones among them. */
export function speakersIn(
  text: string,
  words: readonly ActorWord[],
  patterns: ConnectorPatterns,
): Speakers {
  const members: MemberOf[] = []
  const parties = partiesOf(text, words, patterns, members)
  const said: Speaker[] = []
  for (let n = 0; n < parties.length; n++) {
    const party = parties[n] as Party
    if (party.head.chip.cited) continue
    const next = parties[n + 1]
    const link = next?.head.chip.cited === false ? text.slice(party.end, next.head.start) : null
    if (next !== undefined && link !== null && patterns.forward.test(link)) {
      said.push(speaker(party, next))
      n++
    } else if (next !== undefined && link !== null && patterns.backward.test(link)) {
      said.push(speaker(next, party))
      n++
    } else {
      said.push(speaker(party, null))
    }
  }
  return { said: saidOnce(said), members }
}

/** Each once. Of those that are unknown two stay: no row names them, and it counts only whether they are alone. */
export function saidOnce(said: readonly Speaker[]): readonly Speaker[] {
  let unknown = 0
  return onceBy(said, speakerKey).filter(({ named }) => named !== null || ++unknown <= 2)
}

/** Equal for equal speaker and group spoken for; null for one that is unknown, which equals no other. */
export function speakerKey({ named }: Speaker): string | null {
  return named === null ? null : `${named.speaker} ${named.onBehalfOf ?? ""}`
}

/** The group spoken for, else the speaker. */
export function holderOf(named: NonNullable<Speaker["named"]>): ActorId {
  return named.onBehalfOf ?? named.speaker
}

/** Folds the chips that belong to a group into it: first its members, then its exceptions. */
function partiesOf(
  text: string,
  words: readonly ActorWord[],
  patterns: ConnectorPatterns,
  members: MemberOf[],
): Party[] {
  const groups = withMembers(text, words, members)
  const parties: Party[] = []
  for (let n = 0; n < groups.length; n++) {
    const party = groups[n] as Party
    const { list, end } = exceptionsBehind(text, groups, n, patterns.except)
    parties.push({ ...party, except: list.map((it) => it.head), end })
    n += list.length
  }
  return parties
}

function withMembers(text: string, words: readonly ActorWord[], members: MemberOf[]): Party[] {
  const parties: Party[] = []
  for (let n = 0; n < words.length; n++) {
    const head = words[n] as ActorWord
    const { list, end } = membersBehind(text, words, n)
    for (const { actor, at } of list) {
      if (head.actor === null || actor === null) continue
      const chips = { group: head.at, member: at }
      members.push({ group: head.actor.id, member: actor.id, at: chips })
    }
    parties.push({ head, except: [], end })
    n += list.length
  }
  return parties
}

const opening = /^\s*\((?:[\s,]|\band\b)*$/i
const between = /^(?:[\s,]|\band\b)*$/i
const closing = /(?:[\s,]|\band\b)*\)/iy

/** The chips of a parenthesis directly behind a group that holds only actor chips, commas and "and". */
function membersBehind(text: string, words: readonly ActorWord[], n: number) {
  const head = words[n] as ActorWord
  const list: ActorWord[] = []
  if (!mayBeGroup(head.actor)) return { list, end: head.end }
  let at = head.end
  for (let m = n + 1; m < words.length; m++) {
    const word = words[m] as ActorWord
    if (!(list.length === 0 ? opening : between).test(text.slice(at, word.start))) break
    list.push(word)
    at = word.end
    closing.lastIndex = at
    if (closing.test(text)) return { list, end: closing.lastIndex }
  }
  return { list: [], end: head.end }
}

const inList = /^(?:,|,?\s*and)(?:\s+the)?$/i
const closingAtOnce = /\s*\)/y

/** The groups and actors of a list behind "except", with the parenthesis that may enclose them. */
function exceptionsBehind(text: string, parties: readonly Party[], n: number, pattern: RegExp) {
  const party = parties[n] as Party
  const list: Party[] = []
  let end = party.end
  if (!mayBeGroup(party.head.actor)) return { list, end }
  let isEnclosed = false
  for (let m = n + 1; m < parties.length; m++) {
    const next = parties[m] as Party
    const gap = text.slice(end, next.head.start)
    if (list.length === 0) isEnclosed = gap.includes("(")
    if (list.length === 0 ? !pattern.test(gap) : !inList.test(gap.trim())) break
    list.push(next)
    end = next.end
  }
  closingAtOnce.lastIndex = end
  if (isEnclosed && list.length > 0 && closingAtOnce.test(text)) end = closingAtOnce.lastIndex
  return { list, end }
}

function speaker(speaking: Party, group: Party | null): Speaker {
  const unsure = speaking.head.chip.unsure || group?.head.chip.unsure === true
  const speakerId = speaking.head.actor?.id
  const groupId = group?.head.actor?.id
  const left = onceBy([...speaking.except, ...(group?.except ?? [])], (it) => it.actor?.id ?? "")
  const at = {
    speaker: speaking.head.at,
    group: group?.head.at ?? null,
    except: left.map((word) => word.at),
  }
  if (speakerId === undefined || (group !== null && groupId === undefined))
    return { named: null, unsure, at }
  const except = left.flatMap((word) => (word.actor === null ? [] : [word.actor.id]))
  return { named: { speaker: speakerId, onBehalfOf: groupId ?? null, except }, unsure, at }
}

/** An unknown name may be a group's: what stands in its parenthesis does not speak either. */
function mayBeGroup(actor: Actor | null): boolean {
  return actor === null || actor.kind === "group"
}

/** One of the connectors, with a comma or an opening parenthesis before it and "the" behind it, if they like. */
function patternOf(connectors: readonly string[]): RegExp {
  const words = connectors
    .map((it) =>
      it
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/\s+/g, "\\s+"),
    )
    .sort((a, b) => b.length - a.length)
  return new RegExp(
    `^(?:\\s*[,(]\\s*|\\s+)(?:${words.join("|")})(?:\\s+|(?<=['’]))(?:the\\s+)?$`,
    "iu",
  )
}
