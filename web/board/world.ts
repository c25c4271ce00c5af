// The world drawn once: outlines of states, and borders, those in dispute apart. All of it ships with the screen.
import { geoEqualEarth, geoPath } from "d3-geo"
import { feature, mesh } from "topojson-client"
import type { GeometryObject, MultiPolygon } from "topojson-specification"
import countries from "world-atlas/countries-110m.json"
import type { ActorId } from "../../shared/meeting/meeting.ts"
import { worldTable } from "./world-table.ts"

/** The drawing's own units; the screen scales them. */
export const WIDTH = 960
export const HEIGHT = 432

export interface World {
  readonly lands: readonly Land[]
  /** Where each state of the roster is, also those too small to be drawn. */
  readonly places: readonly Place[]
  /** Borders that are agreed, as a path. */
  readonly borders: string
  /** Borders that are disputed or not agreed, as far as the data has them. */
  readonly disputed: string
}

export interface Land {
  /** The state of the roster; null for territories and for disputed areas, which are never coloured. */
  readonly actor: ActorId | null
  readonly name: string
  readonly path: string
}

export interface Place {
  readonly actor: ActorId
  readonly x: number
  readonly y: number
  /** The drawn area in square units; 0 where the data have no outline. */
  readonly area: number
}

let drawn: World | undefined

/** Drawn when it is first asked for. */
export function world(): World {
  drawn ??= draw()
  return drawn
}

type Geometry = GeometryObject<{ readonly name: string }>

/** ISO 3166-1 numbers. */
const ANTARCTICA = "010"
const RUSSIA = "643"
const WESTERN_SAHARA = "732"

/** Pairs whose whole border is disputed or not agreed: Israel and Palestine, the two Sudans, the Koreas, China and India. */
const open = new Set(["275|376", "729|728", "408|410", "156|356"].map(sorted))
const KASHMIR = sorted("356|586")

function draw(): World {
  const projection = geoEqualEarth()
  const areas = withCrimeaApart(countries.objects.countries.geometries as Geometry[])
  const shown = { type: "GeometryCollection" as const, geometries: areas }
  projection.fitExtent(
    [
      [4, 4],
      [WIDTH - 4, HEIGHT - 4],
    ],
    feature(countries, shown),
  )
  const path = geoPath(projection).digits(1)
  const states = table()
  const byNumber = new Map(states.map((state) => [state.number, state.actor]))
  const shapes = areas.map((area) => ({ area, shape: feature(countries, area) }))
  const size = new Map(
    shapes.map(({ area, shape }) => [byNumber.get(idOf(area)), path.area(shape)]),
  )
  const line = (of: (a: Geometry, b: Geometry) => boolean) =>
    mesh(countries, shown, (a, b) => a !== b && of(a as Geometry, b as Geometry))
  const kashmir = split(line((a, b) => pairOf(a, b) === KASHMIR))
  return {
    lands: shapes.map(({ area, shape }) => ({
      actor: isDisputed(area) ? null : (byNumber.get(idOf(area)) ?? null),
      name: (area.properties as { readonly name?: string } | undefined)?.name ?? "",
      path: path(shape) ?? "",
    })),
    places: states.map(({ actor, at }) => {
      const [x = 0, y = 0] = projection(at) ?? []
      return { actor, x, y, area: size.get(actor) ?? 0 }
    }),
    borders: [
      path(line((a, b) => !isOpen(a, b) && pairOf(a, b) !== KASHMIR)),
      path(kashmir.agreed),
    ].join(""),
    disputed: [path(line(isOpen)), path(kashmir.control), coastsOf(areas, path)].join(""),
  }
}

/** The coasts of disputed areas are dashed with their borders, so that one sees what is meant. */
function coastsOf(areas: readonly Geometry[], path: ReturnType<typeof geoPath>): string {
  const own = areas.filter((area) => isDisputed(area) && idOf(area) !== WESTERN_SAHARA)
  return own.map((area) => path(mesh(countries, area as GeometryObject)) ?? "").join("")
}

/**
 * Natural Earth draws who controls an area. Crimea is a part of Russia's outline there: it becomes an area
 * of its own, as the data have Northern Cyprus, Somaliland and Kosovo, and is coloured for nobody.
 */
function withCrimeaApart(areas: readonly Geometry[]): Geometry[] {
  return areas
    .filter((area) => idOf(area) !== ANTARCTICA)
    .flatMap((area) => {
      if (idOf(area) !== RUSSIA || area.type !== "MultiPolygon") return [area]
      const isCrimea = (arcs: MultiPolygon["arcs"][number]) =>
        contains(arcs[0] ?? [], [34.3, 45.2]) && !contains(arcs[0] ?? [], [37.6, 55.8])
      const crimea = { arcs: area.arcs.filter(isCrimea), properties: { name: "Crimea" } }
      const rest = area.arcs.filter((arcs) => !isCrimea(arcs))
      return [
        { ...area, arcs: rest },
        { type: "MultiPolygon" as const, ...crimea },
      ]
    })
}

/** Whether the box around a ring holds a place. */
function contains(ring: readonly number[], [east = 0, north = 0]: GeoJSON.Position): boolean {
  const line = { type: "LineString" as const, arcs: [...ring] }
  const { geometry } = feature(countries, line) as GeoJSON.Feature<{
    type: "LineString"
    coordinates: GeoJSON.Position[]
  }>
  const easts = geometry.coordinates.map(([x = 0]) => x)
  const norths = geometry.coordinates.map(([, y = 0]) => y)
  return (
    Math.min(...easts) < east &&
    east < Math.max(...easts) &&
    Math.min(...norths) < north &&
    north < Math.max(...norths)
  )
}

/** The border of India and Pakistan: up to where the Line of Control begins, and from there. */
function split({ coordinates }: GeoJSON.MultiLineString) {
  // Natural Earth's line leaves the agreed border near 32.5° north, east of 74° east, and goes on to the north.
  const isControl = ([, north = 0]: GeoJSON.Position) => north > 32.6
  const agreed: GeoJSON.Position[][] = []
  const control: GeoJSON.Position[][] = []
  for (const line of coordinates) {
    for (const [n, to] of line.entries()) {
      const from = line[n - 1]
      if (from === undefined) continue
      const side = isControl(from) || isControl(to) ? control : agreed
      const last = side.at(-1)
      if (last !== undefined && last.at(-1) === from) last.push(to)
      else side.push([from, to])
    }
  }
  const lines = (coordinates: GeoJSON.Position[][]) => ({
    type: "MultiLineString" as const,
    coordinates,
  })
  return { agreed: lines(agreed), control: lines(control) }
}

function isOpen(a: Geometry, b: Geometry): boolean {
  return isDisputed(a) || isDisputed(b) || open.has(pairOf(a, b))
}

/** What has no number in ISO 3166-1, and Western Sahara. */
function isDisputed(area: Geometry): boolean {
  return area.id === undefined || area.id === WESTERN_SAHARA
}

function pairOf(a: Geometry, b: Geometry): string {
  return sorted(`${idOf(a)}|${idOf(b)}`)
}

function sorted(pair: string): string {
  return pair.split("|").sort().join("|")
}

function idOf({ id }: Geometry): string {
  return id === undefined ? "" : String(id)
}

function table() {
  return worldTable
    .trim()
    .split("\n")
    .map((line) => {
      const [id = "", number = "", east = "", north = ""] = line.split("|")
      const at: [number, number] = [Number(east), Number(north)]
      return { actor: id as ActorId, number: number === "" ? `no number of ${id}` : number, at }
    })
}
