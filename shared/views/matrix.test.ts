import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyStatements, numRuns, repeated, shuffled } from "../../tests/builders/any-statements.ts"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { noted, statement } from "../../tests/builders/statement.ts"
import {
  type DayMembership,
  type IndexedStatement,
  namesOf,
  withMemberships,
} from "../meeting/meeting.ts"
import { isNeutral } from "./scope.ts"
import { countOnce, lineUp, type Matrix, MatrixReader, matrix } from "./views.ts"

describe("an actor's cell", () => {
  test("has its latest stand, and counts what two notes record once", () => {
    const said = [
      statement({ speaker: "MEX", position: "no-dichotomy", note: "plenary" }),
      statement({ speaker: "MEX", position: "no-dichotomy", note: "side" }),
      statement({ speaker: "MEX", position: "in-between", day: "2018-03-13", unsure: true }),
      statement({ speaker: "MEX", day: "2018-03-14" }),
    ]
    expect(matrix(said, names).rows).toMatchObject([
      {
        actor: "MEX",
        cells: [
          {
            derived: false,
            topic: "regular-irregular",
            position: "in-between",
            stance: "supports",
            unsure: true,
            statements: 3,
          },
        ],
      },
    ])
  })

  test("says when it only raised the topic", () => {
    const said = noted({}, { speaker: "MEX" })
    expect(matrix(said, names).rows).toMatchObject([
      { cells: [{ stance: "addresses", position: null }] },
    ])
  })

  test("holds all that was said on the day of the last stand", () => {
    const said = noted(
      {},
      { speaker: "MEX", position: "no-dichotomy", day: "2018-03-12" },
      { speaker: "MEX", position: "in-between", day: "2018-03-13" },
      { speaker: "MEX", position: "strong-separation", stance: "opposes", day: "2018-03-13" },
      { speaker: "MEX", day: "2018-03-13" },
    )
    expect(matrix(said, names).rows[0]?.cells[0]?.held).toEqual([
      { position: "in-between", stance: "supports" },
      { position: "strong-separation", stance: "opposes" },
    ])
  })

  test("names the groups that it stands apart from, not those that say the same", () => {
    const said = noted(
      {},
      { speaker: "african-group", position: "no-dichotomy" },
      { speaker: "ZAF", position: "strong-separation" },
      { speaker: "ERI", position: "no-dichotomy" },
      { speaker: "LBY" },
    )
    const apart = (actor: string) =>
      matrix(said, names)
        .rows.find((row) => row.actor === actor)
        ?.cells.map((cell) => (cell.derived ? "derived" : cell.apartFrom.join()))
    expect(apart("ZAF")).toEqual(["african-group"])
    expect(apart("ERI")).toEqual([""])
    expect(apart("LBY")).toEqual(["", "derived"])
  })

  test("is apart from a group that left it out by name, wherever it stands", () => {
    const said = noted(
      {},
      { speaker: "eu-27", position: "strong-separation", except: ["LUX"] },
      { speaker: "LUX", position: "strong-separation" },
    )
    const luxembourg = matrix(said, names).rows.find((row) => row.actor === "LUX")
    expect(luxembourg?.cells).toMatchObject([{ derived: false, apartFrom: ["eu-27"] }])
  })

  test("is derived for whom was a member on the day of the statement", () => {
    const named = (day: string) => ({ group: "many-states", member: "BGR", day, private: false })
    const dated = namesOf(withMemberships(names.meeting, [named("2018-03-12") as DayMembership]))
    const said = [
      statement({ speaker: "many-states", position: "in-between" }),
      statement({ speaker: "many-states", position: "in-between", day: "2018-03-13" }),
    ]
    const actors = (day: string) => matrix(said, dated, { day }).rows.map((row) => row.actor)
    expect(actors("2018-03-12")).toEqual(["many-states", "BGR"])
    expect(actors("2018-03-13")).toEqual(["many-states"])
  })

  test("stands apart from what its groups say of it", () => {
    const said = [
      statement({ speaker: "LUX", position: "in-between" }),
      ...noted(
        { day: "2018-03-13" },
        { speaker: "eu-27", position: "strong-separation" },
        { speaker: "JAM", onBehalfOf: "friends-of-children", position: "no-dichotomy" },
      ),
    ]
    const luxembourg = matrix(said, names).rows.find((row) => row.actor === "LUX")
    expect(luxembourg?.cells).toMatchObject([
      { derived: false, position: "in-between" },
      { derived: true, through: "eu-27", position: "strong-separation" },
      { derived: true, through: "friends-of-children", position: "no-dichotomy" },
    ])
  })
})

test("rows come in the roster's order and topics in the meeting's, the chair in none", () => {
  const said = noted(
    {},
    { speaker: "MEX", topic: "gcm-scope", position: "holistic" },
    { speaker: "lauber", position: "no-dichotomy" },
    { speaker: "BLR", position: "no-dichotomy" },
    { speaker: "many-states", position: "no-dichotomy" },
  )
  const { topics, rows } = matrix(said, names)
  expect(topics).toEqual(["regular-irregular", "gcm-scope"])
  expect(rows.map((row) => row.actor)).toEqual(["many-states", "BLR", "MEX"])
})

