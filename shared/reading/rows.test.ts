// The reading table: who holds what by which sentence of a block, in its scope.
import { describe, expect, test } from "vitest"
import {
  indexed,
  interventions,
  placed,
  problems,
  provisions,
  statements,
} from "../../tests/builders/lakeside.ts"

describe("A and P: every a in A holds every p in P; subject := A", () => {
  test.each([
    ["@Brazil on #labour(+).", ["BRA: labour + | sentence b1.0"]],
    [
      "@Brazil and @Fiji on #labour(+) and #gender(-).",
      [
        "BRA: labour + | sentence b1.0",
        "BRA: gender - | sentence b1.0",
        "FJI: labour + | sentence b1.0",
        "FJI: gender - | sentence b1.0",
      ],
    ],
    ["#labour(+) said @Brazil.", ["BRA: labour + | sentence b1.0"]],
    [
      "@Brazil on #labour(+). @Fiji on #gender. And #family(-).",
      [
        "BRA: labour + | sentence b1.0",
        "FJI: gender | sentence b1.1",
        "FJI: family - | subject b1.2",
      ],
    ],
    // The same position twice in a sentence is one statement; with another stance it is another one.
    ["@Brazil: #labour(+), #labor(+) and #[labour rights](+).", ["BRA: labour + | sentence b1.0"]],
    [
      "@Brazil: #labour(+) but #labour(- for now).",
      ["BRA: labour + | sentence b1.0", "BRA: labour - (for now) | sentence b1.0"],
    ],
    [
      "@Brazil: #labour=full-access and #labour=basic-only(-).",
      ["BRA: labour=full-access + | sentence b1.0", "BRA: labour=basic-only - | sentence b1.0"],
    ],
    ["@Brazil: “@Japan must read #labour(+)”.", ["BRA: labour + | sentence b1.0"]],
    ["~@Japan on #labour(+), said @Brazil.", ["BRA: labour + | sentence b1.0"]],
  ])("%s", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })
})

describe("default: a position without a sign is supported; a topic without a sign is only addressed", () => {
  test.each([
    ["@Brazil: #labour", "BRA: labour"],
    ["@Brazil: #labour=full-access", "BRA: labour=full-access +"],
    ["@Brazil: #labour=full-access(~)", "BRA: labour=full-access ~"],
    ["@Brazil: #labour=[FULL ACCESS](-?)", "BRA: labour=full-access - unsure"],
    ["@Brazil: #labour(?)", "BRA: labour ?"],
    ["@Brazil: #labour(? who knows)", "BRA: labour ? (who knows)"],
    ["@Brazil: #labour(~? half of it)", "BRA: labour ~ (half of it) unsure"],
    ["@Brazil(?): #labour(+?)", "BRA: labour + unsure"],
    ["@Brazil(?): #labour", "BRA: labour unsure"],
    ["@Brazil (?): #labour (+)", "BRA: labour"],
  ])("%s", (text, row) => {
    expect(statements(text)).toEqual([row])
  })
})

describe("A only: subject := A; they hold the block's open positions", () => {
  test.each([
    ["#labour(+). @Brazil.", ["BRA: labour + | open b1.1"]],
    [
      "#labour(+). And #gender(-). @Brazil and @Fiji.",
      [
        "BRA: labour + | open b1.2",
        "BRA: gender - | open b1.2",
        "FJI: labour + | open b1.2",
        "FJI: gender - | open b1.2",
      ],
    ],
    // Open positions stay open when taken.
    ["#labour(+). @Brazil. @Fiji.", ["BRA: labour + | open b1.1", "FJI: labour + | open b1.2"]],
    [
      "#labour(+). @Brazil. #gender(-). @Fiji.",
      ["BRA: labour + | open b1.1", "BRA: gender - | subject b1.2", "FJI: labour + | open b1.3"],
    ],
    [
      "#labour(+). @Brazil on #gender(-). @Fiji.",
      ["BRA: gender - | sentence b1.1", "FJI: labour + | open b1.2"],
    ],
    ["@Brazil on #gender(-). @Fiji.", ["BRA: gender - | sentence b1.0"]],
    ["#labour(+). ~@Japan frowned. @Brazil.", ["BRA: labour + | open b1.2"]],
    ["#labour(+).\n\n@Brazil.", []],
    // One position that is raised twice is one open position.
    ["#labour(+). Again #labour(+). @Brazil.", ["BRA: labour + | open b1.2"]],
    [
      "#labour(+). Or #labour(-)? @Brazil.",
      ["BRA: labour + | open b1.2", "BRA: labour - | open b1.2"],
    ],
    ["#labour(+). @Brazil(?).", ["BRA: labour + unsure | open b1.1"]],
  ])("%s", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })

  test("open positions go before those of a lead, those of a lead before those of a heading", () => {
    expect(
      placed("# #family(-)\n\n#gender(+):\n- #labour(+). @Brazil.\n- @Fiji.\n\n@Japan."),
    ).toEqual([
      "BRA: labour + | open b3.1",
      "FJI: gender + | lead b4.0",
      "JPN: family - | heading b5.0",
    ])
  })

  test("else they are recorded as having spoken, with no position", () => {
    expect(statements("@Brazil spoke. @Fiji too.")).toEqual([])
    expect(interventions("@Brazil spoke. @Fiji too.")).toEqual(["BRA b1", "FJI b1"])
  })

  test("a statement is of the sentence that completes it", () => {
    const { statements: rows } = indexed(
      "[10:42] “Rights” and #labour(+) in §13. @Brazil said “yes” on §6.",
    )
    expect(rows).toMatchObject([
      {
        sentence: 1,
        text: "Brazil said “yes” on Objective 6.",
        provisions: ["objective-6"],
        quotes: ["yes"],
        time: "10:42",
      },
    ])
  })
})

