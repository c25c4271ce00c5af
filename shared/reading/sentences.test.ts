import { describe, expect, test } from "vitest"
import { quotes, sentences } from "../../tests/builders/lakeside.ts"

/** A block's sentences, one a line. */
const lines = (text: string) => sentences(text)[0] ?? []

describe("a sentence ends at `.`, `?`, `!` or `;` followed by white space, or at the end of its block", () => {
  test.each([
    ["One. Two? Three! Four; five", ["One.", "Two?", "Three!", "Four;", "five"]],
    ["One.  Two.", ["One.", "Two."]],
    ["One.\nTwo.", ["One.", "Two."]],
    ["3.5 and a.b and x;y and what?no", ["3.5 and a.b and x;y and what?no"]],
    ["Hm... Then?! Yes.", ["Hm...", "Then?!", "Yes."]],
    ["One.", ["One."]],
    ["One: two, three – four", ["One: two, three – four"]],
    ["See https://x.org/a?b. Then", ["See https://x.org/a?b.", "Then"]],
    ["One.@Brazil two", ["One.@Brazil two"]],
    ["#labour(+). #gender(-); @Brazil", ["#labour(+).", "#gender(-);", "@Brazil"]],
    ["[10:42] [key] One. Two", ["One.", "Two"]],
    ["[key]", []],
  ])("%j", (text, expected) => {
    expect(lines(text)).toEqual(expected)
  })

  test("blocks are apart", () => {
    expect(sentences("One\n\nTwo. Three\n\n- Four")).toEqual([["One"], ["Two.", "Three"], ["Four"]])
  })
})

describe("… outside quotes, parentheses and chips", () => {
  test.each([
    ["“One. Two; three” four. Five", ["“One. Two; three” four.", "Five"]],
    ['"One. Two" four. Five', ['"One. Two" four.', "Five"]],
    ["(one. Two; three) four. Five", ["(one. Two; three) four.", "Five"]],
    ["(one (two. Three) four. Five) six. Seven", ["(one (two. Three) four. Five) six.", "Seven"]],
    [
      "(one “two) three. Four” five. Six) seven. Eight",
      ["(one “two) three. Four” five. Six) seven.", "Eight"],
    ],
    [
      "@[St. Lucia. x] #labour(+ yes. And; more!) here",
      ["@[St. Lucia. x] #labour(+ yes. And; more!) here"],
    ],
    ['§13{+"One. Two"}{-"x! Y"} three. Four', ['§13{+"One. Two"}{-"x! Y"} three.', "Four"]],
    // A mark without its partner is a plain character.
    ["“One. Two", ["“One.", "Two"]],
    ['5" wide. Two', ['5" wide.', "Two"]],
    ["(one. Two", ["(one.", "Two"]],
    ["1) one. Two", ["1) one.", "Two"]],
    ["a) one. B) two (three. Four)", ["a) one.", "B) two (three. Four)"]],
  ])("%j", (text, expected) => {
    expect(lines(text)).toEqual(expected)
  })
})

describe("one of `.`, `?`, `!` directly before a closing quote or parenthesis ends it behind that", () => {
  test.each([
    ["“One.” Two", ["“One.”", "Two"]],
    ['"One?" Two', ['"One?"', "Two"]],
    ["(One!) Two", ["(One!)", "Two"]],
    ["“One;” Two", ["“One;” Two"]],
    ["“One” Two", ["“One” Two"]],
    ["“One.” “Two.” Three", ["“One.”", "“Two.”", "Three"]],
    ["“One.” @Japan two", ["“One.”", "@Japan two"]],
    ["“One.” ~@Japan two", ["“One.”", "~@Japan two"]],
    ["“One.” 7 two", ["“One.”", "7 two"]],
    ["“One.” (Two)", ["“One.”", "(Two)"]],
    ["(“One.”) Two", ["(“One.”)", "Two"]],
    ["(said “one.”) Two", ["(said “one.”)", "Two"]],
    ["“One (two.)” Three", ["“One (two.)”", "Three"]],
    ["“One.”", ["“One.”"]],
    // A closing mark is one, too, where nothing opened.
    ["One.” Two", ["One.”", "Two"]],
    ["One!) Two", ["One!)", "Two"]],
    ["One.) two. Three", ["One.) two.", "Three"]],
    ["One;) Two", ["One;) Two"]],
    ["One (e.g.) Two", ["One (e.g.) Two"]],
    ["“One.”         Two", ["“One.”", "Two"]],
  ])("%j", (text, expected) => {
    expect(lines(text)).toEqual(expected)
  })
})

