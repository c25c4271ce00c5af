// What a sentence gives besides statements: quotes, proposals, relations, members, highlights, problems.
import { describe, expect, test } from "vitest"
import {
  highlights,
  indexed,
  memberships,
  problems,
  proposals,
  quotes,
  relations,
} from "../../tests/builders/lakeside.ts"

/** Each statement's speaker and topic with its quotes. */
const quoted = (text: string) =>
  indexed(text).statements.map((row) => `${row.speaker} ${row.topic}: ${row.quotes.join(" | ")}`)

describe("a quote belongs to its sentence's said actor, else to the subject, else to the actor in scope", () => {
  test.each([
    ["@Brazil said “yes”.", ["b1.0 BRA: yes"]],
    ["@Austria for @EU-27 said “yes”.", ["b1.0 AUT for eu-27: yes"]],
    ['@Brazil. On #labour “yes” and "no".', ["b1.1 BRA: yes", "b1.1 BRA: no"]],
    ["@Brazil. @Fiji on #labour. #gender “yes”.", ["b1.2 FJI: yes"]],
    ["# @Egypt for @G77\n\nSaid “yes”.", ["b2.0 EGY for g77: yes"]],
    ["@Mexico:\n- “yes”\n- “no” #labour", ["b2.0 MEX: yes", "b3.0 MEX: no"]],
    ["# @Egypt\n\n@Brazil said “yes”.", ["b2.0 BRA: yes"]],
    ["“@Japan forgets”, said @Brazil.", ["b1.0 BRA: Japan forgets"]],
    ["@Brazil on ~@Japan: “yes”.", ["b1.0 BRA: yes"]],
    ["# @Egypt said “yes”", ["b1.0 EGY: yes"]],
  ])("%j", (text, rows) => {
    expect(quotes(text)).toEqual(rows)
  })
})

describe("… where that is not exactly one, to nobody", () => {
  test.each([
    ["“yes” was heard.", ["b1.0 nobody: yes"]],
    ["@Brazil and @Fiji said “yes”.", ["b1.0 nobody: yes"]],
    ["@Brazil and @Fiji. Then #labour “yes”.", ["b1.1 nobody: yes"]],
    ["# @Egypt, @Fiji\n\n“yes”.", ["b2.0 nobody: yes"]],
    ["@Nowhere said “yes”.", ["b1.0 nobody: yes"]],
    ["@Nowhere and @Brazil said “yes”.", ["b1.0 nobody: yes"]],
    ["@Brazil. @Nowhere. On #labour “yes”.", ["b1.2 nobody: yes"]],
    ["Heard:\n- “yes”", ["b2.0 nobody: yes"]],
    ["@Brazil.\n\n“yes”.", ["b2.0 nobody: yes"]],
  ])("%j", (text, rows) => {
    expect(quotes(text)).toEqual(rows)
  })
})

describe("a sentence without any chip gives its quotes to the last sentence before it in the block that had one", () => {
  test.each([
    ["@Brazil on #labour. Nice. “yes”.", ["b1.2 BRA: yes"], ["BRA labour: yes"]],
    ["@Brazil on #labour. “a”. “b”.", ["b1.1 BRA: a", "b1.2 BRA: b"], ["BRA labour: a | b"]],
    ["@Brazil on #labour “a”. “b”.", ["b1.0 BRA: a", "b1.1 BRA: b"], ["BRA labour: a | b"]],
    ["@Brazil on #labour. And #gender. “b”.", ["b1.2 BRA: b"], ["BRA labour: ", "BRA gender: b"]],
    // The chip may be any: a cited actor, a provision, one inside a quote.
    ["@Brazil on #labour. ~@Japan sat. “b”.", ["b1.2 BRA: b"], ["BRA labour: "]],
    ["@Brazil on #labour. See §13. “b”.", ["b1.2 BRA: b"], ["BRA labour: "]],
    ["@Brazil on #labour. “@Japan naps”.", ["b1.1 BRA: Japan naps"], ["BRA labour: "]],
    ["@Brazil on #labour. @Fiji, @Japan. “b”.", ["b1.2 nobody: b"], ["BRA labour: "]],
    ["“a”. @Brazil on #labour.", ["b1.0 nobody: a"], ["BRA labour: "]],
    ["#labour “a”. @Brazil.", ["b1.0 nobody: a"], ["BRA labour: "]],
    ["#labour. @Brazil. “a”.", ["b1.2 BRA: a"], ["BRA labour: a"]],
    ["@Brazil on #labour.\n\n“a”.", ["b2.0 nobody: a"], ["BRA labour: "]],
  ])("%j", (text, rows, owned) => {
    expect(quotes(text)).toEqual(rows)
    expect(quoted(text)).toEqual(owned)
  })

  test("a statement has the quotes that are its speaker's", () => {
    expect(quoted("@Brazil and @Fiji on #labour: “yes”.")).toEqual(["BRA labour: ", "FJI labour: "])
    expect(quoted("# @Egypt\n\nOn #labour: “yes”. On #gender.")).toEqual([
      "EGY labour: yes",
      "EGY gender: ",
    ])
    expect(quoted("#labour:\n- @Brazil: “yes”")).toEqual(["BRA labour: yes"])
  })
})

