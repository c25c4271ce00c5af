// Who speaks in a sentence, and for whom: connectors, members and exceptions between actor chips.
import type { Actor, ActorId, Connectors } from "../meeting/meeting.ts"
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
}

export interface MemberOf {
  readonly group: ActorId
  readonly member: ActorId
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
    forward: between([
      "for",
      "on behalf of",
      "speaking on behalf of",
      "representing",
      "speaking for",
      ...own.forward,
    ]),
    backward: between(["represented by", "through", "via", ...own.backward]),
    except: between(["except", "without", "minus", ...own.except]),
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
  return { said: eachOnce(said), members }
}

/** Equal for equal speaker and group spoken for; null for one that is unknown, which equals no other. */
export function speakerKey({ named }: Speaker): string | null {
  return named === null ? null : `${named.speaker} ${named.onBehalfOf ?? ""}`
}

/** The group spoken for, else the speaker. */
export function holderOf(named: NonNullable<Speaker["named"]>): ActorId {
  return named.onBehalfOf ?? named.speaker
}

function partiesOf(
  text: string,
  words: readonly ActorWord[],
  patterns: ConnectorPatterns,
  members: MemberOf[],
): Party[] {
  const parties: Party[] = []
  for (let n = 0; n < words.length; n++) {
    const head = words[n] as ActorWord
    let end = head.end
    const except: ActorWord[] = []
    if (mayBeGroup(head.actor) && !head.chip.cited) {
      const inside = membersBehind(text, words, n)
      for (const word of inside.list) {
        if (head.actor !== null && word.actor !== null)
          members.push({ group: head.actor.id, member: word.actor.id })
      }
      n += inside.list.length
      end = inside.end
      const apart = exceptionsBehind(text, words, n, end, patterns.except)
      except.push(...apart.list)
      n += apart.list.length
      end = apart.end
    }
    parties.push({ head, except, end })
  }
  return parties
}

/** The chips of a parenthesis directly behind words[n] that holds only actor chips, commas and "and". */
function membersBehind(text: string, words: readonly ActorWord[], n: number) {
  const head = words[n] as ActorWord
  const none = { list: [] as ActorWord[], end: head.end }
  const list: ActorWord[] = []
  let at = head.end
  for (let m = n + 1; m < words.length; m++) {
    const word = words[m] as ActorWord
    const gap = text.slice(at, word.start)
    if (!(list.length === 0 ? /^\s*\(\s*$/ : /^\s*(?:,|,?\s*and(?=\s))?\s*$/i).test(gap)) break
    list.push(word)
    at = word.end
    const close = /^\s*\)/.exec(text.slice(at, at + 20))
    if (close !== null) return { list, end: at + close[0].length }
  }
  return none
}

/** The chips of a list behind "except", with the parenthesis that may enclose them. */
function exceptionsBehind(
  text: string,
  words: readonly ActorWord[],
  n: number,
  from: number,
  pattern: RegExp,
) {
  const list: ActorWord[] = []
  let end = from
  let enclosed = false
  for (let m = n + 1; m < words.length; m++) {
    const word = words[m] as ActorWord
    const gap = text.slice(end, word.start)
    if (list.length === 0) enclosed = gap.includes("(")
    if (!(list.length === 0 ? pattern : /^\s*(?:,|,?\s*and(?=\s))\s*(?:the\s+)?$/i).test(gap)) break
    list.push(word)
    end = word.end
  }
  const close = enclosed && list.length > 0 ? /^\s*\)/.exec(text.slice(end, end + 20)) : null
  return { list, end: end + (close?.[0].length ?? 0) }
}

function speaker(speaking: Party, group: Party | null): Speaker {
  const unsure = speaking.head.chip.unsure || group?.head.chip.unsure === true
  const speakerId = speaking.head.actor?.id
  const groupId = group?.head.actor?.id
  if (speakerId === undefined || (group !== null && groupId === undefined))
    return { named: null, unsure }
  const except = [...speaking.except, ...(group?.except ?? [])].flatMap((word) =>
    word.actor === null ? [] : [word.actor.id],
  )
  return { named: { speaker: speakerId, onBehalfOf: groupId ?? null, except }, unsure }
}

function eachOnce(said: readonly Speaker[]): Speaker[] {
  const seen = new Set<string>()
  return said.filter((it) => {
    const key = speakerKey(it)
    if (key === null) return true
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** An unknown name may be a group's: what stands in its parenthesis does not speak either. */
function mayBeGroup(actor: Actor | null): boolean {
  return actor === null || actor.kind === "group"
}

/** One of the connectors, with a comma or an opening parenthesis before it and "the" behind it, if they like. */
function between(connectors: readonly string[]): RegExp {
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
