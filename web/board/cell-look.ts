// How a cell of the matrix is drawn: sign or boxes, tint, edge. The screen and the picture draw the same.
import type { MeetingNames, Stance } from "../../shared/meeting/meeting.ts"
import type { MatrixCell, Shown } from "../../shared/views/views.ts"
import { isScale } from "./view-text.ts"

export interface CellLook {
  /** Behind the sign; null is none: positions are no sides, and what a group holds is not its own. */
  readonly tint: "supports" | "opposes" | "mixed" | null
  readonly signs: readonly LookSign[]
  /** A box for each position of the topic, in its order; null where the topic has none to tell apart. */
  readonly boxes: readonly Box[] | null
  readonly dashed: boolean
  readonly apart: boolean
  readonly private: boolean
}

export interface LookSign {
  readonly stance: Stance
  readonly derived: boolean
  readonly unsure: boolean
}

/** Held by its own word or through a group, opposed, or nothing. */
export type Box = "held" | "through" | "against" | "against-through" | "part" | "unclear" | "empty"

/** More boxes than this would not be told apart at a glance. */
const MOST_BOXES = 8

export function lookOf({ stand, besides }: Shown, names: MeetingNames): CellLook {
  const topic = names.topicById(stand.topic)
  const cells = [stand, ...besides]
  const positions = topic?.positions ?? []
  const scale = isScale(topic) && positions.length <= MOST_BOXES
  const isBox = (position: string | null) =>
    scale && position !== null && positions.some(({ id }) => id === position)
  const signs = cells.flatMap((cell) =>
    cell.held
      .filter(({ position }) => !isBox(position))
      .map(({ stance }) => ({ stance, derived: cell.derived, unsure: cell.unsure })),
  )
  const hasBoxes = cells.some((cell) => cell.held.some(({ position }) => isBox(position)))
  return {
    tint: stand.derived || hasBoxes ? null : tintOf(stand.held[0]?.stance),
    signs: signs.filter(
      (sign, n) =>
        signs.findIndex((s) => s.stance === sign.stance && s.derived === sign.derived) === n,
    ),
    boxes: hasBoxes ? positions.map(({ id }) => boxOf(id, cells)) : null,
    dashed: stand.unsure,
    apart: !stand.derived && stand.apartFrom.length > 0,
    private: stand.private,
  }
}

function tintOf(stance: Stance | undefined): CellLook["tint"] {
  return stance === "supports" || stance === "opposes" || stance === "mixed" ? stance : null
}

/** The first cell that says something of the position: the actor's own comes first. */
function boxOf(position: string, cells: readonly MatrixCell[]): Box {
  for (const { held, derived } of cells) {
    const stance = held.find((one) => one.position === position)?.stance
    if (stance === undefined) continue
    if (stance === "opposes") return derived ? "against-through" : "against"
    if (derived) return "through"
    return stance === "mixed" ? "part" : stance === "unclear" ? "unclear" : "held"
  }
  return "empty"
}
