// Whatever a page is made of, each of its words is read once, and in its place.
import fc from "fast-check"
import { expect, test } from "vitest"
import { blocksOf } from "../../shared/notation/notation.ts"
import { readPage } from "./html.ts"

const runs = Number(process.env.FUZZ_RUNS || 300)

/** `WORD` stands for a word of its own. */
const words = fc
  .array(
    fc.constantFrom(
      ...[
        "WORD",
        "<b>WORD</b> ",
        "<i>WORD WORD</i>",
        "<a href='https://a.b/'>WORD</a>",
        "<br>",
        " ",
      ],
      ...[
        "<o:p></o:p>",
        "<span style='font-weight:700'>WORD</span>",
        "<![if !x]><u>WORD</u><![endif]>",
      ],
      ...["<sup><a href='#_ftn1' name='_ftnref1'>WORD</a></sup>", "<ins>WORD</ins>", "<q>WORD</q>"],
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(" "))

const page = fc.letrec<{ part: string }>((tie) => {
  const parts = fc.array(tie("part"), { maxLength: 3 }).map((it) => it.join("\n"))
  const rows = fc.array(fc.array(parts, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 3,
  })
  const wrap = (tag: string) => parts.map((inner) => `<${tag}>${inner}</${tag}>`)
  return {
    part: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      words.map((it) => `<p class=MsoNormal>${it}</p>`),
      words.map((it) => `<h2>${it}</h2>`),
      fc
        .tuple(fc.integer({ min: 1, max: 9 }), words)
        .map(([level, it]) => `<p style='mso-list:l0 level${level} lfo1'>${it}</p>`),
      fc
        .array(fc.tuple(words, parts), { minLength: 1, maxLength: 3 })
        .map(
          (items) => `<ul>${items.map(([it, inner]) => `<li>${it}${inner}</li>`).join("")}</ul>`,
        ),
      fc
        .array(parts, { maxLength: 3 })
        .map((items) => `<ol>${items.map((it) => `<li aria-level="2">${it}</li>`).join("")}</ol>`),
      wrap("div"),
      wrap("blockquote"),
      fc
        .tuple(rows, fc.integer({ min: 0, max: 3 }))
        .map(
          ([cells, span]) =>
            `<table>${cells.map((row) => `<tr>${row.map((it) => `<td rowspan=${span} colspan=${span}>${it}</td>`).join("")}</tr>`).join("")}</table>`,
        ),
    ),
  }
}).part

test("no word is lost, doubled or moved", () => {
  fc.assert(
    fc.property(fc.array(page, { maxLength: 4 }), (parts) => {
      let count = 0
      const html = parts.join("\n").replaceAll("WORD", () => `w${++count}`)
      const read = blocksOf(readPage(`<html><body>${html}`))
        .map(({ inlines }) => inlines.map(({ text }) => text).join(""))
        .join(" ")
      expect(read.match(/w\d+/g) ?? []).toEqual(
        Array.from({ length: count }, (_, n) => `w${n + 1}`),
      )
    }),
    { numRuns: runs },
  )
})
