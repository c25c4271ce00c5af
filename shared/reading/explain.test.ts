import { expect, test } from "vitest"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { blocksOf, parseNote } from "../notation/notation.ts"
import { type BlockRows, type ChipAt, readNoteIndex } from "./reading.ts"

/** Each row of a kind as `who (from) for whom: what (from) + besides | the words it stands in`, with chips as typed. */
function reasons(text: string, kind: keyof BlockRows): string[] {
  const note = parseNote(text)
  const words = blocksOf(note).map(({ inlines }) => inlines.map((it) => it.text).join(""))
  const { blocks } = readNoteIndex(note, lakeside)
  const typed = (at: ChipAt | null) => {
    const n = blocks.findIndex(({ id }) => id === at?.block)
    const span = blocks[n]?.chips[at?.chip ?? -1]
    return span === undefined ? "–" : `${at?.block} ${words[n]?.slice(span.start, span.end)}`
  }
  return blocks.flatMap(({ rows }, n) =>
    rows[kind].map(({ because }) => {
      const { about, aboutFrom, besides, group, speaker, speakerFrom, span } = because
      const whom = group === null ? "" : ` for ${typed(group)}`
      const who = `${typed(speaker)} (${speakerFrom})${whom}`
      const what = `${typed(about)} (${aboutFrom})${besides.map((it) => ` + ${typed(it)}`).join("")}`
      return `${who}: ${what} | ${words[n]?.slice(span.start, span.end)}`
    }),
  )
}

test.each([
  [
    "in one sentence",
    "So: @Brazil on #labour. More.",
    ["b1 @Brazil (sentence): b1 #labour (sentence) | So: @Brazil on #labour."],
  ],
  [
    "the subject before",
    "@Fiji spoke. On #climate, yes.",
    ["b1 @Fiji (subject): b1 #climate (sentence) | On #climate, yes."],
  ],
  [
    "an open position",
    "#labour(+) it was. So said @Fiji.",
    ["b1 @Fiji (sentence): b1 #labour(+) (open) | So said @Fiji."],
  ],
  [
    "the position of a lead",
    "For #finance:\n\n- @Japan",
    ["b2 @Japan (sentence): b1 #finance (lead) | @Japan"],
  ],
  [
    "the actor of a lead",
    "@Mexico said:\n\n- #finance",
    ["b1 @Mexico (lead): b2 #finance (sentence) | #finance"],
  ],
  [
    "the actor of a heading",
    "# @Mexico\n\n#finance",
    ["b1 @Mexico (heading): b2 #finance (sentence) | #finance"],
  ],
  [
    "the position of a heading",
    "# #finance\n\nOnly @Japan.",
    ["b2 @Japan (sentence): b1 #finance (heading) | Only @Japan."],
  ],
  [
    "a group, its exception and a provision",
    "@Austria for @EU-27 except @Hungary: §13 and #labour.",
    [
      "b1 @Austria (sentence) for b1 @EU-27: b1 #labour (sentence) + b1 @Hungary + b1 §13 | @Austria for @EU-27 except @Hungary: §13 and #labour.",
    ],
  ],
  [
    "a provision of the heading",
    "# §13\n\n@Brazil on #labour",
    ["b2 @Brazil (sentence): b2 #labour (sentence) + b1 §13 | @Brazil on #labour"],
  ],
])("a statement comes from %s", (_, text, expected) => {
  expect(reasons(text, "statements")).toEqual(expected)
})

test("an intervention, a proposal, a relation and a quote name who, from where, and their words", () => {
  const text = '# @Fiji\n\nOn #climate. §13{+"shall"} and ~@Japan(-), “never”. @Mexico spoke.'
  expect(reasons(text, "interventions")).toEqual([
    "b1 @Fiji (heading): – (sentence) | On #climate.",
    "b2 @Mexico (sentence): – (sentence) | @Mexico spoke.",
  ])
  expect(reasons(text, "proposals")).toEqual([
    'b1 @Fiji (heading): b2 §13{+"shall"} (sentence) | §13{+"shall"}',
  ])
  expect(reasons(text, "relations")).toEqual([
    "b1 @Fiji (heading): b2 ~@Japan(-) (sentence) | ~@Japan(-)",
  ])
  expect(reasons(text, "quotes")).toEqual(["b1 @Fiji (heading): – (sentence) | “never”"])
})

test("a membership names group and member, a highlight its block, a problem its chip", () => {
  expect(reasons("@[Friends of Children] (@Bulgaria)", "memberships")).toEqual([
    "– (sentence) for b1 @[Friends of Children]: b1 @Bulgaria (sentence) | @Bulgaria",
  ])
  expect(reasons("[key] All of it.", "highlights")).toEqual([
    "– (sentence): – (sentence) | [key] All of it.",
  ])
  expect(reasons("See @Atlantisia and #labour.", "problems")).toEqual([
    "– (sentence): b1 @Atlantisia (sentence) | @Atlantisia",
  ])
  expect(reasons("Only #labour.", "problems")).toEqual([
    "– (sentence): b1 #labour (sentence) | #labour",
  ])
})

test("typing around chips changes where they stand, not which they are", () => {
  const at = (text: string) =>
    readNoteIndex(parseNote(text), lakeside).blocks.flatMap(({ rows }) =>
      rows.statements.map(({ because: { speaker, about } }) => [speaker, about]),
    )
  expect(at("Then @Fiji, at length, on #climate")).toEqual(at("@Fiji #climate"))
})
