import codes from "i18n-iso-countries/codes.json"
import { expect, test } from "vitest"
import { builtInActors, isState } from "../../shared/roster/roster.ts"
import { flagSymbol } from "./flags.ts"

test("every state and observer state has its own flag", () => {
  const alpha2 = new Map(codes.map(([two, three]) => [three, two]))
  const states = builtInActors.filter(isState)
  expect(states.length).toBe(195)
  for (const { id } of states) expect(flagSymbol(id)).toBe(`flag-${alpha2.get(id)}`)
})

test("who is no state has none", () => {
  expect(flagSymbol("eu-27")).toBeNull()
})