describe("each `{…}` makes a proposal by each holder in A, else the subject, else scope actors", () => {
  test.each([
    ['@Brazil: §13{+"a"}.', ["BRA on objective-13: +a"]],
    ['@Brazil and @Fiji: §13{-"a"}.', ["BRA on objective-13: -a", "FJI on objective-13: -a"]],
    [
      '@Austria for @EU-27 and @Fiji: §13{-"a"}{+"b"}.',
      ["AUT for eu-27 on objective-13: -a +b", "FJI on objective-13: -a +b"],
    ],
    [
      '@Brazil: §13{-"a"}{-"b"}{+"c"}{+"d"}.',
      ["BRA on objective-13: -a", "BRA on objective-13: -b +c", "BRA on objective-13: +d"],
    ],
    [
      '@Brazil: §13{+"a"} and §6{+"a"}, §13{+"a"}.',
      ["BRA on objective-13: +a", "BRA on objective-6: +a", "BRA on objective-13: +a"],
    ],
    ['@Brazil. §13{+"a"}.', ["BRA on objective-13: +a"]],
    ['# @Egypt\n\n§13{+"a"}.', ["EGY on objective-13: +a"]],
    ['@Mexico:\n- §13{+"a"}', ["MEX on objective-13: +a"]],
    ['# @Egypt\n\n@Brazil. §13{+"a"}.', ["BRA on objective-13: +a"]],
    ['# @Egypt: §13{+"a"}', ["EGY on objective-13: +a"]],
    ['§13{+"a"}. @Brazil.', []],
    ['@Nowhere: §13{+"a"}.', []],
    ['@Brazil: §99{+"a"}.', []],
    ['@Brazil: §13 {+"a"}.', []],
    ['@Brazil: “§13{+"a"}”.', ["BRA on objective-13: +a"]],
    ['~@Brazil: §13{+"a"}.', []],
  ])("%j", (text, rows) => {
    expect(proposals(text)).toEqual(rows)
  })
})

describe("`~@X(+)` makes a relation to X from the holder of each said actor, else subject, else scope", () => {
  test.each([
    ["@Brazil with ~@Japan(+).", ["BRA > JPN +"]],
    ["@Brazil and @Fiji against ~@Japan(-).", ["BRA > JPN -", "FJI > JPN -"]],
    [
      "@Austria for @EU-27 against ~@Japan(-) and ~@AOSIS(+).",
      ["eu-27 > JPN -", "eu-27 > aosis +"],
    ],
    ["@Brazil. With ~@Japan(+).", ["BRA > JPN +"]],
    ["# @Egypt for @G77\n\nWith ~@Japan(+).", ["g77 > JPN +"]],
    ["@Mexico:\n- ~@Japan(-)", ["MEX > JPN -"]],
    ["# @Egypt with ~@Japan(+)", ["EGY > JPN +"]],
    ["With ~@Japan(+). @Brazil.", []],
    ["@Brazil with ~@Nowhere(+).", []],
    ["@Nowhere with ~@Japan(+).", []],
    ["@Brazil on ~@Japan.", []],
    ["@Brazil on ~@Japan(?).", []],
    ["@Brazil on ~@Japan (+).", []],
    ["@Brazil with @Japan(+).", []],
  ])("%j", (text, rows) => {
    expect(relations(text)).toEqual(rows)
  })
})

describe("a block tagged [ours] or [next] makes no statements, interventions, proposals, relations or quotes", () => {
  const words =
    '@Brazil on #labour, §13{+"a"}, ~@Japan(+): “yes”. @[Friends of Children] (@Bulgaria).'
  test.each([["[ours]"], ["[next]"], ["[key] [ours]"], ["[private][next]"]])("%s", (tags) => {
    const index = indexed(`${tags} ${words}`)
    expect(index.statements).toEqual([])
    expect(index.interventions).toEqual([])
    expect(index.proposals).toEqual([])
    expect(index.relations).toEqual([])
    expect(index.quotes).toEqual([])
    expect(index.highlights).toHaveLength(1)
  })

  test("its members are named and its unknown names are problems", () => {
    expect(memberships(`[ours] ${words}`)).toEqual(["friends-of-children: BGR"])
    expect(problems("[ours] @Nowhere, @Korea, #teleport, #labour=x, §99 and #gender.")).toEqual([
      "b1 unknown-actor @Nowhere",
      "b1 ambiguous-actor @Korea",
      "b1 unknown-topic #teleport",
      "b1 unknown-position #labour=x",
      "b1 unknown-provision §99",
    ])
  })
})

