// Clauses of the notation where they meet: each note crosses two or more of them.
import { describe, expect, test } from "vitest"
import {
  highlights,
  indexed,
  interventions,
  memberships,
  placed,
  problems,
  proposals,
  provisions,
  quotes,
  relations,
  statements,
} from "../builders/lakeside.ts"

describe("connectors, members and exceptions", () => {
  test.each([
    ["@Austria (for the @EU-27), @Egypt (for @G77)", ["AUT for eu-27", "EGY for g77"]],
    ["@Austria, for\nthe @EU-27,", ["AUT for eu-27"]],
    ["@Fiji (for @AOSIS; with care)", ["FJI for aosis"]],
    ["@G77 (represented by @Egypt) and @EU (@Austria)", ["EGY for g77", "eu"]],
    ["@EU (@Austria, @Poland) except @Hungary", ["eu except HUN"]],
    ["@EU except @Hungary, the @Poland", ["eu except HUN POL"]],
    ["@EU except @Hungary, @Hungary", ["eu except HUN"]],
    ["@EU (minus @Hungary, @Poland), @Brazil", ["eu except HUN POL", "BRA"]],
    ["@EU except @Hungary (@Poland too)", ["eu except HUN", "POL"]],
    ["@EU(?) except @Hungary(?)", ["eu except HUN unsure"]],
    ["@G77 and @[African Group] except @Egypt", ["g77", "african-group except EGY"]],
    // Only a group has members or exceptions.
    ["@Hungary except @Poland", ["HUN", "POL"]],
    ["@Jamaica (@Bulgaria, @Luxembourg)", ["JAM", "BGR", "LUX"]],
    // The list behind `except` belongs to it whole, and a group with its exceptions is one chip: it speaks for @G77.
    ["@EU minus @Hungary and @Brazil for @G77", ["eu for g77 except HUN BRA"]],
    // Of three in a row the first two are a pair; the third stands alone: nobody is left to speak for it.
    ["@Austria for @EU-27 for @G77", ["AUT for eu-27", "g77"]],
    ["@AOSIS through @Fiji for @G77", ["FJI for aosis", "g77"]],
    // The speaker and the group spoken for are the reading's actor: both in one sentence are two.
    ["@Austria and @Austria for @EU-27", ["AUT", "AUT for eu-27"]],
    ["~@Japan for @G77", ["g77"]],
    ["“@[Friends of Children]” (@Bulgaria)", ["BGR"]],
    ["@[Friends of Children] (@Bulgaria and the @Jamaica)", ["friends-of-children", "BGR", "JAM"]],
  ])("%s", (words, holders) => {
    expect(
      statements(`${words} on #gender(+)`).map((line) => line.replace(": gender +", "")),
    ).toEqual(holders)
  })

  test("a subject keeps its group, exceptions and doubt", () => {
    expect(placed("@Austria for @EU(?) except @Hungary. On #labour. @Fiji. #gender.")).toEqual([
      "AUT for eu except HUN: labour unsure | subject b1.1",
      "FJI: gender | subject b1.3",
    ])
  })

  test("members stay silent in every sentence, and are named in a tagged block too", () => {
    const text = "[next] @[Friends of Children] (@Bulgaria, ~@Jamaica(-)). On #labour."
    expect(memberships(text)).toEqual(["friends-of-children: BGR", "friends-of-children: JAM"])
    expect(interventions(text)).toEqual([])
    expect(relations(text)).toEqual([])
  })

  test("a member with a sign is cited by those who speak", () => {
    const text = "@Comoros for @[African Group] (~@RSA(-)) on #labour."
    expect(relations(text)).toEqual(["african-group > ZAF -"])
    expect(memberships(text)).toEqual(["african-group: ZAF"])
  })
})

