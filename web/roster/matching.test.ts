import { expect, test } from "vitest"
import type { Actor, ActorId } from "../../shared/meeting/meeting.ts"
import { builtInActors } from "../../shared/roster/roster.ts"
import { matching } from "./matching.ts"

const first = (search: string) => matching(builtInActors, search)[0]

test.each([
  ["Brasil", "BRA", "Brasil"],
  ["Suisse", "CHE", "Suisse"],
  ["suiza", "CHE", "Suiza"],
  ["البرازيل", "BRA", "البرازيل"],
  ["瑞士", "CHE", "瑞士"],
  ["Швейцария", "CHE", "Швейцария"],
  ["AOSIS", "aosis", null],
  ["GRULAC", "latin-american-caribbean-states", null],
  ["cote", "CIV", null],
  ["CIV", "CIV", null],
  ["ivory c", "CIV", null],
  ["coast ivory", "CIV", null],
  ["us", "USA", null],
  ["swaziland", "SWZ", null],
  ["timor este", "TLS", null],
  ["pays-bas", "NLD", "Pays-Bas"],
])("%s finds %s first, and tells by which name", (search, id, by) => {
  expect(first(search)?.actor.id).toBe(id)
  expect(first(search)?.by).toBe(by)
})

test("an empty search is the roster in its order, and one for nothing is empty", () => {
  expect(matching(builtInActors, " ").map(({ actor }) => actor)).toEqual(builtInActors)
  expect(matching(builtInActors, "qqq")).toEqual([])
})

test("what is within a word comes last", () => {
  const found = matching(builtInActors, "stan").map(({ actor }) => actor.id as string)
  expect(found).toEqual(expect.arrayContaining(["KAZ", "UZB", "PAK"]))
  expect(first("guinea")?.actor.id).toBe("GIN")
})

test("an actor of the meeting is found by its own names and by the words of its id", () => {
  const own: Actor = {
    ...{ id: "CHE" as ActorId, kind: "state", name: "Our host", aliases: ["Bern"] },
  }
  for (const search of ["host", "bern", "suisse", "che"]) {
    expect(matching([own], search).map(({ actor }) => actor)).toEqual([own])
  }
})

test("a search of the whole roster takes less than a frame", () => {
  matching(builtInActors, "warm")
  const before = performance.now()
  for (const search of ["b", "br", "bra", "bras", "brasi", "brasil", "a", "s", "su", "sui"]) {
    matching(builtInActors, search)
  }
  // Ten of them, on a machine that does other things as well.
  expect(performance.now() - before).toBeLessThan(400)
})
