// The actors and topics that a line names.
import type { TopicId } from "../meeting/meeting.ts"
import type { Actor } from "../roster/roster.ts"
import {
  isBeforeSuffix,
  isCapital,
  isCompound,
  isGluedToOther,
  isPost,
  rawWord,
} from "./compounds.ts"
import type { Branch, Sense } from "./lexicon.ts"
import { isOrdinaryWord } from "./ordinary-words.ts"
import { isDelegation, isPartOfWord, isShoutedWord, takesTheFloor } from "./people.ts"
import { type Words, wordsOf } from "./words.ts"

/** An actor's name in a line. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly actor: Actor
  readonly unsure: boolean
  /** Who else bears the name. */
  readonly others: readonly Actor[]
  /** Speaks nowhere here: a person or organisation that is talked about. Pairs alone look at it. */
  readonly isTalkedOf: boolean
}

export interface TopicFound {
  readonly start: number
  readonly end: number
  readonly topic: TopicId
}

export interface Line {
  readonly mentions: readonly Mention[]
  readonly topics: readonly TopicFound[]
}

/** All in a line, sorted, none over another of its kind; the longest name from each word on. */
export function readLine(text: string, root: Branch): Line {
  const words = wordsOf(text)
  const mentions: Mention[] = []
  const topics: TopicFound[] = []
  let actorsFrom = 0
  let topicsFrom = 0
  for (let at = 0; at < words.count; at++) {
    const ways = waysFrom(words, at, root)
    if (ways.length === 0) continue
    if (at >= actorsFrom) actorsFrom = takeActor(words, at, ways, root, mentions)
    if (at >= topicsFrom) topicsFrom = takeTopic(words, at, ways, topics)
  }
  return { mentions, topics }
}

/** A name that may end at `last`; the longest comes last. */
interface Way {
  readonly last: number
  readonly branch: Branch
  /** Letters before the name that belong to it in no way: the Arabic `and`, `by`, `to`. */
  readonly skip: number
}

const none: readonly Way[] = []

function waysFrom(words: Words, first: number, root: Branch): readonly Way[] {
  const word = words.fold[first] ?? ""
  const begin = root.next.get(word)
  const behind = begin === undefined && isArabic(word) ? behindPrefix(word, root) : null
  const skip = behind?.skip ?? 0
  let branch = behind?.branch ?? begin
  const plural = pluralOf(word, root)
  if (branch === undefined && plural === undefined) return none
  const ways: Way[] = []
  if (plural !== undefined) ways.push({ last: first, branch: plural, skip: 0 })
  for (let last = first; branch !== undefined; last++) {
    if (branch.sense !== null || branch.topic !== null || branch.isOther)
      ways.push({ last, branch, skip })
    if (branch.next.size === 0 || !joins(words, last)) break
    const next: string = words.fold[last + 1] ?? ""
    const longer: Branch | undefined = pluralOf(next, branch)
    if (longer !== undefined) ways.push({ last: last + 1, branch: longer, skip })
    branch = branch.next.get(next)
  }
  return ways
}

/** The name behind what Arabic writes together with it: `و` and, `ب` by, `ل` to, `ك` as, `ف` then. */
function behindPrefix(word: string, root: Branch): Pick<Way, "branch" | "skip"> | null {
  for (const skip of prefixLengths(word)) {
    const rest = word.slice(skip)
    // In `لل` the article has lost its first letter.
    const branch =
      root.next.get(rest) ??
      root.next.get(`ال${rest}`) ??
      (word[skip - 1] === "ل" ? root.next.get(`ا${rest}`) : undefined)
    if (branch !== undefined) return { branch, skip }
  }
  return null
}

function prefixLengths(word: string): readonly number[] {
  if (/^[وف][بلك]/.test(word)) return [1, 2]
  return /^[وفبلك]/.test(word) ? [1] : []
}

const isArabic = (word: string) => word.charCodeAt(0) >= 0x620 && word.charCodeAt(0) <= 0x6ff

