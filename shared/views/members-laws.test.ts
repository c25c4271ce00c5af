// Derived positions against a model, over any groups, days and statements.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { numRuns } from "../../tests/builders/any-statements.ts"
import { type Members, namesWith } from "../../tests/builders/groups.ts"
import { type Said, statement } from "../../tests/builders/statement.ts"
import type { IndexedStatement } from "../meeting/meeting.ts"
import { type Counted, countedOnce, type LineUp, type LineUpEntry, lineUp } from "./views.ts"

const [monday, tuesday, wednesday] = ["2018-03-12", "2018-03-13", "2018-03-14"] as const
const scope = { topic: "labour" as IndexedStatement["topic"] }

test("members stand as a model says that asks of each actor by itself", () =>
  fc.assert(
    fc.property(
      anyMembers,
      anySaid,
      fc.constantFrom(null, monday, tuesday),
      (members, said, day) => {
        const names = namesWith(members)
        for (const entry of entries(lineUp(said, { ...scope, day }, names))) {
          const made = countedOnce(entry.evidence.filter(stands))
          const derived = universe.filter((actor) =>
            made.some((one) => standsFor(one, members, said).has(actor)),
          )
          const shown = entry.members.filter((m) => m.standing === "derived").map((m) => m.actor)
          expect([...shown].sort()).toEqual([...derived].sort())
          for (const { actor, standing, own } of entry.members) {
            const all = said.filter((s) => s.holder === actor && stands(s))
            expect(new Set(own)).toEqual(new Set(all))
            if (standing === "own") expect(own.length).toBeGreaterThan(0)
          }
        }
      },
    ),
    { numRuns },
  ))

test("who stands for itself has its own entry, whether its group is shown or not", () =>
  fc.assert(
    fc.property(anyMembers, anySaid, (members, said) => {
      const all = entries(lineUp(said, scope, namesWith(members))).map((e) => e.holder)
      const holders = said.filter((s) => s.position !== null && s.holder !== "chair")
      for (const { holder } of holders) expect(all).toContain(holder)
    }),
    { numRuns },
  ))

const universe = ["FRA", "DEU", "ITA", "HUN", "chair", "wide", "narrow", "third"]
const anyDay = fc.constantFrom(monday, tuesday, wednesday)
const anyMembership = fc.tuple(
  fc.constantFrom(...universe),
  fc.option(anyDay, { nil: undefined, freq: 1 }),
  fc.option(anyDay, { nil: undefined, freq: 1 }),
)
const anyMembers: fc.Arbitrary<Members> = fc
  .record({
    wide: fc.array(anyMembership, { maxLength: 5 }),
    narrow: fc.array(anyMembership, { maxLength: 3 }),
    third: fc.array(anyMembership, { maxLength: 2 }),
  })
  .map((all) => all as Members)
const anySaid = fc
  .array(
    fc.record({
      speaker: fc.constantFrom(...universe, "wide", "narrow"),
      position: fc.constantFrom("protect", "weaken", null),
      stance: fc.constantFrom("supports", "opposes", "unclear", "addresses"),
      except: fc.subarray(["HUN", "FRA", "narrow"], { maxLength: 1 }),
      time: fc.constantFrom("10:00", "10:05", "15:00", null),
      day: anyDay,
      room: fc.constantFrom("a", "b"),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ room, stance, except, ...rest }, n) =>
      statement({
        ...rest,
        topic: "labour",
        order: n + 1,
        note: `${room}-${rest.day}`,
        except: ["wide", "narrow", "third"].includes(rest.speaker) ? except : [],
        stance: rest.position !== null && stance === "addresses" ? "supports" : stance,
      } as Said),
    ),
  )

/** The actors that one statement of a group stands for: grown from the group until nobody joins. */
function standsFor(
  { sources }: Counted,
  members: Members,
  said: readonly IndexedStatement[],
): ReadonlySet<string> {
  const [{ day, holder, position }] = sources
  const within = (group: string, actor: string) =>
    (members[group] ?? []).some(
      ([member, from = day, until = day]) => member === actor && from <= day && day <= until,
    )
  const left = grown(
    said
      .filter((s) => s.holder === holder && s.day === day && s.position === position)
      .flatMap((s) => [...s.except]),
    within,
    () => true,
  )
  const isFree = (actor: string) =>
    actor !== "chair" &&
    actor !== holder &&
    !left.has(actor) &&
    !said.some(
      (s) =>
        s.holder === actor &&
        stands(s) &&
        sources.some(
          (g) =>
            s.note === g.note ||
            s.day > g.day ||
            (s.day === g.day && (s.time ?? "99:99") >= (g.time ?? "00:00")),
        ),
    )
  const all = grown([holder], within, isFree)
  return new Set([...all].filter((actor) => actor !== holder))
}

function grown(
  from: readonly string[],
  within: (group: string, actor: string) => boolean,
  isFree: (actor: string) => boolean,
): ReadonlySet<string> {
  const all = new Set(from)
  for (let before = -1; before < all.size; ) {
    before = all.size
    for (const actor of universe) {
      if (isFree(actor) && [...all].some((group) => within(group, actor))) all.add(actor)
    }
  }
  return all
}

function stands(s: IndexedStatement): boolean {
  return s.position !== null || s.stance !== "addresses"
}

function entries({ columns, outside }: LineUp): readonly LineUpEntry[] {
  return [...columns.flatMap((c) => [...c.entries, ...c.against]), ...outside]
}
