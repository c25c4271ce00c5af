// A text in the stretches that are read as one: its lines, those of a wrapped paragraph together.
import type { Branch } from "./lexicon.ts"
import { isFunctionWord } from "./verbs.ts"
import { foldWord } from "./words.ts"

interface Stretch {
  /** May hold line breaks; nothing of a text is left out but breaks between stretches. */
  readonly text: string
  /** Where it begins in the whole text. */
  readonly from: number
}

/** Shorter lines are not wrapped: they are items, headings, names. */
const shortest = 45

/** The stretches of a text, in order, none empty. */
export function* stretchesOf(text: string, root: Branch): Iterable<Stretch> {
  const breaks = /\r\n|[\n\r\u2028\u2029\v\f]/g
  let [from, lineFrom] = [0, 0]
  for (let end = breaks.exec(text); end !== null; end = breaks.exec(text)) {
    const next = breaks.lastIndex
    const isWrap = end.index - lineFrom >= shortest && goesOn(text, end.index, next, root)
    lineFrom = next
    if (isWrap) continue
    if (end.index > from) yield { text: text.slice(from, end.index), from }
    from = next
  }
  if (from < text.length) yield { text: text.slice(from), from }
}

/** Whether what stands behind a break goes on with the sentence before it, or with the name: `United`, `Kingdom`. */
function goesOn(text: string, end: number, next: number, root: Branch): boolean {
  const [after] = /^\p{L}[\p{L}\p{M}]*/u.exec(text.slice(next, next + 40)) ?? []
  if (after === undefined) return false
  const words = text.slice(Math.max(0, end - 60), end).match(/[\p{L}\p{M}&,;:.!?]+/gu) ?? []
  const before = words.at(-1) ?? ""
  if (/[;:.!?]$/.test(before)) return false
  if (/^\p{Ll}/u.test(after) || isFunctionWord(before)) return true
  return [1, 2, 3, 4].some((count) => isWithin([...words.slice(-count), after], root))
}

/** Whether some name has these words in it from its beginning on. */
function isWithin(words: readonly string[], root: Branch): boolean {
  let branch: Branch | undefined = root
  for (const word of words) branch = branch?.next.get(foldWord(word))
  return branch !== undefined
}
