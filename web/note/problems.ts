// What can be done about a problem: the names that were probably meant, or the name as a new one.
import type { MeetingNames, Problem } from "../../shared/meeting/meeting.ts"
import { type Chip, parseChip, printChip, typedName } from "../../shared/notation/notation.ts"
import { fold } from "../../shared/support/fold.ts"
import type { ChipRun } from "../editor/chip-runs.ts"
import { distance } from "./distance.ts"

/** A chip to put in the place of the one with the problem. */
export interface Offer {
  readonly name: string
  readonly ref: string
}

/** As far as this is a name from its beginning. */
const begun = 0.25
/** At most this many names are offered. */
const most = 3

/** The chip that a problem is about, where it stands in its block; undefined when it has gone. */
export function chipWith(problem: Problem, chips: readonly ChipRun[]): ChipRun | undefined {
  return chips.find(({ ref }) => typedName(ref) === problem.text)
}

/** The closest names, best first, for the chip as it stands (`ref`). Empty where none is near. */
export function offersFor(problem: Problem, ref: string, names: MeetingNames): readonly Offer[] {
  const chip = parseChip(ref)
  if (chip === null) return []
  return candidates(problem, chip, names)
    .map((one) => ({ ...one, far: farness(chip, one) }))
    .filter(({ far, sure }) => sure || far <= 0.4)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ name, chip }) => ({ name, ref: printChip(chip) }))
}

/** Whether the problem is a name that could be added to the meeting as it stands. */
export function canAdd(problem: Problem): boolean {
  return problem.code.startsWith("unknown-") && problem.code !== "unknown-position"
}

interface Candidate {
  readonly name: string
  readonly also: readonly string[]
  readonly chip: Chip
  /** One of the few it can be, however it is spelt. */
  readonly sure: boolean
}

function candidates(problem: Problem, chip: Chip, names: MeetingNames): Candidate[] {
  if (problem.code === "position-without-actor") return []
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
  if (chip.kind === "provision")
    return names.meeting.provisions.map(({ id, name, aliases }) => ({
      name,
      also: aliases,
      chip: { ...chip, name: id },
      sure: false,
    }))
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
      return distance(typed, folded) / Math.max(typed.length, folded.length, 1)
    }),
  )
}