describe("sentences, quotes and who holds", () => {
  test.each([
    ["@Brazil: “Yes.” “No.” On #labour.", ["BRA: labour | subject b1.2"]],
    ["@Brazil: “Yes.” - #labour.", ["BRA: labour | sentence b1.0"]],
    ["@Brazil: “Yes.” @Fiji: “No.” #labour.", ["FJI: labour | sentence b1.1"]],
    [
      "@Brazil (#labour. Yes.) @Fiji on #gender.",
      ["BRA: labour | sentence b1.0", "FJI: gender | sentence b1.1"],
    ],
    [
      "(@Brazil on #labour.) Then #gender.",
      ["BRA: labour | sentence b1.0", "BRA: gender | subject b1.1"],
    ],
    [
      "(@Brazil on #labour.) #gender.",
      ["BRA: labour | sentence b1.0", "BRA: gender | sentence b1.0"],
    ],
    [
      "@Brazil (“Yes.”), #labour. (No.) - #gender.",
      ["BRA: labour | sentence b1.0", "BRA: gender | subject b1.1"],
    ],
    [
      "#labour(+ a; b. C) said @Brazil; #gender.",
      ["BRA: labour + (a; b. C) | sentence b1.0", "BRA: gender | subject b1.1"],
    ],
    [
      "@Brazil, #labour (see No. 5). No. 6 too; no. #gender",
      ["BRA: labour | sentence b1.0", "BRA: gender | subject b1.3"],
    ],
    ["See Art. @Brazil and para. #labour, i.e. §13 vs. §6.", ["BRA: labour | sentence b1.0"]],
    ["@Brazil—#labour—(aside. More!) then; @Fiji.", ["BRA: labour | sentence b1.0"]],
    ["@Brazil/@Fiji: #labour.", ["BRA: labour | sentence b1.0", "FJI: labour | sentence b1.0"]],
    ["@Brazil's, #labour's.", ["BRA: labour | sentence b1.0"]],
    // Three sentences of positions wait for the speakers of each later sentence.
    [
      "#labour(+). #gender(-). Hm. @Brazil. @Fiji and @Japan.",
      [
        "BRA: labour + | open b1.3",
        "BRA: gender - | open b1.3",
        "FJI: labour + | open b1.4",
        "FJI: gender - | open b1.4",
        "JPN: labour + | open b1.4",
        "JPN: gender - | open b1.4",
      ],
    ],
    [
      "#labour(+). @Brazil. #gender. @Fiji on #family. @Japan.",
      [
        "BRA: labour + | open b1.1",
        "BRA: gender | subject b1.2",
        "FJI: family | sentence b1.3",
        "JPN: labour + | open b1.4",
      ],
    ],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })

  test.each([
    ["@Brazil said “a. B? “C” d”. E.", ["b1.0 BRA: a. B? “C"]],
    ["@Brazil: #labour. “a.” “b!” Then more. “c”", ["b1.1 BRA: a.", "b1.2 BRA: b!", "b1.4 BRA: c"]],
    [
      "“a”. “b” #labour. @Brazil “c”. “d”.",
      ["b1.0 nobody: a", "b1.1 nobody: b", "b1.2 BRA: c", "b1.3 BRA: d"],
    ],
    [
      "@Brazil and @Fiji: “a”. “b”. #labour “c”.",
      ["b1.0 nobody: a", "b1.1 nobody: b", "b1.2 nobody: c"],
    ],
    ["# @Egypt\n\n“a”. #labour.\n\n“b”.", ["b2.0 EGY: a", "b3.0 EGY: b"]],
    [
      "# @Egypt, @Fiji “a”\n\n@Brazil. “b” on #labour.\n\n“c”.",
      ["b1.0 nobody: a", "b2.1 BRA: b", "b3.0 nobody: c"],
    ],
    ["@Mexico and @Fiji:\n- #labour “a”\n- @Japan “b”", ["b2.0 nobody: a", "b3.0 JPN: b"]],
  ])("%j", (text, rows) => {
    expect(quotes(text)).toEqual(rows)
  })
})

describe("leads, lists and headings", () => {
  test.each([
    [
      "#labour(+):\n\n- @Brazil:\n  - #gender\n    - @Fiji\n\n@Japan",
      ["BRA: labour + | lead b2.0", "BRA: gender | lead b3.0", "FJI: gender | lead b4.0"],
    ],
    [
      "@Brazil on #labour(+):\n- @Fiji\n- #gender\n- @Japan on #family\n- x",
      [
        "BRA: labour + | sentence b1.0",
        "FJI: labour + | lead b2.0",
        "BRA: gender | lead b3.0",
        "JPN: family | sentence b4.0",
      ],
    ],
    // A lead of provisions alone passes on what it was handed of the other kinds.
    [
      "# @Egypt\n\n## #labour\n\n§13:\n- #gender\n- @Fiji",
      ["EGY: gender | heading b4.0", "FJI: labour | heading b5.0"],
    ],
    // Items of both kinds at one depth are one list: the text tells them apart in nothing.
    ["@Egypt:\n- #labour\n1. #gender", ["EGY: labour | lead b2.0", "EGY: gender | lead b3.0"]],
    ["1. @Brazil\n- #labour\n1. #gender", []],
    [
      "- a\n# @Egypt\n- #labour\n  - @Fiji",
      ["EGY: labour | heading b3.0", "FJI: labour | lead b4.0"],
    ],
    // A second paragraph of an item is a block of its own; it leads the list that it stands before.
    ["- @Mexico\n\n  on #labour\n\n  - #gender", []],
    [
      "- @Mexico\n  - #labour\n\n  Then @Fiji:\n\n  - #gender",
      ["MEX: labour | lead b2.0", "FJI: gender | lead b4.0"],
    ],
    ["# @Egypt\n\n- x\n\n  #labour\n\n  @Fiji\n- @Japan", ["EGY: labour | heading b3.0"]],
    [
      "# @Egypt\n\n#labour. @Egypt. #gender.",
      ["EGY: labour | heading b2.0", "EGY: gender | subject b2.2"],
    ],
    [
      "> [key] @Brazil on #labour.\n> - #gender",
      ["BRA: labour | sentence b1.0", "BRA: gender | lead b2.0"],
    ],
    // What is quoted is blocks: a heading in it is one.
    ["> ## @Egypt\n>\n> #labour.", ["EGY: labour | heading b2.0"]],
    ["| # @Egypt | #labour |", []],
    ["- # @Egypt\n- #labour", []],
    ["[ours] @Fiji on #labour\n- @Brazil\n  - #gender", ["BRA: gender | lead b3.0"]],
  ])("%j", (text, rows) => {
    expect(placed(text)).toEqual(rows)
  })

  test("each kind of provision comes from the nearest giver", () => {
    expect(provisions("§13:\n- @Brazil on #labour\n  - #gender in §6\n    - #family")).toEqual([
      "BRA: labour | objective-13",
      "BRA: gender | objective-6",
      "BRA: family | objective-6",
    ])
    expect(provisions("On #labour. And §13:\n- @Fiji\n- @Brazil in §6")).toEqual([
      "FJI: labour | objective-13",
      "BRA: labour | objective-6",
    ])
  })

  test("an item of a list gives proposals, relations and quotes of all its lead's actors", () => {
    const text = '@Brazil. Later @Mexico and @Fiji:\n- §13{+"x"}\n- ~@Japan(-)'
    expect(proposals(text)).toEqual(["MEX on objective-13: +x", "FJI on objective-13: +x"])
    expect(relations(text)).toEqual(["MEX > JPN -", "FJI > JPN -"])
  })

  test("a heading's actors take the floor once, those of a lower one in between", () => {
    const text =
      "# @Egypt\n\n#labour.\n\n## @Fiji\n\n#gender. @Egypt.\n\n# @Egypt\n\n#family. @Fiji."
    expect(interventions(text)).toEqual(["EGY b2", "FJI b4", "EGY b4", "EGY b6", "FJI b6"])
  })
})

