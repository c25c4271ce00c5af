// The words of one block in the plain-text form into runs: chips, links, code, emphasis, plain text.
import { chipAt } from "./chip.ts"
import type { Inline, Marks } from "./tree.ts"

/** Stands between two things that would read as one (`<!---->`), and leaves nothing behind. */
export const separator = "<!---->"

/** What is still to be decided of a run of asterisks, and everything else in its place. */
type Piece =
  | { readonly kind: "run"; readonly inline: Inline }
  | { readonly kind: "emphasis"; readonly mark: "bold" | "italic"; opens: boolean; closes: boolean }

interface Special {
  readonly end: number
  /** Words as they are. */
  readonly plain?: string
  readonly put?: (marks: Marks) => void
}

const escapable = /[!-/:-@[-`{-~§]/
const inWord = /[\p{L}\p{M}\p{N}_]/u
const urlAt =
  /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)(?=[^\s<>"“”)|])[^\s<>"“”()|]*(?:\([^\s<>"“”()|]*\)[^\s<>"“”()|]*)*/iuy
const emailAt =
  /[\p{L}\p{N}._%+-]*[\p{L}\p{N}_%+-]@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/uy
const inMailbox = /[\p{L}\p{N}._%+-]/u
const hrefAt = /\((https?:\/\/[^\s()]*(?:\([^\s()]*\)[^\s()]*)*|mailto:[^\s()]+)\)/iy

/** Just behind the URL or e-mail address that begins here, or null: nothing in them is notation. */
export function addressEnd(text: string, at: number): number | null {
  if (isSecondHalf(text[at])) return null
  const before = characterBefore(text, at)
  if (inWord.test(before)) return null
  // Within `a.b.c` an address would have begun at its first letter: looking again costs the square of it.
  const patterns = inMailbox.test(before) ? [urlAt] : [urlAt, emailAt]
  for (const pattern of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) return at + found[0].length
  }
  return null
}

/** Whether a sign here is the start of a chip or a plain character: one inside a word is plain, save `§` and `~`. */
export function mayBeSign(text: string, at: number): boolean {
  return "§~".includes(text[at] as string) || !inWord.test(characterBefore(text, at))
}

/** The whole character, which may be two units; a space at the start. */
function characterBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - (isSecondHalf(text[at - 1]) ? 2 : 1)), at) || " "
}

function isSecondHalf(unit: string | undefined): boolean {
  return unit !== undefined && unit >= "\uDC00" && unit <= "\uDFFF"
}

/** Reads one block's text; it takes linear time and refuses nothing. */
export function parseInlines(text: string): Inline[] {
  const pieces: Piece[] = []
  new Scanner(text, pieces).scan(null)
  return joined(settleEmphasis(pieces))
}

class Scanner {
  readonly #text: string
  readonly #pieces: Piece[]
  readonly #brackets: ReadonlyMap<number, number>
  readonly #codes: ReadonlyMap<number, CodeSpan>

  constructor(text: string, pieces: Piece[]) {
    this.#text = text
    this.#pieces = pieces
    this.#codes = codeSpans(text)
    this.#brackets = matchingBrackets(text, this.#codes)
  }

  /** Reads it all; inside a link there is no other link. */
  scan(link: string | null): void {
    const marks: Marks = link === null ? {} : { link }
    let plain = ""
    const flush = () => {
      if (plain !== "") this.#put({ kind: "text", text: plain, marks })
      plain = ""
    }
    let at = 0
    while (at < this.#text.length) {
      const special = this.#special(at, link)
      if (special === null) {
        plain += this.#text[at]
        at += 1
      } else {
        plain += special.plain ?? ""
        if (special.put) {
          flush()
          special.put(marks)
        }
        at = special.end
      }
    }
    flush()
  }

  /** What begins at a place, if it is more than one plain character. */
  #special(at: number, link: string | null): Special | null {
    const text = this.#text
    const char = text[at] as string
    const next = text[at + 1] ?? ""
    if (char === "\\") return escapable.test(next) ? { end: at + 2, plain: next } : null
    if (char === "<" && text.startsWith(separator, at)) return { end: at + separator.length }
    if (char === "`") return this.#code(at)
    if (char === "[" && link === null) return this.#link(at)
    if (char === "*") return this.#emphasis(at)
    const pass = addressEnd(text, at)
    if (pass !== null) return { end: pass, plain: text.slice(at, pass) }
    const found = "@#§~".includes(char) && mayBeSign(text, at) ? chipAt(text, at) : null
    if (found === null) return null
    const { chip, ref, end } = found
    return { end, put: (marks) => this.#put({ kind: "chip", ref, chip, text: ref, marks }) }
  }

  #code(at: number): Special {
    const span = this.#codes.get(at)
    if (span === undefined) {
      const end = at + runLength(this.#text, at, "`")
      return { end, plain: this.#text.slice(at, end) }
    }
    const text =
      /^ .* $/.test(span.words) && /[^ ]/.test(span.words) ? span.words.slice(1, -1) : span.words
    return {
      end: span.end,
      put: (marks) => this.#put({ kind: "text", text, marks: { ...marks, code: true } }),
    }
  }

  #link(at: number): Special | null {
    const close = this.#brackets.get(at)
    if (close === undefined || close === at + 1) return null
    hrefAt.lastIndex = close + 1
    const href = hrefAt.exec(this.#text)
    if (href === null) return null
    return {
      end: close + 1 + href[0].length,
      put: () => new Scanner(this.#text.slice(at + 1, close), this.#pieces).scan(href[1] as string),
    }
  }

  #emphasis(at: number): Special {
    const text = this.#text
    const length = runLength(text, at, "*")
    if (length > 3) return { end: at + length, plain: text.slice(at, at + length) }
    const opens = /\S/.test(text[at + length] ?? " ")
    const closes = /\S/.test(text[at - 1] ?? " ")
    return {
      end: at + length,
      put: () => {
        if (length >= 2) this.#pieces.push({ kind: "emphasis", mark: "bold", opens, closes })
        if (length !== 2) this.#pieces.push({ kind: "emphasis", mark: "italic", opens, closes })
      },
    }
  }

  #put(inline: Inline): void {
    this.#pieces.push({ kind: "run", inline })
  }
}

/** Pairs opening and closing asterisks of each kind; those without a partner are plain. */
function settleEmphasis(pieces: readonly Piece[]): Inline[] {
  const paired = new Set<number>()
  const open: { bold: number | null; italic: number | null } = { bold: null, italic: null }
  for (const [n, piece] of pieces.entries()) {
    if (piece.kind !== "emphasis") continue
    const since = open[piece.mark]
    if (since === null) {
      if (piece.opens) open[piece.mark] = n
    } else if (piece.closes) {
      paired.add(since).add(n)
      open[piece.mark] = null
    }
  }
  const on = { bold: false, italic: false }
  const inlines: Inline[] = []
  for (const [n, piece] of pieces.entries()) {
    if (piece.kind === "emphasis") {
      if (paired.has(n)) on[piece.mark] = !on[piece.mark]
      else inlines.push(marked({ kind: "text", text: stars(piece.mark), marks: {} }, on))
    } else {
      inlines.push(marked(piece.inline, on))
    }
  }
  return inlines
}

const stars = (mark: "bold" | "italic") => (mark === "bold" ? "**" : "*")

function marked(inline: Inline, on: { bold: boolean; italic: boolean }): Inline {
  if (!on.bold && !on.italic) return inline
  const marks: Marks = {
    ...(on.bold ? { bold: true } : {}),
    ...(on.italic ? { italic: true } : {}),
    ...inline.marks,
  }
  return { ...inline, marks }
}

/** Neighbouring texts with the same marks become one run. */
export function joined(inlines: readonly Inline[]): Inline[] {
  const runs: Inline[] = []
  for (const inline of inlines) {
    const last = runs.at(-1)
    if (last?.kind === "text" && inline.kind === "text" && sameMarks(last.marks, inline.marks)) {
      runs[runs.length - 1] = { ...last, text: last.text + inline.text }
    } else if (inline.text !== "") {
      runs.push(inline)
    }
  }
  return runs
}

export function sameMarks(one: Marks, other: Marks): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.code === other.code &&
    one.link === other.link
  )
}

