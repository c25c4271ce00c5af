// Whether an adjective or a noun for people means the delegation; whether a person or an organisation takes the floor.
import { isCapital, isHyphened, isShouted, rawWord, wordAfter, wordBefore } from "./compounds.ts"
import type { Branch } from "./lexicon.ts"
import { isRank, isRole } from "./roles.ts"
import { isFunctionWord, isOfOne, isVerb } from "./verbs.ts"
import { isWordAt, type Words } from "./words.ts"

/**
 * `the Swiss Amb.`, `the Hungarian foreign minister`, `Swiss and Mexican delegates`, `the Swiss said`, or the whole
 * line. Not `Swiss francs`, `the Swiss border`, `speaks French`.
 */
export function isDelegation(words: Words, first: number, last: number, root: Branch): boolean {
  if (isWholeLine(words, first, last)) return true
  if (isPossessive(words, last)) return hasThe(words, first)
  if (isBeforeRole(words, last, root)) return true
  return hasThe(words, first) && standsAlone(words, last)
}

/** `Latin American`, `Afro-Brazilian`. */
export function isPartOfWord(words: Words, first: number): boolean {
  const before = wordBefore(words, first)
  if (before === "") return false
  if (isHyphened(words, first - 1)) return !/(ian|ish|ese|ch|ss|can|an|i)$/.test(before)
  return /^(latin|north|south|central|native|african|asian|american|west|east|anglo)$/.test(before)
}

/** Behind it a role, perhaps with ranks between, or another adjective that has one. */
function isBeforeRole(words: Words, last: number, root: Branch): boolean {
  let [at, isRanked] = [last, false]
  for (let steps = 0; steps < 12; steps++) {
    const after = wordAfter(words, at)
    // `Swiss-Mexican`, but `Swiss vice-minister`.
    const isApart = after !== "" && (isRanked || !isHyphened(words, at))
    if (isApart && isRole(after)) return true
    isRanked = isApart && isRank(after)
    const next = isRanked ? at + 1 : nextInList(words, at, root)
    if (next === null) return false
    at = next
  }
  return false
}

/** The end of the adjective after a comma or `and`. */
function nextInList(words: Words, at: number, root: Branch): number | null {
  let next = at + 1
  if (words.fold[next] === ",") next++
  if (words.fold[next] === "and" || words.fold[next] === "or") next++
  if (next === at + 1 && !isHyphened(words, at)) return null
  let branch = root.next.get(words.fold[next] ?? "")
  for (let end = next; branch !== undefined && end < next + 4; end++) {
    if (branch.sense?.as === "adjective" || branch.sense?.as === "demonym") return end
    branch = branch.next.get(words.fold[end + 1] ?? "")
  }
  return null
}

const hasThe = (words: Words, first: number) => wordBefore(words, first) === "the"

/** `the Swiss` with no noun behind it. */
function standsAlone(words: Words, last: number): boolean {
  const after = wordAfter(words, last)
  if (isHyphened(words, last)) return false
  if (after === "") return true
  return (isVerb(after) && !isCapital(rawWord(words, last + 1))) || isFunctionWord(after)
}

/** Nothing else in the line but a bullet, a dash, a colon and the like. */
export function isWholeLine(
  { text, start, end, count }: Words,
  first: number,
  last: number,
): boolean {
  if (first === 0 && last === count - 1) return true
  const [from, to] = [start[first] ?? 0, end[last] ?? 0]
  if (from > 20 || text.length - to > 20) return false
  return !/[\p{L}\p{N}]/u.test(text.slice(0, from)) && !/[\p{L}\p{N}]/u.test(text.slice(to))
}

function isPossessive({ text, end, fold }: Words, last: number): boolean {
  return (
    /['’]/.test(text[end[last] ?? 0] ?? "") &&
    (fold[last + 1] === "s" || !isWordAt(text, (end[last] ?? 0) + 1))
  )
}

/**
 * Organisations and persons are talked about far more often than they speak: they are found where they take the
 * floor: before a verb of saying that agrees with them, or before the colon of a label.
 */
export function takesTheFloor(words: Words, first: number, last: number): boolean {
  if (words.fold[last + 1] === ":")
    return !/[\p{L}\p{N}]/u.test(words.text.slice(0, words.start[first]))
  const after = wordAfter(words, last)
  if (isOfOne(after)) return !isCapital(rawWord(words, last + 1))
  return /ly$|^also$|^then$|^again$/.test(after) && isOfOne(wordAfter(words, last + 1))
}

/** Whether the words beside an acronym are in capitals too: `TELL US` names nobody. */
export function isShoutedWord(words: Words, first: number, last: number): boolean {
  const besides = [
    ...(wordBefore(words, first) === "" ? [] : [rawWord(words, first - 1)]),
    ...(wordAfter(words, last) === "" ? [] : [rawWord(words, last + 1)]),
  ]
  if (wordBefore(words, first) === "" && isVerb(wordAfter(words, last))) return false
  return besides.length > 0 && besides.every(isShouted)
}