describe("tags and time", () => {
  const tags = (text: string) =>
    indexed(text).statements.map(({ block, time, tags: own }) =>
      [block, time ?? "", ...own].join(" ").replace(/ +/g, " ").trim(),
    )
  test.each([
    ["[key][10:42][key][check] @Brazil on #labour.", ["b1 10:42 key check"]],
    ["[10:42] [10:43] @Brazil on #labour.", ["b1 10:42"]],
    // What is no time ends the tags: what comes behind it does not stand at the start.
    ["[25:00] [key] @Brazil on #labour.", ["b1"]],
    ["[key] [9:5] [check] @Brazil on #labour.", ["b1 key"]],
    ["[Key] @Brazil on #labour.", ["b1"]],
    ["# [private] [ours] x\n\n@Fiji on #labour.", ["b2 private"]],
    // A second paragraph of an item stands in the list of the private lead, not in that of its own item.
    [
      "[private] @Egypt:\n\n- x\n\n  @Fiji on #labour.\n  - #gender\n\n@Japan on #labour.",
      ["b3 private", "b4 private", "b5"],
    ],
    ["- [private] x\n\n  @Fiji on #labour.", ["b2"]],
  ])("%j", (text, rows) => {
    expect(tags(text)).toEqual(rows)
  })

  test("a highlight's text has the names of the meeting, whatever was typed", () => {
    expect(
      highlights(
        '[key] @[cote d’ivoire] for @[Groupe africain], #funding=[New Fund](~? half), §[obj 13]{-"a"}, `@Brazil` \\@x.',
      ),
    ).toEqual([
      'b1 key: Côte d\'Ivoire for African Group, finance: new fund(~? half), Objective 13{-"a"}, @Brazil @x.',
    ])
  })
})

describe("unknown names", () => {
  test.each([
    [
      '@Austria for @Nowhere with ~@Japan(+) and §13{+"x"}. On #labour “y”.',
      ["b1 unknown-actor @Nowhere"],
    ],
    [
      "@[Friends of Children] (@Nowhere) on #teleport. Then #labour(+).",
      ["b1 unknown-actor @Nowhere", "b1 unknown-topic #teleport"],
    ],
    [
      "~@Nowhere(-): #labour=maybe(+). @Korea",
      [
        "b1 unknown-actor ~@Nowhere",
        "b1 unknown-position #labour=maybe",
        "b1 ambiguous-actor @Korea",
      ],
    ],
    [
      "“@Nowhere” on §99. `@Nowhere` and x@nowhere.org",
      ["b1 unknown-actor @Nowhere", "b1 unknown-provision §99"],
    ],
  ])("%j", (text, rows) => {
    expect(problems(text).sort()).toEqual([...rows].sort())
  })

  test("no row names one, and none goes to another in its place", () => {
    const {
      statements: held,
      proposals: moved,
      relations: related,
      quotes: said,
    } = indexed('# @Egypt\n\n@Austria for @Nowhere with ~@Japan(+) and §13{+"x"}. On #labour “y”.')
    expect([held, moved, related]).toEqual([[], [], []])
    expect(said.map(({ speaker }) => speaker)).toEqual([null])
  })
})
