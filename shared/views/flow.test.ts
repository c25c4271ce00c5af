import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyStatements, numRuns } from "../../tests/builders/any-statements.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { noted, statement } from "../../tests/builders/statement.ts"
import type { TopicId } from "../meeting/meeting.ts"
import { flow } from "./views.ts"

const topic = "regular-irregular" as TopicId
const [monday, tuesday] = ["2018-03-12", "2018-03-13"] as const

test("shows where everybody stood by day, and who went from one place to another", () => {
  const said = [
    ...noted(
      { day: monday },
      { speaker: "MEX", position: "no-dichotomy" },
      { speaker: "JPN", position: "strong-separation" },
      { speaker: "THA", position: "in-between" },
    ),
    ...noted(
      { day: tuesday },
      { speaker: "MEX", position: "no-dichotomy" },
      { speaker: "JPN", position: "in-between" },
      { speaker: "CUB", position: "no-dichotomy", stance: "opposes" },
    ),
  ]
  const { days, lanes, links } = flow(said, names, { topic })
  expect(days).toEqual([monday, tuesday])
  expect(lanes).toEqual([
    { position: "no-dichotomy", side: "for" },
    { position: "no-dichotomy", side: "against" },
    { position: "in-between", side: "for" },
    { position: "strong-separation", side: "for" },
  ])
  expect(links).toEqual([
    { day: 0, from: 0, to: 0, actors: ["MEX"] },
    { day: 0, from: 3, to: 2, actors: ["JPN"] },
    { day: 0, from: 2, to: null, actors: ["THA"] },
    { day: 0, from: null, to: 1, actors: ["CUB"] },
  ])
})

test("takes the last place of a day, and says how many there were", () => {
  const said = noted(
    { day: monday },
    { speaker: "MEX", position: "no-dichotomy" },
    { speaker: "MEX", position: "in-between" },
  )
  const { lanes, paths } = flow(said, names, { topic })
  expect(paths[0]?.steps[0]).toMatchObject({ lane: 1, places: 2 })
  expect(lanes[1]?.position).toBe("in-between")
})

test("leaves out who only raised the topic, what was unclear, and the chair", () => {
  const said = [
    statement({ speaker: "MEX" }),
    statement({ speaker: "CUB", position: "in-between", stance: "unclear" }),
    statement({ speaker: "lauber", position: "in-between" }),
  ]
  expect(flow(said, names, { topic })).toMatchObject({ days: [], lanes: [], paths: [], links: [] })
})

test("everybody is on each day in one place, and in one link to the next", () =>
  fc.assert(
    fc.property(anyStatements, (said) => {
      const { days, paths, links } = flow(said, names, { topic })
      for (const { steps } of paths) expect(steps).toHaveLength(days.length)
      for (const day of days.slice(1).keys()) {
        const actors = links.filter((link) => link.day === day).flatMap((link) => link.actors)
        expect(actors.toSorted()).toEqual(paths.map(({ actor }) => actor).toSorted())
      }
    }),
    { numRuns },
  ))
