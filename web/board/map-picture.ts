// The map as a picture that stands by itself: title, legend, and what is to be said of its borders.
import type { ActorId } from "../../shared/meeting/meeting.ts"
import { groupBy } from "../../shared/support/group-by.ts"
import { words } from "../ui/words.ts"
import { patternDefs, patternId } from "./map-fills.ts"
import type { MapStands, Standing } from "./map-state.svelte.ts"
import { markersOf } from "./markers.ts"
import { ink, lines, svgOf, textAt } from "./picture.ts"
import { HEIGHT, WIDTH, world } from "./world.ts"

interface Head {
  readonly title: string
  readonly under: string
}

const edge = 20
const prefix = "p-"
const radius = 6

/** An SVG with the disclaimer in it, however it travels. */
export function mapPicture({ states }: MapStands, { title, under }: Head): string {
  const stands = new Map(states.map((one) => [one.actor, one]))
  const top = 70
  const legend = legendAt(states, top + HEIGHT + 24)
  const notes = [
    words.map.disclaimer,
    words.map.disputed,
    words.map.kashmir,
    `${words.map.grey} ${words.map.small}`,
    words.map.source,
  ]
  let y = legend.end + 14
  const said = notes.flatMap((note) =>
    lines(note, 158).map((line) => {
      y += 14
      return textAt(edge, y, line, { size: 11, fill: ink["ink-2"] })
    }),
  )
  return svgOf(WIDTH + 2 * edge, y + edge, title, [
    `<defs>${patternDefs(prefix, (token) => ink[token])}</defs>`,
    textAt(edge, 32, title, { size: 20, weight: 650 }),
    textAt(edge, 54, under, { fill: ink["ink-2"] }),
    `<g transform="translate(${edge} ${top})">${mapOf(stands)}</g>`,
    ...legend.parts,
    ...said,
  ])
}

function mapOf(stands: ReadonlyMap<ActorId, Standing>): string {
  const { lands, places, borders, disputed } = world()
  const fill = (actor: ActorId | null, otherwise: string) => {
    const one = actor === null ? undefined : stands.get(actor)
    if (one === undefined) return otherwise
    return `url(#${patternId(prefix, one.kind.fill, one.shown.stand.derived)})`
  }
  const markers = markersOf(places, radius)
  const marked = new Set(markers.map(({ actor }) => actor))
  return [
    ...lands.map(({ actor, path }) => `<path d="${path}" fill="${fill(actor, ink.hover)}"/>`),
    `<path d="${borders}" fill="none" stroke="${ink["rule-2"]}" stroke-width="0.6"/>`,
    `<path d="${disputed}" fill="none" stroke="${ink.ink}" stroke-width="0.9" stroke-dasharray="2.4 1.8"/>`,
    ...markers.map(({ actor, x, y, from }) => {
      const one = stands.get(actor)
      const edgeColour = one === undefined ? ink["rule-2"] : ink.ink
      const lead = `<path d="M${from.x} ${from.y}L${x} ${y}" stroke="${ink["rule-2"]}" stroke-width="0.8"/>`
      const circle = `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill(actor, ink.paper)}" stroke="${edgeColour}"/>`
      return lead + circle + (one === undefined ? "" : signAt(one, x, y, radius * 0.72))
    }),
    ...places.map(({ actor, x, y, area }) => {
      const one = stands.get(actor)
      return one === undefined || marked.has(actor) || area <= 220 ? "" : signAt(one, x, y, radius)
    }),
  ].join("\n")
}

function signAt({ kind, shown }: Standing, x: number, y: number, r: number): string {
  const [ground, sign] = shown.stand.derived ? [ink.paper, ink.ink] : [ink.ink, ink.paper]
  const style = { size: r * 1.3, weight: 700, anchor: "middle", fill: sign } as const
  const word = `${kind.sign}${shown.stand.unsure ? "?" : ""}`
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${ground}" stroke="${sign}"/>${textAt(x, y + r * 0.42, word, style)}`
}

function legendAt(states: readonly Standing[], top: number) {
  const parts: string[] = []
  let y = top
  for (const [, all] of groupBy(states, ({ kind }) => kind.key)) {
    const [{ kind }] = all
    const own = all.filter(({ shown }) => !shown.stand.derived).length
    const counts = `${own} ${words.map.themselves}, ${all.length - own} ${words.map.throughGroups}`
    const swatch = (x: number, derived: boolean) =>
      `<rect x="${x}" y="${y - 12}" width="20" height="15" fill="url(#${patternId(prefix, kind.fill, derived)})" stroke="${ink["rule-2"]}"/>`
    parts.push(swatch(edge, false), swatch(edge + 22, true))
    parts.push(textAt(edge + 50, y, kind.sign, { weight: 700 }))
    parts.push(textAt(edge + 68, y, `${kind.label}: ${all.length} (${counts})`))
    y += 20
  }
  return { parts, end: y }
}
