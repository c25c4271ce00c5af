import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { numRuns } from "../../tests/builders/any-statements.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { type Said, statement } from "../../tests/builders/statement.ts"
import type { ActorId, Stance, TopicId } from "../meeting/meeting.ts"
import { actorPassing, type Filter, filterOf, noFilter, pairsOf, passing } from "./filter.ts"

const id = fc.string({ minLength: 1, unit: "grapheme" })
const ids = fc.uniqueArray(id, { maxLength: 4 })
const days = fc.constantFrom("2018-03-12", "2018-03-13")

const anyFilter: fc.Arbitrary<Filter> = fc
  .record(
    {
      day: fc.option(days),
      topics: ids,
      actors: ids,
      groups: ids,
      stances: fc.subarray<Stance>(["supports", "opposes", "mixed", "unclear", "addresses"]),
      confidence: fc.option(fc.constantFrom("sure" as const, "unsure" as const)),
    },
    { requiredKeys: ["topics", "actors", "groups", "stances", "confidence"] },
  )
  .map((plain) => plain as unknown as Filter)

describe("a filter in an address", () => {
  test("is read as it was written, whatever the ids hold", () =>
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const written = pairsOf(filter).map(([name, value]) => [name, value] as [string, string])
        const address = new URLSearchParams(written).toString()
        expect(filterOf(new URLSearchParams(address))).toEqual(filter)
      }),
      { numRuns },
    ))

  test("is short: what is not filtered is not written", () => {
    expect(pairsOf(noFilter)).toEqual([])
    expect(pairsOf({ ...noFilter, day: null })).toEqual([["day", "session"]])
  })

  test("holds nothing of what it does not know", () => {
    const address = new URLSearchParams("topic=labour&stance=loves,opposes&sure=maybe&actors=")
    expect(filterOf(address)).toEqual({ ...noFilter, stances: ["opposes"] })
  })
})

describe("a statement passes", () => {
  const austria = said({ speaker: "AUT", onBehalfOf: "eu-27", position: "strong-separation" })

  test("by its topic, its stance, and how sure it is", () => {
    expect(passes(austria, { topics: ["regular-irregular"] })).toBe(true)
    expect(passes(austria, { topics: ["gcm-scope"] })).toBe(false)
    expect(passes(austria, { stances: ["supports", "mixed"] })).toBe(true)
    expect(passes(austria, { stances: ["opposes"] })).toBe(false)
    expect(passes(austria, { confidence: "sure" })).toBe(true)
    expect(passes(austria, { confidence: "unsure" })).toBe(false)
    expect(passes(said({ speaker: "LBY", unsure: true }), { confidence: "unsure" })).toBe(true)
  })

  test("by who holds it, and by who spoke", () => {
    expect(passes(austria, { actors: ["eu-27"] })).toBe(true)
    expect(passes(austria, { actors: ["AUT"] })).toBe(true)
    expect(passes(austria, { actors: ["HUN"] })).toBe(false)
  })

  test("by a group that it was made for, or that its speaker is a member of", () => {
    expect(passes(austria, { groups: ["eu-27"] })).toBe(true)
    expect(passes(said({ speaker: "DEU" }), { groups: ["eu-27"] })).toBe(true)
    expect(passes(said({ speaker: "BRA" }), { groups: ["eu-27"] })).toBe(false)
    expect(passes(said({ speaker: "BRA" }), { groups: ["eu-27", "latam-canada"] })).toBe(true)
  })
})

test("an actor passes as one of those asked for and in one of the groups on a day shown", () => {
  const of = (more: Plain) => actorPassing(filter(more), names, ["2018-03-12"])
  expect(of({ groups: ["eu-27"] })("LUX" as ActorId)).toBe(true)
  expect(of({ groups: ["eu-27"] })("eu-27" as ActorId)).toBe(true)
  expect(of({ groups: ["eu-27"], actors: ["DEU"] })("LUX" as ActorId)).toBe(false)
  expect(of({})("anybody" as ActorId)).toBe(true)
})

interface Plain {
  readonly topics?: readonly string[]
  readonly actors?: readonly string[]
  readonly groups?: readonly string[]
  readonly stances?: readonly Stance[]
  readonly confidence?: Filter["confidence"]
}

function filter({ topics = [], actors = [], groups = [], ...rest }: Plain): Filter {
  const lists = { actors: actors as ActorId[], groups: groups as ActorId[] }
  return { ...noFilter, topics: topics as TopicId[], ...lists, ...rest }
}

function passes(one: ReturnType<typeof said>, plain: Plain): boolean {
  return passing(filter(plain), names)(one)
}

function said(fields: Said) {
  return statement(fields)
}
