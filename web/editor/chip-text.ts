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
  const found = names.topic(chip.name)
  if (found.found !== "one") return chip
  const named = keepIfSame(chip, found.value, (name) => names.topic(name))
  if (named.position === null) return named
  const position = names.position(found.value, named.position)
  return position.found === "one" ? { ...named, position: position.value.label } : named
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
