// The rules by which what is detected is compared with a gold annotation.
import type { Detected } from "../../shared/detect/detect.ts"
import type { ActorRow } from "./gold-meeting.ts"

/** A row of mentions-NAME.json: `line` is 1-based, offsets are UTF-16 units in it. */
export interface MentionRow {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly form: string
  readonly id: string
  /** Only the context tells whom it means: not asked for, and not wrong. */
  readonly contextual?: boolean
}

/** A row of onbehalf-NAME.json. */
export interface PairRow {
  readonly line: number
  readonly speaker: string
  readonly group: string
}

/** `met` of `asked` gold rows were found; `right` of `found` finds stand in the gold. */
export interface Counts {
  readonly asked: number
  readonly met: number
  readonly found: number
  readonly right: number
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

interface Day {
  readonly text: string
  readonly found: Detected
  readonly mentions: readonly MentionRow[]
  readonly pairs: readonly PairRow[]
  readonly roster: readonly ActorRow[]
}

/** Actors by equal offsets and actor; pairs by line, speaker and group. */
export function compareDay({ text, found, mentions, pairs, roster }: Day): {
  readonly actors: Counts
  readonly pairs: Counts
} {
  const placeOf = placesIn(text)
  const kinds = new Map(roster.map(({ id, kind, construct }) => [id, construct ?? kind]))
  const asked = mentions.filter(({ contextual }) => contextual !== true)
  const mentionKey = (line: number, start: number, end: number, id: string) =>
    `${line}:${start}-${end} ${id}`
  const actors = found.actors.map(({ start, end, actor, text }) => {
    const { line, column } = placeOf(start)
    return {
      key: mentionKey(line, column, column + end - start, actor),
      words: around(text, line),
      free: isFree(kinds.get(actor)) || isPlace(placeOf.textOf(line), column),
    }
  })
  const contextual = mentions.filter(({ contextual }) => contextual === true)
  return {
    actors: counted(
      asked.map((row) => ({
        key: mentionKey(row.line, row.start, row.end, row.id),
        words: row.form,
      })),
      actors,
      new Set(contextual.map(({ line, start, end, id }) => mentionKey(line, start, end, id))),
    ),
    pairs: counted(
      pairs.map(({ line, speaker, group }) => ({
        key: `${line} ${speaker} for ${group}`,
        words: "",
      })),
      found.onBehalfOf.map(({ start, speaker, group }) => ({
        key: `${placeOf(start).line} ${speaker} for ${group}`,
        words: "",
        free: false,
      })),
      new Set(),
    ),
  }
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum = (of: (counts: Counts) => number) => all.map(of).reduce((a, b) => a + b, 0)
  return {
    asked: sum(({ asked }) => asked),
    met: sum(({ met }) => met),
    found: sum(({ found }) => found),
    right: sum(({ right }) => right),
    missed: all.flatMap(({ missed }) => missed),
    wrong: all.flatMap(({ wrong }) => wrong),
  }
}

/** Where nothing was to be found and nothing was, all are 1. */
export function ratesOf({ asked, met, found, right }: Counts) {
  const precision = found === 0 ? 1 : right / found
  const recall = asked === 0 ? 1 : met / asked
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1 }
}

interface Fact {
  readonly key: string
  readonly words: string
}

/** Each gold row meets one find; a find that is free counts only where it meets one. */
function counted(
  asked: readonly Fact[],
  found: readonly (Fact & { readonly free: boolean })[],
  allowed: ReadonlySet<string>,
): Counts {
  const open = new Map<string, number>()
  for (const { key } of found) open.set(key, (open.get(key) ?? 0) + 1)
  const missed = asked.filter(({ key }) => {
    const left = open.get(key) ?? 0
    open.set(key, left - 1)
    return left <= 0
  })
  const gold = new Set(asked.map(({ key }) => key))
  const counting = found.filter(({ key, free }) => gold.has(key) || !(free || allowed.has(key)))
  const wrong = counting.filter(({ key }) => !gold.has(key))
  const told = ({ key, words }: Fact) => `${key} ${words}`.trim()
  return {
    asked: asked.length,
    met: asked.length - missed.length,
    found: counting.length,
    right: counting.length - wrong.length,
    missed: missed.map(told),
    wrong: wrong.map(told),
  }
}

/** Names of collectives and camps are not asked for; nor are persons and organisations, which the gold leaves out. */
const isFree = (kind: string | undefined) =>
  kind === undefined ||
  ["unnamed-collective", "observer-camp", "office", "person", "organisation"].includes(kind)

/** `in Libya`, `near the Gambia`, `in Berlin, Germany`: a state's name used as a place. */
const isPlace = (line: string, column: number) =>
  /\b(in|near|across|within|into|outside|on) (\p{Lu}\p{L}+, )?(the )?$/u.test(line.slice(0, column))

const around = (text: string, line: number) => `${JSON.stringify(text)} in line ${line}`

function placesIn(text: string) {
  const lines = text.split("\n")
  const starts: number[] = []
  let at = 0
  for (const line of lines) {
    starts.push(at)
    at += line.length + 1
  }
  const placeOf = (offset: number) => {
    const next = starts.findIndex((start) => start > offset)
    const line = next < 0 ? starts.length : next
    return { line, column: offset - (starts[line - 1] ?? 0) }
  }
  return Object.assign(placeOf, { textOf: (line: number) => lines[line - 1] ?? "" })
}
