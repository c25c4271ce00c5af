// Whether a state's name stands in the name of something else: a place, a dish, a body, a person.
import {
  americanStates,
  firstNames,
  followers,
  lettered,
  modifiers,
  ofAmericanGeorgia,
  posts,
  suffixes,
  things,
  titles,
  townsOfGeorgia,
} from "./compound-words.ts"
import type { Branch, Sense } from "./lexicon.ts"
import { isPartOfText, isRank, isRole } from "./roles.ts"
import { isFunctionWord, isVerb } from "./verbs.ts"
import { isWordAt, type Words } from "./words.ts"

/** True when the words from `first` to `last`, a state's name, are no mention of the state. */
export function isCompound(words: Words, first: number, last: number, root: Branch): boolean {
  return (
    isGluedToOther(words, first, last) ||
    isBehindModifier(words, first, root) ||
    isOfThing(words, first) ||
    isBeforeThing(words, last) ||
    isTown(words, last) ||
    isAmericanGeorgia(words, first, last) ||
    isWater(words, last) ||
    isBehindHonorific(words, first) ||
    isBeforeCapital(words, first, last, root) ||
    isSurname(words, first, last, root)
  )
}

/** Part of an address, a file name, an amount of money, a number. */
export function isGluedToOther({ text, start, end }: Words, first: number, last: number): boolean {
  const [from, to] = [start[first] ?? 0, end[last] ?? 0]
  const [before, after] = [text[from - 1] ?? " ", text[to] ?? " "]
  if (/[\p{Nd}@_\\#]/u.test(before) || /[@_\\$]/.test(after)) return true
  // A space left out behind a sentence is no address: `the text.Norway said`.
  if (before === "." && /\p{L}/u.test(text[from - 2] ?? "")) {
    if (!isCapital(text.slice(from, to)) || isAddress(text.slice(Math.max(0, from - 200), from)))
      return true
  }
  if (after === "." && /[a-z]/.test(text[to + 1] ?? "")) return true
  return before === "/" && isAddress(text.slice(Math.max(0, from - 200), from))
}

/** Whether the last run without spaces has the dots or the colon of an address. */
const isAddress = (text: string) => /:\/|\w\.\w/.test(/\S*$/.exec(text)?.[0] ?? "")

/** The word beside, only spaces or a hyphen between; "" when there is none. */
export function wordBefore(words: Words, at: number): string {
  return isNear(words, at - 1) ? (words.fold[at - 1] ?? "") : ""
}
export function wordAfter(words: Words, at: number): string {
  return isNear(words, at) ? (words.fold[at + 1] ?? "") : ""
}
export function rawWord({ text, start, end }: Words, at: number): string {
  return text.slice(start[at] ?? 0, end[at] ?? 0)
}
export const isCapital = (word: string) => /^\p{Lu}/u.test(word)
export const isShouted = (word: string) =>
  word.length > 1 && !/\p{Ll}/u.test(word) && /\p{Lu}/u.test(word)

function isNear({ text, start, end, count }: Words, at: number): boolean {
  if (at < 0 || at + 1 >= count || !isWordAt(text, start[at] ?? 0)) return false
  const [from, to] = [end[at] ?? 0, start[at + 1] ?? 0]
  return to - from <= 2 && !/[^\s‐‑–-]/.test(text.slice(from, to)) && isWordAt(text, to)
}

const prefixes = new Set(["non", "pro", "anti", "ex", "trans", "pan", "post", "pre"])

/**
 * `New Mexico`, `American Samoa`, `Lake Chad`, `Air France`: capitals only; `northern Mali` is the place, which
 * is free.
 */
function isBehindModifier(words: Words, first: number, root: Branch): boolean {
  const before = wordBefore(words, first)
  if (prefixes.has(before) && isHyphened(words, first - 1)) return true
  if (before === "" || !isCapital(rawWord(words, first - 1))) return false
  if (modifiers.has(before)) return true
  return root.next.get(before)?.sense?.as === "adjective"
}

/** `Gulf of Guinea`, `University of Ghana`. */
function isOfThing(words: Words, first: number): boolean {
  let at = first - 1
  if (wordBefore(words, at + 1) === "the") at--
  if (!/^(of|de|do|del|du|da)$/.test(wordBefore(words, at + 1))) return false
  return isCapital(rawWord(words, at - 1)) && things.has(wordBefore(words, at))
}

/** `Turkey sandwich`, `Panama Canal`, `Uruguay Round`, `Germany-based`. */
function isBeforeThing(words: Words, last: number): boolean {
  const after = wordAfter(words, last)
  if (after === "") return false
  if (isHyphened(words, last))
    return suffixes.has(after) || followers.has(wordAfter(words, last + 1))
  const raw = rawWord(words, last + 1)
  return followers.has(after) || (titles.has(after) && isCapital(raw) && !isShouted(raw))
}

/** `EU-funded`. */
export function isBeforeSuffix(words: Words, last: number): boolean {
  return isHyphened(words, last) && suffixes.has(wordAfter(words, last))
}

/** `Ambassador of Togo to Belgium`, `its mission to the UN`: where somebody is sent. */
export function isPost(words: Words, first: number): boolean {
  let at = first
  if (wordBefore(words, at) === "the") at--
  if (wordBefore(words, at) !== "to") return false
  at--
  for (let steps = 0; steps < 8; steps++) {
    const before = wordBefore(words, at)
    if (posts.has(before)) return true
    at--
    if (before === "") return false
    if (!isCapital(rawWord(words, at)) && !/^(of|for|the|and|s)$/.test(before)) return false
  }
  return false
}

export const isHyphened = ({ text, end }: Words, last: number) =>
  /[‐‑–-]/.test(text[end[last] ?? 0] ?? "")

/** `Lebanon, Ohio`, `Cuba, New York`. */
function isTown({ text, end, fold }: Words, last: number): boolean {
  if (fold[last + 1] !== "," || text[end[last] ?? 0] !== ",") return false
  const next = fold[last + 2] ?? ""
  return americanStates.has(/^(new|north|south|west)$/.test(next) ? (fold[last + 3] ?? "") : next)
}

/** `Georgia and Alabama`, `Atlanta, Georgia`: not the one in the Caucasus. */
function isAmericanGeorgia({ fold }: Words, first: number, last: number): boolean {
  if (fold[first] !== "georgia") return false
  const isBeside = (word: string | undefined) => /^(,|and|or)$/.test(word ?? "")
  const before = isBeside(fold[first - 1]) ? (fold[first - 2] ?? "") : ""
  const after = isBeside(fold[last + 1]) ? (fold[last + 2] ?? "") : ""
  if (americanStates.has(before) || townsOfGeorgia.has(before) || americanStates.has(after))
    return true
  return ofAmericanGeorgia.has(fold[last + 1] ?? "")
}

/** `约旦河`, `乍得湖`, `巴拿马运河`: a river, a lake, a sea, a canal. */
function isWater({ text, end }: Words, last: number): boolean {
  const from = end[last] ?? 0
  if (!(text.charCodeAt(from) > 0x2e80)) return false
  return /^(运河|[河湖湾洋]|海(?!地))/.test(text.slice(from, from + 2))
}

/** `Ms. Jordan`, `Michael B. Jordan`; but `Annex B. Jordan said`. */
function isBehindHonorific({ text, start, fold }: Words, first: number): boolean {
  const from = start[first] ?? 0
  const near = text.slice(Math.max(0, from - 6), from)
  if (/(?:^|[^\p{L}.])(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.? $/u.test(near)) return true
  if (!surnames.has(fold[first] ?? "")) return false
  const before = text.slice(Math.max(0, from - 40), from)
  const name = /(?:^|[^\p{L}])(\p{Lu}\p{Ll}+) \p{Lu}\.? $/u.exec(before)?.[1]?.toLowerCase()
  return name !== undefined && !lettered.has(name) && !isFunctionWord(name)
}

/**
 * A capital right behind a name makes a name with it (`Jordan Peterson`, `Canada Goose`), unless that word is a
 * role, a verb (headlines), a little word, an acronym or a name itself.
 */
function isBeforeCapital(words: Words, first: number, last: number, root: Branch): boolean {
  const after = wordAfter(words, last)
  const [name, next] = [rawWord(words, first), rawWord(words, last + 1)]
  if (after === "" || !isCapital(next) || isShouted(next)) return false
  if (isShouted(name) && name.length > 3) return false
  if (isHyphened(words, last)) return false
  if (isPartOfText(after) || isActing(after) || isFunctionWord(after)) return false
  if (isRanked(words, last)) return false
  if (isName(root.next.get(after), words, last + 1)) return false
  return !/[^s]s$|ed$/.test(after) || (first === last && firstNames.has(words.fold[first] ?? ""))
}

/** `US Ambassador`, `UK Deputy Foreign Secretary`. */
function isRanked(words: Words, last: number): boolean {
  let at = last
  while (isRank(wordAfter(words, at))) at++
  return isRole(wordAfter(words, at))
}

/** A verb as headlines write it, unless it is as often a noun or a name. */
const isActing = (word: string) =>
  isVerb(word) && !/^(point|press|post|light|may|will|table|hope|state|read|mark)$/.test(word)

/** States whose names are surnames too. */
const surnames = new Set("jordan ireland israel france holland chad georgia england".split(" "))

/** `Michael Jordan`: a capital right before, which is no title, no verb and no little word. */
function isSurname(words: Words, first: number, last: number, root: Branch): boolean {
  if (first !== last || !surnames.has(words.fold[first] ?? "")) return false
  const before = wordBefore(words, first)
  const raw = rawWord(words, first - 1)
  if (before === "" || !isCapital(raw) || isShouted(raw) || !/^\p{L}{2,}$/u.test(raw)) return false
  if (/[-‐‑]/.test(words.text[words.start[first] ?? 0] ?? "")) return false
  if (isRole(before) || isVerb(before) || isFunctionWord(before) || /(ing|ed)$/.test(before))
    return false
  return root.next.get(before)?.sense === undefined || root.next.get(before)?.sense === null
}

/** Whether a name begins with this word and goes on, or ends, there. */
function isName(branch: Branch | undefined, words: Words, at: number): boolean {
  if (branch === undefined) return false
  if (isSense(branch.sense)) return true
  return branch.next.has(wordAfter(words, at))
}

const isSense = (sense: Sense | null) => sense !== null && sense.as !== "adjective"
