import { expect, test } from "vitest"
import type { Actor } from "../../shared/meeting/meeting.ts"
import { type Clash, clashFields, firstChoices, type Side, settled } from "./clash.ts"

const seen = {
  ...{ id: "camp", kind: "group", name: "The Camp", aliases: ["Camp"], badge: "C" },
  members: [{ actor: "AUT" }],
} as unknown as Actor
const mine: Actor = { ...seen, name: "Our Camp", aliases: ["Camp", "Tents"], role: "bloc" }
const { badge: _, ...withoutBadge } = seen
const theirs: Actor = { ...withoutBadge, name: "The Old Camp", members: [], was: ["camp-1"] }
const clash: Clash<Actor> = { seen, mine, theirs }

test("each field that is not the same says who changed it", () => {
  expect(clashFields(clash)).toEqual([
    { field: "aliases", changedBy: "mine" },
    { field: "badge", changedBy: "theirs" },
    { field: "members", changedBy: "theirs" },
    { field: "name", changedBy: "both" },
    { field: "role", changedBy: "mine" },
  ])
})

test("who alone changed a field is chosen, and nobody where both did", () => {
  const choices = firstChoices(clashFields(clash))
  expect(choices.get("name")).toBeUndefined()
  expect(Object.fromEntries(choices)).toEqual({
    ...{ aliases: "mine", badge: "theirs", members: "theirs", role: "mine" },
  })
})

test("the two become one by what is chosen of each", () => {
  const choices = new Map<string, Side>([...firstChoices(clashFields(clash)), ["name", "mine"]])
  expect(settled(clash, choices)).toEqual({
    ...{ id: "camp", kind: "group", name: "Our Camp", aliases: ["Camp", "Tents"] },
    ...{ members: [], role: "bloc", was: ["camp-1"] },
  })
  const whole = (side: Side) => new Map(clashFields(clash).map(({ field }) => [field, side]))
  expect(settled(clash, whole("mine"))).toEqual({ ...mine, was: ["camp-1"] })
  expect(settled(clash, whole("theirs"))).toEqual(theirs)
})

test("a name that they gave up stays, whichever other names are chosen", () => {
  const renamed = { ...theirs, aliases: ["Camp", "The Camp"] }
  const chosen = settled({ seen, mine, theirs: renamed }, new Map([["aliases", "mine"]]))
  expect(chosen.aliases).toEqual(["Camp", "Tents", "The Camp"])
})

test("where both made one anew, every difference is of both", () => {
  const made = { seen: null, mine, theirs }
  expect(new Set(clashFields(made).map(({ changedBy }) => changedBy))).toEqual(new Set(["both"]))
})

test("of one that was taken out there is only mine", () => {
  const gone = { seen, mine, theirs: null }
  expect(clashFields(gone)).toEqual([])
  expect(settled(gone, new Map())).toEqual(mine)
})
