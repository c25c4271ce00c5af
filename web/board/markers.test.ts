import { describe, expect, test } from "vitest"
import { builtInActors, isState } from "../../shared/roster/roster.ts"
import { markersOf } from "./markers.ts"
import { HEIGHT, WIDTH, world } from "./world.ts"

const radius = 6

describe("the world", () => {
  test("has a place for each state of the roster, within the drawing", () => {
    const places = new Map(world().places.map((place) => [place.actor, place]))
    const states = builtInActors.filter(isState)
    expect(states.filter(({ id }) => !places.has(id)).map(({ name }) => name)).toEqual([])
    expect(states).toHaveLength(195)
    for (const { x, y, actor } of places.values()) {
      expect(x > 0 && x < WIDTH && y > 0 && y < HEIGHT, actor).toBe(true)
    }
  })

  test("draws each state, or marks it with a circle", () => {
    const drawn = new Set(world().lands.map(({ actor }) => actor))
    const marked = new Set(markersOf(world().places, radius).map(({ actor }) => actor))
    const missing = world().places.filter(({ actor }) => !drawn.has(actor) && !marked.has(actor))
    expect(missing).toEqual([])
    for (const id of ["VAT", "SGP", "TUV", "MLT", "LIE", "NRU"]) {
      expect([...marked].map(String)).toContain(id)
    }
  })

  test("colours nobody for Western Sahara, Kosovo, Northern Cyprus, Somaliland and Crimea", () => {
    const areas = ["W. Sahara", "Kosovo", "N. Cyprus", "Somaliland", "Crimea"]
    for (const area of areas) {
      const found = world().lands.filter(({ name }) => name === area)
      expect(
        found.map(({ actor }) => actor),
        area,
      ).toEqual([null])
    }
  })

  test("keeps no border both as agreed and as disputed", () => {
    const segments = (path: string) => new Set(path.split(/(?=M)/))
    const agreed = segments(world().borders)
    expect([...segments(world().disputed)].filter((part) => agreed.has(part))).toEqual([])
    expect(world().disputed.length).toBeGreaterThan(500)
  })
})

describe("the markers", () => {
  test("never overlap, and stay near", () => {
    const markers = markersOf(world().places, radius)
    expect(markers.length).toBeGreaterThan(29)
    for (const [n, a] of markers.entries()) {
      expect(a.x > radius && a.x < WIDTH - radius, a.actor).toBe(true)
      expect(Math.hypot(a.x - a.from.x, a.y - a.from.y), a.actor).toBeLessThan(8 * radius)
      for (const b of markers.slice(n + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y), `${a.actor} ${b.actor}`).toBeGreaterThan(
          2 * radius,
        )
      }
    }
  })
})
