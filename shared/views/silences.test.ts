import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyStatements, numRuns } from "../../tests/builders/any-statements.ts"
import { firstDay } from "../../tests/builders/first-day.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { noted } from "../../tests/builders/statement.ts"
import type { Highlight } from "../meeting/meeting.ts"
import { leftOut, lineUpTopics, silences, silencesOfWeek } from "./views.ts"

const day = "2018-03-12"

test("labour and justice are silent on the first day", () => {
  expect(silences(firstDay, names, { day }).map((s) => [s.topic.id, s.kind])).toEqual([
    ["labour-rights", "unraised"],
    ["access-to-justice", "unraised"],
  ])
})

test("a priority that was raised without a position says by whom", () => {
  const said = noted({}, { speaker: "MEX", topic: "access-to-justice" })
  expect(silences(said, names, { day })[1]).toMatchObject({
    kind: "no-position",
    raisedBy: ["MEX"],
    statements: 1,
  })
})

test("a topic below a priority raises it", () => {
  const said = noted({}, { speaker: "MEX", topic: "work" })
  expect(silences(said, names, { day })[0]).toMatchObject({
    topic: { id: "labour-rights" },
    kind: "no-position",
  })
})

test("a priority with a position is not silent, one that only the chair took still is", () => {
  const [labour, justice] = [
    { topic: "labour-rights", position: "protect" },
    { topic: "access-to-justice", position: "ensure" },
  ]
  const said = noted({}, { speaker: "MEX", ...labour }, { speaker: "lauber", ...justice })
  expect(silences(said, names, { day }).map((s) => [s.topic.id, s.raisedBy])).toEqual([
    ["access-to-justice", ["lauber"]],
  ])
})

test("what the team wrote as its own view tells how often it raised the topic itself", () => {
  const highlights: readonly Highlight[] = [
    { block: "b1", tags: ["ours"], text: "Pick up Labour rights tomorrow." },
    { block: "b2", tags: ["next", "private"], text: "Ask about Labour rights." },
    { block: "b3", tags: ["key"], text: "Labour rights were absent." },
  ]
  expect(silences([], names, { day, highlights })[0]?.raisedByUs).toBe(2)
  expect(silences([], names, { highlights, withoutPrivate: true })[0]?.raisedByUs).toBe(1)
})

test("no topic is silent and held at once", () =>
  fc.assert(
    fc.property(anyStatements, (said) => {
      const held = lineUpTopics(said, names, { day }).map((t) => t.topic.id)
      for (const { topic } of silences(said, names, { day })) expect(held).not.toContain(topic.id)
    }),
    { numRuns },
  ))

describe("left out", () => {
  const [tuesday, wednesday] = ["2018-03-13", "2018-03-14"] as const
  const before = noted(
    { day },
    { speaker: "MEX", topic: "labour-rights", position: "protect" },
    { speaker: "CUB", topic: "labour-rights", position: "protect" },
    { speaker: "JPN", topic: "labour-rights" },
    { speaker: "PER", topic: "labour-rights", position: "protect" },
    { speaker: "lauber", topic: "labour-rights", position: "protect" },
  )
  const now = noted(
    { day: tuesday },
    { speaker: "CUB", topic: "work" },
    { speaker: "MEX", topic: "gcm-scope" },
    { speaker: "JPN", topic: "gcm-scope" },
    { speaker: "lauber", topic: "gcm-scope" },
  )

  test("is who took a topic up before, spoke, and was silent while others raised it", () => {
    const [found, ...more] = leftOut([...before, ...now], names, { day: tuesday })
    expect(more).toEqual([])
    expect(found?.topic.id).toBe("labour-rights")
    expect(found?.actors.map(({ actor, last }) => [actor, last.day])).toEqual([["MEX", day]])
  })

  test("is nobody where the topic was not before the room, or on the first day", () => {
    const others = noted({ day: wednesday }, { speaker: "MEX", topic: "gcm-scope" })
    expect(leftOut([...before, ...others], names, { day: wednesday })).toEqual([])
    expect(leftOut(before, names, { day })).toEqual([])
  })
})

test("the week's silences are those of its days up to the day", () => {
  const friday = noted(
    { day: "2018-03-09" },
    { speaker: "MEX", topic: "labour-rights", position: "protect" },
  )
  const monday = noted({ day }, { speaker: "MEX", topic: "access-to-justice", position: "ensure" })
  const silent = (on: string) =>
    silencesOfWeek([...friday, ...monday], names, { day: on }).map(({ topic }) => topic.id)
  expect(silent("2018-03-09")).toEqual(["access-to-justice"])
  expect(silent("2018-03-13")).toEqual(["labour-rights"])
  expect(silent("2018-03-19")).toEqual(["labour-rights", "access-to-justice"])
})
