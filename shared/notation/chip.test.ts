import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { type Chip, chipAt, chipLabel, parseChip, printChip } from "./notation.ts"

/** What a chip says in one line: its kind, names and signs. */
function line(chip: Chip | null): string | null {
  if (chip === null) return null
  const doubt = (unsure: boolean) => (unsure ? " unsure" : "")
  switch (chip.kind) {
    case "actor":
      return `${chip.cited ? "cited" : "actor"} ${chip.name}${chip.agreement ?? ""}${doubt(chip.unsure)}`
    case "topic": {
      const { stance } = chip
      const mark = stance && ` ${stance.sign}${doubt(stance.unsure)}`
      const words = stance?.qualifier ? ` “${stance.qualifier}”` : ""
      return `topic ${chip.name}${chip.position === null ? "" : `: ${chip.position}`}${mark ?? ""}${words}`
    }
    case "provision":
      return ["provision", chip.name, ...chip.edits.map((it) => JSON.stringify(it))].join(" ")
  }
}

/** The chip at the start of a text, and what is left of the text behind it. */
function first(text: string): [string | null, string] {
  const found = chipAt(text, 0)
  return [line(found?.chip ?? null), text.slice(found?.end ?? 0)]
}

describe("`@Name` runs over letters, digits and `-` and ends at the first other character", () => {
  test.each([
    ["@Brazil.", "actor Brazil", "."],
    ["@Brazil's", "actor Brazil", "'s"],
    ["@Brazil’s", "actor Brazil", "’s"],
    ["@EU-27, and", "actor EU-27", ", and"],
    ["@G77/China", "actor G77", "/China"],
    ["@Côte d'Ivoire", "actor Côte", " d'Ivoire"],
    ["@Cote\u0301x", "actor Cote\u0301x", ""],
    ["@中国 said", "actor 中国", " said"],
    ["@ab_c", "actor ab", "_c"],
    ["@Brazil–Canada", "actor Brazil", "–Canada"],
    ["@7", "actor 7", ""],
    ["#labour…", "topic labour", "…"],
    ["#regular/irregular", "topic regular", "/irregular"],
    ["§13.", "provision 13", "."],
    ["§13a", "provision 13a", ""],
    ["@Brazil:", "actor Brazil", ":"],
    ["~@Japan,", "cited Japan", ","],
  ])("%s", (text, chip, rest) => {
    expect(first(text)).toEqual([chip, rest])
  })
})

describe("anything else goes in brackets, positions too", () => {
  test.each([
    ["@[South Africa]x", "actor South Africa", "x"],
    ["@[a]b]", "actor a", "b]"],
    ["@[Côte d'Ivoire]", "actor Côte d'Ivoire", ""],
    ["@[Bolivia (Plurinational State of)]", "actor Bolivia (Plurinational State of)", ""],
    ["@[ the  Chair ]", "actor the  Chair", ""],
    ["#[climate change]=[in between]", "topic climate change: in between", ""],
    ["#[climate change]=new-category", "topic climate change: new-category", ""],
    ["#labour=[full access]", "topic labour: full access", ""],
    ["#[a.b; c]", "topic a.b; c", ""],
    ["§[Objective 13]", "provision Objective 13", ""],
    ["~@[Republic of Korea]", "cited Republic of Korea", ""],
    [`@[${"long ".repeat(100)}name]`, `actor ${"long ".repeat(100)}name`, ""],
  ])("%s", (text, chip, rest) => {
    expect(first(text)).toEqual([chip, rest])
  })

  test.each([["@[]"], ["@[ ]"], ["@["], ["@[Brazil"], ["@ Brazil"], ["# labour"], ["§ 13"], ["@"]])(
    "%s is no chip",
    (text) => {
      expect(chipAt(text, 0)).toBeNull()
    },
  )

  test("brackets that are not closed do not swallow the next chip", () => {
    expect(chipAt("@[South Africa and @[Brazil]", 0)).toBeNull()
  })

  test.each([
    ["#labour=", "topic labour", "="],
    ["#labour= full", "topic labour", "= full"],
    ["#labour =full", "topic labour", " =full"],
    ["#labour=a=b", "topic labour: a", "=b"],
    ["#labour=[]", "topic labour", "=[]"],
  ])("a position stands directly behind `=`: %s", (text, chip, rest) => {
    expect(first(text)).toEqual([chip, rest])
  })
})

