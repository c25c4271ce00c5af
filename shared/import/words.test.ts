// Whatever the words are: none are lost, none become a chip, and the text form gives back what was read.
import fc from "fast-check"
import { expect, test } from "vitest"
import { blocksOf, type NoteItem, parseNote, printNote } from "../notation/notation.ts"
import { type HtmlNode, readHtml, readPlain } from "./import.ts"

const runs = Number(process.env.FUZZ_RUNS || 300)

const bit = fc.constantFrom(
  ...[
    "@Brazil",
    "#labour(+)",
    "§13",
    "~@Japan(-)",
    "[key]",
    "[10:42]",
    "{+",
    "**",
    "`",
    "- ",
    "1. ",
    "> ",
  ],
  ...["|", "<!--br-->", "\\", "a", "  ", "\u00a0", "مصر", "“", "é", "[a](https://b.c)", "x@y.org"],
)
const text = fc
  .array(fc.oneof(bit, fc.string({ unit: "grapheme", maxLength: 6 })), { maxLength: 8 })
  .map((it) => it.join(""))

const tags = [
  "p",
  "b",
  "i",
  "ul",
  "ol",
  "li",
  "h2",
  "div",
  "table",
  "tr",
  "td",
  "th",
  "blockquote",
  "pre",
  "a",
  "span",
  "code",
]
const node: fc.Arbitrary<HtmlNode> = fc.letrec<{ node: HtmlNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    text,
    fc.constant({ tag: "br", attributes: new Map(), children: [] }),
    fc.record({
      tag: fc.constantFrom(...tags),
      attributes: fc.constantFrom(
        new Map(),
        new Map([["style", "font-weight:bold"]]),
        new Map([["href", "https://a.b/c"]]),
      ),
      children: fc.array(tie("node"), { maxLength: 4 }),
    }),
  ),
})).node

/** Letters and digits only, as the source and the note have them. */
const letters = (words: string) => words.replace(/\p{Cs}|[^\p{L}\p{N}]/gu, "")

function wordsOf(items: readonly NoteItem[]): string {
  return blocksOf({ items })
    .map((it) => it.inlines.map((run) => run.text).join(""))
    .join(" ")
}

function mustHold(items: readonly NoteItem[]): void {
  const printed = printNote({ items })
  const again = parseNote(printed)
  expect(
    blocksOf(again).flatMap(({ inlines }) => inlines.filter((it) => it.kind === "chip")),
  ).toEqual([])
  expect(wordsOf(again.items)).toBe(wordsOf(items))
  expect(printNote(again)).toBe(printed)
}

test("plain text keeps its words", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (lines) => {
      const { items } = readPlain(lines.join("\n"))
      expect(letters(wordsOf(items))).toBe(letters(lines.join("\n")))
      mustHold(items)
    }),
    { numRuns: runs },
  )
})

test("HTML of any shape keeps its words", () => {
  const inRows = (nodes: readonly HtmlNode[]): string =>
    nodes.map((it) => (typeof it === "string" ? it : inRows(it.children))).join("")
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
      const { items } = readHtml(nodes)
      mustHold(items)
      // A browser puts what stands in a table outside of its cells somewhere else.
      if (!JSON.stringify(nodes).includes('"table"')) {
        expect(letters(wordsOf(items))).toBe(letters(inRows(nodes)))
      }
    }),
    { numRuns: runs },
  )
})
