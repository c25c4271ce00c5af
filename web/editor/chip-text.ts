// A chip as a person would have typed it, and what typed words make of a chip.
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { type Chip, parseChip, printChip } from "../../shared/notation/notation.ts"

/** The chip in the plain-text form with its names spelt out, `@Brazil` for `@BRA`, where they still mean the same. */
export function refAsTyped(ref: string, names: MeetingNames): string {
  const chip = parseChip(ref)
  return chip === null ? ref : printChip(spelt(chip, names))
}

function spelt(chip: Chip, names: MeetingNames): Chip {
  if (chip.kind === "actor") {
    const found = names.actor(chip.name)
    return found.found === "one" ? keepIfSame(chip, found.value, (name) => names.actor(name)) : chip
  }
  if (chip.kind === "provision") {
    const found = names.provision(chip.name)
    return found.found === "one"
      ? keepIfSame(chip, found.value, (name) => names.provision(name))
      : chip
  }
  if (chip.position === null) {
    const found = names.topic(chip.name)
    return found.found === "one" ? keepIfSame(chip, found.value, (name) => names.topic(name)) : chip
  }
  const placed = names.position(chip.name, chip.position)
  if (placed.found !== "one") return chip
  const { topic, position } = placed.value
  const spellings = [
    { ...chip, name: topic.name, position: position.label },
    { ...chip, name: topic.id, position: position.label },
  ]
  const same = spellings.find(({ name, position: label }) => {
    const again = names.position(name, label)
    return again.found === "one" && again.value.position === position
  })
  return same ?? chip
}

/** The chip under its full name, unless that name means more than this one thing. */
function keepIfSame<C extends Chip, T extends { readonly id: string; readonly name: string }>(
  chip: C,
  value: T,
  find: (name: string) => { readonly found: string; readonly value?: { readonly id: string } },
): C {
  const again = find(value.name)
  return again.found === "one" && again.value?.id === value.id
    ? { ...chip, name: value.name }
    : chip
}
