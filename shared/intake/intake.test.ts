// What plain words suggest, each with what accepting it makes of the note's text form.
import { describe, expect, test } from "vitest"
import { lakeside, relations, statements } from "../../tests/builders/lakeside.ts"
import { blocksOf, parseNote } from "../notation/notation.ts"
import { accept, type Decision, decide, type Suggestion, suggesterOf, takenIn } from "./intake.ts"

const suggest = suggesterOf(lakeside)

function suggested(text: string): readonly Suggestion[] {
  return suggest(blocksOf(parseNote(text)), 0).flat()
}

/** `Brazil: BRA`, `Congo: COD COG ?`: who or what may be meant, with a question mark for a question. */
function told(text: string): string[] {
  return suggested(text).map((it) => `${it.words}: ${meant(it)}${it.sure ? "" : " ?"}`)
}

function meant(it: Suggestion): string {
  switch (it.kind) {
    case "actor":
      return it.choices.flatMap(({ actor, cited }) => (cited ? [] : [actor])).join(" ")
    case "topic":
      return [it.choices[0].topic, it.choices[0].position].filter((id) => id !== null).join("=")
    case "pair":
      return `${it.speaker} for ${it.group}`
    case "stance":
      return it.choices.map(({ sign }) => sign).join(" ")
  }
}

/** The note when these words' suggestions are taken, by the number of their choice, and all that is certain. */
function taken(text: string, chosen: Readonly<Record<string, number>> = {}) {
  const all = suggested(text)
  const decided = new Map<string, Decision>()
  const take = (it: Suggestion, choice: number) => {
    for (const [id, decision] of decide(it, choice, all, decided)) {
      if (decision === null) decided.delete(id)
      else decided.set(id, decision)
    }
  }
  for (const it of all) if (it.sure) take(it, 0)
  for (const it of all) {
    const choice = chosen[it.words]
    if (choice !== undefined) take(it, choice)
  }
  return takenIn(accept(parseNote(text), all, decided))
}

const textOf = (...of: Parameters<typeof taken>) => taken(...of).text.trimEnd()

describe("names", () => {
  test("what is certain becomes actors and topics, and its words stay the chips' words", () => {
    const text = "Brazil and the Holy See spoke on Labour rights."
    expect(told(text)).toEqual(["Brazil: BRA", "Holy See: VAT", "Labour rights: labour"])
    expect(taken(text)).toEqual({
      text: "@BRA and the @VAT spoke on #labour.\n",
      labels: ["Brazil", "Holy See", "Labour rights"],
    })
  })

  test("a name that several bear is a question with each of them", () => {
    expect(told("Congo spoke.")).toEqual(["Congo: COD COG ?"])
    expect(textOf("Congo spoke.")).toBe("Congo spoke.")
    expect(textOf("Congo spoke.", { Congo: 1 })).toBe("@COG spoke.")
  })

  test.each([
    ["They could not meet with Hungary.", "Hungary: HUN ?"],
    ["Armenia's argument was heard.", "Armenia: ARM ?"],
    ["Then Brazil asked Japan about it.", "Brazil: BRA;Japan: JPN ?"],
    ["A word about Japan, Canada and Fiji.", "Japan: JPN ?;Canada: CAN ?;Fiji: FJI ?"],
    ["The delegate of Egypt spoke.", "Egypt: EGY"],
    ["It was mentioned by Mexico and Fiji.", "Mexico: MEX;Fiji: FJI"],
  ])("who may only be spoken about is a question: %s", (text, expected) => {
    expect(told(text).join(";")).toBe(expected)
  })

  test("an acronym in small letters is a question", () => {
    expect(told("Fiji asked for basic services.")).toEqual(["Fiji: FJI", "basic: basic ?"])
  })

  test("who is spoken about can be taken so", () => {
    expect(textOf("They met with Hungary.", { Hungary: 1 })).toBe("They met with ~@HUN.")
  })

  test("who is left out of a group stands in its place", () => {
    expect(told("The EU without Hungary spoke.")).toEqual(["EU: eu", "Hungary: HUN"])
    expect(statements(`#labour: ${textOf("the EU without Hungary.")}`)).toEqual([
      "eu except HUN: labour",
    ])
  })

  test("exact words, comments, links and quotes are asked about, code is left alone", () => {
    expect(told("“Brazil will not.”")).toEqual(["Brazil: BRA ?"])
    expect(told("[check] Comment: was it Brazil?")).toEqual(["Brazil: BRA ?"])
    expect(told("[Brazil](https://example.org/a)")).toEqual(["Brazil: BRA ?"])
    expect(told("> Brazil")).toEqual(["Brazil: BRA ?"])
    expect(told("`Brazil`")).toEqual([])
  })

  test("emphasis stays around a name", () => {
    expect(textOf("**Brazil** spoke.")).toBe("**@BRA** spoke.")
  })
})

