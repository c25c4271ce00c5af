import { expect, test } from "vitest"
import type { Actor, ActorId } from "../../shared/meeting/meeting.ts"
import { actorFrom, spokespersonOf, type TypedActor } from "./actor.ts"
import { matching } from "./matching.ts"

const austria = "AUT" as ActorId
const hungary = "HUN" as ActorId
const typed: TypedActor = {
  kind: "group",
  name: "Friends of Children",
  aliases: "FoC, Children's friends",
  badge: " FoC ",
  role: "left from another kind",
  neutral: false,
  members: [
    { actor: austria, from: "", until: "" },
    { actor: hungary, from: "2018-03-12", until: "" },
  ],
  spokesperson: "AUT",
}
const group: Actor = {
  id: "friends-of-children" as ActorId,
  kind: "group",
  name: "Friends of Children",
  aliases: ["FoC", "Children's friends"],
  badge: "FoC",
  members: [{ actor: austria }, { actor: hungary, from: "2018-03-12" }],
  spokesperson: austria,
}

test("a group has its members and spokesperson, and nothing of another kind", () => {
  expect(actorFrom(typed, null, [])).toEqual(group)
})

test("a person has a role and no members", () => {
  const person = actorFrom(
    { ...typed, kind: "person", name: "The chair", role: "chair", neutral: true },
    null,
    [],
  )
  expect(person).toEqual({
    id: "the-chair",
    kind: "person",
    name: "The chair",
    aliases: ["FoC", "Children's friends"],
    neutral: true,
    role: "chair",
  })
})

test("an actor that was there keeps its id under a new name", () => {
  expect(actorFrom({ ...typed, name: "Children's Group" }, group, [group]).id).toBe(group.id)
})

test("spokespersons by day stay unless one for all days is chosen", () => {
  const byDay: Actor = { ...group, spokesperson: { "2018-03-12": austria } }
  expect(spokespersonOf(byDay)).toBe("")
  expect(actorFrom({ ...typed, spokesperson: "" }, byDay, []).spokesperson).toEqual({
    "2018-03-12": austria,
  })
  expect(actorFrom(typed, byDay, []).spokesperson).toBe(austria)
})

const ivory: Actor = {
  id: "CIV" as ActorId,
  kind: "state",
  name: "Côte d'Ivoire",
  aliases: ["Ivory Coast"],
}

test.each(["cote", "CIV", "ivory c", "coast ivory", ""])(
  "the search %j finds the actor",
  (search) => {
    expect(matching([ivory], search)).toEqual([ivory])
  },
)

test("a search for another finds nothing", () => {
  expect(matching([ivory], "ghana")).toEqual([])
})
