// Counting once: which records are one statement, and what holds of the count whatever was said.
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyStatements, numRuns, repeated, shuffled } from "../../tests/builders/any-statements.ts"
import { migration, migrationNames as names } from "../../tests/builders/meeting.ts"
import { type Said, statement } from "../../tests/builders/statement.ts"
import type { IndexedStatement } from "../meeting/meeting.ts"
import {
  byTopic,
  countedOnce,
  countOnce,
  feed,
  groupStatements,
  heard,
  type LineUpEntry,
  lineUpTopics,
  shifts,
  silences,
} from "./views.ts"

const mexico = { speaker: "MEX", position: "no-dichotomy" }

describe("two notes hold one statement", () => {
  test("without times, or at most ten minutes apart", () => {
    const plenary = record("plenary", "10:40")
    expect(countOnce([plenary, record("side", null)])).toBe(1)
    expect(countOnce([plenary, record("side", "10:50")])).toBe(1)
    expect(countOnce([plenary, record("side", "10:51")])).toBe(2)
  })

  test("whoever of them is named as speaking for the holder, and whatever else differs", () => {
    const austria = { ...mexico, speaker: "AUT", onBehalfOf: "eu-27", note: "plenary" }
    const group = { ...mexico, speaker: "eu-27", note: "side", qualifier: "firmly", unsure: true }
    const made = countedOnce([statement(austria), statement(group)])
    expect(made.map(({ sources }) => sources.map((s) => s.speaker))).toEqual([["AUT", "eu-27"]])
  })

  test("of days, holders, positions and stances that are the same", () => {
    const said = [
      statement(mexico),
      statement({ ...mexico, note: "n2", day: "2018-03-13" }),
      statement({ ...mexico, note: "n3", position: "in-between" }),
      statement({ ...mexico, note: "n4", stance: "mixed" }),
      statement({ ...mexico, note: "n5", onBehalfOf: "latam-canada" }),
    ]
    expect(countOnce(said)).toBe(5)
  })
})

describe("a holder that repeats itself", () => {
  test("in one note made two statements, however close", () => {
    expect(countOnce([record("plenary", "10:40", 1), record("plenary", "10:40", 2)])).toBe(2)
  })

  test("made two also where the other note holds both, or one", () => {
    const both = [record("plenary", "10:40", 1), record("plenary", "11:40", 2)]
    const other = [record("side", "10:38", 1), record("side", "11:41", 2)]
    expect(pairs([...both, ...other])).toEqual([
      ["plenary 10:40", "side 10:38"],
      ["plenary 11:40", "side 11:41"],
    ])
    expect(pairs([...both, ...other.slice(1)])).toEqual([
      ["plenary 10:40"],
      ["plenary 11:40", "side 11:41"],
    ])
  })

  test("is not counted a third time by a note that has no times", () => {
    const said = [
      record("plenary", "10:40", 1),
      record("plenary", "11:40", 2),
      record("side", null, 1),
      record("side", null, 2),
    ]
    expect(pairs(said)).toEqual([
      ["plenary 10:40", "side null"],
      ["plenary 11:40", "side null"],
    ])
  })
})

test("three notes whose times lie in a row hold the fewest statements that they can", () => {
  const said = [record("a", "10:00"), record("b", "10:08"), record("c", "10:16")]
  expect(pairs(said)).toEqual([["a 10:00", "b 10:08"], ["c 10:16"]])
})

test("the count and the pairs are the same in whatever order the records come", () =>
  fc.assert(
    fc.property(
      anyStatements.chain((said) => fc.tuple(fc.constant(said), shuffled(said))),
      ([said, mixed]) => {
        const sets = (all: readonly IndexedStatement[]) =>
          countedOnce(all)
            .map(({ sources }) => sources.map((s) => s.id).sort())
            .sort()
        expect(sets(mixed)).toEqual(sets(said))
        expect(countOnce(mixed)).toBe(countOnce(said))
        expect(countedOnce(said)).toHaveLength(countOnce(said))
      },
    ),
    { numRuns },
  ))

test("each record is a source of one statement, which no note holds twice nor any two far apart", () =>
  fc.assert(
    fc.property(anyStatements, (said) => {
      const made = countedOnce(said)
      expect(made.flatMap(({ sources }) => sources.map((s) => s.id)).sort()).toEqual(
        said.map((s) => s.id).sort(),
      )
      for (const { sources } of made) {
        expect(new Set(sources.map((s) => s.note)).size).toBe(sources.length)
        expect(new Set(sources.map(wordsOfTheIndex)).size).toBe(1)
        const times = sources.flatMap((s) => s.time ?? []).map(minutes)
        expect(Math.max(...times, 0) - Math.min(...times, 24 * 60)).toBeLessThanOrEqual(10)
      }
    }),
    { numRuns },
  ))

