// A line of text as words: each folded, with its place in the line.

/**
 * The words of one line. A run of letters is a word, a run of digits is one, each character of a script that is
 * written without spaces is one, and so is each sign that parts names, such as a comma or a parenthesis. Spaces,
 * hyphens, apostrophes and dots are no words.
 */
export interface Words {
  readonly text: string
  readonly count: number
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** Lower case without accents; `&`, `+` and `/` are "and"; "" for a word longer than any name. */
  readonly fold: readonly string[]
}

const space = 0
const joiner = 1
const letter = 2
const digit = 3
const mark = 4
const single = 5
const sign = 6

/** No name has a longer word; folding more would only cost time. */
const longest = 80

/** The words of text that has no line break. */
export function wordsOf(text: string): Words {
  const start: number[] = []
  const end: number[] = []
  const fold: string[] = []
  const length = text.length
  let at = 0
  while (at < length) {
    const kind = kindAt(text, at)
    if (kind === space || kind === joiner || kind === mark) {
      at++
      continue
    }
    const from = at++
    let plain = text.charCodeAt(from) < 128
    if (kind === letter || kind === digit || kind === single) {
      for (; at < length; at++) {
        const next = kindOf(text.charCodeAt(at))
        if (next !== mark && (next !== kind || kind === single)) break
        if (next === mark || text.charCodeAt(at) > 127) plain = false
      }
    }
    start.push(from)
    end.push(plain ? at : withoutFormat(text, at))
    fold.push(folded(text, from, at, plain))
  }
  return { text, count: start.length, start, end, fold }
}

/** Lower case without accents, as the words of a line are folded. */
export function foldWord(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .toLowerCase()
}

/** Whether a letter, digit or mark stands there. */
export function isWordAt(text: string, at: number): boolean {
  const kind = at < 0 || at >= text.length ? space : kindOf(text.charCodeAt(at))
  return kind === letter || kind === digit || kind === mark || kind === single
}

/** Signs of direction and the like behind a word are no part of it. */
function withoutFormat(text: string, to: number): number {
  let end = to
  while (/\p{Cf}/u.test(text[end - 1] ?? "")) end--
  return end
}

function folded(text: string, from: number, to: number, plain: boolean): string {
  if (to - from === 1) {
    const only = text[from] ?? ""
    if (only === "&" || only === "+" || only === "/") return "and"
  }
  if (to - from > longest) return ""
  const word = text.slice(from, to)
  return plain ? word.toLowerCase() : foldWord(word)
}

/** A dash between two letters joins them, as in a name; one with spaces parts. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code !== 0x2013) return kindOf(code)
  return isWordAt(text, at - 1) && isWordAt(text, at + 1) ? joiner : sign
}

const unknown = 255
const kinds = new Uint8Array(65536).fill(unknown)

function kindOf(code: number): number {
  const known = kinds[code] ?? sign
  if (known !== unknown) return known
  const kind = kindOfCharacter(String.fromCharCode(code))
  kinds[code] = kind
  return kind
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const zeroWidthSpace = "\u200b"

function kindOfCharacter(character: string): number {
  if (character === zeroWidthSpace) return space
  if (/[\p{M}\p{Cf}]/u.test(character)) return mark
  if (unspaced.test(character)) return single
  if (/\p{L}/u.test(character)) return letter
  if (/\p{N}/u.test(character)) return digit
  if (character === "\t") return sign
  if (/\s/u.test(character)) return space
  return /[-‐‑.'’ʼ‘`´·]/u.test(character) ? joiner : sign
}
