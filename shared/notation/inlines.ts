// The words of one block in the plain-text form into runs: chips, links, code, emphasis, plain text.
import { chipAt } from "./chip.ts"
import type { Inline, Marks } from "./tree.ts"

/** Stands between two things that would read as one (`<!---->`), and leaves nothing behind. */
export const separator = "<!---->"

/** What is still to be decided of a run of asterisks, and everything else in its place. */
type Piece =
  | { readonly kind: "run"; readonly inline: Inline }
  | { readonly kind: "emphasis"; readonly mark: "bold" | "italic"; opens: boolean; closes: boolean }

const escapable = /[!-/:-@[-`{-~§]/
const inWord = /[\p{L}\p{M}\p{N}_]/u
const urlAt = /(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)(?:[^\s<>"“”()|]|\([^\s<>"“”()|]*\))+/iuy
const emailAt =
  /[\p{L}\p{N}._%+-]*[\p{L}\p{N}_%+-]@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/uy
const hrefAt = /\((https?:\/\/[^\s()]*(?:\([^\s()]*\)[^\s()]*)*|mailto:[^\s()]+)\)/iy

/** Reads one block's text; it takes linear time and refuses nothing. */
export function parseInlines(text: string): Inline[] {
  const pieces: Piece[] = []
  new Scanner(text, pieces).scan(0, text.length, null)
  return joined(settleEmphasis(pieces))
}

class Scanner {
  readonly #text: string
  readonly #pieces: Piece[]
  readonly #brackets: ReadonlyMap<number, number>
  readonly #fences: Map<number, number[]>

  constructor(text: string, pieces: Piece[]) {
    this.#text = text
    this.#pieces = pieces
    this.#brackets = matchingBrackets(text)
    this.#fences = fences(text)
  }

  /** Reads from `from` to `to`; inside a link there is no other link. */
  scan(from: number, to: number, link: string | null): void {
    const marks: Marks = link === null ? {} : { link }
    let plain = ""
    const flush = () => {
      if (plain !== "") this.#put({ kind: "text", text: plain, marks })
      plain = ""
    }
    let at = from
    while (at < to) {
      const special = this.#special(at, to, link)
      if (special === null) {
        const next = String.fromCodePoint(this.#text.codePointAt(at) ?? 0)
        plain += next
        at += next.length
      } else if (typeof special === "number") {
        plain += this.#text.slice(at, special)
        at = special
      } else {
        plain += special.before ?? ""
        if (special.put) {
          flush()
          special.put(marks)
        }
        at = special.end
      }
    }
    flush()
  }

  /** What begins at a place: the end of plain words to pass over, something to put, or null for one plain character. */
  #special(
    at: number,
    to: number,
    link: string | null,
  ): number | { end: number; before?: string; put?: (marks: Marks) => void } | null {
    const text = this.#text
    const char = text[at] as string
    if (char === "\\") {
      const next = text[at + 1]
      return at + 1 < to && next !== undefined && escapable.test(next)
        ? { end: at + 2, before: next }
        : null
    }
    if (char === "<" && text.startsWith(separator, at)) return { end: at + separator.length }
    if (char === "`") return this.#code(at, to)
    if (char === "[" && link === null) return this.#link(at)
    if (char === "*") return this.#emphasis(at)
    const wordStart = !inWord.test(text[at - 1] ?? " ")
    if (wordStart) {
      const pass = endOf(urlAt, text, at) ?? endOf(emailAt, text, at)
      if (pass !== null && pass <= to) return pass
    }
    if (!"~@#§".includes(char) || (!wordStart && char !== "§")) return null
    const found = chipAt(text, at)
    if (found === null || found.end > to) return null
    const { chip, ref, end } = found
    return { end, put: (marks) => this.#put({ kind: "chip", ref, chip, text: ref, marks }) }
  }

  #code(at: number, to: number) {
    const length = runLength(this.#text, at, "`")
    const open = at + length
    const closers = this.#fences.get(length) ?? []
    while (closers.length > 0 && (closers.at(-1) as number) < open) closers.pop()
    const close = closers.at(-1)
    if (close === undefined || close + length > to) return Math.min(open, to)
    let words = this.#text.slice(open, close)
    if (/^ .*[^ ].* $|^ `|` $/.test(words)) words = words.replace(/^ | $/g, "")
    return {
      end: close + length,
      put: (marks: Marks) =>
        this.#put({ kind: "text", text: words, marks: { ...marks, code: true } }),
    }
  }

  #link(at: number) {
    const close = this.#brackets.get(at)
    if (close === undefined || close === at + 1) return null
    hrefAt.lastIndex = close + 1
    const href = hrefAt.exec(this.#text)
    if (href === null) return null
    return {
      end: close + 1 + href[0].length,
      put: () => this.scan(at + 1, close, href[1] as string),
    }
  }

  #emphasis(at: number) {
    const text = this.#text
    const length = runLength(text, at, "*")
    if (length > 3) return at + length
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

/** Each `[` that has its `]`; those in code count too, since a fence rarely stands between. */
function matchingBrackets(text: string): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++
    else if (text[at] === "[") open.push(at)
    else if (text[at] === "]") {
      const from = open.pop()
      if (from !== undefined) pairs.set(from, at)
    }
  }
  return pairs
}

/** The places of backtick runs by their length, the last one first. */
function fences(text: string): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (const run of [...text.matchAll(/`+/g)].reverse()) {
    const there = places.get(run[0].length)
    if (there === undefined) places.set(run[0].length, [run.index])
    else there.push(run.index)
  }
  return places
}

function runLength(text: string, at: number, char: string): number {
  let end = at
  while (text[end] === char) end++
  return end - at
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found === null ? null : at + found[0].length
}
