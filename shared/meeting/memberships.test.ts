// A meeting with the members that notes name: on their day only, and nothing else of it changes.
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { migration } from "../../tests/builders/meeting.ts"
import { membersOn } from "../roster/roster.ts"
import { type ActorId, type DayMembership, namesOf, onceADay, withMemberships } from "./meeting.ts"

const [monday, tuesday] = ["2018-03-12", "2018-03-13"] as const

function named(group: string, member: string, more: Partial<DayMembership> = {}): DayMembership {
  return { group, member, day: monday, private: false, ...more } as DayMembership
}

describe("a meeting with the members that notes name", () => {
  const members = (all: readonly DayMembership[], group: string, day: string) => {
    const actor = namesOf(withMemberships(migration, all)).actorById(group as ActorId)
    return actor === undefined ? undefined : membersOn(actor, day)
  }

  test("has them on their day, and not on the next", () => {
    const all = [named("many-states", "BGR"), named("many-states", "JAM", { day: tuesday })]
    expect(members(all, "many-states", monday)).toEqual(["BGR"])
    expect(members(all, "many-states", tuesday)).toEqual(["JAM"])
    expect(members(all, "many-states", "2018-03-14")).toEqual([])
  })

  test("keeps a group's own members before them, each once", () => {
    const all = [named("friends-of-children", "FJI"), named("friends-of-children", "JAM")]
    expect(members(all, "friends-of-children", monday)).toEqual(["BGR", "JAM", "LUX", "FJI"])
    expect(members(all, "friends-of-children", tuesday)).toEqual(["BGR", "JAM", "LUX"])
  })

  test("has them in a built-in group, too", () => {
    const own = members([], "asia-pacific-states", monday) ?? []
    expect(own.length).toBeGreaterThan(0)
    expect(members([named("asia-pacific-states", "BGR")], "asia-pacific-states", monday)).toEqual([
      ...own,
      "BGR",
    ])
    expect(members([named("asia-pacific-states", "BGR")], "asia-pacific-states", tuesday)).toEqual(
      own,
    )
  })

  test("leaves out a group or a member that it does not know, and a group in itself", () => {
    const all = [named("nowhere", "BGR"), named("many-states", "nobody")]
    const itself = named("many-states", "many-states")
    expect(withMemberships(migration, [...all, itself])).toEqual(migration)
  })

  test("finds both by a former id", () => {
    const former = {
      ...migration,
      actors: migration.actors.map((it) =>
        it.id === "many-states" ? { ...it, was: ["several"] } : it,
      ),
    }
    const after = namesOf(withMemberships(former, [named("several", "BGR")]))
    expect(after.actorById("many-states" as ActorId)?.members).toEqual([
      { actor: "BGR", from: monday, until: monday },
    ])
  })

  test("has each group's own and named members of any day, and all else as it was", () => {
    const groups = [
      "friends-of-children",
      "many-states",
      "eu-27",
      "asia-pacific-states",
      "african-group",
    ]
    const days = [monday, tuesday, "2018-03-14"]
    const any = fc.record({
      group: fc.constantFrom(...groups, "nowhere"),
      member: fc.constantFrom("BGR", "JAM", "FJI", "eu-27", "nobody"),
      day: fc.constantFrom(...days),
      private: fc.boolean(),
    }) as unknown as fc.Arbitrary<DayMembership>
    const before = namesOf(migration)
    void fc.assert(
      fc.property(fc.array(any), (all) => {
        const meeting = withMemberships(migration, all)
        const after = namesOf(meeting)
        expect({ ...meeting, actors: [] }).toEqual({ ...migration, actors: [] })
        expect(after.actors.map(({ id }) => id).sort()).toEqual(
          before.actors.map(({ id }) => id).sort(),
        )
        const untouched = before.actors.filter((it) => !groups.includes(it.id))
        expect(untouched.filter((it) => after.actorById(it.id) !== it)).toEqual([])
        for (const actor of before.actors.filter((it) => groups.includes(it.id))) {
          const now = after.actorById(actor.id)
          expect({ ...now, members: undefined }).toEqual({ ...actor, members: undefined })
          const own = actor.members ?? []
          expect((now?.members ?? []).slice(0, own.length)).toEqual(own)
          for (const day of days) {
            const said = all
              .filter((it) => it.group === actor.id && it.day === day)
              .map(({ member }) => member)
              .filter((id) => id !== actor.id && before.actorById(id) !== undefined)
            const expected = new Set([...membersOn(actor, day), ...said])
            const found = now === undefined ? [] : membersOn(now, day)
            expect([...found].sort()).toEqual([...expected].sort())
          }
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
    )
  })
})

test("a member that two notes name is there once a day, and private where both keep it so", () => {
  const hidden = { private: true }
  expect(
    onceADay([
      named("many-states", "JAM", { day: tuesday }),
      named("many-states", "JAM", hidden),
      named("many-states", "BGR", hidden),
      named("many-states", "JAM"),
      named("many-states", "BGR", hidden),
    ]),
  ).toEqual([
    named("many-states", "BGR", hidden),
    named("many-states", "JAM"),
    named("many-states", "JAM", { day: tuesday }),
  ])
})
