// What holds of every line-up, whatever was said.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyStatements, numRuns } from "../../tests/builders/any-statements.ts"
import { migration, migrationNames as names } from "../../tests/builders/meeting.ts"
import { isNeutral } from "./scope.ts"
import { type LineUp, type LineUpEntry, lineUp } from "./views.ts"

const monday = "2018-03-12"
const tuesday = "2018-03-13"

const scope = fc.record({
  topic: fc.constantFrom(...migration.topics.map((t) => t.id)),
  day: fc.option(fc.constantFrom(monday, tuesday)),
  withoutPrivate: fc.boolean(),
})

test("each statement of a non-neutral holder stands in exactly one place", () =>
  fc.assert(
    fc.property(anyStatements, scope, (said, asked) => {
      const shown = said.filter(
        (s) =>
          s.topic === asked.topic &&
          (asked.day === null || s.day === asked.day) &&
          !(asked.withoutPrivate && s.tags.includes("private")) &&
          !isNeutral(s.holder, names),
      )
      const day = lineUp(said, asked, names)
      const placed = [...all(day), ...day.outside].flatMap((e) => e.evidence.map((s) => s.id))
      expect([...placed].sort()).toEqual(shown.map((s) => s.id).sort())
      for (const column of day.columns) {
        for (const { position, stances } of column.entries) {
          expect(position).toBe(column.position.id)
          expect(stances).not.toContain("opposes")
        }
        for (const { stances } of column.against) expect(stances).toEqual(["opposes"])
      }
    }),
    { numRuns },
  ))

test("counts agree: entries are those of the columns, and no count exceeds its evidence", () =>
  fc.assert(
    fc.property(anyStatements, scope, (said, asked) => {
      const day = lineUp(said, asked, names)
      expect(day.entries).toBe(all(day).length)
      expect(day.statements).toBe(all(day).reduce((sum, e) => sum + e.statements, 0))
      for (const e of all(day)) {
        expect(e.statements).toBeGreaterThan(0)
        expect(e.statements).toBeLessThanOrEqual(e.evidence.length)
      }
    }),
    { numRuns },
  ))

test("the order in which statements arrive changes nothing", () =>
  fc.assert(
    fc.property(anyStatements, scope, (said, asked) => {
      expect(lineUp([...said].reverse(), asked, names)).toEqual(lineUp(said, asked, names))
    }),
    { numRuns },
  ))

function all(day: LineUp): readonly LineUpEntry[] {
  return day.columns.flatMap((c) => [...c.entries, ...c.against])
}
