// The problems that show only when a block is read in its place.
import type { Problem } from "../meeting/meeting.ts"
import { noReason, type Read } from "./because.ts"
import type { BlockSense, Raised } from "./block.ts"

/** The problem of a block that says more than is read of it. */
export function tooManyRows(sense: BlockSense): Read<Problem> {
  const text = sense.text.slice(0, 80)
  return {
    row: { block: sense.id, code: "too-many-rows", text },
    because: noReason(sense.span),
  }
}

/** The problem of a position that nobody took up. */
export function withoutActor(sense: BlockSense, raised: Raised): Read<Problem> {
  const { start, end } = sense.chips[raised.at.chip] ?? sense.span
  return {
    row: { block: sense.id, code: "position-without-actor", text: raised.typed },
    because: { ...noReason({ start, end }), about: raised.at },
  }
}