describe("a stance stands directly after a topic or position chip, then free words", () => {
  test.each([
    ["#a(-)", "topic a -", ""],
    ["#a(+)", "topic a +", ""],
    ["#a(~)", "topic a ~", ""],
    ["#a(?)", "topic a ?", ""],
    ["#a=b(-)", "topic a: b -", ""],
    ["#a(−)", "topic a -", ""],
    ["#a(–)", "topic a -", ""],
    ["#a (+)", "topic a", " (+)"],
    ["#a=b (-)", "topic a: b", " (-)"],
    ["#a(+?)", "topic a + unsure", ""],
    ["#a(-?)", "topic a - unsure", ""],
    ["#a(~?)", "topic a ~ unsure", ""],
    ["#a(+ less adamant)", "topic a + “less adamant”", ""],
    ["#a(+less adamant)", "topic a + “less adamant”", ""],
    ["#a(+? less adamant)", "topic a + unsure “less adamant”", ""],
    ["#a(? who knows)", "topic a ? “who knows”", ""],
    ["#a( +)", "topic a", "( +)"],
    ["#a(+ )", "topic a +", ""],
    ["#a(+ only; not. now!)", "topic a + “only; not. now!”", ""],
    ["#a(- “no”, 50% @Brazil #x §y)", "topic a - ““no”, 50% @Brazil #x §y”", ""],
    ["#a(- unless (as said) paid)", "topic a - “unless (as said) paid”", ""],
    ["#a(- x (y (z)) w)", "topic a - “x (y (z)) w”", ""],
    ["#a(-)(+)", "topic a -", "(+)"],
    ["#a(in part)", "topic a", "(in part)"],
    ["#a()", "topic a", "()"],
    ["#a(+ not closed", "topic a", "(+ not closed"],
    [`#a(+ ${"x".repeat(700)})`, `topic a + “${"x".repeat(700)}”`, ""],
  ])("%s", (text, chip, rest) => {
    expect(first(text)).toEqual([chip, rest])
  })
})

describe("`(?)` after an actor chip; `(+)` and `(-)` after a cited one", () => {
  test.each([
    ["@Turkey(?)", "actor Turkey unsure", ""],
    ["@[Turkey](?),", "actor Turkey unsure", ","],
    ["@Turkey (?)", "actor Turkey", " (?)"],
    ["@Turkey(? maybe)", "actor Turkey", "(? maybe)"],
    ["@Turkey(+)", "actor Turkey", "(+)"],
    ["~@Japan(?)", "cited Japan unsure", ""],
    ["~@Japan(+)", "cited Japan+", ""],
    ["~@Japan(-)", "cited Japan-", ""],
    ["~@[South Africa](-)", "cited South Africa-", ""],
    ["~@Japan (-)", "cited Japan", " (-)"],
    ["~@Japan(~)", "cited Japan", "(~)"],
    ["~ @Japan", null, "~ @Japan"],
  ])("%s", (text, chip, rest) => {
    expect(first(text)).toEqual([chip, rest])
  })
})

