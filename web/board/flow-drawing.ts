// The flow of a topic as shapes: a row for each place, a column for each day, a ribbon for those who go on.
import type { Flow, FlowLink } from "../../shared/views/views.ts"

export interface FlowDrawing {
  readonly width: number
  readonly height: number
  /** A row for each lane of the flow, and the last for who was not heard, where there is one. */
  readonly rows: readonly { readonly lane: number | null; readonly y: number }[]
  /** One for each day: the left edge of its bars. */
  readonly columns: readonly number[]
  readonly bars: readonly FlowBar[]
  readonly ribbons: readonly FlowRibbon[]
}

interface FlowBar {
  readonly day: number
  readonly lane: number | null
  readonly x: number
  readonly y: number
  readonly height: number
  readonly count: number
}

interface FlowRibbon {
  readonly link: FlowLink
  readonly path: string
  /** It stays in its row, leaves it, or begins or ends with who was not heard. */
  readonly kind: "stays" | "moves" | "edge"
}

/** Pixels: a bar's width, a row's label above its bars, and the tallest that one actor is. */
export const BAR = 10
const LABEL = 22
const HEAD = 28
const GAP = 12
const TALLEST = 9
const ALL = 300
/** Of who stands left of the first bar and right of the last: room for counts. */
const MARGIN = 4
const COUNT = 26

/** The drawing in so many pixels across. */
export function drawFlow({ days, lanes, links, paths }: Flow, width: number): FlowDrawing {
  const keys = [...lanes.keys(), ...(hasSilent(paths) ? [null] : [])]
  const counts = keys.map((lane) =>
    days.map((_, day) => paths.filter(({ steps }) => (steps[day]?.lane ?? null) === lane).length),
  )
  const most = counts.map((row) => Math.max(...row, 1))
  const unit = Math.min(TALLEST, ALL / most.reduce((sum, n) => sum + n, 0))
  let y = HEAD
  const rows = keys.map((lane, n) => {
    const row = { lane, y }
    y += LABEL + (most[n] ?? 1) * unit + GAP
    return row
  })
  const step = days.length < 2 ? 0 : (width - 2 * MARGIN - BAR - COUNT) / (days.length - 1)
  const columns = days.map((_, day) => MARGIN + day * step)
  const topOf = (lane: number | null) => (rows.find((row) => row.lane === lane)?.y ?? 0) + LABEL
  return {
    width,
    height: y,
    rows,
    columns,
    bars: rows.flatMap(({ lane }, n) =>
      columns.flatMap((x, day) => {
        const count = counts[n]?.[day] ?? 0
        return count === 0 ? [] : [{ day, lane, x, y: topOf(lane), height: count * unit, count }]
      }),
    ),
    ribbons: ribbonsOf(links, columns, topOf, unit),
  }
}

function hasSilent(paths: Flow["paths"]): boolean {
  return paths.some(({ steps }) => steps.includes(null))
}

/** At each bar the ribbons lie in the order of the rows at their other end, so that few cross. */
function ribbonsOf(
  links: readonly FlowLink[],
  columns: readonly number[],
  topOf: (lane: number | null) => number,
  unit: number,
): readonly FlowRibbon[] {
  const used = new Map<string, number>()
  const take = (key: string, size: number) => {
    const at = used.get(key) ?? 0
    used.set(key, at + size)
    return at
  }
  const place = (lane: number | null) => lane ?? Number.POSITIVE_INFINITY
  const compare = (a: number | null, b: number | null) =>
    place(a) === place(b) ? 0 : place(a) - place(b)
  const starts = new Map(
    links
      .toSorted((a, b) => compare(a.to, b.to))
      .map((link) => [link, take(`${link.day} ${link.from}`, link.actors.length * unit)]),
  )
  const ends = new Map(
    links
      .toSorted((a, b) => compare(a.from, b.from))
      .map((link) => [link, take(`to ${link.day} ${link.to}`, link.actors.length * unit)]),
  )
  return links.flatMap((link) => {
    if (link.from === null && link.to === null) return []
    const path = ribbon({
      x0: (columns[link.day] ?? 0) + BAR,
      y0: topOf(link.from) + (starts.get(link) ?? 0),
      x1: columns[link.day + 1] ?? 0,
      y1: topOf(link.to) + (ends.get(link) ?? 0),
      height: link.actors.length * unit,
    })
    const kind =
      link.from === null || link.to === null ? "edge" : link.from === link.to ? "stays" : "moves"
    return [{ link, path, kind }]
  })
}

function ribbon({ x0, y0, x1, y1, height }: Record<"x0" | "y0" | "x1" | "y1" | "height", number>) {
  const middle = (x0 + x1) / 2
  const at = (n: number) => n.toFixed(1)
  return [
    `M${at(x0)} ${at(y0)}`,
    `C${at(middle)} ${at(y0)} ${at(middle)} ${at(y1)} ${at(x1)} ${at(y1)}`,
    `V${at(y1 + height)}`,
    `C${at(middle)} ${at(y1 + height)} ${at(middle)} ${at(y0 + height)} ${at(x0)} ${at(y0 + height)}`,
    "Z",
  ].join("")
}
