// What can be done about a problem: the names that were probably meant, who may have spoken, or what becomes of doubled words.
import type { Actor, MeetingNames, Problem } from "../../shared/meeting/meeting.ts"
import { type Block, type Chip, parseChip, printChip } from "../../shared/notation/notation.ts"
import type { BlockReading, ChipAt, Read, Span } from "../../shared/reading/reading.ts"
import { fold } from "../../shared/support/fold.ts"
import { onceBy } from "../../shared/support/once.ts"
import type { NewEntry } from "../editor/chips.ts"
import { words } from "../ui/words.ts"
import { distance } from "./distance.ts"

/** One press that mends a problem; `says` is on the button. */
export type Offer = { readonly says: string } & (
  | { readonly kind: "name"; readonly at: ChipAt; readonly ref: string }
  /** Names who speaks, where the sentence begins. */
  | { readonly kind: "speaker"; readonly at: number; readonly refs: readonly string[] }
  | { readonly kind: "ours" }
  /** Adds the name to the meeting: the chip stays as it is and becomes known. */
  | { readonly kind: "add"; readonly entry: NewEntry }
  | { readonly kind: "delete"; readonly span: Span }
  | { readonly kind: "keep-both" }
)

/** Where a problem is: its block, what was read of it, and of all blocks. */
export interface ProblemPlace {
  readonly block: Block
  readonly reading: BlockReading
  readonly blocks: readonly BlockReading[]
  /** The block's number among `blocks`. */
  readonly n: number
}

/** As far as this is a name from its beginning. */
const begun = 0.25
/** At most this many names are offered. */
const most = 3
/** A name that is farther away was hardly meant. */
const farthest = 0.4

/** What mends the problem, best first; nothing does for words that must be parted by hand. */
export function offersFor(
  { row, because }: Read<Problem>,
  place: ProblemPlace,
  names: MeetingNames,
): readonly Offer[] {
  switch (row.code) {
    case "doubled-text":
      return [
        { kind: "delete", says: words.margin.deleteCopy, span: because.span },
        { kind: "keep-both", says: words.margin.keepBoth },
      ]
    case "position-without-actor":
      return [
        ...speakerOffers(sentenceAt(because.span, place.reading), place, names),
        { kind: "ours", says: words.margin.markOurs },
      ]
    // Where to part them only the words tell.
    case "too-many-rows":
      return []
    default: {
      const { about } = because
      const ref = about === null ? undefined : refOf(place.block, about)
      const chip = ref === undefined ? null : parseChip(ref)
      return about === null || chip === null ? [] : nameOffers(row, chip, about, names)
    }
  }
}

/** The chips of a block as they are written, by their number. */
export function refOf({ inlines }: Block, { chip }: ChipAt): string | undefined {
  const found = inlines.filter((inline) => inline.kind === "chip")[chip]
  return found?.kind === "chip" ? found.ref : undefined
}

function nameOffers({ code }: Problem, chip: Chip, at: ChipAt, names: MeetingNames): Offer[] {
  const near = nearOnes(chip, names).map((one): Offer => ({ kind: "name", at, ...one }))
  if (code === "unknown-position" && chip.kind === "topic") {
    const ref = printChip({ ...chip, position: null })
    return [...near, { kind: "name", says: words.margin.withoutPosition, at, ref }]
  }
  return [...near, ...(code === "ambiguous-actor" ? [] : addOffers(chip))]
}

interface Near {
  readonly says: string
  readonly ref: string
}

/** To compare a name with all others takes milliseconds, and every key pressed in the note asks for it again. */
const compared = new WeakMap<MeetingNames, Map<string, readonly Near[]>>()

function nearOnes(chip: Chip, names: MeetingNames): readonly Near[] {
  const known = compared.get(names) ?? new Map<string, readonly Near[]>()
  compared.set(names, known)
  const ref = printChip(chip)
  const near = known.get(ref) ?? nearest(chip, names)
  known.set(ref, near)
  return near
}

function nearest(chip: Chip, names: MeetingNames): readonly Near[] {
  const near = candidates(chip, names)
    .map((one) => ({ ...one, far: farness(chip, one) }))
    .filter(({ far, sure }) => sure || far <= farthest)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
  return near.map(({ name, chip }) => {
    const isAlone = near.filter((one) => one.name === name).length === 1
    const id = chip.kind === "topic" ? (chip.position ?? chip.name) : chip.name
    return { says: isAlone ? name : `${name} (${id})`, ref: printChip(chip) }
  })
}

