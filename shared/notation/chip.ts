// One chip in the plain-text form, read and written.
import type { MeetingNames } from "../meeting/meeting.ts"
import type { Chip } from "./tree.ts"

/** A chip found in a text. */
export interface ChipAt {
  readonly chip: Chip
  /** As typed, sign and proposals included. */
  readonly ref: string
  /** Just behind the chip, in UTF-16 units of the text. */
  readonly end: number
}

/** The chip that begins exactly at `from`, or null: then the sign there is a plain character. */
export function chipAt(_text: string, _from: number): ChipAt | null {
  return null
}

/** Reads a chip as the document keeps it (`@BRA`, `#labour(+)`); null when the whole text is not one chip. */
export function parseChip(_ref: string): Chip | null {
  return null
}

/** Writes a chip so that parseChip gives it back. */
export function printChip(chip: Chip): string {
  return chip.name
}

/** A chip's words on the screen: its name in the meeting, `topic: position`; as typed without brackets when unknown. */
export function chipLabel(chip: Chip, _names: MeetingNames): string {
  return chip.name
}