/** `Norways`, `firewalls`: what the word is without its s; names of at least five letters only. */
function pluralOf(word: string, branch: Branch): Branch | undefined {
  if (word.length < 6 || !word.endsWith("s") || branch.next.has(word)) return undefined
  const one = branch.next.get(word.slice(0, -1))
  if (one === undefined) return undefined
  if (one.sense !== null && isOrdinaryWord(word.slice(0, -1))) return undefined
  return one.topic !== null || (one.sense !== null && one.sense.as !== "acronym") ? one : undefined
}

/** Whether a name may go on over the gap behind this word. */
function joins({ text, start, end, count }: Words, at: number): boolean {
  if (at + 1 >= count) return false
  const [from, to] = [end[at] ?? 0, start[at + 1] ?? 0]
  if (to - from > 3) return false
  return to - from === 0 || !text.slice(from, to).includes(".") || from - (start[at] ?? 0) <= 4
}

/** Adds the actor that begins here, if any; gives the word from where the next may begin. */
function takeActor(
  words: Words,
  at: number,
  ways: readonly Way[],
  root: Branch,
  into: Mention[],
): number {
  let talkedOf: Mention | null = null
  for (const { last, branch, skip } of ways.toReversed()) {
    if (branch.isOther) return last + 1
    const { sense } = branch
    if (sense === null || !isWrittenRight(words, at, last, sense)) continue
    if (isOtherThing(words, at, last, sense, root)) return last + 1
    const { actor, unsure, others } = sense
    const start = placeBehind(words, at, skip)
    const bare = words.end[last] ?? 0
    const end = sense.dotted && words.text[bare] === "." ? bare + 1 : bare
    const mention = { start, end, actor, unsure, others, isTalkedOf: false }
    if (!isNeutral(sense) || takesTheFloor(words, at, last)) {
      into.push(mention)
      return last + 1
    }
    // A shorter name may be a delegation's: `Swiss Ambassador` before the ambassador's own name.
    talkedOf ??= { ...mention, isTalkedOf: true }
  }
  if (talkedOf === null) return at + 1
  into.push(talkedOf)
  return at + 1
}

function isWrittenRight(words: Words, first: number, last: number, { letters }: Sense): boolean {
  if (letters === "any") return true
  if (letters === "capital") return isCapital(rawWord(words, first))
  const raw = words.text.slice(words.start[first], words.end[last])
  if (/\p{Ll}/u.test(raw.replace(/s$/, ""))) return false
  return !isOrdinaryWord(words.fold[first] ?? "") || !isShoutedWord(words, first, last)
}

function isOtherThing(
  words: Words,
  first: number,
  last: number,
  { as, actor }: Sense,
  root: Branch,
): boolean {
  if (isGluedToOther(words, first, last) || isPost(words, first)) return true
  if (as === "adjective" || as === "demonym")
    return isPartOfWord(words, first) || !isDelegation(words, first, last, root)
  if (actor.kind === "group") return isBeforeSuffix(words, last)
  return actor.kind.endsWith("state") && isCompound(words, first, last, root)
}

const isNeutral = ({ actor: { kind } }: Sense) => kind === "person" || kind === "organisation"

/** The place behind so many letters of a word, and the marks on them. */
function placeBehind({ text, start }: Words, at: number, letters: number): number {
  let place = start[at] ?? 0
  for (let left = letters; left > 0; place++) if (/\p{L}/u.test(text[place] ?? "")) left--
  while (letters > 0 && /\p{M}/u.test(text[place] ?? "")) place++
  return place
}

/** Adds the topic that begins here, if any; gives the word from where the next may begin. */
function takeTopic(words: Words, at: number, ways: readonly Way[], into: TopicFound[]): number {
  for (const { last, branch, skip } of ways.toReversed()) {
    const { topic } = branch
    if (topic === null) continue
    const [start, end] = [placeBehind(words, at, skip), words.end[last] ?? 0]
    if (topic.capitals && /\p{Ll}/u.test(words.text.slice(start, end))) continue
    into.push({ start, end, topic: topic.id })
    return last + 1
  }
  return at + 1
}
