// Where the sentences and the quotes of a block are (notation.md, "How a note is read").

/** Where a sentence stands in its block's text, in UTF-16 units; a chip counts with the words it covers there. */
export interface SentenceSpan {
  readonly start: number
  readonly end: number
}

/** Exact words: `start` is at the opening mark, `end` just behind the closing one. */
export interface QuoteSpan {
  readonly start: number
  readonly end: number
}

const abbreviations = [
  "Mr.",
  "Mrs.",
  "Ms.",
  "Dr.",
  "Amb.",
  "St.",
  "Art.",
  "para.",
  "paras.",
  "Obj.",
  "e.g.",
  "i.e.",
  "vs.",
]
const longestAbbreviation = 6
const inWord = /[\p{L}\p{M}\p{N}]/u

/** The quotes of a text: from “ to the next ”, from " to the next ". A mark without its partner is a plain character. */
export function quotesIn(text: string, begin: number): QuoteSpan[] {
  const quotes: QuoteSpan[] = []
  const spent = new Set<string>()
  for (let at = begin; at < text.length; at++) {
    const closing = text[at] === "“" ? "”" : text[at] === '"' ? '"' : null
    if (closing === null || spent.has(closing)) continue
    const close = text.indexOf(closing, at + 1)
    if (close < 0) spent.add(closing)
    else {
      quotes.push({ start: at, end: close + 1 })
      at = close
    }
  }
  return quotes
}

/**
 * The sentences of a block's text, which holds its chips as runs of U+FFFC, from `begin` on.
 * `classifies(at)` says whether a topic, position or provision chip begins there.
 */
export function sentencesIn(
  text: string,
  begin: number,
  quotes: readonly QuoteSpan[],
  classifies: (at: number) => boolean,
): SentenceSpan[] {
  const enclosures = enclosed(text, begin, quotes)
  const sentences: SentenceSpan[] = []
  let start = begin
  const end = (at: number) => {
    const from = start + (/^\s*/.exec(text.slice(start, at))?.[0].length ?? 0)
    const to = start + text.slice(start, at).trimEnd().length
    if (from < to) sentences.push({ start: from, end: to })
    start = at
  }
  for (let at = begin; at < text.length; at++) {
    const behind = enclosures.get(at)
    if (behind !== undefined) {
      if (endsInside(text, at, behind) && mayEnd(text, behind, classifies)) end(behind)
      at = behind - 1
    } else if (".?!;".includes(text[at] as string) && !isAbbreviation(text, at)) {
      const close = behindClosing(text, at)
      if (close === null ? /\s/.test(text[at + 1] ?? " ") : mayEnd(text, close, classifies))
        end(close ?? at + 1)
      at = (close ?? at + 1) - 1
    }
  }
  end(text.length)
  return sentences
}

/** Where each outermost quote or parenthesis begins, and the place just behind it. */
function enclosed(
  text: string,
  begin: number,
  quotes: readonly QuoteSpan[],
): ReadonlyMap<number, number> {
  const spans = new Map(quotes.map((quote) => [quote.start, quote.end]))
  const outermost = new Map(spans)
  const open: number[] = []
  for (let at = begin; at < text.length; at++) {
    const behindQuote = spans.get(at)
    if (behindQuote !== undefined) at = behindQuote - 1
    else if (text[at] === "(") open.push(at)
    else if (text[at] === ")") {
      const from = open.pop()
      if (from !== undefined) outermost.set(from, at + 1)
    }
  }
  return outermost
}

/** Whether `.`, `?` or `!` stands directly before the closing mark, or before the run of closing marks there. */
function endsInside(text: string, opening: number, behind: number): boolean {
  let at = behind - 1
  while (at > opening && /["”)]/.test(text[at] as string)) at--
  return at > opening && ".?!".includes(text[at] as string) && !isAbbreviation(text, at)
}

/** Just behind closing marks without an opening one that follow `.`, `?` or `!` at once, or null. */
function behindClosing(text: string, at: number): number | null {
  let behind = at + 1
  while (text[behind] === "”" || text[behind] === ")") behind++
  return behind > at + 1 && text[at] !== ";" ? behind : null
}

const notSpace = /\S/g

/**
 * What follows a closing mark goes on with the sentence if it is small, a comma, a dash or classifies what was
 * quoted. A full stop that follows is the sentence's own.
 */
function mayEnd(text: string, behind: number, classifies: (at: number) => boolean): boolean {
  notSpace.lastIndex = behind
  const next = notSpace.exec(text)?.index
  if (next === undefined) return true
  if (classifies(next)) return false
  const char = String.fromCodePoint(text.codePointAt(next) ?? 32)
  return !/[\p{Ll}\p{Pd},.?!;]/u.test(char)
}

function isAbbreviation(text: string, dot: number): boolean {
  if (text[dot] !== ".") return false
  const words = text.slice(Math.max(0, dot + 1 - longestAbbreviation), dot + 1)
  const standsAlone = (length: number) => !inWord.test(text[dot - length] ?? " ")
  if (words.endsWith("No.") && standsAlone(3)) return /^\s*\d/.test(text.slice(dot + 1, dot + 20))
  return abbreviations.some((it) => words.endsWith(it) && standsAlone(it.length))
}
