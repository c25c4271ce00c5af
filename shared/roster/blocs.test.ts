import { expect, test } from "vitest"
import { blocs } from "./blocs.ts"
import { type Actor, builtInActors, membersOn } from "./roster.ts"
import { unions } from "./unions.ts"

const groups = builtInActors.filter(({ kind }) => kind === "group")
const called = (id: string) => groups.filter((group) => (group.id as string) === id)
const on = (id: string, date: string) => called(id).flatMap((group) => membersOn(group, date))

test.each([
  ["eu", 27],
  ["g77", 134],
  ["aosis", 37],
  ["psids", 12],
  ["sids", 37],
  ["umbrella-group", 10],
  ["lmdc", 24],
  ["oif", 51],
  ["mercosur", 5],
  ["ldcs", 44],
  ["lldcs", 32],
  ["arab-group", 22],
  ["non-aligned-movement", 121],
  ["african-union", 54],
  ["league-of-arab-states", 22],
  ["oic", 57],
  ["asean", 11],
  ["caricom", 14],
  ["pacific-islands-forum", 14],
  ["commonwealth", 56],
  ["celac", 33],
  ["cis", 9],
  ["oecd", 38],
  ["g7", 7],
  ["g20", 19],
  ["brics", 10],
  ["sadc", 16],
  ["ecowas", 12],
  ["asia-pacific-states", 55],
])("%s has %i members in 2025's last month", (id, count) => {
  expect(on(id, "2025-12-01")).toHaveLength(count)
})

test.each([
  ["eu", "GBR", "2020-01-31", "2020-02-01"],
  ["ldcs", "BWA", "1994-12-18", "1994-12-19"],
  ["ldcs", "CPV", "2007-12-19", "2007-12-20"],
  ["ldcs", "MDV", "2010-12-31", "2011-01-01"],
  ["ldcs", "WSM", "2013-12-31", "2014-01-01"],
  ["ldcs", "GNQ", "2017-06-03", "2017-06-04"],
  ["ldcs", "VUT", "2020-12-03", "2020-12-04"],
  ["ldcs", "BTN", "2023-12-12", "2023-12-13"],
  ["ldcs", "STP", "2024-12-12", "2024-12-13"],
  ["g77", "ROU", "2006-12-31", "2007-01-01"],
  ["commonwealth", "MDV", "2016-10-13", "2016-10-14"],
])("%s had %s until %s", (group, state, last, next) => {
  expect(on(group, last)).toContain(state)
  expect(on(group, next)).not.toContain(state)
})

test.each([
  ["eu", "HRV", "2013-07-01", "2013-06-30"],
  ["eu", "POL", "2004-05-01", "2004-04-30"],
  ["asean", "TLS", "2025-10-26", "2025-10-25"],
  ["african-union", "MAR", "2017-01-31", "2017-01-30"],
  ["brics", "IDN", "2025-01-06", "2025-01-05"],
  ["mercosur", "BOL", "2024-08-07", "2024-08-06"],
])("%s has %s from %s on", (group, state, first, before) => {
  expect(on(group, first)).toContain(state)
  expect(on(group, before)).not.toContain(state)
})

test("the EU had 28 members before the United Kingdom left and 27 after", () => {
  expect(on("eu", "2018-03-12")).toHaveLength(28)
  expect(on("eu", "2020-02-01")).toHaveLength(27)
})

test("every member is a state of the roster, and on no day twice", () => {
  const states = new Set<string>(builtInActors.slice(0, 195).map(({ id }) => id))
  for (const group of groups) {
    for (const { actor } of group.members ?? [])
      expect([group.id, states.has(actor)]).toEqual([group.id, true])
    for (const day of ["1994-01-01", "2014-06-01", "2018-03-12", "2026-01-01"]) {
      const members = membersOn(group, day)
      expect([group.id, new Set(members).size]).toEqual([group.id, members.length])
    }
  }
})

test("a group whose members are not known has none written, rather than none", () => {
  const unknown = (all: readonly Actor[]) =>
    all.filter(({ members }) => members === undefined).map(({ id }) => id)
  expect(unknown(blocs)).toEqual(["juscanz"])
  expect(unknown(unions)).toEqual([])
})

test("a badge is short, and no two groups share one", () => {
  const badges = groups.map(({ badge = "" }) => badge)
  expect(badges.filter((badge) => badge === "" || badge.length > 5)).toEqual([])
  expect(new Set(badges).size).toBe(badges.length)
})
