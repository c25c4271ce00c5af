// The words of a block as Markdown: escaped, with emphasis, code and links.
import type { Inline, Marks } from "../notation/notation.ts"
import { safeHref } from "./parts.ts"

type Run = { readonly text: string; readonly marks: Marks }

/** A block's words, on one line. */
export function printInlines(inlines: readonly Inline[]): string {
  const runs = inlines.map(({ text, marks }) => ({
    text: text.replace(/[\n\v\f\r\u2028\u2029]/g, " "),
    marks,
  }))
  return printRuns(runs, ["link", "bold", "italic", "code"], "", "")
}

/** Makes a line that is already escaped safe at its start, where Markdown looks for lists, quotes and headings. */
export function escapeLine(line: string): string {
  return line
    .replace(/^[ \t]+/, (space) => [...space].map((c) => (c === " " ? "&#32;" : "&#9;")).join(""))
    .replace(/[ \t]+$/, (space) => [...space].map((c) => (c === " " ? "&#32;" : "&#9;")).join(""))
    .replace(/^([-+=>]|#{1,6}(?=\s|$))/, "\\$1")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
}

/** `after` is what follows: an exclamation mark before a link would make it a picture. */
function escapeText(text: string, after: string): string {
  return text
    .replace(/[\\`*[\]~]|<(?=[A-Za-z/!?])|&(?=#?\w+;)/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/!$/, after === "" ? "!" : "\\!")
}

/** Runs that share a mark are wrapped together, outermost mark first, so that delimiters never collide. */
function printRuns(
  runs: readonly Run[],
  [mark, ...inner]: readonly (keyof Marks)[],
  before: string,
  after: string,
): string {
  if (mark === undefined) return escapeText(runs.map((run) => run.text).join(""), after)
  const groups = grouped(runs, mark)
  let printed = ""
  for (const [n, group] of groups.entries()) {
    const value = group[0]?.marks[mark]
    const previous = lastOf(printed) ?? before
    const next = firstOf(groups[n + 1]?.[0]?.text ?? "") ?? after
    if (mark === "code" && value !== undefined) {
      printed += codeSpan(group.map((run) => run.text).join(""))
    } else {
      const words = printRuns(group, inner, previous, next)
      printed += value === undefined ? words : wrapped(mark, value, words, previous, next)
    }
  }
  return printed
}

function grouped(runs: readonly Run[], mark: keyof Marks): readonly (readonly Run[])[] {
  const groups: Run[][] = []
  for (const run of runs) {
    if (run.text === "") continue
    const last = groups.at(-1)
    if (last !== undefined && last[0]?.marks[mark] === run.marks[mark]) last.push(run)
    else groups.push([run])
  }
  return groups
}

/** Space at the edges stays outside, since emphasis does not open before or close after it. */
function wrapped(
  mark: keyof Marks,
  value: true | string,
  words: string,
  previous: string,
  next: string,
): string {
  const [, lead = "", core = "", trail = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? []
  if (core === "") return words
  if (mark === "link") {
    const href = safeHref(value === true ? undefined : value)
    return href === null ? words : `${lead}[${core}](<${href.replace(/[<>\\]/g, "\\$&")}>)${trail}`
  }
  const sign = mark === "bold" ? "**" : "_"
  const tag = mark === "bold" ? "strong" : "em"
  const fits =
    opens(lastOf(lead) ?? previous, firstOf(core) ?? "", sign) &&
    opens(firstOf(trail) ?? next, lastOf(core) ?? "", sign)
  return lead + (fits ? sign + core + sign : `<${tag}>${core}</${tag}>`) + trail
}

/** The flanking rule of CommonMark, the same for both ends: `outside` and `inside` are the characters beside the sign. */
function opens(outside: string, inside: string, sign: string): boolean {
  const free = outside === "" || /\s/u.test(outside)
  const punctuation = /[\p{P}\p{S}]/u
  if (punctuation.test(outside)) return outside !== sign.at(0)
  return free || (sign === "**" && !punctuation.test(inside))
}

function firstOf(text: string): string | undefined {
  return /^./su.exec(text)?.[0]
}

function lastOf(text: string): string | undefined {
  return /.$/su.exec(text)?.[0]
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = "`".repeat(longest + 1)
  const pad = /^[ `]|[ `]$/.test(text) ? " " : ""
  return `${fence}${pad}${text}${pad}${fence}`
}
