import { expect, test } from "vitest"
import { regionalGroups } from "./groups.ts"
import { states } from "./states.ts"

const members = ({ members = [] }: (typeof regionalGroups)[number]) =>
  members.map(({ actor }) => actor as string)
const groupsOf = (state: string) =>
  regionalGroups.filter((group) => members(group).includes(state)).map(({ id }) => id as string)

test("the five regional groups have the members that the UN counts, and Palestine in Asia-Pacific", () => {
  expect(regionalGroups.map((group) => [group.id, members(group).length])).toEqual([
    ["african-states", 54],
    ["asia-pacific-states", 55],
    ["eastern-european-states", 23],
    ["latin-american-caribbean-states", 33],
    ["western-european-others", 29],
  ])
})

test("each state stands in one regional group, save the Holy See, which stands in none", () => {
  const others = states.filter(({ id }) => groupsOf(id).length !== 1)
  expect(others.map(({ id }) => id)).toEqual(["VAT"])
})

test("every member is a state of the roster", () => {
  const ids = new Set(states.map(({ id }) => id as string))
  expect(regionalGroups.flatMap(members).filter((id) => !ids.has(id))).toEqual([])
})

test.each([
  ["ISR", "western-european-others"],
  ["TUR", "western-european-others"],
  ["USA", "western-european-others"],
  ["AUS", "western-european-others"],
  ["KIR", "asia-pacific-states"],
  ["CYP", "asia-pacific-states"],
  ["KAZ", "asia-pacific-states"],
  ["GEO", "eastern-european-states"],
  ["EST", "eastern-european-states"],
  ["EGY", "african-states"],
  ["SDN", "african-states"],
  ["GUY", "latin-american-caribbean-states"],
])("%s stands in %s", (state, group) => {
  expect(groupsOf(state)).toEqual([group])
})

test("a badge fits in place of a flag", () => {
  expect(regionalGroups.map(({ badge }) => badge)).toEqual(["AFR", "APG", "EEG", "LAC", "WEOG"])
})
