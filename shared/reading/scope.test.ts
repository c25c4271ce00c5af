import { describe, expect, test } from "vitest"
import { indexed, placed, provisions, statements } from "../../tests/builders/lakeside.ts"

describe("a lead: the paragraph directly before a list, or an item's paragraph before a nested list", () => {
  test.each([
    ["@Mexico:\n- #labour(+)", ["MEX: labour + | lead b2.0"]],
    [
      "@Mexico:\n\n1. #labour(+)\n2. #gender",
      ["MEX: labour + | lead b2.0", "MEX: gender | lead b3.0"],
    ],
    ["> @Mexico:\n\n- #labour(+)", ["MEX: labour + | lead b2.0"]],
    ["@Mexico:\n\nThen:\n\n- #labour(+)", []],
    ["@Mexico:\n\n| a |\n\n- #labour(+)", []],
    [
      "@Mexico:\n- a\n  - #labour(+)\n  - #gender\n- #family",
      ["MEX: labour + | lead b3.0", "MEX: gender | lead b4.0", "MEX: family | lead b5.0"],
    ],
    [
      "- @Mexico\n  - #labour(+)\n- @Fiji\n  - #labour(-)\n- #gender",
      ["MEX: labour + | lead b2.0", "FJI: labour - | lead b4.0"],
    ],
    ["@Mexico:\n- #labour(+)\n\n#gender.", ["MEX: labour + | lead b2.0"]],
    ["#labour(+):\n- @Brazil\n\n@Fiji.", ["BRA: labour + | lead b2.0"]],
    // Another paragraph of an item stands in the item's list.
    [
      "@Mexico:\n- a\n\n  #labour(+)\n- #gender",
      ["MEX: labour + | lead b3.0", "MEX: gender | lead b4.0"],
    ],
    ["# @Mexico\n- #labour(+)", ["MEX: labour + | heading b2.0"]],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })

  test("a list item does not hand its own subject to its sibling, nor its positions", () => {
    expect(placed("- @Mexico on #labour(+)\n- #gender\n- @Fiji")).toEqual([
      "MEX: labour + | sentence b1.0",
    ])
  })
})

describe("a lead gives as actors its last subject", () => {
  test.each([
    ["@Brazil. @Mexico:\n- #labour(+)", ["MEX: labour + | lead b2.0"]],
    [
      "@Brazil and @Mexico. So:\n- #labour(+)",
      ["BRA: labour + | lead b2.0", "MEX: labour + | lead b2.0"],
    ],
    ["@Austria for @EU-27:\n- #labour(+)", ["AUT for eu-27: labour + | lead b2.0"]],
    ["@Mexico answered ~@Japan:\n- #labour(+)", ["MEX: labour + | lead b2.0"]],
    ["~@Japan was named:\n- #labour(+)", []],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })
})

describe("… as positions its open positions, else the P of its last sentence that had any", () => {
  test.each([
    ["#labour(+):\n- @Brazil", ["BRA: labour + | lead b2.0"]],
    [
      "#labour(+). And #gender:\n- @Brazil",
      ["BRA: labour + | lead b2.0", "BRA: gender | lead b2.0"],
    ],
    [
      "#labour(+). @Fiji. #gender(-):\n- @Brazil",
      ["FJI: labour + | open b1.1", "FJI: gender - | subject b1.2", "BRA: labour + | lead b2.0"],
    ],
    [
      "@Fiji on #labour(+). Also #gender(-). So:\n- @Brazil",
      [
        "FJI: labour + | sentence b1.0",
        "FJI: gender - | subject b1.1",
        "BRA: gender - | lead b2.0",
      ],
    ],
    [
      "@Fiji on #labour(+) and #gender(-):\n- @Brazil",
      [
        "FJI: labour + | sentence b1.0",
        "FJI: gender - | sentence b1.0",
        "BRA: labour + | lead b2.0",
        "BRA: gender - | lead b2.0",
      ],
    ],
    ["#labour(+). #labour(+) again:\n- @Brazil", ["BRA: labour + | lead b2.0"]],
    [
      "# @Egypt\n\nOn #labour(+):\n- @Brazil",
      ["EGY: labour + | heading b2.0", "BRA: labour + | lead b3.0"],
    ],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })
})

describe("each kind on its own from the nearest giver; a lead that names none of a kind passes on what it was handed", () => {
  test.each([
    [
      "# #labour(+)\n\n@Brazil:\n- @Fiji\n- #gender",
      ["BRA: labour + | heading b2.0", "FJI: labour + | heading b3.0", "BRA: gender | lead b4.0"],
    ],
    [
      "# @Brazil\n\n#labour(+):\n- @Fiji\n- #gender",
      ["BRA: labour + | heading b2.0", "FJI: labour + | lead b3.0", "BRA: gender | heading b4.0"],
    ],
    [
      "#labour(+):\n- @Brazil:\n  - #gender\n  - @Fiji\n  - x",
      ["BRA: labour + | lead b2.0", "BRA: gender | lead b3.0", "FJI: labour + | lead b4.0"],
    ],
    [
      "@Brazil:\n- on #labour(+):\n  - @Fiji\n  - #gender\n- #family",
      [
        "BRA: labour + | lead b2.0",
        "FJI: labour + | lead b3.0",
        "BRA: gender | lead b4.0",
        "BRA: family | lead b5.0",
      ],
    ],
    [
      "# @Egypt\n\n## #labour(+)\n\n### §13\n\n- a\n  - @Fiji\n  - #gender",
      ["FJI: labour + | heading b5.0", "EGY: gender | heading b6.0"],
    ],
    ["@Mexico:\n- a\n  - b\n    - c\n      - #labour(+)", ["MEX: labour + | lead b5.0"]],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })
})

