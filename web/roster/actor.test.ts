import { expect, test } from "vitest"
import type { Actor, ActorId } from "../../shared/meeting/meeting.ts"
import {
  actorFrom,
  daysWith,
  spokespersonDaysOf,
  spokespersonOf,
  type TypedActor,
} from "./actor.ts"

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
  spokespersonDays: null,
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

test("a group has one spokesperson for all days, or one for each day that has one", () => {
  const byDay: Actor = { ...group, spokesperson: { "2018-03-12": austria } }
  const spokespersonDays = spokespersonDaysOf(byDay, ["2018-03-12", "2018-03-13"])
  expect(spokespersonDays).toEqual([
    { date: "2018-03-12", actor: "AUT" },
    { date: "2018-03-13", actor: "" },
  ])
  expect(spokespersonOf(byDay)).toBe("")
  expect(actorFrom({ ...typed, spokespersonDays }, byDay, []).spokesperson).toEqual({
    "2018-03-12": austria,
  })
  expect(actorFrom({ ...typed, spokespersonDays: [] }, byDay, []).spokesperson).toBeUndefined()
  expect(actorFrom(typed, byDay, []).spokesperson).toBe(austria)
})

test("a day that is named and no day of the meeting stays among the days", () => {
  expect(daysWith({ "2017-12-01": "AUT" }, ["2018-03-12"]).map(({ date }) => date)).toEqual([
    "2017-12-01",
    "2018-03-12",
  ])
})
