// Where actors stand in the picture of agreement: the same places for the same pairs, whoever looks.
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force"
import type { ActorId } from "../../shared/meeting/meeting.ts"
import type { Pair } from "../../shared/views/views.ts"

/** From this share on a line joins two. */
const STRONG = 2 / 3
/** More cannot be read; on a narrow screen fewer can. */
const MOST_ACTORS = 36
const ACTOR_WIDTH = 24
const TICKS = 300

export interface Network {
  readonly width: number
  readonly height: number
  readonly nodes: readonly NetworkNode[]
  readonly lines: readonly {
    readonly pair: Pair
    readonly from: NetworkNode
    readonly to: NetworkNode
  }[]
  /** How many actors have a line; where fewer are drawn, those with the most. */
  readonly actors: number
}

export interface NetworkNode {
  readonly actor: ActorId
  readonly x: number
  readonly y: number
}

interface Placed extends SimulationNodeDatum {
  readonly actor: ActorId
}

/** The pairs that a line joins. */
export function strongest(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.filter(({ share }) => share >= STRONG)
}

/** The network of those pairs in so many pixels across; a name is `nameWidth` wide. */
export function networkOf(
  strong: readonly Pair[],
  width: number,
  nameWidth: (actor: ActorId) => number,
): Network {
  const degrees = new Map<ActorId, number>()
  for (const actor of strong.flatMap(({ a, b }) => [a, b])) {
    degrees.set(actor, (degrees.get(actor) ?? 0) + 1)
  }
  // The sort is stable: of equals those stay that stand together most.
  const most = Math.min(MOST_ACTORS, Math.floor(width / ACTOR_WIDTH))
  const drawn = [...degrees].sort(([, x], [, y]) => y - x).slice(0, most)
  const nodes: Placed[] = drawn.map(([actor]) => ({ actor }))
  const height = Math.round(Math.max(220, Math.min(620, 80 + nodes.length * 17)))
  const placed = new Set(nodes.map(({ actor }) => actor))
  const shown = strong.filter(({ a, b }) => placed.has(a) && placed.has(b))
  const box = { width, height, nameWidth }
  settle(nodes, shown, box)
  const at = new Map(apart(spread(nodes, box), box).map((node) => [node.actor, node]))
  return {
    width,
    height,
    nodes: [...at.values()],
    lines: shown.flatMap((pair) => {
      const [from, to] = [at.get(pair.a), at.get(pair.b)]
      return from === undefined || to === undefined ? [] : [{ pair, from, to }]
    }),
    actors: degrees.size,
  }
}

interface Box {
  readonly width: number
  readonly height: number
  readonly nameWidth: (actor: ActorId) => number
}

/** d3-force draws its chance from a fixed row of numbers, so a fixed number of steps ends at the same places. */
function settle(nodes: Placed[], pairs: readonly Pair[], { width, height, nameWidth }: Box): void {
  const links = pairs.map(({ a, b, share }) => ({ source: a, target: b, share }))
  const link = forceLink<Placed, (typeof links)[number]>(links)
    .id(({ actor }) => actor)
    .distance(({ share }) => 60 + 90 * (1 - share))
    .strength(({ share }) => (0.5 * share) / Math.sqrt(nodes.length + 1))
  forceSimulation(nodes)
    .force("link", link)
    .force("apart", forceManyBody<Placed>().strength(-260))
    .force(
      "names",
      forceCollide<Placed>(({ actor }) => Math.max(16, nameWidth(actor) * 0.42)).iterations(3),
    )
    .force("x", forceX<Placed>(width / 2).strength(0.06))
    .force("y", forceY<Placed>(height / 2).strength(0.14))
    .stop()
    .tick(TICKS)
}

/** Stretched over the whole box. */
function spread(nodes: readonly Placed[], { width, height }: Box): NetworkNode[] {
  const reach = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const
  const [left, right] = reach(nodes.map(({ x = 0 }) => x))
  const [top, bottom] = reach(nodes.map(({ y = 0 }) => y))
  return nodes.map(({ actor, x = 0, y = 0 }) => ({
    actor,
    x: right === left ? width / 2 : MARGIN + ((x - left) / (right - left)) * (width - 2 * MARGIN),
    y: bottom === top ? height / 2 : MARGIN + ((y - top) / (bottom - top)) * (height - 2 * MARGIN),
  }))
}

/** Pushes names that lie over each other apart, the shorter way, and keeps them in the box. */
function apart(nodes: NetworkNode[], { width, height, nameWidth }: Box): readonly NetworkNode[] {
  const boxes = nodes.map(({ actor, x, y }) => ({ actor, x, y, half: nameWidth(actor) / 2 }))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, a] of boxes.entries()) {
      for (const b of boxes.slice(n + 1)) {
        const over = a.half + b.half + GAP - Math.abs(a.x - b.x)
        const above = LINE - Math.abs(a.y - b.y)
        if (over <= 0 || above <= 0) continue
        const isSideways = over < above
        const push = (isSideways ? over : above) / 2
        const sign = (isSideways ? a.x < b.x : a.y < b.y) ? -1 : 1
        if (isSideways) {
          a.x += sign * push
          b.x -= sign * push
        } else {
          a.y += sign * push
          b.y -= sign * push
        }
      }
    }
    for (const one of boxes) {
      one.x = Math.max(one.half + 2, Math.min(width - one.half - 2, one.x))
      one.y = Math.max(LINE / 2, Math.min(height - LINE / 2, one.y))
    }
  }
  return boxes
}

const MARGIN = 24
const GAP = 6
const LINE = 25
const ROUNDS = 200