/** What an unknown name may be as a new one. */
function addOffers(chip: Chip): Offer[] {
  const { name } = chip
  if (chip.kind !== "actor")
    return [{ kind: "add", says: words.margin.addNew, entry: { kind: chip.kind, name } }]
  return (["organisation", "person", "group"] as const).map((kind) => ({
    kind: "add",
    says: words.margin.addAs[kind],
    entry: { kind, name },
  }))
}

/** Where the sentence of a chip begins. */
function sentenceAt({ start }: Span, { sentences }: BlockReading): number {
  return sentences.find((it) => it.start <= start && start < it.end)?.start ?? start
}

/** Who spoke last before these words, nearest first; where nobody did, who speaks first after them. */
function speakerOffers(at: number, { blocks, n }: ProblemPlace, names: MeetingNames): Offer[] {
  const before = firstSpeakers(blocks, n, -1)
  return (before.length > 0 ? before : firstSpeakers(blocks, n, 1)).map((it) => {
    const speaker = names.actorById(it.speaker)
    const group = it.onBehalfOf === null ? undefined : names.actorById(it.onBehalfOf)
    const refs = [speaker, group].flatMap((actor) => (actor === undefined ? [] : [refFor(actor)]))
    const who = speaker?.name ?? it.speaker
    const says = group === undefined ? who : words.margin.for(who, group.name)
    return { kind: "speaker", says, at, refs }
  })
}

function firstSpeakers(blocks: readonly BlockReading[], n: number, step: 1 | -1) {
  const found: BlockReading["rows"]["interventions"][number]["row"][] = []
  for (let at = n + step; at >= 0 && at < blocks.length && found.length < most; at += step) {
    const said = (blocks[at]?.rows.interventions ?? []).map(({ row }) => row)
    found.push(...(step < 0 ? said.reverse() : said))
  }
  return onceBy(found, (it) => `${it.speaker} ${it.onBehalfOf}`).slice(0, most)
}

function refFor({ id }: Actor): string {
  return printChip({ kind: "actor", name: id, cited: false, agreement: null, unsure: false })
}

interface Candidate {
  readonly name: string
  readonly also: readonly string[]
  readonly chip: Chip
  /** One of the few it can be, however it is spelt. */
  readonly sure: boolean
}

function candidates(chip: Chip, names: MeetingNames): Candidate[] {
  if (chip.kind === "actor") {
    const found = names.actor(chip.name)
    const actors = found.found === "many" ? found.values : names.actors
    return actors.map(({ id, name, aliases }) => ({
      name,
      also: aliases,
      chip: { ...chip, name: id },
      sure: found.found === "many",
    }))
  }
  if (chip.kind === "provision") {
    const found = names.provision(chip.name)
    const provisions = found.found === "many" ? found.values : names.meeting.provisions
    return provisions.map(({ id, name, aliases }) => ({
      name,
      also: aliases,
      chip: { ...chip, name: id },
      sure: found.found === "many",
    }))
  }
  return topicCandidates(chip, names)
}

function topicCandidates(chip: Chip & { kind: "topic" }, names: MeetingNames): Candidate[] {
  const found = names.topic(chip.name)
  if (found.found === "one" && chip.position !== null)
    return found.value.positions.map(({ id, label }) => ({
      name: label,
      also: [id],
      chip: { ...chip, position: id },
      sure: found.value.positions.length <= most,
    }))
  const topics = found.found === "many" ? found.values : names.meeting.topics
  return topics.map(({ id, name, aliases }) => ({
    name,
    also: [id, ...aliases],
    chip: { ...chip, name: id },
    sure: found.found === "many",
  }))
}

/** How far a candidate is from what was typed: 0 the same, 1 nothing in common. */
function farness(chip: Chip, candidate: Candidate): number {
  const isPosition =
    chip.kind === "topic" && candidate.chip.kind === "topic" && candidate.chip.name === chip.name
  const typed = fold(isPosition ? (chip.position ?? "") : chip.name)
  return Math.min(
    ...[candidate.name, ...candidate.also].map((name) => {
      const folded = fold(name)
      // A name left half typed.
      if (typed.length > 1 && folded.startsWith(typed)) return begun
      // Another number is another thing, never a slip: Objective 7 is not Objective 2.
      if (digitsOf(typed) !== digitsOf(folded)) return 1
      return distance(typed, folded) / Math.max(typed.length, folded.length, 1)
    }),
  )
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}/gu, "")
}
