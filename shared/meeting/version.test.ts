import { expect, test } from "vitest"
import type { Actor, Topic } from "./meeting.ts"
import { differingFields, versionOf } from "./version.ts"

const group = {
  ...{ id: "camp", kind: "group", name: "The Camp", aliases: ["Camp"] },
  members: [{ actor: "AUT", from: "2018-03-12" }],
} as unknown as Actor
const topic = {
  ...{ id: "labour", name: "Labour", aliases: [] },
  positions: [{ id: "protect", label: "Protect rights" }],
} as unknown as Topic

test("the same words are the same version, in whatever order the fields come", () => {
  const { name, ...rest } = group
  expect(versionOf({ ...rest, name })).toBe(versionOf(group))
  expect(versionOf(structuredClone(topic))).toBe(versionOf(topic))
})

test("other words, members or days are another version", () => {
  const others: Actor[] = [
    { ...group, name: "Camp" },
    { ...group, aliases: [] },
    { ...group, neutral: true },
    { ...group, members: [] },
    { ...group, members: [{ actor: group.id }] },
  ]
  const versions = [group, ...others].map(versionOf)
  expect(new Set(versions).size).toBe(versions.length)
})

test("former ids are no part of a version", () => {
  expect(versionOf({ ...group, was: ["old-camp"] })).toBe(versionOf(group))
  const positions = topic.positions.map((position) => ({ ...position, was: ["defend"] }))
  expect(versionOf({ ...topic, was: ["work"], positions })).toBe(versionOf(topic))
})

test("the fields that differ are named, and an absent one is like an empty one", () => {
  expect(differingFields(group, { ...group, name: "Camp", members: [], neutral: false })).toEqual([
    "members",
    "name",
  ])
  expect(differingFields(topic, { ...topic, was: ["work"] })).toEqual([])
  const { members: _, ...without } = group
  expect(differingFields({ ...group, members: [] }, without)).toEqual([])
})
