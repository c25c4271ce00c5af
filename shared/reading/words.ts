// One block made ready for reading: its words as one string, its chips in place and resolved, its tags and time.
import type {
  Actor,
  MeetingNames,
  PositionId,
  Problem,
  ProblemCode,
  ProvisionId,
  Tag,
  TopicId,
} from "../meeting/meeting.ts"
import {
  type ActorChip,
  type Block,
  type Chip,
  nameInMeeting,
  type ProvisionChip,
  type TopicChip,
  typedName,
} from "../notation/notation.ts"
import type { ChipAt, Span } from "./because.ts"

interface Placed extends Span {
  readonly at: ChipAt
  /** The chip's name in the meeting, then signs and proposals as typed; all as typed where it is unknown. */
  readonly label: string
}

/** An actor chip in its place; `actor` is null where the name leads to none or to several. */
export interface ActorWord extends Placed {
  readonly chip: ActorChip
  readonly actor: Actor | null
}

/** A topic or position chip in its place; null where the topic or the position is unknown. */
export interface PositionWord extends Placed {
  readonly chip: TopicChip
  readonly means: { readonly topic: TopicId; readonly position: PositionId | null } | null
  /** As typed, without its sign. */
  readonly typed: string
}

export interface ProvisionWord extends Placed {
  readonly chip: ProvisionChip
  readonly provision: ProvisionId | null
}

/** A block's words. Offsets are UTF-16 units of the document's text, where a chip counts with the words it covers. */
export interface BlockWords {
  /** The text, each chip as a run of U+FFFC of the length that it covers: no mark of speech is inside. */
  readonly text: string
  readonly actors: readonly ActorWord[]
  readonly positions: readonly PositionWord[]
  readonly provisions: readonly ProvisionWord[]
  /** Where the words begin, behind tags and time. */
  readonly begin: number
  readonly tags: readonly Tag[]
  readonly time: string | null
  /** The places of all chips, in order. */
  readonly chips: readonly Span[]
  readonly problems: readonly ChipProblem[]
  /** The words from one place to another as a reader sees them: chips as their labels, without outer space. */
  labelled(start: number, end: number): string
}

/** A chip whose name leads nowhere, or to several. */
export interface ChipProblem extends Placed {
  readonly problem: Problem
}

const mask = "\uFFFC"

export function wordsOf(block: Block, id: string, names: MeetingNames): BlockWords {
  let text = ""
  const actors: ActorWord[] = []
  const positions: PositionWord[] = []
  const provisions: ProvisionWord[] = []
  const chips: Placed[] = []
  const problems: ChipProblem[] = []
  for (const inline of block.inlines) {
    if (inline.kind === "text") {
      text += inline.text
      continue
    }
    const { chip, ref } = inline
    const start = text.length
    text += mask.repeat(inline.text.length)
    const at = { block: id, chip: chips.length }
    const place = { start, end: text.length, at, label: labelOf(chip, ref, names) }
    chips.push(place)
    const typed = typedName(ref)
    const problem = (code: ProblemCode | null) => {
      if (code !== null) problems.push({ ...place, problem: { block: id, code, text: typed } })
    }
    if (chip.kind === "actor") {
      const found = names.actor(chip.name)
      actors.push({ ...place, chip, actor: found.found === "one" ? found.value : null })
      problem(actorProblem(found.found))
    } else if (chip.kind === "topic") {
      const [means, code] = meaningOf(chip, names)
      positions.push({ ...place, chip, means, typed })
      problem(code)
    } else {
      const found = names.provision(chip.name)
      provisions.push({ ...place, chip, provision: found.found === "one" ? found.value.id : null })
      problem(found.found === "one" ? null : "unknown-provision")
    }
  }
  const labelled = (start: number, end: number) => withLabels(text, chips, start, end)
  return { text, actors, positions, provisions, ...prefixOf(text), chips, problems, labelled }
}

function labelOf(chip: Chip, ref: string, names: MeetingNames): string {
  const name = nameInMeeting(chip, names)
  return name === null ? ref : name + ref.slice(typedName(ref).length)
}

function actorProblem(found: "one" | "none" | "many"): ProblemCode | null {
  if (found === "one") return null
  return found === "many" ? "ambiguous-actor" : "unknown-actor"
}

function meaningOf(
  chip: TopicChip,
  names: MeetingNames,
): readonly [PositionWord["means"], ProblemCode | null] {
  const placed = chip.position === null ? null : names.position(chip.name, chip.position)
  if (placed?.found === "one") {
    return [{ topic: placed.value.topic.id, position: placed.value.position.id }, null]
  }
  const topic = names.topic(chip.name)
  if (topic.found !== "one") return [null, "unknown-topic"]
  if (placed !== null) return [null, "unknown-position"]
  return [{ topic: topic.value.id, position: null }, null]
}

const prefixMark = /\s*\[(?:(key|ours|next|check|private)|(\d{1,2}):(\d{2}))\]/y

/** Tags and a time at the block's start, in any order, each at most once. */
function prefixOf(text: string): { begin: number; tags: readonly Tag[]; time: string | null } {
  const tags: Tag[] = []
  let time: string | null = null
  let begin = 0
  for (;;) {
    prefixMark.lastIndex = begin
    const found = prefixMark.exec(text)
    if (found === null) break
    const [, tag, hours, minutes] = found
    if (tag !== undefined) {
      if (!tags.includes(tag as Tag)) tags.push(tag as Tag)
    } else {
      if (time !== null || Number(hours) > 23 || Number(minutes) > 59) break
      time = `${(hours as string).padStart(2, "0")}:${minutes}`
    }
    begin = prefixMark.lastIndex
  }
  return { begin, tags, time }
}

function withLabels(text: string, chips: readonly Placed[], start: number, end: number): string {
  let words = ""
  let at = start
  for (let n = firstFrom(chips, start); n < chips.length; n++) {
    const chip = chips[n] as Placed
    if (chip.end > end) break
    words += text.slice(at, chip.start) + chip.label
    at = chip.end
  }
  return (words + text.slice(at, end)).trim()
}

/** The number of the first chip that begins at `start` or later. */
function firstFrom(chips: readonly Placed[], start: number): number {
  let low = 0
  let high = chips.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chips[middle] as Placed).start < start) low = middle + 1
    else high = middle
  }
  return low
}