describe("P only: the subject holds P, else the actors in scope, else P becomes open", () => {
  test.each([
    [
      "@Brazil. #labour(+). #gender.",
      ["BRA: labour + | subject b1.1", "BRA: gender | subject b1.2"],
    ],
    ["@Brazil. @Fiji. #labour(+).", ["FJI: labour + | subject b1.2"]],
    [
      "@Brazil and @Fiji. #labour(+).",
      ["BRA: labour + | subject b1.1", "FJI: labour + | subject b1.1"],
    ],
    ["@Austria for @EU-27. #labour(+).", ["AUT for eu-27: labour + | subject b1.1"]],
    ["@EU except @Hungary. #labour(+).", ["eu except HUN: labour + | subject b1.1"]],
    ["@Brazil. Nothing. ~@Japan. “@Fiji”. #labour(+).", ["BRA: labour + | subject b1.4"]],
    ["@Brazil.\n\n#labour(+).", []],
    [
      "# @Egypt\n\n#labour(+). @Brazil. #gender.",
      ["EGY: labour + | heading b2.0", "BRA: gender | subject b2.2"],
    ],
    [
      "@Egypt:\n- #labour(+). @Brazil. #gender.",
      ["EGY: labour + | lead b2.0", "BRA: gender | subject b2.2"],
    ],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })

  test("positions that actors in scope hold do not become open", () => {
    expect(placed("# @Egypt\n\n#labour(+). @Brazil.")).toEqual(["EGY: labour + | heading b2.0"])
  })
})

describe("an unknown name keeps its place in the reading, but no row names it", () => {
  test.each([
    ["@Brazil on #labour. @Nowhere. #gender(-).", ["BRA: labour | sentence b1.0"]],
    ["#labour(+). @Nowhere. @Brazil.", ["BRA: labour + | open b1.2"]],
    ["# @Nowhere\n\n#labour(+).", []],
    ["# @Brazil\n\n## @Nowhere\n\n#labour(+).", []],
    ["@Brazil:\n- @Nowhere:\n  - #labour(+)", []],
    // An unknown topic is a position of the sentence: no other is looked for.
    ["# #labour(+)\n\n@Brazil on #teleport.", []],
    ["# #labour(+)\n\n## #teleport\n\n@Brazil.", []],
    ["#labour(+):\n- on #labour=zigzag:\n  - @Brazil", []],
    ["#labour(+). #teleport. @Brazil.", ["BRA: labour + | open b1.2"]],
    ["@Brazil on #teleport and #gender.", ["BRA: gender | sentence b1.0"]],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })

  test("an unknown provision is one of the sentence's, or of the giver's: no other is looked for", () => {
    expect(provisions("# §13\n\n@Brazil on #labour in §99.")).toEqual(["BRA: labour |"])
    expect(provisions("# §13\n\n## §99\n\n@Brazil on #labour.")).toEqual(["BRA: labour |"])
    expect(provisions("# §13\n\n§99:\n- @Brazil on #labour")).toEqual(["BRA: labour |"])
    expect(provisions("@Brazil on #labour in §99 and §6.")).toEqual(["BRA: labour | objective-6"])
  })
})

