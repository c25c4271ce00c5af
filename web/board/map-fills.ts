// How the map tells stands apart: by pattern and sign, by colour last. The screen and the picture draw the same.
import type { MeetingNames, Stance } from "../../shared/meeting/meeting.ts"
import type { Shown } from "../../shared/views/views.ts"
import { words } from "../ui/words.ts"
import type { ink } from "./picture.ts"
import { isScale, labelOf } from "./view-text.ts"

export type FillName = Stance | "several" | `position-${number}`
type Token = keyof typeof ink

/** What states have in common that look alike on the map. */
export interface Kind {
  readonly key: string
  readonly label: string
  readonly fill: FillName
  /** In the sign: a stance's own, or the number of a position. */
  readonly sign: string
  /** In the order of the legend and of the table. */
  readonly rank: number
}

/** Patterns for positions; a topic with more begins again, and its numbers go on. */
const POSITION_FILLS = 6
const stanceRank = { supports: 0, mixed: 1, unclear: 2, opposes: 3, addresses: 4 } as const
const stanceSigns = {
  supports: "+",
  mixed: "±",
  unclear: "?",
  opposes: "−",
  addresses: "·",
} as const

export function kindOf({ stand, besides }: Shown, names: MeetingNames): Kind {
  const topic = names.topicById(stand.topic)
  const several = (label: string): Kind => ({
    key: label,
    label,
    fill: "several",
    sign: "*",
    rank: 500,
  })
  if (stand.derived && besides.length > 0) return several(words.map.differ)
  if (isScale(topic)) {
    const taken = stand.held.filter((h) => h.position !== null && h.stance !== "opposes")
    const [one] = taken
    if (taken.length > 1) return several(words.map.several)
    if (one !== undefined && one.position !== null) {
      const place = topic?.positions.findIndex(({ id }) => id === one.position) ?? -1
      const at = place === -1 ? (topic?.positions.length ?? 0) : place
      const label = labelOf(one.position, topic)
      const fill: FillName = `position-${at % POSITION_FILLS}`
      return { key: one.position, label, fill, sign: String(at + 1), rank: at }
    }
    const against = stand.held.find((h) => h.position !== null)?.position
    if (against) {
      const label = words.map.against(labelOf(against, topic))
      return { key: `-${against}`, label, fill: "opposes", sign: stanceSigns.opposes, rank: 600 }
    }
  }
  const stance = stand.held[0]?.stance ?? "addresses"
  const label = stance === "addresses" ? words.matrix.only : words.stance[stance]
  return {
    key: stance,
    label,
    fill: stance,
    sign: stanceSigns[stance],
    rank: 700 + stanceRank[stance],
  }
}

interface Pattern {
  readonly ground: Token
  /** Lines and areas in a square of so many units. */
  readonly size: number
  readonly d: string
  readonly stroke?: number
  readonly colour: Token
}

const diagonal = "M-2 2L2 -2M-2 10L10 -2M6 10L10 6"
const counter = "M-2 6L2 10M-2 -2L10 10M6 -2L10 2"
const dots = "M2 2h2v2h-2zM6 6h2v2h-2z"

const own: Readonly<Record<string, Pattern>> = {
  supports: { ground: "for", size: 8, d: "", colour: "for" },
  opposes: { ground: "against-wash", size: 8, d: diagonal, stroke: 3, colour: "against" },
  mixed: { ground: "mixed-wash", size: 8, d: "M0 0h4v4h-4zM4 4h4v4h-4z", colour: "mixed" },
  unclear: { ground: "unclear-wash", size: 8, d: "M1 4h4", stroke: 1.5, colour: "unclear" },
  addresses: { ground: "paper", size: 8, d: "M3 3h2v2h-2z", colour: "unclear" },
  several: { ground: "sunk", size: 8, d: `${diagonal}${counter}`, stroke: 1.2, colour: "ink-2" },
  "position-0": { ground: "sunk", size: 6, d: "M0 3h6", stroke: 1.2, colour: "ink-2" },
  "position-1": { ground: "rule", size: 8, d: dots, colour: "ink-2" },
  "position-2": { ground: "ink-2", size: 8, d: "", colour: "ink-2" },
  "position-3": { ground: "sunk", size: 6, d: "M3 0v6", stroke: 2.5, colour: "ink-2" },
  "position-4": { ground: "rule", size: 8, d: counter, stroke: 2, colour: "ink-2" },
  "position-5": { ground: "rule-2", size: 8, d: "M0 4h8M4 0v8", stroke: 1.5, colour: "paper" },
}

/** Through a group: the ground stays paper, and the same figure is thin; what is solid becomes a grain. */
function through(pattern: Pattern): Pattern {
  if (pattern.d === "")
    return { ...pattern, ground: "paper", d: "M1 1h1.5v1.5h-1.5zM5 5h1.5v1.5h-1.5z" }
  const colour = pattern.colour === "paper" ? "rule-2" : pattern.colour
  return { ...pattern, ground: "paper", colour, stroke: 0.8 }
}

/** The patterns as an SVG's definitions, their ids behind a prefix, in the colours that are given. */
export function patternDefs(prefix: string, colour: (token: Token) => string): string {
  return Object.entries(own)
    .flatMap(([name, pattern]) => [
      patternOf(`${prefix}${name}-own`, pattern, colour),
      patternOf(`${prefix}${name}-through`, through(pattern), colour),
    ])
    .join("")
}

/** The id of a pattern among those definitions. */
export function patternId(prefix: string, fill: FillName, derived: boolean): string {
  return `${prefix}${fill}-${derived ? "through" : "own"}`
}

function patternOf(id: string, p: Pattern, colour: (token: Token) => string): string {
  const paint =
    p.stroke === undefined
      ? `fill="${colour(p.colour)}"`
      : `fill="none" stroke="${colour(p.colour)}" stroke-width="${p.stroke}"`
  return `<pattern id="${id}" width="${p.size}" height="${p.size}" patternUnits="userSpaceOnUse"><rect width="${p.size}" height="${p.size}" fill="${colour(p.ground)}"/><path d="${p.d}" ${paint}/></pattern>`
}