describe("`highlights` has each tagged block, its text without tags and time", () => {
  test.each([
    ["[key] Plain.", ["b1 key: Plain."]],
    ["[key][check] [10:42] Plain.", ["b1 key check: Plain."]],
    ["[10:42] [key] Plain.", ["b1 key: Plain."]],
    ["[key] [10:42] [check] Plain.", ["b1 key check: Plain."]],
    ["[key] [key] Plain.", ["b1 key: Plain."]],
    ["[key]", ["b1 key: "]],
    ["[10:42] Plain.", []],
    ["Plain [key].", []],
    ["[other] [key] Plain.", []],
    ["[ key] Plain.", []],
    [
      "# [key] Title\n\n- [next] Item\n\n| [check] cell | x |",
      ["b1 key: Title", "b2 next: Item", "b3 check: cell"],
    ],
    [
      '[key] @bra(?), ~@JPN(-), #labor(+? x), #status=[in between], §13{+"a b"}: “@Fiji”.',
      [
        'b1 key: Brazil(?), Japan(-), labour rights(+? x), regular/irregular: in between, Objective 13{+"a b"}: “Fiji”.',
      ],
    ],
    ["[key] @Nowhere(?) and #labour=x(+).", ["b1 key: @Nowhere(?) and #labour=x(+)."]],
    ["[private] Plain.", ["b1 private: Plain."]],
  ])("%j", (text, rows) => {
    expect(highlights(text)).toEqual(rows)
  })
})

describe("tags and time hold for their own block only, save [private]: on a heading or a lead it covers all below it or in its list", () => {
  const tags = (text: string) =>
    indexed(text).statements.map((row) =>
      `${row.block} ${[...(row.time === null ? [] : [row.time]), ...row.tags].join(" ")}`.trim(),
    )
  test.each([
    ["[key] [10:42] @Brazil on #labour.\n\n@Fiji on #labour.", ["b1 10:42 key", "b2"]],
    ["# [key] [10:42] @Brazil\n\n#labour.", ["b2"]],
    ["[key] [10:42] @Brazil:\n- #labour", ["b2"]],
    [
      "# [private] x\n\n[key] @Brazil on #labour.\n\n## y\n\n@Fiji on #labour.\n\n# z\n\n@Japan on #labour.",
      ["b2 key private", "b4 private", "b6"],
    ],
    [
      "[private] @Brazil:\n- #labour\n  - @Fiji on #labour\n\n@Japan on #labour.",
      ["b2 private", "b3 private", "b4"],
    ],
    ["- [private] x\n  - @Fiji on #labour\n- @Japan on #labour", ["b2 private", "b3"]],
    ["[private] [ours] x:\n- @Fiji on #labour", ["b2 private"]],
    [
      "# [private] x\n\n[private] @Fiji on #labour.\n\n| @Japan on #labour |",
      ["b2 private", "b3 private"],
    ],
    ["[private] x.\n\ny:\n- @Fiji on #labour", ["b3"]],
  ])("%j", (text, rows) => {
    expect(tags(text)).toEqual(rows)
  })
})

describe("problems: the chip as typed, without signs and `{…}`", () => {
  test.each([
    [
      "@Brazil and @[No Where](?) and ~@Nobody(-).",
      ["b1 unknown-actor @[No Where]", "b1 unknown-actor ~@Nobody"],
    ],
    [
      "@Korea, @congo(?) and ~@KOREA(+).",
      ["b1 ambiguous-actor @Korea", "b1 ambiguous-actor @congo", "b1 ambiguous-actor ~@KOREA"],
    ],
    [
      "@Brazil on #teleport(+ x), #[a b]=[c d](-), #labour=[no such](~?).",
      [
        "b1 unknown-topic #teleport",
        "b1 unknown-topic #[a b]=[c d]",
        "b1 unknown-position #labour=[no such]",
      ],
    ],
    [
      '@Brazil on §99 and §[Objective 99]{+"x"}.',
      ["b1 unknown-provision §99", "b1 unknown-provision §[Objective 99]"],
    ],
    ["@Nowhere. @Nowhere.", ["b1 unknown-actor @Nowhere", "b1 unknown-actor @Nowhere"]],
    ["“@Nowhere”\n\n# @Nowhere", ["b1 unknown-actor @Nowhere", "b2 unknown-actor @Nowhere"]],
    ["@Brazil on #labour=no-dichotomy.", ["b1 unknown-position #labour=no-dichotomy"]],
  ])("%j", (text, rows) => {
    expect(problems(text)).toEqual(rows)
  })
})