describe("an open position that nobody takes up is a problem", () => {
  test.each([
    ["#labour(+).", ["b1 position-without-actor #labour"]],
    [
      "#[labour rights]=[full access](- x) and #gender.",
      [
        "b1 position-without-actor #[labour rights]=[full access]",
        "b1 position-without-actor #gender",
      ],
    ],
    ["#labour(+). @Brazil.", []],
    ["#labour(+). @Brazil on #gender.", ["b1 position-without-actor #labour"]],
    ["#labour(+). ~@Japan.", ["b1 position-without-actor #labour"]],
    ["#labour(+). “@Japan”.", ["b1 position-without-actor #labour"]],
    ["#labour(+). @Nowhere.", ["b1 unknown-actor @Nowhere"]],
    ["#labour(+) and again #labour(+).", ["b1 position-without-actor #labour"]],
    // Taken in the list below, by the list of a list, by an unknown actor.
    ["#labour(+):\n- @Brazil", []],
    ["#labour(+):\n- those:\n  - @Brazil", []],
    ["#labour(+):\n- @Nowhere", ["b2 unknown-actor @Nowhere"]],
    ["#labour(+):\n- nobody", ["b1 position-without-actor #labour"]],
    ["#labour(+):\n- @Brazil on #gender", ["b1 position-without-actor #labour"]],
    [
      "#labour(+):\n- #gender",
      ["b1 position-without-actor #labour", "b2 position-without-actor #gender"],
    ],
    ["#labour(+):\n- #gender. @Brazil.", ["b1 position-without-actor #labour"]],
    ["#labour(+):\n- on #gender:\n  - @Brazil", ["b1 position-without-actor #labour"]],
    ["- #labour(+)\n- @Brazil", ["b1 position-without-actor #labour"]],
    ["#labour(+):\n\nAnd then:\n\n- @Brazil", ["b1 position-without-actor #labour"]],
    // Our own view and next steps take nothing.
    ["#labour(+):\n- [ours] @Brazil", ["b1 position-without-actor #labour"]],
    ["#labour(+):\n- [next] @Brazil\n- @Fiji", []],
    // Save in a heading or in a block tagged [ours] or [next].
    ["# #labour(+)", []],
    ["[ours] #labour(+).", []],
    ["[next] [key] #labour(+).", []],
    ["[key] #labour(+).", ["b1 position-without-actor #labour"]],
    ["[private] #labour(+).", ["b1 position-without-actor #labour"]],
    ["[check] #labour(+).", ["b1 position-without-actor #labour"]],
    ["| #labour(+) | @Brazil |", ["b1 position-without-actor #labour"]],
    // An unknown topic is one problem, not two.
    ["#teleport.", ["b1 unknown-topic #teleport"]],
  ])("%j", (text, rows) => {
    expect(problems(text).sort()).toEqual(rows)
  })
})

describe("`interventions` lists, in order, each time a different actor takes the floor", () => {
  test.each([
    ["@Brazil. @Brazil again. @Fiji. @Brazil.", ["BRA b1", "FJI b1", "BRA b1"]],
    ["@Brazil, @Fiji. @Fiji. @Brazil.", ["BRA b1", "FJI b1", "BRA b1"]],
    ["@Brazil.\n\n@Brazil.", ["BRA b1", "BRA b2"]],
    ["@Brazil. ~@Japan. “@Fiji”. Then #labour. @Brazil.", ["BRA b1"]],
    ["@Brazil. @Nowhere. @Brazil.", ["BRA b1", "BRA b1"]],
    ["@Brazil(?). @Brazil.", ["BRA b1 unsure"]],
    ["@Austria for @EU-27. @Austria for the @EU-27.", ["AUT for eu-27 b1"]],
    ["- @Brazil\n- @Brazil", ["BRA b1", "BRA b2"]],
    ["@Mexico:\n- #labour\n- @Mexico on #gender", ["MEX b1", "MEX b3"]],
    ["[ours] @Brazil.", []],
    ["| @Brazil | @Fiji |", ["BRA b1", "FJI b2"]],
  ])("%j", (text, rows) => {
    expect(interventions(text)).toEqual(rows)
  })

  test("their order counts from 1 over the whole note", () => {
    expect(indexed("@Brazil. @Fiji.\n\n@Brazil.").interventions.map((row) => row.order)).toEqual([
      1, 2, 3,
    ])
  })
})

describe("… and once a heading's actors, at the first sentence whose positions they hold", () => {
  test.each([
    [
      "# @Egypt and @Brazil\n\nHello.\n\nOn #labour. And #gender.\n\n#family.",
      ["EGY b3", "BRA b3"],
    ],
    ["# @Egypt\n\nHello.", []],
    ["# @Egypt\n\n@Brazil on #labour.", ["BRA b2"]],
    ["# @Egypt\n\n#labour.\n\n@Brazil.\n\n#gender.", ["EGY b2", "BRA b3"]],
    ["# @Egypt\n\n#labour.\n\n# @Egypt\n\n#gender.", ["EGY b2", "EGY b4"]],
    ["# @Egypt\n\n## #labour\n\n#gender.\n\n## #family\n\n#climate.", ["EGY b3"]],
    ["# @Egypt\n\nTwo points:\n- #labour\n- #gender", ["EGY b3"]],
    ['# @Egypt\n\n§13{+"x"} and ~@Japan(-) and “words”.', []],
    ["# @Egypt\n\n[ours] #labour.\n\n#gender.", ["EGY b3"]],
    ["# @Egypt(?) for @G77\n\n#labour.", ["EGY for g77 b2 unsure"]],
    ["# @Egypt\n\nOn #teleport.\n\nOn #labour.", ["EGY b2"]],
    // The floor is taken in the block by its own sentence, and then by the heading's actors once.
    ["# @Egypt\n\n@Egypt on #labour.\n\n#gender.", ["EGY b2", "EGY b3"]],
  ])("%j", (text, rows) => {
    expect(interventions(text)).toEqual(rows)
  })
})
