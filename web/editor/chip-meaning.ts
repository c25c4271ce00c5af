// What a chip means in the meeting: what its names lead to, and whether they lead anywhere.
import type {
  Actor,
  MeetingNames,
  Position,
  Provision,
  Stance,
  Topic,
} from "../../shared/meeting/meeting.ts"
import type { ActorChip, ProvisionChip, TopicChip } from "../../shared/notation/notation.ts"
import { type Chip, parseChip } from "../../shared/notation/notation.ts"

/** A chip with what its names lead to; undefined where they lead nowhere or to several. */
export type ChipMeaning =
  | { readonly kind: "actor"; readonly chip: ActorChip; readonly actor: Actor | undefined }
  | {
      readonly kind: "topic"
      readonly chip: TopicChip
      readonly topic: Topic | undefined
      readonly position: Position | undefined
    }
  | {
      readonly kind: "provision"
      readonly chip: ProvisionChip
      readonly provision: Provision | undefined
    }

/** Null for what is no chip at all. */
export function meaningOf(ref: string, names: MeetingNames): ChipMeaning | null {
  const chip = parseChip(ref)
  return chip === null ? null : meaningOfChip(chip, names)
}

export function meaningOfChip(chip: Chip, names: MeetingNames): ChipMeaning {
  if (chip.kind === "actor") {
    const found = names.actor(chip.name)
    return { kind: "actor", chip, actor: found.found === "one" ? found.value : undefined }
  }
  if (chip.kind === "provision") {
    const found = names.provision(chip.name)
    return { kind: "provision", chip, provision: found.found === "one" ? found.value : undefined }
  }
  if (chip.position !== null) {
    const placed = names.position(chip.name, chip.position)
    if (placed.found === "one") return { kind: "topic", chip, ...placed.value }
  }
  const found = names.topic(chip.name)
  const topic = found.found === "one" ? found.value : undefined
  return { kind: "topic", chip, topic, position: undefined }
}

/** Whether the index can make a row of it. */
export function isKnown(meaning: ChipMeaning): boolean {
  if (meaning.kind === "actor") return meaning.actor !== undefined
  if (meaning.kind === "provision") return meaning.provision !== undefined
  return (
    meaning.topic !== undefined &&
    (meaning.chip.position === null || meaning.position !== undefined)
  )
}

/** The id of what the chip names: an actor's, a topic's or a provision's. */
export function idOf(meaning: ChipMeaning): string | undefined {
  if (meaning.kind === "actor") return meaning.actor?.id
  if (meaning.kind === "provision") return meaning.provision?.id
  return meaning.topic?.id
}

const stances = { "+": "supports", "-": "opposes", "~": "mixed", "?": "unclear" } as const

/** The stance that the chip takes: without a sign a position is supported, a bare topic only addressed. */
export function stanceOf(chip: TopicChip): Stance {
  if (chip.stance !== null) return stances[chip.stance.sign]
  return chip.position === null ? "addresses" : "supports"
}

/** The agreement of a cited actor; null where none is said. */
export function agreementOf(chip: ActorChip): Stance | null {
  return chip.agreement === null ? null : stances[chip.agreement]
}
