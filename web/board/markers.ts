// Circles for states that are too small to be seen: at their place, and beside it where another is there.
import type { ActorId } from "../../shared/meeting/meeting.ts"
import { type Place, WIDTH } from "./world.ts"

export interface Marker {
  readonly actor: ActorId
  /** Where the circle is. */
  readonly x: number
  readonly y: number
  /** Where the state is. */
  readonly from: { readonly x: number; readonly y: number }
}

/** A state that is drawn smaller than a square of so many units a side gets a circle. */
const SMALL = 6
const ROUNDS = 200

/**
 * The markers of those places that are small, with a radius in the drawing's units: no two overlap, and each
 * is as near its place as that allows. The same places give the same markers.
 */
export function markersOf(places: readonly Place[], radius: number): readonly Marker[] {
  const small = places
    .filter(({ area }) => area < SMALL * SMALL)
    .map(({ actor, x, y }) => ({ actor, x, y, from: { x, y } }))
  const apart = 2 * radius + 1
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false
    for (const [n, a] of small.entries()) {
      for (const b of small.slice(n + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y]
        const distance = Math.hypot(dx, dy)
        if (distance >= apart - 0.01) continue
        moved = true
        // Two at one place part along a direction that depends on nothing but which they are.
        const [ux, uy] =
          distance < 1e-6 ? [Math.cos(n), Math.sin(n)] : [dx / distance, dy / distance]
        const push = (apart - distance) / 2
        a.x -= ux * push
        a.y -= uy * push
        b.x += ux * push
        b.y += uy * push
      }
    }
    for (const one of small) one.x = Math.max(radius + 1, Math.min(one.x, WIDTH - radius - 1))
    if (!moved) break
  }
  return small
}
