// The words of one block in the plain-text form into runs: chips, links, code, emphasis, plain text.
import { groupBy } from "../support/group-by.ts"
import { chipAt } from "./chip.ts"
import { commentFrom, type Shape } from "./shape.ts"
import type { Inline, Marks } from "./tree.ts"

/** What is still to be decided of a run of asterisks, and everything else in its place. */
type Piece =
  | { readonly kind: "run"; readonly inline: Inline }
  | { readonly kind: "emphasis"; readonly mark: "bold" | "italic"; opens: boolean; closes: boolean }

const escapable = /[!-/:-@[-`{-~§]/
const inWord = /[\p{L}\p{M}\p{N}_]/u
/** What a URL runs over, besides parentheses in pairs; a bracket may be the end of a link, a backtick that of code. */
const inUrl = String.raw`[^\s<>"“”()|\\\[\]${"`"}]`
const urlAt = new RegExp(
  String.raw`(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)(?=\(|${inUrl})${inUrl}*(?:\(${inUrl}*\)${inUrl}*)*`,
  "iuy",
)
const emailAt =
  /[\p{L}\p{N}._%+-]*[\p{L}\p{N}_%+-]@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/uy
const inMailbox = /[\p{L}\p{N}._%+-]/u
/** A link's address: as it is, with parentheses in pairs, or in angle brackets with any character but a space. */
const hrefAt =
  /\((?:(https?:\/\/[^\s()]*(?:\([^\s()]*\)[^\s()]*)*|mailto:[^\s()]+)|<((?:https?:\/\/|mailto:)(?:\\[<>\\]|[^\s<>\\])+)>)\)/iy

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

/** Reads one block's text, and what it says of the block; it takes linear time and refuses nothing. */
export function parseWords(text: string): { inlines: Inline[]; shape: Shape } {
  const scanner = new Scanner(text)
  const inlines = joined(settleEmphasis(scanner.scan()))
  return { inlines, shape: scanner.shape }
}

class Scanner {
  shape: Shape = {}
  readonly #text: string
  readonly #pieces: Piece[] = []
  /** Where runs of backticks begin, by their length; the last first. */
  readonly #ticks: ReadonlyMap<number, number[]>
  /** The pieces that are an opening bracket, which a link may begin with. */
  #open: number[] = []
  #plain = ""

  constructor(text: string) {
    this.#text = text
    const ticks = [...text.matchAll(/`+/g)].reverse()
    this.#ticks = groupBy(
      ticks.map((run) => run.index),
      (at) => runLength(text, at, "`"),
    )
  }

  scan(): readonly Piece[] {
    for (let at = 0; at < this.#text.length; ) at = this.#next(at)
    this.#flush()
    return this.#pieces
  }

  /** Reads what begins at a place, and says where it ends. */
  #next(at: number): number {
    const text = this.#text
    const char = text[at] as string
    if (char === "\\" && escapable.test(text[at + 1] ?? "")) return this.#words(at + 1, at + 2)
    if (char === "<") return this.#comment(at)
    if (char === "`") return this.#code(at)
    if (char === "*") return this.#emphasis(at)
    if (char === "[") return this.#opening(at)
    if (char === "]") return this.#closing(at)
    const behind = addressEnd(text, at)
    if (behind !== null) return this.#words(at, behind)
    const found = "@#§~".includes(char) && mayBeSign(text, at) ? chipAt(text, at) : null
    if (found === null) return this.#words(at, at + 1)
    const { chip, ref, end } = found
    this.#put({ kind: "chip", ref, chip, text: ref, marks: {} })
    return end
  }

  #words(from: number, end: number): number {
    this.#plain += this.#text.slice(from, end)
    return end
  }

  /** Code ends at the next run of as many backticks. */
  #code(at: number): number {
    const length = runLength(this.#text, at, "`")
    const begin = at + length
    const closers = this.#ticks.get(length) ?? []
    while (closers.length > 0 && (closers.at(-1) as number) < begin) closers.pop()
    const close = closers.at(-1)
    if (close === undefined) return this.#words(at, begin)
    const words = this.#text.slice(begin, close)
    const text = /^ .* $/s.test(words) && /[^ ]/.test(words) ? words.slice(1, -1) : words
    this.#put({ kind: "text", text, marks: { code: true } })
    return close + length
  }

  #comment(at: number): number {
    const found = commentFrom(this.#text, at)
    if (found === null) return this.#words(at, at + 1)
    const { comment, end } = found
    if (comment.kind === "shape") {
      if (end < this.#text.length) return this.#words(at, at + 1)
      this.shape = comment.shape
    } else if (comment.kind === "break" && comment.isCode) {
      this.#put({ kind: "text", text: comment.text, marks: { code: true } })
    } else if (comment.kind === "break") {
      this.#plain += comment.text
    }
    return end
  }

  #emphasis(at: number): number {
    const text = this.#text
    const end = at + runLength(text, at, "*")
    if (end - at > 3) return this.#words(at, end)
    const opens = /\S/.test(text[end] ?? " ")
    const closes = /\S/.test(text[at - 1] ?? " ")
    this.#flush()
    if (end - at >= 2) this.#pieces.push({ kind: "emphasis", mark: "bold", opens, closes })
    if (end - at !== 2) this.#pieces.push({ kind: "emphasis", mark: "italic", opens, closes })
    return end
  }

  #opening(at: number): number {
    this.#flush()
    this.#open.push(this.#pieces.length)
    this.#put({ kind: "text", text: "[", marks: {} })
    return at + 1
  }

  /** Where an address follows, all since the opening bracket is a link; there is none around it. */
  #closing(at: number): number {
    const from = this.#open.pop()
    hrefAt.lastIndex = at + 1
    const href = from === undefined ? null : hrefAt.exec(this.#text)
    this.#flush()
    if (from === undefined || href === null || from === this.#pieces.length - 1)
      return this.#words(at, at + 1)
    this.#open = []
    const inside = this.#pieces.splice(from).slice(1)
    const address = href[1] ?? (href[2] as string).replace(/\\([<>\\])/g, "$1")
    for (const piece of inside) this.#pieces.push(linked(piece, address))
    return at + 1 + href[0].length
  }

  #flush(): void {
    const text = this.#plain
    this.#plain = ""
    if (text !== "") this.#pieces.push({ kind: "run", inline: { kind: "text", text, marks: {} } })
  }

  #put(inline: Inline): void {
    this.#flush()
    this.#pieces.push({ kind: "run", inline })
  }
}

function linked(piece: Piece, link: string): Piece {
  if (piece.kind === "emphasis") return piece
  const { inline } = piece
  return { ...piece, inline: { ...inline, marks: { ...inline.marks, link } } }
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

function runLength(text: string, at: number, char: string): number {
  let end = at
  while (text[end] === char) end++
  return end - at
}
