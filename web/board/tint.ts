// What has just come is tinted once, and the tint fades.
import type { TransitionConfig } from "svelte/transition"

const FADE_MS = 1600

/** A Svelte `in:` transition: only the colour moves; nothing at all where reduced motion is asked for. */
export function tint(_node: Element): TransitionConfig {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches
  return {
    duration: still ? 0 : FADE_MS,
    css: (arrived) =>
      `background-color: color-mix(in srgb, var(--accent-wash) ${(1 - arrived) * 100}%, transparent)`,
  }
}