test("no other pairing of two notes gives fewer", () =>
  fc.assert(
    fc.property(
      fc.array(anyTime, { maxLength: 5 }),
      fc.array(anyTime, { maxLength: 5 }),
      (a, b) => {
        const said = [
          ...a.map((time, n) => record("a", time, n + 1)),
          ...b.map((time, n) => record("b", time, n + 1)),
        ]
        expect(countOnce(said)).toBe(a.length + b.length - mostPairs(a, b))
      },
    ),
    { numRuns },
  ))

test("the days of a meeting are counted each for itself", () =>
  fc.assert(
    fc.property(anyStatements, (said) => {
      const days = [...new Set(said.map((s) => s.day))]
      const sum = days
        .map((day) => countOnce(said.filter((s) => s.day === day)))
        .reduce((a, b) => a + b, 0)
      expect(countOnce(said)).toBe(sum)
    }),
    { numRuns },
  ))

test("a note that repeats another one changes nothing in any view but the sources", () =>
  fc.assert(
    fc.property(anyStatements, fc.nat(), (said, pick) => {
      const note = said[pick % Math.max(1, said.length)]?.note ?? ""
      expect(views(repeated(said, note))).toEqual(views(said))
    }),
    { numRuns },
  ))

const anyTime = fc.constantFrom("10:00", "10:07", "10:10", "10:14", "10:25", "11:00", null)

function record(note: string, time: string | null, order = 1): IndexedStatement {
  return statement({ ...mexico, note, time, order } satisfies Said)
}

function pairs(said: readonly IndexedStatement[]): readonly (readonly string[])[] {
  return countedOnce(said).map(({ sources }) => sources.map((s) => `${s.note} ${s.time}`))
}

function wordsOfTheIndex(s: IndexedStatement): string {
  return JSON.stringify([s.day, s.holder, s.topic, s.position, s.stance])
}

/** By trying every choice: the most records of the one note that have one of the other to themselves. */
function mostPairs(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  const [first, ...rest] = a
  if (first === undefined) return 0
  const without = mostPairs(rest, b)
  const with_ = b.flatMap((other, at) => {
    const far = first !== null && other !== null && Math.abs(minutes(first) - minutes(other)) > 10
    return far ? [] : [1 + mostPairs(rest, b.toSpliced(at, 1))]
  })
  return Math.max(without, ...with_)
}

/** What every view says of the statements, without the records themselves. */
function views(said: readonly IndexedStatement[]) {
  return {
    lineUps: byTopic(said, names).map(({ columns, outside, ...lineUp }) => ({
      ...lineUp,
      outside: outside.map(withoutSources),
      columns: columns.map(({ entries, against }) =>
        [entries, against].map((e) => e.map(withoutSources)),
      ),
    })),
    topics: lineUpTopics(said, names).map(({ topic, ...held }) => ({ ...held, topic: topic.id })),
    feed: feed(said).map(({ statements, ...row }) => ({
      ...row,
      statements: statements.map(first),
    })),
    heard: heard(said, names),
    groups: groupStatements(said, names).map(({ evidence, made, ...group }) => ({
      ...group,
      made: made.map(first),
    })),
    silences: silences(said, names).map(({ topic, ...silence }) => ({
      ...silence,
      topic: topic.id,
    })),
    shifts: migration.days.flatMap(({ date }) =>
      shifts(said, names, { to: date }).map(({ before, now, ...shift }) => ({
        ...shift,
        stands: [before, now].map(({ evidence, ...stand }) => stand),
      })),
    ),
    count: countOnce(said),
  }
}

function withoutSources({ evidence, made, members, ...entry }: LineUpEntry) {
  return {
    ...entry,
    made: made.map(first),
    members: members.map(({ own, ...member }) => ({ ...member, own: countedOnce(own).map(first) })),
  }
}

function first({
  sources: [s],
}: {
  readonly sources: readonly [IndexedStatement, ...IndexedStatement[]]
}) {
  return s.id
}

function minutes(time: string): number {
  const [hours, rest] = time.split(":")
  return Number(hours) * 60 + Number(rest)
}
