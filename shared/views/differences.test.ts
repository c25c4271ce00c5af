import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyStatements, numRuns, repeated, shuffled } from "../../tests/builders/any-statements.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { type Said, statement } from "../../tests/builders/statement.ts"
import type { IndexedStatement, Stance } from "../meeting/meeting.ts"
import { differences } from "./views.ts"

const [noDichotomy, inBetween] = ["no-dichotomy", "in-between"]

describe("two notes contradict each other", () => {
  const pairs: readonly (readonly [string, readonly Part[], readonly Part[]])[] = [
    ["on the stance", [[noDichotomy]], [[noDichotomy, "opposes"]]],
    ["on how firm it is", [[noDichotomy]], [[noDichotomy, "mixed"]]],
    ["on the position", [[noDichotomy]], [[inBetween]]],
    ["on the topic as such", [[null, "supports"]], [[null, "opposes"]]],
    [
      "on what they have beside what both have",
      [[noDichotomy], [inBetween]],
      [[noDichotomy], ["strong-separation"]],
    ],
  ]
  test.each(pairs)("%s", (_what, plenary, side) => {
    expect(kinds([...note("plenary", plenary), ...note("side", side)])).toEqual(["contradicts"])
  })

  test("and both sides' words are given, with what differs", () => {
    const said = [
      ...note("plenary", [[noDichotomy], [inBetween]]),
      ...note("side", [[noDichotomy], ["strong-separation"]]),
    ]
    expect(differences(said, names)).toMatchObject([
      {
        day: "2018-03-12",
        holder: "MEX",
        topic: "regular-irregular",
        private: false,
        notes: [
          {
            note: "plenary",
            places: [{ position: noDichotomy }, { position: inBetween, stance: "supports" }],
            statements: [{ order: 1 }, { order: 2 }],
            differing: [{ position: inBetween }],
          },
          { note: "side", differing: [{ position: "strong-separation" }] },
        ],
      },
    ])
  })
})

describe("only one note has it", () => {
  const pairs: readonly (readonly [string, readonly Part[], readonly Part[]])[] = [
    ["where the other heard one position of two", [[noDichotomy], [inBetween]], [[noDichotomy]]],
    ["where the other only raised the topic", [[noDichotomy]], [[null]]],
    ["where the other's stance was unclear", [[noDichotomy]], [[noDichotomy, "unclear"]]],
    ["where one is for and one against what differs", [[noDichotomy]], [[inBetween, "opposes"]]],
    ["where one stands on the topic as such", [[noDichotomy]], [[null, "supports"]]],
  ]
  test.each(pairs)("%s", (_what, plenary, side) => {
    expect(kinds([...note("plenary", plenary), ...note("side", side)])).toEqual(["only-one-has"])
  })
})

describe("notes do not differ", () => {
  const pairs: readonly (readonly [string, readonly Part[], readonly Part[]])[] = [
    ["where both have the same", [[noDichotomy]], [[noDichotomy]]],
    ["where one also raised the topic", [[noDichotomy], [null]], [[noDichotomy]]],
    ["where one has the holder and the other has not", [[noDichotomy]], []],
  ]
  test.each(pairs)("%s", (_what, plenary, side) => {
    expect(kinds([...note("plenary", plenary), ...note("side", side)])).toEqual([])
  })

  test("on two moments of the day", () => {
    const said = [
      statement({ ...mexico, position: noDichotomy, note: "plenary", time: "10:00" }),
      statement({ ...mexico, position: inBetween, note: "side", time: "15:00" }),
    ]
    expect(kinds(said)).toEqual([])
  })

  test("on two days, or one note with itself", () => {
    const said = [
      ...note("plenary", [[noDichotomy], [noDichotomy, "opposes"]]),
      statement({ ...mexico, position: inBetween, note: "later", day: "2018-03-13" }),
    ]
    expect(kinds(said)).toEqual([])
  })
})

test("a difference that a private block makes says so, and is gone without private ones", () => {
  const said = [
    statement({ ...mexico, position: noDichotomy, note: "plenary" }),
    statement({ ...mexico, position: inBetween, note: "side", tags: ["private"] }),
  ]
  expect(differences(said, names)).toMatchObject([{ private: true }])
  expect(differences(said, names, { withoutPrivate: true })).toEqual([])
})

test("what contradicts comes before what one note lacks", () => {
  const said = [
    ...note("plenary", [[noDichotomy], [inBetween]]),
    ...note("side", [[noDichotomy]]),
    statement({ speaker: "JPN", position: noDichotomy, note: "plenary", order: 3 }),
    statement({ speaker: "JPN", position: inBetween, note: "side", order: 2 }),
  ]
  expect(differences(said, names).map((d) => [d.holder, d.kind])).toEqual([
    ["JPN", "contradicts"],
    ["MEX", "only-one-has"],
  ])
})

test("what differs is of at least two notes, and no note that has the same is named as having it alone", () =>
  fc.assert(
    fc.property(anyStatements, (said) => {
      for (const { notes, kind, day, holder, topic } of differences(said, names)) {
        expect(notes.length).toBeGreaterThan(1)
        const differing = notes.filter((one) => one.differing.length > 0)
        expect(differing.length).toBeGreaterThanOrEqual(kind === "contradicts" ? 2 : 1)
        for (const { note: id, statements } of notes) {
          for (const s of statements) {
            expect([s.note, s.day, s.holder, s.topic]).toEqual([id, day, holder, topic])
          }
        }
      }
    }),
    { numRuns },
  ))

test("the order of arrival changes nothing, and a note that repeats another adds no difference", () =>
  fc.assert(
    fc.property(
      anyStatements.chain((said) => fc.tuple(fc.constant(said), shuffled(said))),
      ([said, mixed]) => {
        const found = differences(said, names)
        expect(differences(mixed, names)).toEqual(found)
        const again = differences(repeated(said, said[0]?.note ?? ""), names)
        expect(again.map((d) => [d.key, d.kind])).toEqual(found.map((d) => [d.key, d.kind]))
      },
    ),
    { numRuns },
  ))

/** A position, or null for the topic as such, and a stance. */
type Part = readonly [string | null | undefined, Said["stance"]?]

const mexico = { speaker: "MEX" }

function note(id: string, parts: readonly Part[]): readonly IndexedStatement[] {
  return parts.map(([position = null, stance], n) =>
    statement({ ...mexico, position, note: id, order: n + 1, ...(stance && { stance }) }),
  )
}

function kinds(said: readonly IndexedStatement[]): readonly string[] {
  return differences(said, names).map((d) => d.kind)
}

test("thousands of records of one holder on one topic are compared in a moment", () => {
  const many = (id: string, stance: Stance) =>
    Array.from({ length: 4000 }, (_, n) => {
      const time = `${10 + (n % 10)}:${10 + (n % 50)}`
      return statement({ ...mexico, position: noDichotomy, note: id, order: n + 1, stance, time })
    })
  const start = performance.now()
  const found = differences([...many("plenary", "supports"), ...many("side", "opposes")], names)
  expect(found.map(({ notes }) => notes.map((it) => it.differing.length))).toEqual([[4000, 4000]])
  // One with the other it took minutes; it takes a tenth of a second, on a busy machine more.
  expect(performance.now() - start).toBeLessThan(10_000)
})
