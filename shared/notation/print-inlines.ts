// The runs of one block into the plain-text form, so that parseWords gives them back.

import { safeHref } from "../support/safe-href.ts"
import { addressEnd, joined, mayBeSign } from "./inlines.ts"
import { printBreak, separator } from "./shape.ts"
import type { Inline, Marks } from "./tree.ts"

/** A block's runs without what makes it a heading or an item. */
export function printInlines(inlines: readonly Inline[]): string {
  const line = new Line()
  let on: Marks = {}
  for (const run of joined(inlines.map(withSafeLink))) {
    const { code: _, ...marks } = run.marks
    const parts = run.kind === "chip" ? [run.ref.replace(/[\n\r]+/g, " ")] : printText(run)
    line.turn(on, marks, parts[0] ?? "")
    for (const part of parts) line.add(part, run.kind === "chip")
    on = marks
  }
  line.turn(on, {}, "")
  return line.text
}

/** The words of a link stay where its address is not safe. */
function withSafeLink(run: Inline): Inline {
  const { link, ...marks } = run.marks
  return link === undefined || safeHref(link) === link ? run : { ...run, marks }
}

/** Parts put in a row, with a separator between two that would be read as one thing. */
class Line {
  readonly #parts: string[] = []
  /** The last characters, as many as a separator has. */
  #tail = ""
  #isChip = false
  /** An address has begun in the last word: it runs on to the next space. */
  #isAddress = false
  /** Asterisks were put that stand right at a letter, or in front of a word or behind it: nothing parts them from it. */
  #isBare = false

  get text(): string {
    return this.#parts.join("")
  }

  add(part: string, isChip = false): void {
    if (part === "") return
    if (this.#clings(part)) this.#put(separator)
    this.#put(part)
    this.#isChip = isChip
    this.#isAddress &&= !isChip
    this.#isBare = false
  }

  /** Ends and begins marks before the words that come next. */
  turn(on: Marks, next: Marks, words: string): void {
    const marks = turned(on, next)
    const last = this.#tail.slice(-1)
    const isOpening = (next.bold && !on.bold) || (next.italic && !on.italic)
    const [inner, outer] = isOpening ? [words, last] : [last, words]
    const isBare = /^[\p{L}\p{N}]/u.test(inner) || (/^[^\s*]/.test(inner) && !/^\S/.test(outer))
    if (!/^\*+$/.test(marks) || !isBare || (this.#isAddress && /\S/.test(last))) {
      this.add(marks)
    } else {
      this.#put(marks)
      this.#isBare = true
    }
  }

  #put(part: string): void {
    const end = this.#tail + part
    const word = end.slice(end.search(/\s\S*$/) + 1)
    const goesOn = word.length === end.length && this.#isAddress
    this.#isAddress = goesOn || /\/\/|www\.|@/i.test(word)
    this.#parts.push(part)
    this.#tail = end.slice(-separator.length)
  }

  /** Whether what comes next would be read as one thing with what stands before it. */
  #clings(next: string): boolean {
    if (this.#tail === "" || this.#tail === separator || this.#isBare) return false
    const first = String.fromCodePoint(next.codePointAt(0) as number)
    const last = this.#tail.at(-1) as string
    if (this.#isAddress && /\S/.test(last) && /\S/.test(first)) return true
    // Asterisks need words right beside them.
    if (last === "*" || first === "*") return true
    if (last === "`" && first === "`") return true
    if (/[~@#§]/.test(first)) return /[^\s(["“]/.test(last)
    if (first === "[" && /[@#§=]/.test(last)) return true
    return this.#isChip && /[\p{L}\p{M}\p{N}({=-]/u.test(first)
  }
}

/** The marks that end and begin between two runs. */
function turned(on: Marks, next: Marks): string {
  const isOther = on.link !== next.link
  return [
    isOther && on.link !== undefined ? `](${printHref(on.link)})` : "",
    on.italic === next.italic ? "" : "*",
    on.bold === next.bold || on.italic === next.italic || on.bold === on.italic ? "" : separator,
    on.bold === next.bold ? "" : "**",
    isOther && next.link !== undefined ? "[" : "",
  ].join("")
}

function printHref(link: string): string {
  const isBare = /^(?:https?:\/\/[^\s()<]*(?:\([^\s()<]*\)[^\s()<]*)*|mailto:[^\s()<]+)$/i.test(
    link,
  )
  return isBare ? link : `<${link.replace(/[<>\\]/g, "\\$&")}>`
}

/** A run's words in parts: line breaks each by itself, which no line of the text form can hold. */
function printText({ text, marks: { code, link } }: Inline): string[] {
  return text
    .split(/([\n\r])/)
    .filter((part) => part !== "")
    .map((part) => {
      if (part === "\n" || part === "\r") return printBreak(part, code === true)
      return code ? fenced(part) : escaped(part, link !== undefined)
    })
}

function fenced(code: string): string {
  let longest = 0
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  const fence = "`".repeat(longest + 1)
  const padded = /^`|`$|^ .* $/s.test(code) && /[^ ]/.test(code) ? ` ${code} ` : code
  return fence + padded + fence
}

/** Words with what would be notation escaped; URLs and e-mail addresses stay as they are. */
function escaped(text: string, inLink: boolean): string {
  let print = ""
  for (let at = 0; at < text.length; ) {
    const behind = addressEnd(text, at)
    if (behind !== null) print += text.slice(at, behind)
    else print += (isNotation(text, at, inLink) ? "\\" : "") + text[at]
    at = behind ?? at + 1
  }
  return print
}

/** Whether the character would begin or end something that is not words. */
function isNotation(text: string, at: number, inLink: boolean): boolean {
  const char = text[at] as string
  if ("\\`*".includes(char) || (inLink && "[]".includes(char))) return true
  if ("@#§".includes(char)) return mayBeSign(text, at) && !/\s/.test(text[at + 1] ?? "")
  if (char === "<") return text.startsWith("<!--", at)
  return char === "]" && /^\]\(<?(?:https?:|mailto:)/i.test(text.slice(at, at + 10))
}