test("what a private block holds is left out when asked, and nothing is derived against it", () => {
  const said = noted(
    {},
    { speaker: "african-group", position: "no-dichotomy" },
    { speaker: "ZAF", position: "in-between", tags: ["private"] },
  )
  const actors = (all: Matrix) => all.rows.map((row) => row.actor)
  expect(actors(matrix(said, names))).toContain("ZAF")
  expect(actors(matrix(said, names, { withoutPrivate: true }))).not.toContain("ZAF")
})

const scope = fc.record({
  day: fc.option(fc.constantFrom("2018-03-12", "2018-03-13")),
  withoutPrivate: fc.boolean(),
})

test("a filter leaves out what does not pass, and derives nothing against it", () => {
  const said = noted(
    {},
    { speaker: "african-group", position: "no-dichotomy" },
    { speaker: "ZAF", position: "in-between", unsure: true },
  )
  const only = (s: IndexedStatement) => !s.unsure
  const actors = matrix(said, names, { only }).rows.map((row) => row.actor)
  expect(actors).toContain("african-group")
  expect(actors).toContain("ERI")
  expect(actors).not.toContain("ZAF")
})

test("what a private block says of a group does not show in who is apart from it", () => {
  const said = noted(
    {},
    { speaker: "eu-27", position: "in-between" },
    { speaker: "eu-27", position: "in-between", except: ["LUX"], tags: ["private"] },
    { speaker: "LUX", position: "in-between" },
  )
  const apart = (withoutPrivate: boolean) =>
    matrix(said, names, { withoutPrivate })
      .rows.find((row) => row.actor === "LUX")
      ?.cells.flatMap((cell) => (cell.derived ? [] : cell.apartFrom))
  expect(apart(false)).toEqual(["eu-27"])
  expect(apart(true)).toEqual([])
})

test("a reader that goes on reads what a new one reads, and keeps the rows that did not change", () =>
  fc.assert(
    fc.property(fc.array(anyStatements, { maxLength: 6 }), scope, (changes, asked) => {
      const reader = new MatrixReader()
      let said: readonly IndexedStatement[] = []
      for (const change of changes) {
        const topic = change[0]?.topic
        said = [...said.filter((s) => s.topic !== topic), ...change]
        const now = reader.read(said, names, asked)
        expect(now).toEqual(matrix(said, names, asked))
        const again = reader.read([...said], names, { ...asked })
        expect(again.rows.every((row, n) => row === now.rows[n])).toBe(true)
      }
    }),
    { numRuns },
  ))

test("own cells count all statements once, one for each actor and topic", () =>
  fc.assert(
    fc.property(anyStatements, scope, (said, asked) => {
      const own = cellsOf(matrix(said, names, asked)).filter(({ cell }) => !cell.derived)
      const shown = said.filter(
        (s) =>
          (asked.day === null || s.day === asked.day) &&
          !(asked.withoutPrivate && s.tags.includes("private")) &&
          !isNeutral(s.holder, names),
      )
      const sum = own.reduce((n, { cell }) => n + (cell.derived ? 0 : cell.statements), 0)
      expect(sum).toBe(countOnce(shown))
      expect(new Set(own.map(({ actor, cell }) => `${actor}|${cell.topic}`)).size).toBe(own.length)
    }),
    { numRuns },
  ))

test("each cell stands in the line-up of its topic", () =>
  fc.assert(
    fc.property(anyStatements, scope, (said, asked) => {
      for (const { actor, cell } of cellsOf(matrix(said, names, asked))) {
        const { columns, outside } = lineUp(said, { ...asked, topic: cell.topic }, names)
        const entry = [...columns.flatMap((c) => [...c.entries, ...c.against]), ...outside].find(
          (e) =>
            e.holder === (cell.derived ? cell.through : actor) &&
            e.position === cell.position &&
            e.stances.includes(cell.stance),
        )
        expect(entry?.evidence).toEqual(expect.arrayContaining([...cell.latest.sources]))
        if (!cell.derived) continue
        const member = entry?.members.find((m) => m.actor === actor)
        expect(member?.standing).toBe("derived")
      }
    }),
    { numRuns },
  ))

test("the order of arrival changes nothing, nor does a note that repeats another", () =>
  fc.assert(
    fc.property(
      anyStatements.chain((said) => fc.tuple(fc.constant(said), shuffled(said))),
      ([said, mixed]) => {
        expect(matrix(mixed, names)).toEqual(matrix(said, names))
        const again = repeated(said, said[0]?.note ?? "")
        expect(withoutSources(again)).toEqual(withoutSources(said))
      },
    ),
    { numRuns },
  ))

function cellsOf({ rows }: Matrix) {
  return rows.flatMap(({ actor, cells }) => cells.map((cell) => ({ actor, cell })))
}

function withoutSources(said: readonly IndexedStatement[]) {
  return cellsOf(matrix(said, names)).map(({ actor, cell: { latest, made, ...cell } }) => ({
    actor,
    cell,
    latest: latest.sources[0].id,
    made: made.map(({ sources: [first] }) => first.id),
  }))
}
