import { describe, expect, test } from "vitest"
import { migrationNames as names } from "../../tests/builders/meeting.ts"
import { noted, statement } from "../../tests/builders/statement.ts"
import type { IndexedStatement, TopicId } from "../meeting/meeting.ts"
import { type MatrixCell, matrix } from "./matrix.ts"
import { shownOf, type TableOrder, tableSections } from "./matrix-table.ts"

const order: TableOrder = { by: "region", sort: null, reversed: false, day: "2018-03-12" }
const topic = "regular-irregular" as TopicId

const said = noted(
  {},
  { speaker: "eu-27", position: "strong-separation" },
  { speaker: "VAT", position: "no-dichotomy" },
  { speaker: "JPN", position: "strong-separation" },
  { speaker: "CHN", position: "in-between" },
  { speaker: "IND" },
  { speaker: "NGA", position: "no-dichotomy" },
  { speaker: "AGO", topic: "gcm-scope", position: "holistic" },
)

describe("the sections of the table", () => {
  test("are groups, then the regions of the United Nations, then who is in none", () => {
    expect(sections(order)).toEqual([
      "groups: eu-27",
      "african-states: AGO NGA",
      "asia-pacific-states: CHN IND JPN",
      "eastern-european-states: BGR",
      "western-european-others: AUT FRA DEU LUX",
      "others: VAT",
    ])
  })

  test("by bloc are a group and its members, a row in each bloc that it is in", () => {
    const more = [...said, statement({ speaker: "friends-of-children", position: "in-between" })]
    expect(sections({ ...order, by: "bloc" }, more)).toEqual([
      "eu-27: eu-27 AUT BGR FRA DEU LUX",
      "friends-of-children: friends-of-children BGR JAM LUX",
      "others: AGO CHN VAT IND JPN NGA",
    ])
  })

  test("or none", () => {
    expect(sections({ ...order, by: "none" })).toEqual([
      "all: AGO AUT BGR CHN eu-27 FRA DEU VAT IND JPN LUX NGA",
    ])
  })
})

describe("the order of rows", () => {
  test("by a topic follows its positions, its own word before its group's, the unheard last", () => {
    expect(sections({ ...order, by: "none", sort: topic })).toEqual([
      "all: VAT NGA CHN eu-27 JPN AUT BGR FRA DEU LUX IND AGO",
    ])
  })

  test("turned round keeps the unheard last, and its own word before its group's", () => {
    expect(sections({ ...order, by: "none", sort: topic, reversed: true })).toEqual([
      "all: IND eu-27 JPN AUT BGR FRA DEU LUX CHN VAT NGA AGO",
    ])
  })
})

describe("what a cell shows", () => {
  test("is the actor's own stand, and besides it what its groups say otherwise", () => {
    const cells = cellsOf("LUX", [
      statement({ speaker: "LUX", position: "in-between" }),
      statement({ speaker: "eu-27", position: "strong-separation", day: "2018-03-13" }),
      statement({ speaker: "friends-of-children", position: "in-between", day: "2018-03-13" }),
    ])
    const shown = shownOf(cells)
    expect(shown?.stand).toMatchObject({ derived: false, position: "in-between" })
    expect(shown?.besides).toMatchObject([{ derived: true, through: "eu-27" }])
    expect(shown?.besides).toHaveLength(1)
  })

  test("is a group's stand for who only raised the topic", () => {
    const cells = cellsOf("LUX", [
      statement({ speaker: "LUX" }),
      statement({ speaker: "eu-27", position: "in-between" }),
    ])
    expect(shownOf(cells)?.stand).toMatchObject({ derived: true, through: "eu-27" })
  })

  test("is nothing for who was not heard", () => {
    expect(shownOf([])).toBeNull()
  })
})

function sections(how: TableOrder, all = said): readonly string[] {
  return tableSections(matrix(all, names).rows, names, how).map(
    ({ key, rows }) => `${key}: ${rows.map((row) => row.actor).join(" ")}`,
  )
}

function cellsOf(actor: string, all: readonly IndexedStatement[]): readonly MatrixCell[] {
  return matrix(all, names).rows.find((row) => row.actor === actor)?.cells ?? []
}
