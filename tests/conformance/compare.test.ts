import { expect, test } from "vitest"
import type { NoteIndex } from "../../shared/meeting/meeting.ts"
import { differences, type Row } from "./compare.ts"

/** An index with these rows; the comparison looks at fields only, so the rows may be partial. */
function index(rows: Partial<Record<keyof NoteIndex, readonly Row[]>>): NoteIndex {
  const none = { statements: [], interventions: [], proposals: [], relations: [], memberships: [] }
  return { ...none, quotes: [], highlights: [], problems: [], ...rows } as unknown as NoteIndex
}

const brazil = { speaker: "BRA", topic: "labour", tags: ["key", "check"] }
const fiji = { speaker: "FJI", topic: "labour", tags: [] }

test("rows fit in any order, in the fields given, and lists in any order too", () => {
  const found = index({ statements: [fiji, brazil] })
  const wanted = [{ speaker: "BRA", tags: ["check", "key"] }, { speaker: "FJI" }]
  expect(differences({ statements: wanted }, found)).toEqual([])
})

test("an array that the case does not name is not looked at", () => {
  expect(differences({ problems: [] }, index({ statements: [fiji] }))).toEqual([])
})

test("too many and too few rows are told", () => {
  expect(differences({ statements: [] }, index({ statements: [fiji] }))).toEqual([
    'statements: not expected {"speaker":"FJI","topic":"labour","tags":[]}',
  ])
  expect(differences({ statements: [{ speaker: "FJI" }] }, index({}))).toEqual([
    'statements: missing {"speaker":"FJI"}',
  ])
})

test("a row is used once, and a vague expectation leaves the row to the exact one", () => {
  const found = index({ statements: [brazil, fiji] })
  const vague = { topic: "labour" }
  expect(differences({ statements: [vague, { speaker: "BRA" }] }, found)).toEqual([])
  const twice = [{ speaker: "BRA" }, { speaker: "BRA" }]
  expect(differences({ statements: twice }, found)).toHaveLength(2)
})

test("interventions fit in the order given only", () => {
  const found = index({ interventions: [{ speaker: "FJI" }, { speaker: "BRA" }] })
  expect(differences({ interventions: [{ speaker: "FJI" }, { speaker: "BRA" }] }, found)).toEqual(
    [],
  )
  const turned = [{ speaker: "BRA" }, { speaker: "FJI" }]
  expect(differences({ interventions: turned }, found)).toHaveLength(2)
})

test("null is not the same as a field that is not there", () => {
  const found = index({ statements: [{ speaker: "BRA" }] })
  expect(differences({ statements: [{ onBehalfOf: null }] }, found)).toHaveLength(2)
})
