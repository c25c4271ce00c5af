// What typed words make of a chip: a name that is complete becomes one, a sign behind a chip becomes its own.
import type { EditorState } from "@tiptap/pm/state"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { type Chip, chipAt, parseChip, printChip } from "../../shared/notation/notation.ts"
import { idOf, isKnown, meaningOfChip } from "./chip-meaning.ts"
import type { ChipRun } from "./chip-runs.ts"
import { chipBehind, type Mention, mentionBefore, tailOf } from "./mention.ts"
import { beginsAName } from "./name-index.ts"

/** What to change: words become a chip, or words behind a chip become part of it. */
export type Completion =
  | {
      readonly kind: "made"
      readonly from: number
      readonly to: number
      readonly ref: string
      /** The chip's words where they are not its label. */
      readonly label?: string
    }
  | {
      readonly kind: "joined"
      readonly run: ChipRun
      /** The end of the words that go into the chip; they begin at its end. */
      readonly to: number
      readonly ref: string
    }

/** What the words before the caret complete, or null. `ended`: the name ends here whatever might follow. */
export function completion(
  state: EditorState,
  names: MeetingNames,
  how: { readonly ended: boolean; readonly kept: (from: number) => boolean },
): Completion | null {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock) return null
  const run = chipBehind($from)
  if (run !== null && !how.kept(run.to)) {
    const joined = joinedTo(run, tailOf($from, run), names, how.ended)
    if (joined !== null) return joined
  }
  const mention = mentionBefore($from)
  return mention === null || how.kept(mention.from) ? null : made(mention, names, how.ended)
}

function made(mention: Mention, names: MeetingNames, ended: boolean): Completion | null {
  const { kind, query } = mention
  if (query.startsWith("[")) {
    const bracketed = /^\[[^[\]]+\]/.exec(query)?.[0]
    return bracketed === undefined ? null : completed(mention, bracketed.length, names)
  }
  if (!ended && beginsAName(names, kind, query)) return null
  // What was typed long ago and left as words stays words: the name ended just now, or was waited for until now.
  const before = ended ? query : query.slice(0, -1)
  const waited = beginsAName(names, kind, before)
  const isNew = (length: number) =>
    length > 0 && (length === before.length || (waited && length < before.length))
  const known = longestName(mention, before.length, names)
  if (isNew(known)) return completed(mention, known, names)
  // A name that nobody knows becomes a chip too, so that it takes the floor and stands among the problems.
  const start =
    kind === "provision" ? /^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*/u : /^\p{L}[\p{L}\p{N}\p{M}-]+/u
  const word = start.exec(query)?.[0].length ?? 0
  return isNew(word) ? completed(mention, word, names) : null
}

/** The length of the longest beginning of what was typed that is exactly one thing's name; 0 is none. */
function longestName(mention: Mention, most: number, names: MeetingNames): number {
  const ends = mention.query.matchAll(/(?<=[\p{L}\p{N}\p{M}.)'’])(?=[^\p{L}\p{N}\p{M}-]|$)/gu)
  for (const { index } of [...ends].reverse()) {
    if (index > most) continue
    const chip = chipOf(mention, mention.query.slice(0, index))
    if (chip !== null && isKnown(meaningOfChip(chip, names))) return index
  }
  return 0
}

function chipOf(mention: Mention, name: string): Chip | null {
  return parseChip(`${signOf(mention)}${name.startsWith("[") ? name : `[${name}]`}`)
}

function completed(mention: Mention, length: number, names: MeetingNames): Completion | null {
  const name = mention.query.slice(0, length)
  const chip = chipOf(mention, name)
  if (chip === null) return null
  const from = mention.from
  const to = from + signOf(mention).length + length
  const typed = `${signOf(mention)}${name}`
  const asTyped = chipAt(typed, 0)?.ref === typed ? typed : printChip(chip)
  return { kind: "made", from, to, ref: byId(chip, names) ?? asTyped }
}

function signOf(mention: Mention): string {
  if (mention.kind === "topic") return "#"
  if (mention.kind === "provision") return "§"
  return mention.cited ? "~@" : "@"
}

/** The chip under the id of what it names: an id outlives a change of name. */
function byId(chip: Chip, names: MeetingNames): string | null {
  const id = idOf(meaningOfChip(chip, names))
  return id === undefined ? null : printChip({ ...chip, name: id })
}

function joinedTo(
  run: ChipRun,
  tail: string,
  names: MeetingNames,
  ended: boolean,
): Completion | null {
  if (tail === "") return null
  if (/^(\(.*\)|\{.*\})$/su.test(tail)) return joined(run, tail, tail.length)
  const position = positionIn(tail, ended)
  if (position === null) return null
  const result = joined(run, position, position.length)
  const chip = result === null ? null : parseChip(result.ref)
  if (result === null || chip === null || !isKnown(meaningOfChip(chip, names))) return null
  return { ...result, ref: printChip(byIds(chip, names)) }
}

/** `=name` or `=[name]` that is complete, without what ended it. */
function positionIn(tail: string, ended: boolean): string | null {
  if (tail.startsWith("=[")) return /^=\[[^\]]+\]$/u.test(tail) ? tail : null
  const word = /^=[\p{L}\p{N}\p{M}-]+/u.exec(tail)?.[0]
  if (word === undefined) return null
  return tail.length === word.length + (ended ? 0 : 1) ? word : null
}

/** A position's id means it under the topic where it stands now, whatever that was called before. */
function byIds(chip: Chip, names: MeetingNames): Chip {
  const meaning = meaningOfChip(chip, names)
  if (meaning.kind !== "topic" || !meaning.topic || !meaning.position) return chip
  return { ...meaning.chip, name: meaning.topic.id, position: meaning.position.id }
}

function joined(
  run: ChipRun,
  tail: string,
  length: number,
): (Completion & { kind: "joined" }) | null {
  const ref = joinedRef(run.ref, tail)
  return ref === null ? null : { kind: "joined", run, to: run.to + length, ref }
}

/** The chip with what was typed directly behind it; a new sign or position takes the place of the old. Null: it does not belong. */
export function joinedRef(ref: string, tail: string): string | null {
  // Keyboards that make quotes round do so in proposals too.
  const straight = tail.startsWith("{") ? tail.replace(/[“”„]/g, '"') : tail
  const chip = parseChip(ref)
  if (chip === null) return null
  if (parseChip(ref + straight)?.kind === chip.kind) return ref + straight
  const read = parseChip(printChip(without(chip, straight)) + straight)
  if (read === null || read.kind !== chip.kind) return null
  // A position typed behind a chip that has a sign already: the sign stays.
  const stance = read.kind === "topic" && chip.kind === "topic" && read.stance === null
  return printChip(stance ? { ...read, stance: chip.stance } : read)
}

/** The chip without what the typed words would say anew. */
function without(chip: Chip, tail: string): Chip {
  if (chip.kind === "actor") return { ...chip, agreement: null, unsure: false }
  if (chip.kind === "provision") return chip
  return tail.startsWith("=")
    ? { ...chip, position: null, stance: null }
    : { ...chip, stance: null }
}