/** Each `[` outside code that has its `]`. */
function matchingBrackets(
  text: string,
  codes: ReadonlyMap<number, CodeSpan>,
): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = codes.get(at)
    if (code !== undefined) at = code.end - 1
    else if (text[at] === "\\") at++
    else if (text[at] === "[") open.push(at)
    else if (text[at] === "]") {
      const from = open.pop()
      if (from !== undefined) pairs.set(from, at)
    }
  }
  return pairs
}

interface CodeSpan {
  readonly words: string
  readonly end: number
}

/** Code by the place of its first backtick: it ends at the next run of as many. */
function codeSpans(text: string): ReadonlyMap<number, CodeSpan> {
  const runs = new Map<number, number[]>()
  for (const run of [...text.matchAll(/`+/g)].reverse()) {
    const there = runs.get(run[0].length)
    if (there === undefined) runs.set(run[0].length, [run.index])
    else there.push(run.index)
  }
  const spans = new Map<number, CodeSpan>()
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") {
      at++
      continue
    }
    if (text[at] !== "`") continue
    const length = runLength(text, at, "`")
    const closers = runs.get(length) ?? []
    while (closers.length > 0 && (closers.at(-1) as number) < at + length) closers.pop()
    const close = closers.at(-1)
    if (close !== undefined) {
      spans.set(at, { words: text.slice(at + length, close), end: close + length })
      at = close
    }
    at += length - 1
  }
  return spans
}

function runLength(text: string, at: number, char: string): number {
  let end = at
  while (text[end] === char) end++
  return end - at
}
