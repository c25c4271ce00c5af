import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { numRuns } from "../../tests/builders/any-statements.ts"
import { type Corrected, coverage, gaps, type Typed, watched } from "./views.ts"

const day = "2018-03-12"
const at = (minute: number, user = "one", room = ""): Typed => ({ user, room, day, minute })
const spans = (typed: readonly Typed[], corrections: readonly Corrected[] = []) =>
  coverage(typed, corrections).map(({ from, until }) => [from, until])

describe("coverage", () => {
  test("is the quarters of an hour in which one typed, with one silent quarter bridged", () => {
    expect(spans([at(600), at(612), at(640)])).toEqual([[600, 645]])
    expect(spans([at(600), at(645)])).toEqual([
      [600, 615],
      [645, 660],
    ])
  })

  test("is told apart by person and room", () => {
    const found = coverage([at(600, "one", "A"), at(600, "one", "B"), at(605, "two", "A")])
    expect(found.map(({ room, user }) => `${room} ${user}`)).toEqual(["A one", "A two", "B one"])
  })

  test("is corrected by hand, the later correction over the earlier", () => {
    const by = (from: number, until: number, isThere: boolean): Corrected => ({
      ...{ user: "one", room: "", day, from, until, watched: isThere },
    })
    expect(spans([at(600)], [by(610, 660, true)])).toEqual([[600, 660]])
    expect(spans([at(600)], [by(610, 660, true), by(620, 640, false)])).toEqual([
      [600, 620],
      [640, 660],
    ])
    expect(spans([], [by(600, 660, true), by(600, 660, false)])).toEqual([])
  })
})

test("nobody listens between the times that anybody did, whoever it was and in whatever room", () => {
  const all = coverage([at(600, "one", "A"), at(610, "two", "B"), at(690, "two", "A")])
  expect(gaps(all, day)).toEqual([{ from: 615, until: 690 }])
  expect(watched(all, day)).toEqual({ from: 600, until: 705 })
  expect(watched(all, "2018-03-13")).toBeNull()
})

const minutes = fc.integer({ min: 0, max: 1439 })
const anyTyped = fc.array(
  fc.record({
    user: fc.constantFrom("one", "two"),
    room: fc.constantFrom("", "A"),
    day: fc.constant(day),
    minute: minutes,
  }),
  { maxLength: 30 },
)

test("whoever typed is covered, spans of one person do not touch, and no gap is watched", () =>
  fc.assert(
    fc.property(anyTyped, (typed) => {
      const all = coverage(typed)
      for (const { user, room, minute } of typed) {
        const own = all.filter((it) => it.user === user && it.room === room)
        expect(own.filter((it) => it.from <= minute && minute < it.until)).toHaveLength(1)
        expect(own.slice(1).every((it, n) => it.from > (own[n]?.until ?? 0))).toBe(true)
      }
      for (const gap of gaps(all, day)) {
        expect(all.some((it) => it.from < gap.until && gap.from < it.until)).toBe(false)
      }
    }),
    { numRuns },
  ))
