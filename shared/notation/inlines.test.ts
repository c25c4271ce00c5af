import { describe, expect, test } from "vitest"
import { blocksOf, parseNote } from "./notation.ts"

/** The chips of a note as typed, and its words with ◆ for each chip. */
function read(text: string): { chips: string[]; words: string } {
  const runs = blocksOf(parseNote(text)).flatMap((block) => block.inlines)
  return {
    chips: runs.flatMap((run) => (run.kind === "chip" ? [run.ref] : [])),
    words: runs.map((run) => (run.kind === "chip" ? "◆" : run.text)).join(""),
  }
}

describe("an e-mail address, a sign inside a word, a URL and inline code are never chips", () => {
  test.each([
    ["Write to a@b.org."],
    ["(first.last+tag@sub-domain.example.org)"],
    ["é@b.org, 1@b.org and _x@b.org"],
    ["desk@lakeside"],
    ["C#labour and 4#labour and é#labour and x_#labour"],
    ["Brazil@Canada"],
    ["see https://lakeside.org/@Brazil/#labour?a=§13#x"],
    ["see HTTPS://X.org/#labour, ftp://x.org/@b and www.lakeside.org/#labour"],
    ["<https://x.org/#labour>"],
    ["(https://x.org/(@b)#labour)"],
    ["mailto:a@b.org"],
  ])("%s", (text) => {
    expect(read(text)).toEqual({ chips: [], words: text })
  })

  test("code keeps its signs; a backtick without a partner is a plain character", () => {
    expect(read("`@Canada #gender` and ``a `@b` c``")).toEqual({
      chips: [],
      words: "@Canada #gender and a `@b` c",
    })
    expect(read("5` long, @Canada")).toEqual({ chips: ["@Canada"], words: "5` long, ◆" })
  })

  test.each([
    ["https://x.org/a @Brazil", ["@Brazil"]],
    ["a@b.org/@Brazil", ["@Brazil"]],
    ["(@Brazil)", ["@Brazil"]],
    ["“@Brazil”", ["@Brazil"]],
    ["l'@UE and l’@UE", ["@UE", "@UE"]],
    ["@Brazil/@Canada", ["@Brazil", "@Canada"]],
    ["@Brazil,@Canada", ["@Brazil", "@Canada"]],
    ["@[South Africa]#labour", ["@[South Africa]", "#labour"]],
    ["@Turkey(?)#labour(+)#gender(-)", ["@Turkey(?)", "#labour(+)", "#gender(-)"]],
    ["@@Brazil ##labour §§13", ["@Brazil", "#labour", "§13"]],
    ["@Brazil#labour", ["@Brazil"]],
    ["and§13", ["§13"]],
    ["§13§14", ["§13", "§14"]],
    ["no~@Japan(-) here", ["~@Japan(-)"]],
    ["vs.~@Japan", ["~@Japan"]],
    ["*@Brazil* **#labour(+)**", ["@Brazil", "#labour(+)"]],
    ["👍#labour 🇧🇷@Brazil", ["#labour", "@Brazil"]],
    ["-@Brazil =#labour", ["@Brazil", "#labour"]],
  ])("but %s has chips", (text, chips) => {
    expect(read(text).chips).toEqual(chips)
  })

  test("a letter beyond the basic plane makes a word as well", () => {
    expect(read("𞤀#labour").chips).toEqual([])
  })
})

describe("`\\@`, `\\#`, `\\§` write the plain character", () => {
  test.each([
    ["\\@Brazil \\#labour \\§13", [], "@Brazil #labour §13"],
    ["~\\@Brazil", [], "~@Brazil"],
    ["\\@[South Africa]", [], "@[South Africa]"],
    ["a \\ b \\x @Brazil", ["@Brazil"], "a \\ b \\x ◆"],
    ["\\", [], "\\"],
    ["#labour\\(+)", ["#labour"], "◆(+)"],
  ])("%s", (text, chips, words) => {
    expect(read(text)).toEqual({ chips, words })
  })
})

describe("a sign or `{` belongs to a chip only with no space before it", () => {
  test.each([
    ["#labour (+)", ["#labour"], "◆ (+)"],
    ["@Turkey (?)", ["@Turkey"], "◆ (?)"],
    ["~@Japan (-)", ["~@Japan"], "◆ (-)"],
    ['§13 {+"x"}', ["§13"], '◆ {+"x"}'],
    ["#labour\n(+)", ["#labour"], "◆ (+)"],
  ])("%s", (text, chips, words) => {
    expect(read(text)).toEqual({ chips, words })
  })
})