describe("text proposals: add, delete, replace", () => {
  const add = (text: string) => JSON.stringify({ text, old: null })
  const cut = (old: string) => JSON.stringify({ text: null, old })
  const swap = (old: string, text: string) => JSON.stringify({ text, old })
  test.each([
    ['§13{+"x"}', `provision 13 ${add("x")}`, ""],
    ["§13{+“x”}", `provision 13 ${add("x")}`, ""],
    ['§13{-"x"}', `provision 13 ${cut("x")}`, ""],
    ['§[Objective 13]{-"a"}{+"b"}', `provision Objective 13 ${swap("a", "b")}`, ""],
    ['§13{+"a"}{-"b"}', `provision 13 ${add("a")} ${cut("b")}`, ""],
    ['§13{-"a"}{-"b"}', `provision 13 ${cut("a")} ${cut("b")}`, ""],
    ['§13{-"a"}{-"b"}{+"c"}', `provision 13 ${cut("a")} ${swap("b", "c")}`, ""],
    ['§13{-"a"}{+"b"}{+"c"}', `provision 13 ${swap("a", "b")} ${add("c")}`, ""],
    ['§13{+"the "best" interest"}', `provision 13 ${add('the "best" interest')}`, ""],
    ['§13{+"a. B; c (d) @e #f"}', `provision 13 ${add("a. B; c (d) @e #f")}`, ""],
    ['§13 {+"x"}', "provision 13", ' {+"x"}'],
    ['§13{-"a"} {+"b"}', `provision 13 ${cut("a")}`, ' {+"b"}'],
    ["§13{+x}", "provision 13", "{+x}"],
    ['§13{+""}', "provision 13", '{+""}'],
    ['§13{"x"}', "provision 13", '{"x"}'],
    ['§13{+"x"', "provision 13", '{+"x"'],
  ])("%s", (text, chip, rest) => {
    expect(first(text)).toEqual([chip, rest])
  })
})

test("a chip of the document is one chip and nothing else", () => {
  expect(line(parseChip("#labour(+ but late)"))).toBe("topic labour + “but late”")
  for (const ref of ["", "@", "@Brazil ", " @Brazil", "@Brazil's", "Brazil", "#a(+", "@Brazil @x"])
    expect(parseChip(ref)).toBeNull()
})

const name = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .'’()/-]{0,12}[\p{L}\p{N}]$/u)
const words = fc.stringMatching(/^[a-z@#§"“.;,][a-z @#§"“.;,]{0,12}[a-z]$/)
const chip: fc.Arbitrary<Chip> = fc.oneof(
  fc.record({
    kind: fc.constant("actor" as const),
    name,
    cited: fc.constant(true),
    agreement: fc.constantFrom("+" as const, "-" as const, null),
    unsure: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("topic" as const),
    name,
    position: fc.option(name),
    stance: fc.option(
      fc
        .record({
          sign: fc.constantFrom("+" as const, "-" as const, "~" as const, "?" as const),
          unsure: fc.boolean(),
          qualifier: fc.option(words),
        })
        .map((it) => (it.sign === "?" ? { ...it, unsure: false } : it)),
    ),
  }),
  fc.record({
    kind: fc.constant("provision" as const),
    name,
    edits: fc.array(
      fc.oneof(
        words.map((text) => ({ text, old: null })),
        fc.tuple(words, words).map(([text, old]) => ({ text, old })),
      ),
      { maxLength: 3 },
    ),
  }),
)

test("what printChip writes, parseChip reads", () => {
  void fc.assert(
    fc.property(chip, (it) => {
      expect(parseChip(printChip(it))).toEqual(it)
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

describe("a chip's label is its name in the meeting, `topic: position`; an unknown one is as typed", () => {
  test.each([
    ["@bra", "Brazil"],
    ["~@TURKEY(-)", "Türkiye"],
    ["@[ivory coast](?)", "Côte d'Ivoire"],
    ["@Norway", "Norway"],
    ["#labor", "labour rights"],
    ["#status=[IN BETWEEN](+ but)", "regular/irregular: in between"],
    ["§13", "Objective 13"],
    ["@Atlantisia", "@Atlantisia"],
    ["@[Sea of Tranquility]", "@[Sea of Tranquility]"],
    ["@Korea", "@Korea"],
    ["#labour=zigzag", "#labour=zigzag"],
    ["#teleport=fast", "#teleport=fast"],
    ["§99", "§99"],
  ])("%s", (ref, label) => {
    const parsed = parseChip(ref)
    expect(parsed && chipLabel(parsed, lakeside)).toBe(label)
  })
})