describe("positions", () => {
  test.each([
    ["regular/irregular: in between", "#regular-irregular=in-between"],
    ["Regular/irregular (strong separation)", "#regular-irregular=strong-separation"],
    ["labour rights – full access", "#labour=full-access"],
    ["labour rights, basic only", "#labour=basic-only"],
    ["labour rights, basically", "#labour, basically"],
  ])("a position behind its topic's name is taken with it: %s", (text, chip) => {
    expect(textOf(text)).toBe(chip)
    expect(taken(text).labels.join()).toBe(text.replace(", basically", ""))
  })

  test("a topic can be taken with any of its positions, which its chip then says", () => {
    expect(taken("On labour they spoke.", { labour: 1 })).toEqual({
      text: "On #labour=full-access they spoke.\n",
      labels: ["labour: full access"],
    })
  })

  test("a position without its topic is a question", () => {
    expect(told("In between")).toEqual(["In between: regular-irregular=in-between ?"])
  })

  test("a name goes before a position without its topic", () => {
    expect(told("existing funds; labour rights")).toEqual([
      "existing funds: finance=existing-funds ?",
      "labour rights: labour",
    ])
    expect(told("Full access labour")).toEqual([
      "Full access: labour=full-access ?",
      "labour: labour",
    ])
  })

  test("a position holds no other name", () => {
    expect(told("monitoring: voluntary review")).toEqual([
      "monitoring: voluntary review: monitoring=voluntary-review",
    ])
  })
})

describe("pairs", () => {
  test.each([
    ["Comoros for the African Group", "@COM for the @african-group"],
    [
      "The African Group, represented by the Comoros",
      "The @african-group, represented by the @COM",
    ],
    ["The African Group (Comoros)", "The @african-group (represented by @COM)"],
    ["Austria (EU)", "@AUT (for @eu)"],
    ["Austria (representing all EU countries)", "@AUT (representing @eu)"],
    [
      "The African Group, with Comoros as coordinator",
      "The @african-group, represented by @COM as coordinator",
    ],
    [
      "On behalf of the African Group, the delegate from the Comoros spoke.",
      "On behalf of the @african-group, represented by @COM spoke.",
    ],
    ["Egypt, in its capacity as chair of the G77, agreed.", "@EGY, for @g77, agreed."],
    [
      "Austria (representing all EU countries except Hungary), Japan",
      "@AUT (representing @eu except @HUN), @JPN",
    ],
    ["Austria for the EU except Hungary", "@AUT for the @eu except @HUN"],
    [
      "Friends of Children (Bulgaria, Jamaica), represented by Luxembourg",
      "@friends-of-children (@BGR, @JAM), represented by @LUX",
    ],
  ])("%s", (text, expected) => {
    expect(textOf(text)).toBe(expected)
    const [said = ""] = statements(`#labour: ${textOf(text)}.`)
    expect(said).toMatch(/ for /)
  })

  test("the words beside a connector stay, in the chips", () => {
    const text = "On behalf of the African Group, the delegate from the Comoros spoke."
    expect(taken(text).labels).toEqual(["African Group", "the delegate from the Comoros"])
  })

  test("a pair takes its two actors with it, and goes when one of them is rejected", () => {
    const all = suggested("Comoros for the African Group")
    const pair = all.find(({ kind }) => kind === "pair")
    const [speaker] = all
    if (pair === undefined || speaker === undefined) throw new Error("no pair was found")
    const decided = decide(pair, 0, all, new Map())
    expect([...decided.values()]).toEqual([0, 0, 0])
    const known = new Map([...decided].map(([id, it]) => [id, it ?? "rejected"] as const))
    expect(decide(speaker, "rejected", all, known)).toEqual(
      new Map([
        [speaker.id, "rejected"],
        [pair.id, null],
      ]),
    )
  })
})

describe("stances", () => {
  test("a verb is a question about the topic behind it, never taken with the others", () => {
    const text = "Brazil supports labour rights."
    expect(told(text)).toEqual(["Brazil: BRA", "supports: + ?", "labour rights: labour"])
    expect(textOf(text)).toBe("@BRA supports #labour.")
    expect(statements(textOf(text, { supports: 0 }))).toEqual(["BRA: labour +"])
  })

  test("one that is said of another delegation makes it cited, with the sign", () => {
    const text = "Brazil opposed Japan."
    expect(textOf(text, { opposed: 0 })).toBe("@BRA opposed ~@JPN(-).")
    expect(relations(textOf(text, { opposed: 0 }))).toEqual(["BRA > JPN -"])
  })

  test("a stance takes its topic with it", () => {
    const all = suggested("“Brazil supports labour rights.”")
    const stance = all.find(({ kind }) => kind === "stance")
    const topic = all.find(({ kind }) => kind === "topic")
    if (stance === undefined || topic === undefined) throw new Error("no stance was found")
    expect(decide(stance, 0, all, new Map())).toEqual(
      new Map([
        [stance.id, 0],
        [topic.id, 0],
      ]),
    )
    const known = new Map<string, Decision>([
      [stance.id, 0],
      [topic.id, 0],
    ])
    expect(decide(topic, "rejected", all, known).get(stance.id)).toBeNull()
  })
})

test("in a table, in a list and under a heading words become chips in their place", () => {
  const text = "# Labour rights\n\n- Brazil\n  - Fiji\n\n| Japan | gender |\n"
  expect(taken(text).text).toBe("# #labour\n\n- @BRA\n  - @FJI\n\n| @JPN | #gender |\n")
})