describe("a heading gives every block below it, up to the next heading of the same or a higher level, its A and its P", () => {
  test.each([
    [
      "## @Egypt\n\n#labour.\n\n- #gender\n\n| #family |\n\n> #climate",
      [
        "EGY: labour | heading b2.0",
        "EGY: gender | heading b3.0",
        "EGY: family | heading b4.0",
        "EGY: climate | heading b5.0",
      ],
    ],
    ["## @Egypt\n\n## Other\n\n#labour.", []],
    ["## @Egypt\n\n# Other\n\n#labour.", []],
    [
      "## @Egypt\n\n### Other\n\n#labour.\n\n### @Fiji\n\n#gender.\n\n### Third\n\n#family.",
      ["EGY: labour | heading b3.0", "FJI: gender | heading b5.0", "EGY: family | heading b7.0"],
    ],
    ["# @Egypt\n\n### @Fiji\n\n## Two\n\n#labour.", ["EGY: labour | heading b4.0"]],
    ["### @Egypt\n\n## @Fiji\n\n#labour.", ["FJI: labour | heading b3.0"]],
    [
      "# @Egypt on #labour(+)\n\n#gender.\n\n@Fiji.\n\n@Fiji on #family.\n\nNothing.",
      ["EGY: gender | heading b2.0", "FJI: labour + | heading b3.0", "FJI: family | sentence b4.0"],
    ],
    // All its sentences give, each actor and each position once.
    [
      "# @Egypt. @Fiji; @Egypt. #labour. #labour\n\n#gender.\n\n@Brazil.",
      ["EGY: gender | heading b2.0", "FJI: gender | heading b2.0", "BRA: labour | heading b3.0"],
    ],
    [
      "# @Austria for @EU except @Hungary\n\n#labour.",
      ["AUT for eu except HUN: labour | heading b2.0"],
    ],
    ["# ~@Egypt and “@Fiji”\n\n#labour.", []],
    // A heading does not give to a heading's own reading.
    ["# #labour(+)\n\n## @Egypt\n\nHello.", []],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })

  test("a heading makes no statement and no intervention itself", () => {
    const { statements: rows, interventions, problems } = indexed("# @Egypt on #labour(+). #gender")
    expect([rows, interventions, problems]).toEqual([[], [], []])
  })
})

describe("provisions are handed down in the same way, as a third kind", () => {
  test.each([
    ["# §13\n\n@Fiji on #labour.", ["FJI: labour | objective-13"]],
    [
      "# §13\n\n@Fiji on #labour in §6.\n\n@Fiji on #gender.",
      ["FJI: labour | objective-6", "FJI: gender | objective-13"],
    ],
    [
      "# §13 and §[Objective 13]. §6\n\n@Fiji on #labour.",
      ["FJI: labour | objective-13 objective-6"],
    ],
    ["# §13\n\n## @Fiji\n\n#labour.", ["FJI: labour | objective-13"]],
    [
      "On §13:\n- @Fiji on #labour\n- @Brazil on #gender in §6",
      ["FJI: labour | objective-13", "BRA: gender | objective-6"],
    ],
    ["On §13. And §6. So:\n- @Fiji on #labour", ["FJI: labour | objective-6"]],
    [
      "# §13\n\n@Fiji:\n- #labour\n- on §6:\n  - #gender",
      ["FJI: labour | objective-13", "FJI: gender | objective-6"],
    ],
    ["@Fiji on #labour in §13. Also #gender.", ["FJI: labour | objective-13", "FJI: gender |"]],
    ["# §13\n\n#labour in §6. @Fiji.", ["FJI: labour | objective-13"]],
    ["§13 on #labour.\n\n@Fiji on #gender.", ["FJI: gender |"]],
  ])("%j", (text, rows) => {
    expect(provisions(text)).toEqual(rows)
  })
})

describe("a block tagged [ours] or [next] hands nothing down", () => {
  test.each([
    ["[ours] @Mexico on #labour:\n- #gender\n- @Fiji", []],
    ["[next] #labour:\n- @Fiji", []],
    ["# [ours] @Egypt\n\n#labour.", []],
    ["# [next] #labour\n\n@Fiji.", []],
    // What stands above it is handed down past it.
    ["# @Egypt\n\n[ours] @Mexico on #gender:\n- #labour", ["EGY: labour | heading b3.0"]],
    ["# @Egypt\n\n## [ours] Fiji\n\n#labour.", ["EGY: labour | heading b3.0"]],
    [
      "@Mexico:\n- [ours] @Fiji:\n  - #labour\n- #gender",
      ["MEX: labour | lead b3.0", "MEX: gender | lead b4.0"],
    ],
    // Its list is read by itself.
    ["[ours] x:\n- @Fiji on #labour", ["FJI: labour | sentence b2.0"]],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })
})

test("a cell of a table has the headings' scope, and a block no other block's subject", () => {
  expect(statements("@Brazil:\n\n| #labour | @Fiji |\n| #gender | |")).toEqual([])
  expect(placed("# @Egypt\n\n| #labour | @Fiji on #gender |")).toEqual([
    "EGY: labour | heading b2.0",
    "FJI: gender | sentence b3.0",
  ])
})