describe("… unless a lower-case letter, a comma, a dash, or a topic, position or provision chip follows", () => {
  test.each([
    ["“One.” two. Three", ["“One.” two.", "Three"]],
    ["“One?” élan. Three", ["“One?” élan.", "Three"]],
    ["“One.”, Two. Three", ["“One.”, Two.", "Three"]],
    ["“One.” – Two. Three", ["“One.” – Two.", "Three"]],
    ["“One.” — Two. Three", ["“One.” — Two.", "Three"]],
    ["“One.” - Two. Three", ["“One.” - Two.", "Three"]],
    ["“One.”― Two. Three", ["“One.”― Two.", "Three"]],
    ["“One.” #labour. Three", ["“One.” #labour.", "Three"]],
    ["“One.” #labour=full-access. Three", ["“One.” #labour=full-access.", "Three"]],
    ["“One.” §13. Three", ["“One.” §13.", "Three"]],
    ["(One!) two. Three", ["(One!) two.", "Three"]],
    ["(One!) #labour. Three", ["(One!) #labour.", "Three"]],
    ["“One.”  #teleport. Three", ["“One.”  #teleport.", "Three"]],
    [`“One.”${" ".repeat(80)}two. Three`, [`“One.”${" ".repeat(80)}two.`, "Three"]],
    // A full stop of the sentence's own stays with it.
    ["“One?”. Two", ["“One?”.", "Two"]],
    ["(One!); two", ["(One!);", "two"]],
  ])("%j", (text, expected) => {
    expect(lines(text)).toEqual(expected)
  })
})

describe("these abbreviations do not end one", () => {
  test.each([
    "Mr.",
    "Mrs.",
    "Ms.",
    "Dr.",
    "Amb.",
    "St.",
    "Art.",
    "para.",
    "paras.",
    "Obj.",
    "e.g.",
    "i.e.",
    "vs.",
  ])("%s", (it) => {
    expect(lines(`One ${it} Two (${it} Three). Four`)).toEqual([
      `One ${it} Two (${it} Three).`,
      "Four",
    ])
    expect(lines(`${it} @Brazil`)).toEqual([`${it} @Brazil`])
  })

  test.each([
    ["See No. 7. Two", ["See No. 7.", "Two"]],
    ["Said No. Two", ["Said No.", "Two"]],
    ["No. §13", ["No.", "§13"]],
    ["No.", ["No."]],
    ["A chart. Two", ["A chart.", "Two"]],
    ["They are smart. Two", ["They are smart.", "Two"]],
    ["The best. Two", ["The best.", "Two"]],
    ["Bravo. Casino. 7", ["Bravo.", "Casino.", "7"]],
    ["and so on, etc. Two", ["and so on, etc.", "Two"]],
    ["the U.S. Two", ["the U.S.", "Two"]],
    ["(see para.) Two", ["(see para.) Two"]],
    ["“No.” Two", ["“No.”", "Two"]],
    ["One para? Two", ["One para?", "Two"]],
  ])("%j", (text, expected) => {
    expect(lines(text)).toEqual(expected)
  })
})

describe("exact words, to the next closing mark of the kind", () => {
  test.each([
    ["“one” and “two”", ["one", "two"]],
    ['"one" and "two"', ["one", "two"]],
    ["“one “two” three”", ["one “two"]],
    ['“one "two" three”', ['one "two" three']],
    ['"one “two” three"', ["one “two” three"]],
    ['“one" two”', ['one" two']],
    ["“not closed", []],
    ['"not closed', []],
    ["”wrong way round” “right”", ["right"]],
    ['one "two" three" four', ["two"]],
    ["it's 'no' quote", []],
    ["“on #labour(+) and @Japan’s §13”", ["on labour rights(+) and Japan’s Objective 13"]],
    ['#labour(+ so "free") @x', []],
    ['""', []],
  ])("%j", (text, expected) => {
    expect(quotes(text).map((line) => line.replace(/^\S+ \S+: /, ""))).toEqual(expected)
  })
})
